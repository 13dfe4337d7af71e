import { addWorkingDays, stockholmDate, workingDaysBetween } from '../calendar/index.ts';
import { type Act, happened, type Step } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { deriveId } from '../case/derive-id.ts';
import type { CaseEvent } from '../case/events.ts';
import { sameUnit } from '../case/standing.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { morningOf } from '../deadline/ladder.ts';
import { openTasks } from '../task/open-task.ts';
import type { Task } from '../task/task.ts';
import type { Wait } from './wait.ts';

// While a case is parked, the holder's own work on it waits too. What was promised at meetings, and work about work, goes on.

/** The tasks that would stand still if the case were parked now. */
export const tasksToHold = (state: CaseFile): readonly string[] =>
  openTasks(
    state,
    ({ kind, owner, subject }) =>
      sameUnit(owner, state.holder) &&
      kind !== 'agreeParallelSupport' &&
      subject.type !== 'meeting' &&
      subject.type !== 'wish' &&
      subject.type !== 'moveRequest' &&
      subject.type !== 'task',
  ).map(({ id }) => id);

type Ladder = Extract<Deadline, { type: 'task' }>;

/** The rungs that are left, so many working days later; what was climbed stays climbed. */
const later = (act: Act, { caseId, ladder, days }: { caseId: string; ladder: Ladder; days: number }): Ladder => ({
  ...ladder,
  id: deriveId(act.commandId, `ladder after the wait:${ladder.task}`),
  rungs: ladder.rungs.map((rung, n) =>
    n < ladder.reached ? rung : { ...rung, at: morningOf(addWorkingDays(stockholmDate(rung.at), days), caseId) },
  ),
});

const goesOn = (act: Act, state: CaseFile, task: Task, days: number): readonly CaseEvent[] => {
  const ladder = state.deadlines.find(
    (deadline): deadline is Ladder => deadline.type === 'task' && deadline.task === task.id,
  );
  return [
    happened(act, { type: 'taskDueMoved', task: task.id, dueOn: addWorkingDays(task.dueOn, days) }),
    ...(ladder
      ? [
          happened(act, { type: 'deadlineDropped', deadline: ladder.id }),
          happened(act, { type: 'deadlineSet', deadline: later(act, { caseId: state.id, ladder, days }) }),
        ]
      : []),
  ];
};

/** The wait is over: the ladders go on where they stood, as many working days later as they stood still. */
export const letLaddersGo =
  (act: Act, wait: Wait): Step =>
  (state) => {
    const days = workingDaysBetween(stockholmDate(wait.since), act.today);
    if (days === 0) return [];
    return openTasks(state, ({ id }) => wait.held.includes(id)).flatMap((task) => goesOn(act, state, task, days));
  };
