import { type Instant, stockholmDate, workingDaysBetween } from '../calendar/index.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { plannedMeetings } from '../meeting/meetings.ts';
import type { CaseFile, WaitingFor } from './case-file.ts';
import { phaseOf } from './place-and-phase.ts';
import { sameUnit } from './standing.ts';
import { waitingFor } from './waiting-for.ts';

/** Why a case stands still, as the coordinator sorts them. `consent`, `wageSubsidy` and `care` come from what people say, not yet from the ledger. */
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
  // No mentor is matched, or the one who is has not been in touch.
  'mentor',
] as const;
export type StallCause = (typeof stallCauses)[number];

export type Stall = { readonly stalled: boolean; readonly cause: StallCause; readonly workingDays: number };

/** An employer that has not said whether it comes holds the meeting up. */
const waitsOnAnEmployer = (state: CaseFile): boolean =>
  plannedMeetings(state).some(({ parties }) =>
    parties.some((party) => party.type === 'external' && party.role === 'employer' && party.reply !== 'comes'),
  );

const causeOf = (state: CaseFile, waiting: WaitingFor): StallCause => {
  // Nobody has taken it on: not in a unit's inbox, not in the holder's own.
  const unknown = waiting.staff === undefined && (!sameUnit(waiting, state.holder) || !state.holder.caseworker);
  switch (waiting.reason) {
    case 'placeInInsats':
      return state.insuranceQuestionOpen ? 'insurance' : 'waitingList';
    case 'placement':
      return 'placement';
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
    case 'participantAnswer':
    case 'participantContact':
    case 'minutes':
    case 'minutesConfirmation':
    case 'commitment':
    case 'closing':
    case 'importReview':
    case 'participantDetails':
    case 'participantDied':
    case 'participantMoved':
    case 'refusedMessage':
    case 'firstContact':
    case 'teamQuestion':
    case 'recommendation':
    case 'recommendationDecision':
    case 'review':
      return unknown ? 'unknownCaseworker' : 'counterpart';
  }
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
  return { stalled: workingDays > threshold, cause: causeOf(state, waiting), workingDays };
};
