import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { TaskCommand } from '../case/commands.ts';
import { openPhaseTasks } from '../case/phase-tasks.ts';
import { isManager, onlyCaseworkersAndCoordinators } from '../case/standing.ts';
import {
  onlyAManager,
  onlyManagersRemind,
  onlyOpenTasks,
  onlyTheClaimer,
  onlyTheCurrentVersion,
  onlyTheOwningUnit,
  onlyUnclaimed,
  onlyWhoHoldsTheTask,
} from './holding.ts';
import { finishTasks } from './open-task.ts';
import type { Task, TaskKind } from './task.ts';

/** Work that no other act shows to be done: somebody says so. */
const completedBySayingSo: readonly TaskKind[] = [
  'followUpSummons',
  'arrangePlacement',
  'fulfilCommitment',
  'bookMeetingAnew',
  'chaseReply',
  'tellParties',
  'amendMinutes',
  'firstContact',
  'reviewCase',
  'reviewWait',
  'reviewImported',
  'confirmDeath',
  'reviewMove',
  'handleRefusedMessage',
  'remindColleague',
  'unblockCase',
  'raiseInTeam',
  'findGround',
];
export const isCompletedBySayingSo = (kind: TaskKind): boolean => completedBySayingSo.includes(kind);

/** What an act does, the act completes: a referral is answered by answering it, not by ticking it off. */
const onlyWhatNoActCompletes = ({ id, kind }: Task): Guard =>
  isCompletedBySayingSo(kind) ? undefined : no('taskCompletedByAct', { task: id, kind });

const themselves = (task: Task) => (other: Task) => other.id === task.id;

/** An imported case that was overdue got one review instead of its phase's work: the work begins when it is reviewed. */
const afterwards = (act: Act, { kind }: Task): readonly Step[] =>
  kind === 'reviewImported' ? [openPhaseTasks(act)] : [];

/** Takes a command on a task. Refuses on unknown, closed and others' tasks, on an old version, and on what an act completes. */
export const decideTask = (state: CaseFile, command: TaskCommand, act: Act): Verdict => {
  const { actor } = act;
  const task = state.tasks.find(({ id }) => id === command.task);
  if (!task) return refused(no('taskNotFound', { task: command.task }));
  const common =
    onlyCaseworkersAndCoordinators(actor) ??
    onlyTheOwningUnit(task, actor) ??
    onlyManagersRemind(task, actor) ??
    onlyOpenTasks(task) ??
    onlyTheCurrentVersion(task, command.version);
  if (common) return refused(common);
  switch (command.type) {
    case 'claimTask': {
      if (actor.type !== 'staff') return refused(no('roleNotAllowed'));
      const not = onlyUnclaimed(task);
      return not ? refused(not) : allow(record(act, { type: 'taskClaimed', task: task.id, staff: actor.staff }));
    }
    case 'handBackTask': {
      const not = isManager(actor) && task.claimedBy !== undefined ? undefined : onlyTheClaimer(task, actor);
      return not ? refused(not) : allow(record(act, { type: 'taskHandedBack', task: task.id }));
    }
    case 'assignTask': {
      const not = onlyAManager(task, actor);
      return not ? refused(not) : allow(record(act, { type: 'taskAssigned', task: task.id, staff: command.staff }));
    }
    case 'completeTask': {
      const not = onlyWhatNoActCompletes(task) ?? onlyWhoHoldsTheTask(state, actor, themselves(task));
      if (not) return refused(not);
      return allow(finishTasks(act, themselves(task), given({ document: command.document })), ...afterwards(act, task));
    }
  }
};
