import { addDays, type IsoDate, stockholmDate } from '../calendar/index.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { nextDeadline } from '../deadline/next-deadline.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { isProposed, meetingsAhead, plannedMeetings } from '../meeting/meetings.ts';
import { openSummons } from '../summons/decide.ts';
import { isOpen } from '../task/open-task.ts';
import type { Task, TaskKind } from '../task/task.ts';
import { given } from './act.ts';
import type { CaseFile, NextStep, WaitingFor, WaitingReason } from './case-file.ts';
import { coordinatorOf, phaseOf } from './place-and-phase.ts';
import { unitOf } from './standing.ts';

/** What a task means for the case as a whole; nothing for work about work, which only hurries on what the case waits for. */
const reasonOf = (kind: TaskKind): WaitingReason | undefined => {
  switch (kind) {
    case 'answerReferral':
      return 'referralAnswer';
    case 'deliverSummons':
      return 'summonsDelivery';
    case 'followUpSummons':
      return 'participantAnswer';
    case 'completeAssessment':
      return 'assessment';
    case 'writePlan':
      return 'plan';
    case 'holdFollowUp':
      return 'followUp';
    case 'arrangePlacement':
      return 'placement';
    case 'answerHandover':
      return 'handoverAnswer';
    case 'supplyHandoverInfo':
      return 'handoverInformation';
    case 'resendHandover':
      return 'handoverDeclined';
    case 'sendHandover':
      return 'handoverToSend';
    case 'bookHandoverMeeting':
      return 'meetingToBook';
    case 'bookMultipartyMeeting':
    case 'bookMeetingAnew':
      return 'meetingToBook';
    case 'answerTimes':
      return 'meetingTimes';
    case 'settleTime':
      return 'timeToSettle';
    case 'amendMinutes':
      return 'minutes';
    case 'replyToMeeting':
    case 'chaseReply':
      return 'meetingReply';
    case 'recordMeeting':
      return 'meetingToBeHeld';
    case 'writeMinutes':
      return 'minutes';
    case 'confirmMinutes':
      return 'minutesConfirmation';
    case 'fulfilCommitment':
      return 'commitment';
    case 'closeCase':
      return 'closing';
    case 'firstContact':
      return 'firstContact';
    case 'reviewCase':
    case 'completeHandover':
      return 'review';
    case 'takeInitiative':
      return 'participantContact';
    case 'holdPlanReview':
      return 'planReview';
    case 'offerMeeting':
      return 'offer';
    case 'matchMentor':
      return 'matching';
    case 'mentorContact':
      return 'mentorContact';
    case 'nameCaseworker':
      return 'caseworkerName';
    case 'endParallelSupport':
    case 'agreeParallelSupport':
      return 'parallelSupport';
    case 'reviewWait':
      return 'waitReview';
    case 'reviewImported':
      return 'importReview';
    case 'completeParticipant':
      return 'participantDetails';
    case 'confirmDeath':
      return 'participantDied';
    case 'reviewMove':
      return 'participantMoved';
    case 'handleRefusedMessage':
      return 'refusedMessage';
    case 'askTeam':
      return 'teamQuestion';
    case 'considerRecommendation':
      return 'recommendationDecision';
    case 'findGround':
      return 'missingGround';
    case 'followUpSamtycke':
      return 'samtyckeAnswer';
    case 'renewSamtycke':
    case 'answerTextRequest':
    case 'considerMove':
    case 'tellParties':
    case 'remindColleague':
    case 'unblockCase':
    case 'raiseInTeam':
      return undefined;
  }
};

/** Several things may be awaited at once. The case waits for the first of these: what nothing else can go on without. */
const order: readonly WaitingReason[] = [
  'participantDied',
  'missingGround',
  'importReview',
  'wait',
  'handoverInformation',
  'referralAnswer',
  'handoverAnswer',
  'handoverDeclined',
  'summonsDelivery',
  'participantAnswer',
  'minutes',
  'closing',
  'recommendationDecision',
  'teamQuestion',
  'recommendation',
  'waitReview',
  'samtyckeAnswer',
  'handoverToSend',
  'meetingReply',
  'meetingToBeHeld',
  'timeToSettle',
  'meetingTimes',
  'meetingToBook',
  'participantContact',
  'assessment',
  'matching',
  'mentorContact',
  'offer',
  'plan',
  'planReview',
  'placement',
  'firstContact',
  'participantMoved',
  'participantDetails',
  'placeInInsats',
  'caseworkerName',
  'followUp',
  'parallelSupport',
  'commitment',
  'minutesConfirmation',
  'refusedMessage',
  'review',
];

type Next = { readonly nextStep: NextStep; readonly nextOn: IsoDate };

const ladderOf = (state: CaseFile, task: Task): Extract<Deadline, { type: 'task' }> | undefined =>
  state.deadlines.find(
    (deadline): deadline is Extract<Deadline, { type: 'task' }> =>
      deadline.type === 'task' && deadline.task === task.id,
  );

/** What the clock does next with the case as a whole: a review, if nothing sooner. */
const nextOfAll = (state: CaseFile, model: InsatsModel): Next => {
  // When an agency's samtycke ends is its own to know.
  const deadlines = state.deadlines.filter(({ type }) => type !== 'samtyckeNearsEnd' && type !== 'samtyckeEnds');
  const due = nextDeadline({ ...state, deadlines });
  const reviewed = addDays(stockholmDate(state.phaseSince), phaseOf(model, state.phase)?.reviewAfterDays ?? 0);
  return { nextStep: 'review', nextOn: due ? stockholmDate(due.at) : reviewed };
};

/** The act itself while no rung has been reached, then the next rung; at last, what ends the wait. */
const nextOfTask = (state: CaseFile, task: Task, model: InsatsModel): Next => {
  const ladder = ladderOf(state, task);
  if (ladder?.reached === 0) return { nextStep: 'act', nextOn: task.dueOn };
  const rung = ladder?.rungs[ladder.reached];
  const expiry = state.deadlines.find(
    ({ type }) => type === 'handoverExpires' && (task.kind === 'answerReferral' || task.kind === 'answerHandover'),
  );
  const expiresAt = expiry?.type === 'handoverExpires' ? expiry.at : undefined;
  if (expiresAt && (!rung || expiresAt < rung.at))
    return { nextStep: 'handoverExpires', nextOn: stockholmDate(expiresAt) };
  return rung ? { nextStep: rung.step, nextOn: stockholmDate(rung.at) } : nextOfAll(state, model);
};

const ofTask = (state: CaseFile, task: Task, model: InsatsModel): WaitingFor | undefined => {
  const reason = reasonOf(task.kind);
  return (
    reason && {
      ...task.owner,
      ...given({ staff: task.claimedBy }),
      since: task.openedAt,
      reason,
      ...nextOfTask(state, task, model),
    }
  );
};

const onDeadline = (state: CaseFile, type: Deadline['type'], nextStep: NextStep, model: InsatsModel): Next => {
  const deadline = state.deadlines.find((candidate) => candidate.type === type);
  return deadline && deadline.type !== 'task'
    ? { nextStep, nextOn: stockholmDate(deadline.at) }
    : nextOfAll(state, model);
};

/** Waits that nobody's task stands for: on the participant, a meeting's day, a place, the next uppföljning. */
const withoutTask = (state: CaseFile, model: InsatsModel): readonly WaitingFor[] => {
  const holder = unitOf(state.holder);
  const caseworker = given({ staff: state.holder.caseworker });
  const coach = given({ staff: state.coach });
  const waits: WaitingFor[] = [];
  if (state.wait)
    waits.push({
      ...holder,
      ...caseworker,
      since: state.wait.since,
      reason: 'wait',
      wait: state.wait.reason,
      ...onDeadline(state, 'waitEnds', 'waitEnds', model),
    });
  const summons = openSummons(state);
  if (summons?.status === 'delivered')
    // It is the participant's turn: nobody at the unit is named who can do nothing about it.
    waits.push({
      ...holder,
      since: summons.calledAt,
      reason: 'participantAnswer',
      ...onDeadline(state, 'summonsLapses', 'summonsLapses', model),
    });
  const meeting = plannedMeetings(state).toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
  if (meeting)
    waits.push({
      ...meeting.bookedBy,
      since: meeting.bookedAt,
      reason: 'meetingToBeHeld',
      nextStep: 'meeting',
      nextOn: stockholmDate(meeting.startsAt),
    });
  const proposal = meetingsAhead(state).find(isProposed);
  if (proposal)
    waits.push({
      ...proposal.bookedBy,
      since: proposal.bookedAt,
      reason: 'meetingTimes',
      ...onDeadline(state, 'proposalLapses', 'act', model),
    });
  const base = { ...holder, since: state.phaseSince };
  // The team holds nothing and owes nothing: whoever calls it sees to it that the case is taken up.
  if (state.teamQuestion)
    waits.push({
      ...coordinatorOf(state, model),
      since: state.teamQuestion.askedAt,
      reason: 'recommendation',
      ...onDeadline(state, 'phaseReview', 'review', model),
    });
  if (state.phase === 'waitingList')
    // For a coach's place: whoever holds the case can give none, so nobody is named.
    waits.push({
      ...base,
      reason: 'placeInInsats',
      ...onDeadline(state, 'phaseReview', 'review', model),
    });
  if (state.deadlines.some(({ type }) => type === 'firstContactDue'))
    waits.push({
      ...base,
      reason: 'participantContact',
      ...onDeadline(state, 'firstContactDue', 'act', model),
    });
  if (state.deadlines.some(({ type }) => type === 'mentorContactDue'))
    waits.push({
      ...base,
      ...coach,
      reason: 'mentorContact',
      ...onDeadline(state, 'mentorContactDue', 'act', model),
    });
  if (state.deadlines.some(({ type }) => type === 'followUpDue'))
    waits.push({ ...base, ...coach, reason: 'followUp', ...onDeadline(state, 'followUpDue', 'act', model) });
  waits.push({ ...base, ...caseworker, reason: 'review', ...onDeadline(state, 'phaseReview', 'review', model) });
  return waits;
};

/** The holder has asked the participant: until they answer there is nothing to decide on. What another agency asks is its own to know. */
const isAwaited = (state: CaseFile) => (task: Task) => {
  if (!isOpen(task)) return false;
  if (task.kind === 'followUpSamtycke') return task.owner.agency === state.holder.agency;
  return task.kind !== 'findGround' || !state.tasks.some((other) => isOpen(other) && isHoldersQuestion(state, other));
};
const isHoldersQuestion = (state: CaseFile, { kind, owner }: Task): boolean =>
  kind === 'followUpSamtycke' && owner.agency === state.holder.agency;

const rank = ({ reason }: WaitingFor): number => order.indexOf(reason);

/**
 * Who the case waits for, since when, why, and what comes next (promise 2). Of several waits the one that nothing else goes on without; of
 * equals the oldest. Undefined only for a closed case.
 */
export const waitingFor = (state: CaseFile, model: InsatsModel): WaitingFor | undefined => {
  if (state.phase === 'closed') return undefined;
  const waits = [
    ...state.tasks.filter(isAwaited(state)).flatMap((task) => ofTask(state, task, model) ?? []),
    ...withoutTask(state, model),
  ];
  return waits.reduce((first, wait) => {
    const earlier = rank(wait) - rank(first);
    return earlier < 0 || (earlier === 0 && wait.since < first.since) ? wait : first;
  });
};

/** The task that the case waits for; undefined where it waits for a day, a place or the participant. */
export const awaitedTask = (state: CaseFile, model: InsatsModel): Task | undefined => {
  const wait = waitingFor(state, model);
  return (
    wait &&
    state.tasks.find(
      (task) =>
        isOpen(task) &&
        reasonOf(task.kind) === wait.reason &&
        task.openedAt === wait.since &&
        task.claimedBy === wait.staff &&
        task.owner.unit === wait.unit,
    )
  );
};
