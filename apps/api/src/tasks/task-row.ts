import { dayOf, instantOf, type Row } from '@stafett/db';
import {
  type CaseFile,
  type Instant,
  type IsoDate,
  stockholmDate,
  type Task,
  type UnitRef,
  type WaitingFor,
  workingDaysBetween,
} from '@stafett/domain';
import { TaskKind, type TaskRow, TaskSubject } from '@stafett/schemas';
import { phaseOf } from '../cases/case-row.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';
import { participantLine } from '../participants/participant-line.ts';
import type { Identity } from '../participants/participants.ts';

/** A task and what its line must know of the case. */
export type TaskInCase = {
  readonly task: Task;
  readonly case: Pick<CaseFile, 'id' | 'insats' | 'phase'> & { readonly code: string; readonly holder: UnitRef };
  readonly waitingUnit: string | undefined;
};

const isStatus = (status: string): status is Task['status'] => ['open', 'done', 'cancelled'].includes(status);

/** Takes a row of the task list. */
export const taskInCaseOf = (row: Row.Task): TaskInCase => {
  if (!isStatus(row.status)) throw new Error('a stored task has an unknown status');
  return {
    task: {
      id: row.id,
      kind: TaskKind.parse(row.kind),
      owner: { agency: row.ownerAgency, unit: row.ownerUnit },
      ...(row.claimedBy === null ? {} : { claimedBy: row.claimedBy }),
      subject: TaskSubject.parse(row.subject) as Task['subject'],
      dueOn: dayOf(row.dueOn),
      openedAt: instantOf(row.openedAt),
      status: row.status,
      version: row.version,
    },
    case: {
      id: row.caseId,
      code: row.caseCode,
      insats: row.insats,
      phase: phaseOf(row.phase),
      holder: { agency: row.holderAgency, unit: row.holderUnit },
    },
    waitingUnit: row.waitingUnit ?? undefined,
  };
};

/** The tasks of a case in its own order. */
export const tasksInCase = (state: CaseFile, code: string, waitingFor: WaitingFor | undefined): readonly TaskInCase[] =>
  state.tasks.map((task) => ({
    task,
    case: { id: state.id, code, insats: state.insats, phase: state.phase, holder: state.holder },
    waitingUnit: waitingFor?.unit,
  }));

const statusOf = ({ task, waitingUnit }: TaskInCase): TaskRow['status'] => {
  if (task.status !== 'open') return 'done';
  if (task.claimedBy === undefined) return 'notStarted';
  return waitingUnit !== undefined && waitingUnit !== task.owner.unit ? 'waitingOnOther' : 'started';
};

/** Working days from today until the day; 0 on the day itself, negative after it. */
export const daysLeft = (now: Instant, day: IsoDate): number => workingDaysBetween(stockholmDate(now), day);

const answering = (
  task: Task,
): task is Task & { readonly subject: { readonly type: 'handover'; readonly id: string } } =>
  (task.kind === 'answerReferral' || task.kind === 'answerHandover') && task.subject.type === 'handover';

/** A line of a task list. `identity` only when the actor may know who it is; `kindOf` finds the task that this one is about. */
export const taskRowOf = (
  one: TaskInCase,
  names: Names,
  now: Instant,
  identity: Identity | undefined,
  kindOf: (task: string) => TaskKind | undefined,
  /** The answer-by day of a handover that is not confirmed yet. */
  unconfirmed: (handover: string) => IsoDate | undefined = () => undefined,
): TaskRow => {
  const { task } = one;
  const about = task.subject.type === 'task' ? kindOf(task.subject.id) : undefined;
  return {
    id: task.id,
    caseId: one.case.id,
    caseCode: one.case.code,
    ...participantLine(identity),
    insats: one.case.insats,
    phase: one.case.phase,
    kind: task.kind,
    subject: task.subject,
    ...(about === undefined ? {} : { about }),
    status: statusOf(one),
    ...given({ answerBy: answering(task) ? unconfirmed(task.subject.id) : undefined }),
    dueOn: task.dueOn,
    workingDaysLeft: daysLeft(now, task.dueOn),
    openedAt: task.openedAt,
    owner: names.party(task.owner),
    ...(task.claimedBy === undefined ? {} : { claimedBy: names.staff(task.claimedBy) }),
    // What others owe the case is awaited by its holder.
    ...(one.case.holder.unit === task.owner.unit ? {} : { awaitedBy: names.party(one.case.holder) }),
    version: task.version,
  };
};
