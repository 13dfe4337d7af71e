import type { FreeSlot, MeetingView } from '@stafett/schemas';

/** How a form names a free weekly time among its values. */
export const slotKey = ({ slot: { rule, on } }: Pick<FreeSlot, 'slot'>): string => `${rule} ${on}`;

/** The free time of that name; undefined when it is free no longer. */
export const findSlot = (slots: readonly FreeSlot[], key: string | undefined): FreeSlot | undefined =>
  slots.find((one) => slotKey(one) === key);

/** The free times that the meeting could be moved to as it is: of a unit that is asked to it, and long enough. */
export const slotsFor = (meeting: MeetingView, slots: readonly FreeSlot[]): readonly FreeSlot[] =>
  slots.filter(
    ({ party, minutesLong }) =>
      minutesLong >= meeting.minutesLong &&
      meeting.parties.some((one) => one.type === 'unit' && one.party.unit === party.unit),
  );
