import { addDays, compareDates, daysBetween, type IsoDate } from '../calendar/index.ts';
import type { CaseId } from '../organisation/organisation.ts';
import type { WaitingEntry, WaitingList } from './waiting-list.ts';

/** For sorting: first referred, first in turn; then by when they entered; ids, which are random, settle what is left. */
export const inTurn = (a: WaitingEntry, b: WaitingEntry): number =>
  compareDates(a.referredOn, b.referredOn) ||
  (a.enteredAt < b.enteredAt ? -1 : a.enteredAt > b.enteredAt ? 1 : 0) ||
  (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : 0);

/** Where the case stands in the line, 1 being next in turn; undefined when it does not wait. */
export const positionOf = (list: WaitingList, caseId: CaseId): number | undefined => {
  const index = list.entries.findIndex((entry) => entry.caseId === caseId);
  return index === -1 ? undefined : index + 1;
};

const RATE_OVER_DAYS = 180;
const FEWEST_CALLS = 3;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/**
 * Days until a case at this position (1 is next) may expect its call: position × the median of days between the calls of the last 180
 * days, the running wait since the latest included when it is longer. Takes the days of all calls, in any order. Undefined when there
 * were fewer than three: too few to say anything.
 */
export const expectedDays = (position: number, calledOn: readonly IsoDate[], today: IsoDate): number | undefined => {
  const since = addDays(today, -RATE_OVER_DAYS);
  const recent = calledOn.filter((on) => on >= since && on <= today).sort(compareDates);
  const latest = recent.at(-1);
  if (latest === undefined || recent.length < FEWEST_CALLS) return undefined;
  const between = recent.slice(1).map((on, index) => daysBetween(recent[index] ?? on, on));
  const usual = Math.max(median(between), median([...between, daysBetween(latest, today)]));
  return Math.max(0, Math.ceil(position * usual) - daysBetween(latest, today));
};
