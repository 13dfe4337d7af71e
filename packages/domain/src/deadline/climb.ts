import { type Act, record, type Step } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { coordinatorOf } from '../case/place-and-phase.ts';
import { unitOf } from '../case/standing.ts';
import { seekWhoIsSilent } from '../contact/seek.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { about, isAbout, openTask, openTasks } from '../task/open-task.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { Deadline, LadderStep } from './deadline.ts';

export type Ladder = Extract<Deadline, { type: 'task' }>;

type Raised = { readonly kind: TaskKind; readonly owner: UnitRef };

/** Whom the rung reaches. The first only reminds: the task itself tells so where it stands. */
const raisedBy = (step: LadderStep, task: Task, state: CaseFile, act: Act): Raised | undefined => {
  switch (step) {
    case 'remind':
      return undefined;
    case 'manager':
      return { kind: 'remindColleague', owner: task.owner };
    case 'coordinator':
      return { kind: 'unblockCase', owner: coordinatorOf(state, act.model) };
    case 'raiseInTeam':
      return { kind: 'raiseInTeam', owner: unitOf(state.holder) };
  }
};

/** One rung up, by the clock or by a person: whom it reaches gets something to do, once. */
export const climb = (state: CaseFile, deadline: Ladder, act: Act): readonly Step[] => {
  const rung = deadline.rungs[deadline.reached];
  const task = state.tasks.find(({ id }) => id === deadline.task);
  if (!rung || !task) return [];
  const raised = raisedBy(rung.step, task, state, act);
  const asked = raised && openTasks(state, (other) => other.kind === raised.kind && isAbout(other, 'task', task.id));
  return [
    record(act, {
      type: 'rungReached',
      deadline: deadline.id,
      rung: deadline.reached,
      step: rung.step,
      task: deadline.task,
    }),
    ...(rung.step === 'remind' ? [seekWhoIsSilent(act, task)] : []),
    ...(raised && asked?.length === 0 ? [openTask(act, { ...raised, subject: about('task', task.id) })] : []),
  ];
};
