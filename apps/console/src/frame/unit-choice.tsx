import type { SessionMe } from '@stafett/schemas';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tellTabs } from '../session/session.ts';
import { api, queryClient } from '../trpc.ts';

/** The unit one works for, and the choice of another when there is one. */
export const UnitChoice = ({ me }: { me: SessionMe }) => {
  const { t } = useTranslation();
  const router = useRouter();
  const choose = useMutation(
    api.session.chooseUnit.mutationOptions({
      onSuccess: (chosen) => {
        queryClient.setQueryData(api.session.me.queryKey(), chosen);
        tellTabs();
        void router.navigate({ to: '/' });
      },
    }),
  );
  if (me.units.length < 2) return <span className="band-unit">{me.unit.name}</span>;
  return (
    <select
      className="band-unit band-select"
      aria-label={t('frame.unit')}
      value={choose.isPending ? choose.variables.unit : me.unit.id}
      onChange={(event) => choose.mutate({ unit: event.target.value })}
    >
      {me.units.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
};
