import { addDays, addMonths, type IsoDate, nextWorkingDay, stockholmDate } from '../calendar/index.ts';
import { type Act, allow, type Guard, no, record, refused, type Step, type Verdict, when } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { notAhead, notBeforeTheStart } from '../case/dates.ts';
import { onlyStarted } from '../case/place-and-phase.ts';
import { onlyTheHolder, unitOf } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { finishTasks, openTaskOnce, theCase } from '../task/open-task.ts';
import { worksWithParticipant } from '../task/promised.ts';
import type { Task } from '../task/task.ts';
import { hadReached, markOf, type StepMove } from './steps.ts';

const reviewing = ({ kind }: Task): boolean => kind === 'holdPlanReview';
const movesOf = ({ steps }: CaseFile): readonly StepMove[] => steps ?? [];

const onlyInsatserWithSteps = ({ model }: Act): Guard =>
  model.steps ? undefined : no('notInModel', { insats: model.id });
const onlyStepsOfTheModel = ({ step }: CommandOf<'recordStepMove'>, { model }: Act): Guard =>
  model.steps?.some(({ id }) => id === step) ? undefined : no('stepUnknown', { step });
const notBeforeTheLastMove = ({ on }: CommandOf<'recordStepMove'>, state: CaseFile): Guard => {
  const last = movesOf(state).at(-1);
  return last && on < last.on ? no('dateOrder', { on }) : undefined;
};
/** To the step where they stand nobody moves. */
const onlyToAnotherStep = ({ step }: CommandOf<'recordStepMove'>, state: CaseFile): Guard =>
  movesOf(state).at(-1)?.step === step ? no('alreadyRecorded', { step }) : undefined;
/** What is evaluated is the plan. Imported cases have theirs in the papers of before. */
const reviewNeedsPlan = (state: CaseFile): Guard =>
  state.plan === undefined && state.origin === 'referred' ? no('planMissing') : undefined;
const notBeforeTheLastReview = (on: IsoDate, { reviews }: CaseFile): Guard => {
  const last = reviews?.at(-1);
  return last && on < last.on ? no('dateOrder', { on }) : undefined;
};

/**
 * The morning after each mark (3, 6, 9, 12 months from the start) it is seen whether somebody missed its steps. Sets the first mark
 * later than `afterMonths` that has not passed; none before the insats has started.
 */
export const setStepReview = (act: Act, afterMonths = 0): readonly Step[] => [
  dropDeadlines(act, ({ type }) => type === 'stepReviewDue'),
  (state) => {
    const { startedOn } = state;
    if (startedOn === undefined) return [];
    const months = (act.model.steps ?? [])
      .map((step) => step.afterMonths)
      .filter((mark) => mark > afterMonths && addMonths(startedOn, mark) >= act.today)
      .toSorted((a, b) => a - b)[0];
    if (months === undefined) return [];
    return setDeadline(act, 'stepReviewDue', (id) => ({
      id,
      type: 'stepReviewDue',
      months,
      at: morningOf(nextWorkingDay(addDays(addMonths(startedOn, months), 1)), state.id),
    }))(state);
  },
];

/** Whether the case has missed a step whose mark comes so many months after the start. */
const hasMissed = (state: CaseFile, months: number, { model }: Act): boolean => {
  const { startedOn } = state;
  return (
    startedOn !== undefined &&
    (model.steps ?? []).some(
      (step) => step.afterMonths === months && !hadReached(movesOf(state), step.id, markOf(startedOn, step)),
    )
  );
};

/** A mark has passed: whoever missed its steps gets an utvärdering; the next mark is watched. */
export const stepMarkPassed = (act: Act, months: number): readonly Step[] => [
  when(
    (state) => hasMissed(state, months, act),
    (state) =>
      openTaskOnce(act, {
        kind: 'holdPlanReview',
        owner: unitOf(state.holder),
        subject: theCase,
        claimedBy: worksWithParticipant(act, state),
      })(state),
  ),
  ...setStepReview(act, months),
];

/** The utvärdering has been held: the plan is revised after it. */
const afterPlanReview = (act: Act): readonly Step[] => [
  when(
    (state) => state.tasks.some((task) => task.status === 'open' && reviewing(task)),
    (state) =>
      openTaskOnce(act, {
        kind: 'writePlan',
        owner: unitOf(state.holder),
        subject: theCase,
        claimedBy: worksWithParticipant(act, state),
      })(state),
  ),
  finishTasks(act, reviewing),
];

/** An utvärdering that was held as a meeting counts as one: the minutes are its document. */
export const planReviewHeld = (act: Act, meeting: Meeting): readonly Step[] =>
  act.model.steps && meeting.kind === 'planReview'
    ? [
        record(act, { type: 'planReviewed', review: { on: stockholmDate(meeting.startsAt), meeting: meeting.id } }),
        ...afterPlanReview(act),
      ]
    : [];

const recordStepMove = (state: CaseFile, command: CommandOf<'recordStepMove'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyInsatserWithSteps(act) ??
    onlyStarted(state) ??
    onlyStepsOfTheModel(command, act) ??
    onlyToAnotherStep(command, state) ??
    notAhead(command.on, act) ??
    notBeforeTheStart(command.on, state) ??
    notBeforeTheLastMove(command, state);
  return not ? refused(not) : allow(record(act, { type: 'stepMoved', move: { step: command.step, on: command.on } }));
};

const recordReview = (state: CaseFile, command: CommandOf<'recordReview'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyInsatserWithSteps(act) ??
    onlyStarted(state) ??
    reviewNeedsPlan(state) ??
    onlyWhoHoldsTheTask(state, act.actor, reviewing) ??
    notAhead(command.on, act) ??
    notBeforeTheStart(command.on, state) ??
    notBeforeTheLastReview(command.on, state);
  if (not) return refused(not);
  return allow(
    record(act, { type: 'planReviewed', review: { on: command.on, document: command.document } }),
    ...afterPlanReview(act),
  );
};

/** Takes a stegförflyttning or an utvärdering. Refuses where the insats has no steps, on unknown steps, and on dates out of order. */
export const decideSteps = (
  state: CaseFile,
  command: CommandOf<'recordStepMove' | 'recordReview'>,
  act: Act,
): Verdict =>
  command.type === 'recordStepMove' ? recordStepMove(state, command, act) : recordReview(state, command, act);
