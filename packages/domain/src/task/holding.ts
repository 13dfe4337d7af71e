import { taskAudience } from '../access/access-table.ts';
import { type Guard, given, no } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { actsFor, isManager, staffOf } from '../case/standing.ts';
import type { Actor, StaffId } from '../organisation/organisation.ts';
import { openTasks } from './open-task.ts';
import type { Task } from './task.ts';

/** Told to colleagues alone: whoever comes second sees who has it. */
const whoHasIt = ({ claimedBy }: Task): { readonly staff?: StaffId } => given({ staff: claimedBy });

/** Work that a colleague has taken is theirs: whoever no longer holds the task is told so, and keeps the draft. */
export const onlyWhoHoldsTheTask = (state: CaseFile, actor: Actor, which: (task: Task) => boolean): Guard => {
  const taken = openTasks(state, which).find(
    ({ owner, claimedBy }) => actsFor(actor, owner) && claimedBy !== undefined && claimedBy !== staffOf(actor),
  );
  return taken && no('notTaskHolder', { task: taken.id, kind: taken.kind, ...whoHasIt(taken) });
};

export const onlyTheOwningUnit = (task: Task, actor: Actor): Guard =>
  actsFor(actor, task.owner) ? undefined : no('notTaskOwner', { task: task.id });

/** Reminding a colleague of another unit's silence is their manager's task. */
export const onlyManagersRemind = (task: Task, actor: Actor): Guard =>
  taskAudience(task.kind) === 'manager' && !isManager(actor) ? no('notManager', { task: task.id }) : undefined;
export const onlyAManager = (task: Task, actor: Actor): Guard =>
  isManager(actor) ? undefined : no('notManager', { task: task.id });

export const onlyOpenTasks = (task: Task): Guard =>
  task.status === 'open' ? undefined : no('taskNotOpen', { task: task.id, status: task.status });

/** Two people on one task: the one whose page is old is told, and nothing of theirs is overwritten. */
export const onlyTheCurrentVersion = (task: Task, version: number): Guard =>
  task.version === version
    ? undefined
    : no('staleVersion', { task: task.id, version: task.version, ...whoHasIt(task) });

export const onlyUnclaimed = (task: Task): Guard =>
  task.claimedBy === undefined ? undefined : no('taskAlreadyClaimed', { task: task.id, ...whoHasIt(task) });
export const onlyTheClaimer = (task: Task, actor: Actor): Guard =>
  task.claimedBy !== undefined && task.claimedBy === staffOf(actor)
    ? undefined
    : no('notTaskHolder', { task: task.id });
