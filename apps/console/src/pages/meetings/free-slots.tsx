import { addDays, addDuration, type MeetingKind } from '@stafett/domain';
import type { FreeSlot } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Choice, SelectField } from '../../form/choices.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { slots as words } from '../../i18n/sv/slots.ts';
import { api } from '../../trpc.ts';
import { slotKey } from './find-slot.ts';

addRoom({ slots: words });

const SHOWN_DAYS = 56;

/** The weekly times that are free for such a meeting in the case, eight weeks ahead. */
export const useFreeSlots = (caseId: string, kind: MeetingKind | '') => {
  const { today } = useFormat();
  return useQuery(
    api.slots.free.queryOptions(
      kind === '' ? skipToken : { caseId, kind, from: today, to: addDays(today, SHOWN_DAYS) },
      { retry: false },
    ),
  );
};

/** The units that keep the times, for the hint at the choice. */
export const useSlotUnits = (slots: readonly FreeSlot[]): string => {
  const { language } = useFormat();
  const units = [...new Set(slots.map(({ party }) => party.unitName))];
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(units);
};

/** The free times as one chooses among them. */
export const useSlotChoices = (slots: readonly FreeSlot[]): readonly Choice[] => {
  const { t } = useTranslation();
  const format = useFormat();
  // The line is short: whose unit it is stands in it only where there are several to tell apart.
  const several = new Set(slots.map(({ party }) => party.unit)).size > 1;
  return slots.map((slot) => ({
    value: slotKey(slot),
    label: t(several ? 'slots.freeChoiceOf' : 'slots.freeChoice', {
      day: format.long(slot.slot.on),
      from: format.time(slot.startsAt),
      to: format.time(addDuration(slot.startsAt, { minutes: slot.minutesLong })),
      name: slot.staff.name,
      unit: slot.party.unitName,
    }),
  }));
};

/** Välj en ledig tid: the form's values have it as `slot`. */
export const FreeSlotField = ({ slots }: { slots: readonly FreeSlot[] }) => {
  const { t } = useTranslation();
  const choices = useSlotChoices(slots);
  if (slots.length === 0) return <p>{t('slots.noneFree')}</p>;
  return (
    <SelectField<{ slot: string }> name="slot" label={t('slots.free')} hint={t('slots.freeHint')} choices={choices} />
  );
};
