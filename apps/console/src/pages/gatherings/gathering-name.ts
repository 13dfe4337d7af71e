import type { GatheringList } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';

type Named = Pick<GatheringList['gatherings'][number], 'name' | 'topic' | 'calledBy'>;

/** What a team or a group is called: a team has a name; a group is what it meets about and who calls it. */
export const useGatheringName = (): ((named: Named) => string) => {
  const { t } = useTranslation();
  return ({ name, topic, calledBy }) =>
    name ?? t('groupCodes.name', { topic: t(`groupCodes.topic.${topic}`), unit: calledBy.unitName });
};
