import type { Role } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';

/** "handläggare och coach" */
export const useRoleNames = () => {
  const { t } = useTranslation();
  const { language } = useFormat();
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return (roles: readonly Role[]): string => list.format(roles.map((role) => t(`role.${role}`)));
};
