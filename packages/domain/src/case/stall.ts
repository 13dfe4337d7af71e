import { type Instant, stockholmDate, workingDaysBetween } from '../calendar/index.ts';
import { isNamedAt, soughtAt } from '../contact/contacts.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { plannedMeetings } from '../meeting/meetings.ts';
import { hasCoachAtHolder } from '../task/promised.ts';
import type { WaitReason } from '../wait/wait.ts';
import type { CaseFile, WaitingFor } from './case-file.ts';
import { phaseOf } from './place-and-phase.ts';
import { sameUnit } from './standing.ts';
import { waitingFor } from './waiting-for.ts';

/** Why a case stands still, as the coordinator sorts them. `consent`, `wageSubsidy` and `care` come from what a parked case is said to wait for. */
export const stallCauses = [
  'consent',
  'counterpart',
  'meetingNotBooked',
  'vacancy',
  'waitingList',
  'placement',
  'employer',
  'wageSubsidy',
  'insurance',
  'care',
  'unknownCaseworker',
  // Read in from a list and gone through by nobody yet.
  'importReview',
  // No mentor is matched, or the one who is has not been in touch.
  'mentor',
  // Something may not be told any more; what and by whom is not said (OSL 8:1).
  'missingGround',
] as const;
export type StallCause = (typeof stallCauses)[number];

export type Stall = { readonly stalled: boolean; readonly cause: StallCause; readonly workingDays: number };

/** An employer that has not said whether it comes holds the meeting up. */
const waitsOnAnEmployer = (state: CaseFile): boolean =>
  plannedMeetings(state).some(({ parties }) =>
    parties.some((party) => party.type === 'external' && party.role === 'employer' && party.reply !== 'comes'),
  );

/** What a parked case waits for; on the participant's own step the parties wait as on any other. */
const causeOfWait = (reason: WaitReason): StallCause => (reason === 'participant' ? 'counterpart' : reason);

/** Nobody is named: not at the unit that is waited for, or, where that is the holder's own, neither caseworker nor coach. */
const hasNobodyNamed = (state: CaseFile, waiting: WaitingFor, model: InsatsModel): boolean =>
  waiting.staff === undefined &&
  !isNamedAt(state, waiting) &&
  (!sameUnit(waiting, state.holder) || (!state.holder.caseworker && !hasCoachAtHolder(state, model)));

/** A case of a list stands where the list left it: in the kö, without a workplace, or just not gone through by anybody yet. */
const causeOfImported = ({ phase }: CaseFile): StallCause => {
  if (phase === 'waitingList') return 'waitingList';
  return phase === 'waitingForPlacement' ? 'placement' : 'importReview';
};

/** Nothing but the participant's own answer or step is awaited. */
export const isTheParticipantsTurn = ({
  reason,
  staff,
  nextStep,
}: Pick<WaitingFor, 'reason' | 'nextStep'> & { readonly staff?: unknown }): boolean =>
  (reason === 'participantAnswer' && nextStep === 'summonsLapses') ||
  (reason === 'participantContact' && staff === undefined && nextStep === 'act');

const causeOf = (state: CaseFile, waiting: WaitingFor, model: InsatsModel): StallCause => {
  const unknown = hasNobodyNamed(state, waiting, model);
  switch (waiting.reason) {
    case 'placeInInsats':
      return state.insuranceQuestionOpen ? 'insurance' : 'waitingList';
    case 'participantAnswer':
    case 'participantContact':
      // Nobody at the unit is named while it is the participant's turn.
      return unknown && !isTheParticipantsTurn(waiting) ? 'unknownCaseworker' : 'counterpart';
    case 'importReview':
      return causeOfImported(state);
    case 'wait':
      return waiting.wait ? causeOfWait(waiting.wait) : 'counterpart';
    case 'missingGround':
      return 'missingGround';
    case 'samtyckeAnswer':
      return 'consent';
    case 'placement':
      return 'placement';
    case 'recommendation':
      return 'counterpart';
    case 'meetingToBook':
    case 'timeToSettle':
      return 'meetingNotBooked';
    case 'meetingReply':
    case 'meetingTimes':
    case 'meetingToBeHeld':
      return waitsOnAnEmployer(state) ? 'employer' : 'counterpart';
    case 'matching':
    case 'mentorContact':
      return 'mentor';
    case 'assessment':
    case 'plan':
    case 'planReview':
    case 'offer':
    case 'followUp':
    case 'summonsDelivery':
      // The coach's own work: with no coach there is nobody to do it.
      return state.coach === undefined && waiting.staff === undefined ? 'vacancy' : 'counterpart';
    case 'referralAnswer':
    case 'handoverAnswer':
    case 'handoverInformation':
    case 'handoverDeclined':
    case 'handoverToSend':
    case 'minutes':
    case 'minutesConfirmation':
    case 'commitment':
    case 'closing':
    case 'participantDetails':
    case 'participantDied':
    case 'participantMoved':
    case 'refusedMessage':
    case 'firstContact':
    case 'teamQuestion':
    case 'recommendationDecision':
    case 'parallelSupport':
    case 'caseworkerName':
    case 'waitReview':
    case 'review':
      return unknown ? 'unknownCaseworker' : 'counterpart';
  }
};

/** Where the unit that is waited for was asked who its handläggare is and has not said, that is what is in the way. */
const causeWithNames = (state: CaseFile, waiting: WaitingFor, model: InsatsModel): StallCause => {
  const cause = causeOf(state, waiting, model);
  const isSought = cause === 'counterpart' && !isTheParticipantsTurn(waiting) && soughtAt(state, waiting) !== undefined;
  return isSought ? 'unknownCaseworker' : cause;
};

/**
 * How long the case has stood in its phase, in working days, whether that is past the model's threshold, and why. Due dates do not matter:
 * work that is never late may still get nowhere. Undefined for a closed case.
 */
export const stallOf = (state: CaseFile, model: InsatsModel, at: Instant): Stall | undefined => {
  const waiting = waitingFor(state, model);
  if (!waiting) return undefined;
  const workingDays = workingDaysBetween(stockholmDate(state.phaseSince), stockholmDate(at));
  const threshold = phaseOf(model, state.phase)?.stalledAfterWorkingDays ?? 0;
  return { stalled: workingDays > threshold, cause: causeWithNames(state, waiting, model), workingDays };
};
