import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, MoveCommand } from '../case/commands.ts';
import { deriveId } from '../case/derive-id.ts';
import { actsFor, isManager, onlyTheCoordinator, sameUnit, unitOf } from '../case/standing.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { isCompletedBySayingSo } from '../task/decide.ts';
import { onlyOpenTasks, onlyWhoHoldsTheTask } from '../task/holding.ts';
import { about, cancelTasks, finishTasks, isAbout, moveTasks, openTask, openTasks } from '../task/open-task.ts';
import type { Task } from '../task/task.ts';
import type { MoveRequest, MoveSubject, MoveTo } from './move.ts';

const isOpenRequest = ({ status }: MoveRequest): boolean => status === 'open';
const isSame = (a: MoveSubject, b: MoveSubject): boolean =>
  a.type === 'task' ? b.type === 'task' && a.id === b.id : b.type === 'case';
const considering = (request: MoveRequest) => (task: Task) =>
  task.kind === 'considerMove' && isAbout(task, 'moveRequest', request.id);

const taskOf = (state: CaseFile, of: MoveSubject): Task | undefined =>
  of.type === 'task' ? state.tasks.find(({ id }) => id === of.id) : undefined;

const onlyOneRequest = (state: CaseFile, of: MoveSubject): Guard => {
  const open = state.moveRequests?.find((request) => isOpenRequest(request) && isSame(request.of, of));
  return open && no('moveRequestOpen', { request: open.id });
};
/** Work moves within its agency: to another it is handed over, and that the receiver decides. */
const onlyWithinTheAgency = (from: UnitRef, to: MoveTo | undefined): Guard =>
  to?.type === 'unit' && to.agency !== from.agency ? no('moveOutsideAgency', { unit: to.unit }) : undefined;
/** A whole case moves to another unit by a handover; and what an act does, only the unit that may act can do. */
const onlyWhatAnotherUnitCanDo = (state: CaseFile, of: MoveSubject, to: MoveTo | undefined): Guard => {
  if (to?.type !== 'unit') return undefined;
  const task = taskOf(state, of);
  return task && isCompletedBySayingSo(task.kind) && task.subject.type !== 'task'
    ? undefined
    : no('moveNeedsHandover', { unit: to.unit });
};
const onlyElsewhere = (from: UnitRef, to: MoveTo | undefined): Guard =>
  to?.type === 'unit' && sameUnit(from, to) ? no('handoverToSelf') : undefined;
const receiverGuards = (
  state: CaseFile,
  { of, from }: Pick<MoveRequest, 'of' | 'from'>,
  to: MoveTo | undefined,
): Guard => onlyWithinTheAgency(from, to) ?? onlyElsewhere(from, to) ?? onlyWhatAnotherUnitCanDo(state, of, to);

const onlyTheUnitsManager = ({ from }: MoveRequest, actor: Actor): Guard =>
  isManager(actor) && actsFor(actor, from) ? undefined : no('notManager', { unit: from.unit });
const onlyUnanswered = (request: MoveRequest): Guard =>
  isOpenRequest(request) ? undefined : no('moveRequestNotOpen', { request: request.id, status: request.status });
const aNoNeedsAReason = ({ answer, reason }: CommandOf<'answerMove'>): Guard =>
  answer === 'declines' && reason === undefined ? no('declineNeedsReason') : undefined;

const ask = (state: CaseFile, command: CommandOf<'requestMove'>, act: Act): Verdict => {
  const task = taskOf(state, command.of);
  if (command.of.type === 'task' && !task) return refused(no('taskNotFound', { task: command.of.id }));
  const from = unitOf(task ? task.owner : state.holder);
  const not =
    onlyTheCoordinator(state, act) ??
    (task && onlyOpenTasks(task)) ??
    onlyOneRequest(state, command.of) ??
    receiverGuards(state, { of: command.of, from }, command.to);
  if (not) return refused(not);
  const { actor } = act;
  const request: MoveRequest = {
    id: deriveId(act.commandId, 'move request'),
    of: command.of,
    from,
    ...given({ to: command.to, document: command.document }),
    reason: command.reason,
    askedAt: act.at,
    askedBy: actor.type === 'staff' ? unitOf(actor) : from,
    status: 'open',
  };
  return allow(
    record(act, { type: 'moveRequested', request }),
    openTask(act, { kind: 'considerMove', owner: from, subject: about('moveRequest', request.id) }),
  );
};

/** The work itself, to whom the manager says. */
const move = (state: CaseFile, { of, from }: MoveRequest, to: MoveTo, act: Act): readonly Step[] => {
  if (to.type === 'unit') return of.type === 'task' ? [moveTasks(act, ({ id }) => id === of.id, unitOf(to))] : [];
  const { staff } = to;
  if (of.type === 'task') return [record(act, { type: 'taskAssigned', task: of.id, staff })];
  const { caseworker } = state.holder;
  const theirs = openTasks(
    state,
    ({ owner, claimedBy }) => caseworker !== undefined && claimedBy === caseworker && sameUnit(owner, from),
  );
  return [
    record(
      act,
      { type: 'caseworkerAssigned', staff },
      ...theirs.map(({ id }) => ({ type: 'taskAssigned', task: id, staff }) as const),
    ),
  ];
};

const answer = (state: CaseFile, request: MoveRequest, command: CommandOf<'answerMove'>, act: Act): Verdict => {
  const to = command.to ?? request.to;
  const not =
    onlyTheUnitsManager(request, act.actor) ??
    onlyUnanswered(request) ??
    aNoNeedsAReason(command) ??
    onlyWhoHoldsTheTask(state, act.actor, considering(request));
  if (not) return refused(not);
  const answered = finishTasks(act, considering(request));
  if (command.answer === 'declines') {
    const { document } = command;
    const reason = command.reason ?? 'other';
    return allow(record(act, { type: 'moveDeclined', request: request.id, reason, ...given({ document }) }), answered);
  }
  if (!to) return refused(no('moveNeedsReceiver', { request: request.id }));
  const unfit = receiverGuards(state, request, to);
  if (unfit) return refused(unfit);
  return allow(
    record(act, { type: 'moveAccepted', request: request.id, to }),
    answered,
    ...move(state, request, to, act),
  );
};

/**
 * Takes a coordinator's request that somebody else do the work, or the answer of the unit's manager. Refuses a receiver in another agency,
 * a whole case for another unit (that is a handover), and anybody else's asking or answering.
 */
export const decideMove = (state: CaseFile, command: MoveCommand, act: Act): Verdict => {
  if (command.type === 'requestMove') return ask(state, command, act);
  const request = state.moveRequests?.find(({ id }) => id === command.request);
  return request
    ? answer(state, request, command, act)
    : refused(no('moveRequestNotFound', { request: command.request }));
};

/** What was asked for is done, or no longer that unit's: nobody need answer any more. */
const isOvertaken = (state: CaseFile, { of, from }: MoveRequest): boolean => {
  const task = taskOf(state, of);
  return task ? task.status !== 'open' : !sameUnit(from, state.holder);
};
export const moveRequestsOvertaken = (act: Act, state: CaseFile): readonly Step[] =>
  (state.moveRequests ?? [])
    .filter((request) => isOpenRequest(request) && isOvertaken(state, request))
    .flatMap((request) => [
      record(act, { type: 'moveLapsed', request: request.id }),
      cancelTasks(act, considering(request)),
    ]);
