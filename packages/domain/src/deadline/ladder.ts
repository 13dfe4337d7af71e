import { addDuration, addWorkingDays, atTime, type Instant, type IsoDate } from '../calendar/index.ts';
import { laterOf } from '../case/dates.ts';
import { hashOfText } from '../case/derive-id.ts';
import type { LadderModel } from '../insatser/model.ts';
import type { CaseId } from '../organisation/organisation.ts';
import { ladderSteps, type Rung } from './deadline.ts';

const SPREAD_MINUTES = 120;

/** When the clock acts on a day: between six and eight in the morning in Sweden, each case at a minute of its own, so that not all act at once. */
export const morningOf = (date: IsoDate, caseId: CaseId): Instant =>
  addDuration(atTime(date, '06:00'), { minutes: (hashOfText(caseId)[0] ?? 0) % SPREAD_MINUTES });

/** When each rung of a task's ladder is reached: working days after the due date, never on the day it is set, and never before it. */
export const rungsOf = (dueOn: IsoDate, today: IsoDate, ladder: LadderModel, caseId: CaseId): readonly Rung[] => {
  const from = laterOf(dueOn, today);
  const earliest = addWorkingDays(today, 1);
  return ladderSteps.map((step) => {
    const day = addWorkingDays(from, ladder[step]);
    return { step, at: morningOf(laterOf(day, earliest), caseId) };
  });
};
