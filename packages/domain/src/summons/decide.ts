import { addDays, nextWorkingDay, stockholmDate } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, SummonsCommand } from '../case/commands.ts';
import { notAhead, onlyAnAnswerDateAhead } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { openPhaseTasks } from '../case/phase-tasks.ts';
import { enterPhase, nextPhase, onlyInPhase } from '../case/place-and-phase.ts';
import { onlyTheHolder, onlyTheWaitingList, unitOf } from '../case/standing.ts';
import { startInsats } from '../case/start-insats.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { about, cancelTasks, finishTasks, isAbout, openTask } from '../task/open-task.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { Summons } from './summons.ts';

export const isUnansweredSummons = ({ status }: Summons): boolean => status === 'called' || status === 'delivered';
export const openSummons = (state: CaseFile): Summons | undefined => state.summonses.find(isUnansweredSummons);

const of =
  (summons: Summons, ...kinds: readonly TaskKind[]) =>
  (task: Task): boolean =>
    kinds.includes(task.kind) && isAbout(task, 'summons', summons.id);

const onlyOneOpenSummons = (state: CaseFile): Guard => {
  const open = openSummons(state);
  return open && no('summonsOpen', { summons: open.id });
};
const onlyUnanswered = (summons: Summons): Guard =>
  isUnansweredSummons(summons) ? undefined : no('summonsNotOpen', { summons: summons.id, status: summons.status });
/** A delivery that was noted wrongly may be noted anew; the same one twice says nothing. */
const onlyAnotherDelivery = (
  { id, status, delivery }: Summons,
  { how, on }: CommandOf<'recordSummonsDelivery'>,
): Guard =>
  delivery && delivery.how === how && delivery.on === on ? no('summonsNotOpen', { summons: id, status }) : undefined;
const notBeforeTheCall = (on: string, { calledAt }: Summons): Guard =>
  on >= stockholmDate(calledAt) ? undefined : no('dateOrder', { on });
const aNoNeedsAReason = ({ answer, reason }: CommandOf<'answerSummons'>): Guard =>
  answer === 'declines' && reason === undefined ? no('declineNeedsReason') : undefined;
/** An open insurance question (FK) keeps the insats from starting, where the model says so. */
const insuranceQuestionBlocksStart = (state: CaseFile, act: Act): Guard =>
  act.model.insuranceQuestionBlocksStart &&
  state.insuranceQuestionOpen &&
  (act.model.insuranceQuestionAsksOf?.includes(state.facts.referredBy) ?? true)
    ? no('insuranceQuestionOpen')
    : undefined;

/** The summons is answered, or nobody waits for an answer any more. */
export const stopWaitingForSummons = (act: Act, { id }: Summons): readonly Step[] => [
  cancelTasks(act, (task) => isAbout(task, 'summons', id)),
  dropDeadlines(act, (deadline) => deadline.type === 'summonsLapses' && deadline.summons === id),
];

/** The participant stays in the kö, and somebody finds out why there was no yes. */
export const followUp =
  (act: Act, { id, coach, takenOverBy }: Summons): Step =>
  (state) =>
    openTask(act, {
      kind: 'followUpSummons',
      owner: unitOf(state.holder),
      subject: about('summons', id),
      claimedBy: takenOverBy ?? coach,
    })(state);

const call = (state: CaseFile, command: CommandOf<'callParticipant'>, act: Act): Verdict => {
  const summons: Summons = {
    id: deriveId(act.commandId, 'summons'),
    coach: command.coach,
    calledAt: act.at,
    answerBy: command.answerBy,
    ...given({ outOfTurn: command.outOfTurn }),
    calledBy: { agency: command.calledBy.agency, unit: command.calledBy.unit },
    ...given({ caller: command.caller }),
    status: 'called',
  };
  return allow(
    record(act, { type: 'participantCalled', summons }),
    // Called anew: what came of the call before is no longer to be followed up.
    cancelTasks(act, ({ kind }) => kind === 'followUpSummons'),
    openTask(act, {
      kind: 'deliverSummons',
      owner: unitOf(state.holder),
      subject: about('summons', summons.id),
      claimedBy: command.coach,
    }),
    // Answer by a day means: the whole of that day.
    setDeadline(act, 'lapses', (id) => ({
      id,
      type: 'summonsLapses',
      summons: summons.id,
      at: morningOf(nextWorkingDay(addDays(command.answerBy, 1)), state.id),
    })),
  );
};

/** Yes: the insats starts, with the coach who called, and whoever aktualiserade is told so. */
const start = (summons: Summons, command: CommandOf<'answerSummons'>, act: Act): Verdict =>
  allow(
    record(act, { type: 'summonsAccepted', summons: summons.id }),
    ...stopWaitingForSummons(act, summons),
    record(act, { type: 'coachAssigned', coach: summons.takenOverBy ?? summons.coach }),
    ...enterPhase(act, nextPhase(act.model, 'waitingList') ?? 'assessment'),
    ...startInsats(act, command.startsOn ?? act.today),
    openPhaseTasks(act),
  );

/** Takes a command on a summons (kallelse). Calling comes from the waiting list alone: it knows whose turn it is and who has room. */
export const decideSummons = (state: CaseFile, command: SummonsCommand, act: Act): Verdict => {
  const { actor } = act;
  if (command.type === 'callParticipant') {
    const not =
      onlyTheWaitingList(actor) ??
      onlyInPhase(state, 'waitingList') ??
      onlyOneOpenSummons(state) ??
      onlyAnAnswerDateAhead(command.answerBy, act);
    return not ? refused(not) : call(state, command, act);
  }
  const summons = state.summonses.find(({ id }) => id === command.summons);
  if (!summons) return refused(no('summonsNotFound', { summons: command.summons }));
  switch (command.type) {
    case 'recordSummonsDelivery': {
      const not =
        onlyTheHolder(state, actor) ??
        onlyUnanswered(summons) ??
        onlyAnotherDelivery(summons, command) ??
        onlyWhoHoldsTheTask(state, actor, of(summons, 'deliverSummons')) ??
        notAhead(command.on, act) ??
        notBeforeTheCall(command.on, summons);
      if (not) return refused(not);
      return allow(
        record(act, { type: 'summonsDelivered', summons: summons.id, how: command.how, on: command.on }),
        finishTasks(act, of(summons, 'deliverSummons')),
      );
    }
    case 'answerSummons': {
      const not =
        onlyTheHolder(state, actor) ??
        onlyUnanswered(summons) ??
        aNoNeedsAReason(command) ??
        (command.answer === 'comes'
          ? (notBeforeTheCall(command.startsOn ?? act.today, summons) ?? insuranceQuestionBlocksStart(state, act))
          : undefined);
      if (not) return refused(not);
      if (command.answer === 'comes') return start(summons, command, act);
      return allow(
        record(act, { type: 'summonsDeclined', summons: summons.id, reason: command.reason ?? 'notNow' }),
        ...stopWaitingForSummons(act, summons),
        followUp(act, summons),
      );
    }
    case 'withdrawSummons': {
      const not = onlyTheHolder(state, actor) ?? onlyUnanswered(summons);
      if (not) return refused(not);
      return allow(
        record(act, { type: 'summonsWithdrawn', summons: summons.id }),
        ...stopWaitingForSummons(act, summons),
      );
    }
  }
};
