import type { SessionMe } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useChooseUnit } from './use-choose-unit.ts';

/** The unit one works for, and the choice of another when there is one, with how much waits there. */
export const UnitChoice = ({ me }: { me: SessionMe }) => {
  const { t } = useTranslation();
  const choose = useChooseUnit();
  if (me.units.length < 2) return <span className="band-unit">{me.unit.name}</span>;
  return (
    <select
      className="band-unit band-select"
      aria-label={t('frame.unit')}
      value={choose.isPending ? choose.variables.unit : me.unit.id}
      onChange={(event) => choose.mutate({ unit: event.target.value })}
    >
      {me.units.map(({ id, name, waiting }) => (
        <option key={id} value={id}>
          {waiting === 0 ? name : t('frame.unitWaiting', { unit: name, count: waiting })}
        </option>
      ))}
    </select>
  );
};
