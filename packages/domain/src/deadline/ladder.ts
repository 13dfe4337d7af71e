import { addDuration, addWorkingDays, atTime, type Instant, type IsoDate } from '../calendar/index.ts';
import { laterOf } from '../case/dates.ts';
import type { LadderModel } from '../insatser/model.ts';
import type { CaseId } from '../organisation/organisation.ts';
import { ladderSteps, type Rung } from './deadline.ts';

const SPREAD_MINUTES = 120;

const MORNINGS_KEPT = 1024;
const mornings = new Map<IsoDate, Instant>();

// Ladders ask for the same few hundred mornings again and again, and Sweden's clocks never change between six and eight.
const sixOClock = (date: IsoDate): Instant => {
  const known = mornings.get(date);
  if (known) return known;
  if (mornings.size === MORNINGS_KEPT) mornings.clear();
  const at = atTime(date, '06:00');
  mornings.set(date, at);
  return at;
};

/** FNV-1a over the id's characters: spread is all that is asked of it. */
const spreadOf = (caseId: CaseId): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < caseId.length; at += 1) hash = Math.imul(hash ^ caseId.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** When the clock acts on a day: between six and eight in the morning in Sweden, each case at a minute of its own, so that not all act at once. */
export const morningOf = (date: IsoDate, caseId: CaseId): Instant =>
  addDuration(sixOClock(date), { minutes: spreadOf(caseId) % SPREAD_MINUTES });

/** When each rung of a task's ladder is reached: working days after the due date, never on the day it is set, and never before it. */
export const rungsOf = (dueOn: IsoDate, today: IsoDate, ladder: LadderModel, caseId: CaseId): readonly Rung[] => {
  const from = laterOf(dueOn, today);
  const earliest = addWorkingDays(today, 1);
  return ladderSteps.map((step) => {
    const day = addWorkingDays(from, ladder[step]);
    return { step, at: morningOf(laterOf(day, earliest), caseId) };
  });
};
