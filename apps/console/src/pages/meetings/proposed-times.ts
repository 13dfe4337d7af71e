import { atTime, type IsoDate } from '@stafett/domain';
import type { FreeSlot, ProposeMeetingRequest } from '@stafett/schemas';
import { parseClock } from '../../format/parse-date.ts';
import { findSlot } from './find-slot.ts';

export const FEWEST_TIMES = 2;
export const MOST_TIMES = 6;

/** A time as it is typed, or a weekly time that is chosen (`slot`, as `findSlot` takes it); `id` is the proposed time's own. */
export type TypedTime = { id: string; on: IsoDate | ''; at: string; slot?: string };

/** The weekly times that are chosen in the rows, of those that are free. */
export const slotsIn = (typed: readonly TypedTime[], free: readonly FreeSlot[]): readonly FreeSlot[] =>
  typed.flatMap(({ slot }) => findSlot(free, slot) ?? []);

/** The times that are typed as they are sent; a row that is not a time is left out. A weekly time is no longer than it is. */
export const timesOf = (
  typed: readonly TypedTime[],
  minutesLong: number,
  free: readonly FreeSlot[] = [],
): ProposeMeetingRequest['times'] =>
  typed.flatMap(({ id, on, at, slot: key }) => {
    const found = findSlot(free, key);
    if (found) {
      const { startsAt, slot } = found;
      return [{ id, startsAt, minutesLong: Math.min(minutesLong, found.minutesLong), slot }];
    }
    const clock = parseClock(at);
    return on === '' || clock === undefined ? [] : [{ id, startsAt: atTime(on, clock), minutesLong }];
  });

/** Whether two of the times go into one another: that is one choice told twice. */
export const overlap = (times: readonly { startsAt: string; minutesLong: number }[]): boolean => {
  const inOrder = times.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return inOrder.some((time, index) => {
    const before = inOrder[index - 1];
    return (
      before !== undefined && Date.parse(before.startsAt) + before.minutesLong * 60_000 > Date.parse(time.startsAt)
    );
  });
};

/** The field where a row's time is set: the list of weekly times, or the day. */
const fieldOf = (typed: readonly TypedTime[], free: readonly FreeSlot[], index: number): string =>
  `times.${index}.${findSlot(free, typed[index]?.slot) ? 'slot' : 'on'}`;

/** The first row's field, for what is wrong with the times together. */
export const firstField = (typed: readonly TypedTime[], free: readonly FreeSlot[]): string => fieldOf(typed, free, 0);

type Facts = Readonly<Record<string, unknown>>;
const slotField =
  (typed: readonly TypedTime[]) =>
  ({ rule, on }: Facts): string =>
    `times.${Math.max(
      0,
      typed.findIndex(({ slot }) => slot === `${rule} ${on}`),
    )}.slot`;

/** The field that each refusal of proposed times is about. */
export const refusalsOfTimes = (typed: readonly TypedTime[], free: readonly FreeSlot[]) => ({
  meetingInPast: firstField(typed, free),
  timesOverlap: firstField(typed, free),
  slotTaken: slotField(typed),
  slotNotFree: slotField(typed),
  slotNotForMeeting: slotField(typed),
});
