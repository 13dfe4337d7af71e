import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole, useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';

/** Aktualisera, for whoever's agency may. */
export const ReferLink = () => {
  const { t } = useTranslation();
  const me = useMe();
  const may = hasRole(me, 'caseworker', 'coach', 'manager');
  const options = useQuery({ ...api.cases.referralOptions.queryOptions(), enabled: may });
  const some = options.data?.insatser.some(({ places }) => places.length > 0);
  return may && some ? (
    <Link to="/aktualisera" className="button button-primary">
      {t('casesPage.refer')}
    </Link>
  ) : null;
};
