import { compareDates, type IsoDate } from '../calendar/index.ts';
import type { CoachSeats, SeatsFrom, WaitingList } from './waiting-list.ts';

/** How many places the coach has on that day, as far as has been said. */
export const seatsOn = ({ seats, ahead = [] }: CoachSeats, day: IsoDate): number =>
  ahead.findLast(({ from }) => from <= day)?.seats ?? seats;

/** Places that nobody would have on that day, if all who have one stayed. Who has too many takes none from the others. */
export const freeOn = ({ coaches }: Pick<WaitingList, 'coaches'>, day: IsoDate): number =>
  coaches.reduce((sum, coach) => sum + Math.max(0, seatsOn(coach, day) - coach.taken.length), 0);

/** The first day from which so many places are free at once, of today and the days of which something has been said. */
export const dayWithFree = (list: Pick<WaitingList, 'coaches'>, places: number, today: IsoDate): IsoDate | undefined =>
  [today, ...list.coaches.flatMap(({ ahead = [] }) => ahead.map(({ from }) => from)).filter((from) => from > today)]
    .sort(compareDates)
    .find((day) => freeOn(list, day) >= places);

/** The coach with so many places from that day on. What was said of the same day before no longer counts. */
export const withSeatsFrom = (coach: CoachSeats, next: SeatsFrom): CoachSeats => ({
  ...coach,
  ahead: [...(coach.ahead ?? []).filter(({ from }) => from !== next.from), next].sort((a, b) =>
    compareDates(a.from, b.from),
  ),
});

/** The coach with so many places as of today. What was said of days that have come is past. */
export const withSeatsNow = ({ ahead = [], ...coach }: CoachSeats, seats: number, today: IsoDate): CoachSeats => {
  const left = ahead.filter(({ from }) => from > today);
  return { ...coach, seats, ...(left.length > 0 ? { ahead: left } : {}) };
};
