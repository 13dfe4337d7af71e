import { hasPart } from '../access/grants.ts';
import type { Instant } from '../calendar/index.ts';
import { decideContact } from '../contact/decide.ts';
import { endQuestions } from '../contact/seek.ts';
import { decideDeadline } from '../deadline/decide.ts';
import { decideHurry } from '../deadline/hurry.ts';
import { decideFirstContact } from '../first-contact/decide.ts';
import { decideHandover } from '../handover/decide.ts';
import { decideParallelSupport } from '../handover/parallel-support.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { decideMeeting } from '../meeting/decide.ts';
import { decideMentor } from '../mentor/decide.ts';
import { decideModelChange } from '../model-change/decide.ts';
import { decideMove, moveRequestsOvertaken } from '../move/decide.ts';
import { decideOffer } from '../offer/decide.ts';
import { decideProtection, onlyWhoMayName } from '../protected-identity/decide.ts';
import { accept, type Decision } from '../refusal.ts';
import { isClosedTo } from '../samtycke/cover.ts';
import { decideSamtycke, endWorkOfTheClosedOut, takeBackInvitations } from '../samtycke/decide.ts';
import { decideTransfer } from '../staff-change/decide.ts';
import { decideSteps } from '../steps/decide.ts';
import { decideSummons } from '../summons/decide.ts';
import { decideTask } from '../task/decide.ts';
import { openTask, theCase } from '../task/open-task.ts';
import { decideTeam } from '../team/decide.ts';
import { decideTextRequest, textRequestsOvertaken } from '../text-request/decide.ts';
import { decideWait } from '../wait/decide.ts';
import { waitEndedBy } from '../wait/end.ts';
import { type Act, actOf, allow, type Guard, no, record, refused, type Step, type Verdict } from './act.ts';
import { mayFollowClosing } from './after-closing.ts';
import type { CaseFile } from './case-file.ts';
import type { Command, CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { decideJourney } from './journey.ts';
import { decideImport, decideReferral } from './open.ts';
import { decideParticipantFact } from './participant-facts.ts';
import { coordinatorOf } from './place-and-phase.ts';
import { onlyTheSystem } from './standing.ts';

const onlyOpenCases = (state: CaseFile, command: Command): Guard =>
  state.phase === 'closed' && !mayFollowClosing(command) ? no('caseClosed') : undefined;
/** A running case keeps the model it began on; by another's rules it can't be judged. */
const onlyByItsOwnModel = (state: CaseFile, { id }: InsatsModel): Guard =>
  id === state.insats ? undefined : no('modelUnknown', { insats: state.insats });

/** To a system of an agency that has no part in the case, or no longer has one, there is no such case (OSL 8:1). */
const onlySystemsWithAPart = (state: CaseFile, { actor, model }: Act): Guard =>
  actor.type !== 'machine' ||
  hasPart(state, actor.agency, model) ||
  // Closed out itself, an agency may still have let others know: what its participant takes back is taken back.
  state.samtycken?.some(({ of }) => of.agency === actor.agency)
    ? undefined
    : no('caseNotFound');

/** Nor is there for whoever has been told of it and may know of it no more: what a samtycke has closed is closed to acts as to eyes. */
const onlyWhoMayKnow = (state: CaseFile, { actor }: Act): Guard =>
  actor.type === 'staff' && isClosedTo(state, actor) ? no('caseNotFound') : undefined;

/**
 * What another system told and the ledger refused does not disappear: a coordinator looks into it. Whoever has no part in the case
 * gives nobody there work.
 */
const noteRefusedMessage = (state: CaseFile, command: CommandOf<'noteRefusedMessage'>, act: Act): Verdict => {
  const not = onlyTheSystem(act.actor);
  if (not) return refused(not);
  if (command.refusal === 'caseNotFound') return allow();
  return allow(
    record(act, { type: 'messageRefused', message: command.message, refusal: command.refusal }),
    openTask(act, { kind: 'handleRefusedMessage', owner: coordinatorOf(state, act.model), subject: theCase }),
  );
};

/** May this happen? By the same guards that decide it, and without working out what would follow. */
export const judge = (state: CaseFile | undefined, command: Command, act: Act): Verdict => {
  if (command.type === 'referCase') return state ? refused(no('caseAlreadyExists')) : decideReferral(command, act);
  if (command.type === 'importCase') return state ? refused(no('caseAlreadyExists')) : decideImport(command, act);
  if (!state) return refused(no('caseNotFound'));
  const not =
    onlyOpenCases(state, command) ??
    onlyByItsOwnModel(state, act.model) ??
    onlySystemsWithAPart(state, act) ??
    onlyWhoMayKnow(state, act) ??
    onlyWhoMayName(state, command.type, act);
  if (not) return refused(not);
  switch (command.type) {
    case 'sendHandover':
    case 'resendReferral':
    case 'acknowledgeHandover':
    case 'acceptHandover':
    case 'declineHandover':
    case 'requestHandoverInfo':
    case 'supplyHandoverInfo':
    case 'withdrawHandover':
    case 'completeHandover':
      return decideHandover(state, command, act);
    case 'bookMeeting':
    case 'proposeMeeting':
    case 'recordHeldMeeting':
    case 'answerTimes':
    case 'recordAnsweredTimes':
    case 'settleTime':
    case 'proposeOtherTimes':
    case 'wishForMeeting':
    case 'withdrawWish':
    case 'replyToMeeting':
    case 'recordMeetingReply':
    case 'rescheduleMeeting':
    case 'setMeetingPlace':
    case 'cancelMeeting':
    case 'meetingHeld':
    case 'recordMinutes':
    case 'confirmMinutes':
    case 'amendMinutes':
      return decideMeeting(state, command, act);
    case 'claimTask':
    case 'handBackTask':
    case 'assignTask':
    case 'completeTask':
      return decideTask(state, command, act);
    case 'callParticipant':
    case 'recordSummonsDelivery':
    case 'answerSummons':
    case 'withdrawSummons':
      return decideSummons(state, command, act);
    case 'remindNow':
    case 'escalateNow':
      return decideHurry(state, command, act);
    case 'requestMove':
    case 'answerMove':
      return decideMove(state, command, act);
    case 'transferWork':
      return decideTransfer(state, command, act);
    case 'askForCaseworker':
    case 'nameContact':
    case 'replaceContact':
    case 'endContact':
      return decideContact(state, command, act);
    case 'extendParallelSupport':
    case 'answerParallelSupport':
    case 'endParallelSupport':
      return decideParallelSupport(state, command, act);
    case 'askForText':
    case 'answerTextRequest':
      return decideTextRequest(state, command, act);
    case 'askForSamtycke':
    case 'recordSamtyckeDeclined':
    case 'recordSamtycke':
    case 'renewSamtycke':
    case 'withdrawSamtycke':
    case 'samtyckeWithdrawn':
    case 'endSamtycke':
    case 'recordSekretessReview':
    case 'confirmSekretessReview':
      return decideSamtycke(state, command, act);
    case 'parkCase':
    case 'extendWait':
    case 'resumeCase':
      return decideWait(state, command, act);
    case 'completeAssessment':
    case 'savePlan':
    case 'recordFollowUp':
    case 'recordIncome':
    case 'resolveInsuranceQuestion':
    case 'startPlacement':
    case 'endPlacement':
    case 'beginHandover':
    case 'assignCaseworker':
    case 'assignCoach':
    case 'participantNamed':
    case 'startFollowingCase':
    case 'closeCase':
      return decideJourney(state, command, act);
    case 'bringToTeam':
    case 'recommendationGiven':
    case 'decideOnRecommendation':
      return decideTeam(state, command, act);
    case 'recordFirstContact':
      return decideFirstContact(state, command, act);
    case 'recordStepMove':
    case 'recordReview':
      return decideSteps(state, command, act);
    case 'recordOffer':
      return decideOffer(state, command, act);
    case 'matchMentor':
    case 'recordMentorContact':
    case 'recordSupervisorAbsence':
      return decideMentor(state, command, act);
    case 'changeModel':
      return decideModelChange(state, command, act);
    case 'participantDied':
    case 'moved':
      return decideParticipantFact(state, command, act);
    case 'protectIdentity':
    case 'identityProtected':
    case 'changeIdentityAccess':
    case 'askToLiftProtection':
    case 'answerLifting':
      return decideProtection(state, command, act);
    case 'deadlinePassed':
      return decideDeadline(state, command, act);
    case 'noteRefusedMessage':
      return noteRefusedMessage(state, command, act);
  }
};

/** What follows from the events of an act, whichever act it was. */
const afterwards = (act: Act, state: CaseFile, events: readonly CaseEvent[]): readonly Step[] =>
  state.phase === 'closed'
    ? []
    : [
        ...waitEndedBy(act, state, events),
        endWorkOfTheClosedOut(act),
        takeBackInvitations(act),
        (now) => moveRequestsOvertaken(act, now).flatMap((step) => step(now)),
        ...textRequestsOvertaken(act, state),
        // Last: by what has ended a unit may have no part in the case any more.
        endQuestions(act),
      ];

/**
 * What follows from a command: the events that then stand, in order, or a coded refusal. Pure: the same state, command, time and model
 * always give the same events, ids included. `at` is when the command is acted on; `model` the one the case started on.
 */
export const decide = (
  state: CaseFile | undefined,
  command: Command,
  at: Instant,
  model: InsatsModel,
): Decision<CaseEvent> => {
  const act = actOf(command, at, model);
  const verdict = judge(state, command, act);
  if (verdict.type === 'refused') return verdict;
  const events: CaseEvent[] = [];
  let now = state;
  const stand = (event: CaseEvent): void => {
    events.push(event);
    now = evolve(now, event);
  };
  if (verdict.opening) stand(verdict.opening);
  for (const step of verdict.steps) if (now) for (const event of step(now)) stand(event);
  // What no single act owns: it follows from what has come to stand.
  for (const step of now ? afterwards(act, now, [...events]) : []) if (now) for (const event of step(now)) stand(event);
  return accept(...events);
};
