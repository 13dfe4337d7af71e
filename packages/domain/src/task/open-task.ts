import { addWorkingDays, type IsoDate } from '../calendar/index.ts';
import { type Act, given, happened, type Step } from '../case/act.ts';
import type { CaseFile, DocumentRef } from '../case/case-file.ts';
import { deriveId } from '../case/derive-id.ts';
import type { CaseEvent } from '../case/events.ts';
import { rungsOf } from '../deadline/ladder.ts';
import { taskModelOf } from '../insatser/usual.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';
import type { Task, TaskKind, TaskSubject } from './task.ts';

export const theCase: TaskSubject = { type: 'case' };
export const about = (
  type:
    | 'handover'
    | 'meeting'
    | 'summons'
    | 'placement'
    | 'moveRequest'
    | 'textRequest'
    | 'samtycke'
    | 'wish'
    | 'contact'
    | 'task',
  id: string,
): TaskSubject => ({
  type,
  id,
});

export const isOpen = ({ status }: { readonly status: string }): boolean => status === 'open';
export const isAbout = (task: Task, type: TaskSubject['type'], id: string): boolean =>
  task.subject.type === type && task.subject.type !== 'case' && task.subject.id === id;
export const openTasks = (state: CaseFile, which: (task: Task) => boolean): readonly Task[] =>
  state.tasks.filter((task) => isOpen(task) && which(task));
export const hasOpenTask = (state: CaseFile, kind: TaskKind): boolean =>
  state.tasks.some((task) => isOpen(task) && task.kind === kind);

const nameOf = (subject: TaskSubject): string => {
  if (subject.type === 'case') return 'case';
  return subject.type === 'meeting' ? `${subject.id}:${subject.commitment ?? ''}` : subject.id;
};

/** A task's ladder. Of tasks that are themselves about a silent task only the first rung stands: silence about silence would never end. */
const ladderFor = (act: Act, state: CaseFile, task: Task, dueOn: IsoDate): CaseEvent => {
  const rungs = rungsOf(dueOn, act.today, taskModelOf(act.model, task.kind).ladder, state.id);
  return happened(act, {
    type: 'deadlineSet',
    deadline: {
      id: deriveId(act.commandId, `ladder:${task.id}`),
      type: 'task',
      task: task.id,
      reached: 0,
      rungs: task.subject.type === 'task' ? rungs.slice(0, 1) : rungs,
    },
  });
};

const dropLadders = (act: Act, state: CaseFile, tasks: ReadonlySet<string>): readonly CaseEvent[] =>
  state.deadlines
    .filter((deadline) => deadline.type === 'task' && tasks.has(deadline.task))
    .map(({ id }) => happened(act, { type: 'deadlineDropped', deadline: id }));

export type TaskRequest = {
  readonly kind: TaskKind;
  readonly owner: UnitRef;
  readonly subject: TaskSubject;
  readonly dueOn?: IsoDate | undefined;
  readonly claimedBy?: StaffId | undefined;
  /** The task that this one takes over from. */
  readonly insteadOf?: string;
};

/** When a task of this kind is due if it is opened now. */
export const dueDateOf = (act: Act, kind: TaskKind): IsoDate =>
  addWorkingDays(act.today, taskModelOf(act.model, kind).dueInWorkingDays);

/** Opens a task with its ladder of reminders. */
export const openTask =
  (act: Act, request: TaskRequest): Step =>
  (state) => {
    const { kind, owner, subject } = request;
    const task: Task = {
      id: deriveId(act.commandId, `task:${kind}:${nameOf(subject)}:${owner.unit}:${request.insteadOf ?? ''}`),
      kind,
      owner: { agency: owner.agency, unit: owner.unit },
      ...given({ claimedBy: request.claimedBy }),
      subject,
      dueOn: request.dueOn ?? dueDateOf(act, kind),
      openedAt: act.at,
      status: 'open',
      version: 1,
    };
    return [happened(act, { type: 'taskOpened', task }), ladderFor(act, state, task, task.dueOn)];
  };

/** The same, unless such a task is open already. */
export const openTaskOnce =
  (act: Act, request: TaskRequest): Step =>
  (state) =>
    hasOpenTask(state, request.kind) ? [] : openTask(act, request)(state);

const close =
  (type: 'taskDone' | 'taskCancelled') =>
  (act: Act, which: (task: Task) => boolean, shown: { readonly document?: DocumentRef } = {}): Step =>
  (state) => {
    const closing = openTasks(state, which);
    if (closing.length === 0) return [];
    const ids = new Set(closing.map(({ id }) => id));
    // Whoever was asked to see that it gets done need not any more.
    const escalations = openTasks(
      state,
      ({ id, subject }) => subject.type === 'task' && ids.has(subject.id) && !ids.has(id),
    );
    return [
      ...closing.map(({ id }) => happened(act, { type, task: id, ...shown })),
      ...escalations.map(({ id }) => happened(act, { type: 'taskCancelled', task: id })),
      ...dropLadders(act, state, new Set([...ids, ...escalations.map(({ id }) => id)])),
    ];
  };

/** The act was the task: it is done. */
export const finishTasks = close('taskDone');
/** Nobody needs to do it any more. */
export const cancelTasks = close('taskCancelled');

/** The task is due another day, and its ladder starts anew from there. */
export const moveDue =
  (act: Act, which: (task: Task) => boolean, dueOn: IsoDate): Step =>
  (state) =>
    openTasks(state, which).flatMap((task) => [
      happened(act, { type: 'taskDueMoved', task: task.id, dueOn }),
      ...dropLadders(act, state, new Set([task.id])),
      ladderFor(act, state, task, dueOn),
    ]);

/** The same work, from now on another unit's: the old task ends and a new one begins, due when the old one was. */
export const moveTasks =
  (act: Act, which: (task: Task) => boolean, to: UnitRef): Step =>
  (state) => {
    const moving = openTasks(state, which);
    return [
      ...cancelTasks(act, (task) => moving.includes(task))(state),
      ...moving.flatMap(({ id, kind, subject, dueOn }) =>
        openTask(act, { kind, subject, dueOn, owner: to, insteadOf: id })(state),
      ),
    ];
  };
