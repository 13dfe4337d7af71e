import { atTime, type IsoDate } from '@stafett/domain';
import type { ProposeMeetingRequest } from '@stafett/schemas';
import { parseClock } from '../../format/parse-date.ts';

export const FEWEST_TIMES = 2;
export const MOST_TIMES = 6;

/** A time as it is typed; `id` is the proposed time's own. */
export type TypedTime = { id: string; on: IsoDate | ''; at: string };

/** The times that are typed as they are sent; a row that is not a time is left out. */
export const timesOf = (typed: readonly TypedTime[], minutesLong: number): ProposeMeetingRequest['times'] =>
  typed.flatMap(({ id, on, at }) => {
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
