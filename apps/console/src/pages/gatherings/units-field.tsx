import { unitsAround } from '@stafett/domain';
import type { Directory } from '@stafett/schemas';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CheckboxGroup, type Choice, SelectField } from '../../form/choices.tsx';
import { useMe } from '../../session/me.ts';
import { partyName } from '../handovers/party-names.ts';

const ELSEWHERE = 'elsewhere';

/** Units that are asked to be with: those near, to tick, and one from elsewhere. */
export type ChosenUnits = { units: string[]; more: string };
export const noUnits: ChosenUnits = { units: [], more: '' };

export const unitsIn = ({ units, more }: ChosenUnits): string[] =>
  units.map((unit) => (unit === ELSEWHERE ? more : unit)).filter((unit) => unit !== '');

/** Every unit but one's own and those that are with already. */
export const UnitsField = ({
  directory,
  label,
  hint,
  without = [],
}: {
  directory: Directory;
  label: string;
  hint?: string;
  without?: readonly string[];
}) => {
  const { t } = useTranslation();
  const me = useMe();
  const chosen = useWatch<ChosenUnits, 'units'>({ name: 'units' });
  const near = unitsAround({ agency: me.agency.id, unit: me.unit.id }).map(({ unit }) => unit);
  const all = directory.agencies.flatMap(({ id, name, units }) =>
    units
      .filter((unit) => unit.id !== me.unit.id && !without.includes(unit.id))
      .map((unit) => ({ agency: id, agencyName: name, unit: unit.id, unitName: unit.name })),
  );
  const choiceOf = (unit: (typeof all)[number]): Choice => ({ value: unit.unit, label: partyName(unit) });
  const others = all.filter(({ unit }) => !near.includes(unit));
  return (
    <>
      <CheckboxGroup<ChosenUnits>
        name="units"
        label={label}
        {...(hint === undefined ? {} : { hint })}
        choices={[
          ...all.filter(({ unit }) => near.includes(unit)).map(choiceOf),
          ...(others.length > 0 ? [{ value: ELSEWHERE, label: t('gatheringPage.elsewhere') }] : []),
        ]}
      />
      {chosen.includes(ELSEWHERE) && (
        <SelectField<ChosenUnits> name="more" label={t('gatheringPage.moreUnit')} choices={others.map(choiceOf)} />
      )}
    </>
  );
};
