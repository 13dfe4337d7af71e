import { evolveContacts } from '../contact/evolve.ts';
import { evolveDeadlines } from '../deadline/evolve.ts';
import { evolveHandovers } from '../handover/evolve.ts';
import { evolveMeetings, evolveWishes } from '../meeting/evolve.ts';
import { evolveMoveRequests } from '../move/evolve.ts';
import { evolvePlacements } from '../placement/evolve.ts';
import { evolveProtection } from '../protected-identity/evolve.ts';
import { evolveSamtycken, evolveSamtyckeRequests, evolveSekretessReviews } from '../samtycke/evolve.ts';
import { evolveTransfers } from '../staff-change/evolve.ts';
import { evolveSummonses } from '../summons/evolve.ts';
import { evolveTasks } from '../task/evolve.ts';
import { evolveTeam } from '../team/evolve.ts';
import { authorsAfter, evolveTextRequests } from '../text-request/evolve.ts';
import { evolveWait } from '../wait/evolve.ts';
import { type EventOf, given } from './act.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseEvent } from './events.ts';
import { unitOf } from './standing.ts';

const empty = {
  seq: 1,
  summonses: [],
  followUps: [],
  tasks: [],
  handovers: [],
  meetings: [],
  placements: [],
  deadlines: [],
} as const;

const referred = (event: EventOf<'caseReferred'>): CaseFile => ({
  ...empty,
  id: event.caseId,
  participant: event.participant,
  insats: event.insats,
  place: event.place,
  modelHash: event.modelHash,
  origin: 'referred',
  referrer: event.referrer,
  facts: event.facts,
  incomeAtStart: event.income,
  incomeNow: event.income,
  insuranceQuestionOpen: event.insuranceQuestionOpen,
  nameMissing: false,
  phase: 'referral',
  phaseSince: event.at,
  holder: { ...event.referrer, since: event.at },
  ...given({ follows: event.follows }),
});

/** The words of another agency's plan stay theirs: a plan that begins anew keeps the way to the one before it. */
const planAfter = (
  before: CaseFile['plan'],
  { revision, document, on }: EventOf<'planSaved'>,
): NonNullable<CaseFile['plan']> => {
  const earlier = [
    ...(before?.earlier ?? []),
    ...(before && before.document.document !== document.document ? [before.document] : []),
  ];
  return { revision, document, on, ...given({ earlier: earlier.length > 0 ? earlier : undefined }) };
};

const imported = (event: EventOf<'caseImported'>): CaseFile => ({
  ...empty,
  id: event.caseId,
  participant: event.participant,
  insats: event.insats,
  place: event.place,
  modelHash: event.modelHash,
  origin: 'imported',
  facts: event.facts,
  incomeAtStart: event.incomeAtStart,
  incomeNow: event.incomeNow,
  insuranceQuestionOpen: false,
  nameMissing: event.nameMissing,
  phase: event.phase,
  phaseSince: event.phaseSince,
  ...given({ startedOn: event.startedOn, closure: event.closure }),
  holder: { ...event.holder, since: event.phaseSince },
});

/** The case with one more event; what that event means is settled here and never looks at a model or a calendar. */
export const evolve = (state: CaseFile | undefined, event: CaseEvent): CaseFile => {
  if (event.type === 'caseReferred') return referred(event);
  if (event.type === 'caseImported') return imported(event);
  if (!state) throw new Error(`a ledger does not begin with ${event.type}`);
  const next = { ...state, seq: state.seq + 1 };
  switch (event.type) {
    case 'phaseEntered':
      return { ...next, phase: event.phase, phaseSince: event.at };
    case 'insatsStarted':
      return { ...next, startedOn: event.on };
    case 'holderChanged':
      return {
        ...next,
        holder: { ...event.holder, ...given({ caseworker: event.caseworker }), since: event.at },
      };
    case 'caseworkerAssigned':
      return { ...next, holder: { ...state.holder, caseworker: event.staff } };
    case 'coachAssigned':
      return { ...next, coach: event.coach };
    case 'incomeRecorded':
      return { ...next, incomeNow: event.income };
    case 'insuranceQuestionResolved':
      return { ...next, insuranceQuestionOpen: false };
    case 'participantNamed':
      return { ...next, nameMissing: false };
    case 'participantDied':
      return { ...next, diedOn: event.on };
    case 'participantMoved':
      return { ...next, facts: { ...state.facts, kommun: event.kommun } };
    case 'identityProtected':
    case 'identityAccessChanged':
    case 'identityLiftingAsked':
    case 'identityLiftingDeclined':
    case 'identityProtectionLifted':
      return evolveProtection(next, event);
    case 'messageRefused':
    // Those who are to be there are told; nothing else changes.
    case 'meetingNear':
      return next;
    case 'caseClosed':
      return { ...next, phase: 'closed', phaseSince: event.at, closure: event.closure };
    case 'followingCaseStarted':
      return { ...next, followingCases: [...(state.followingCases ?? []), event.following] };
    case 'broughtToTeam':
    case 'recommendationReceived':
    case 'recommendationDecided':
      return evolveTeam(next, event);
    case 'assessmentCompleted':
      return {
        ...next,
        assessment: { completedOn: event.on, document: event.document },
        ...authorsAfter(state.authors, event),
      };
    case 'firstContactMade':
      return { ...next, firstContact: event.contact };
    case 'stepMoved':
      return { ...next, steps: [...(state.steps ?? []), event.move] };
    case 'planReviewed':
      return {
        ...next,
        reviews: [...(state.reviews ?? []), event.review],
        ...authorsAfter(state.authors, { document: event.review.document, author: unitOf(state.holder) }),
      };
    case 'offerMade':
      return { ...next, offers: [...(state.offers ?? []), event.offer] };
    case 'mentorMatched':
      return { ...next, mentorship: event.mentorship };
    case 'mentorContactMade':
      return state.mentorship ? { ...next, mentorship: { ...state.mentorship, contactOn: event.on } } : next;
    case 'supervisorAbsent':
      return state.mentorship ? { ...next, mentorship: { ...state.mentorship, awayUntil: event.until } } : next;
    case 'modelChanged':
      return { ...next, modelHash: event.to };
    case 'planSaved':
      return { ...next, plan: planAfter(state.plan, event), ...authorsAfter(state.authors, event) };
    case 'followUpRecorded':
      return {
        ...next,
        followUps: [...state.followUps, { on: event.on, ...given({ document: event.document }) }],
        ...authorsAfter(state.authors, event),
      };
    case 'taskOpened':
    case 'taskClaimed':
    case 'taskHandedBack':
    case 'taskAssigned':
    case 'taskDueMoved':
    case 'taskDone':
    case 'taskCancelled':
      return { ...next, tasks: evolveTasks(state.tasks, event) };
    case 'deadlineSet':
    case 'deadlineDropped':
    case 'rungReached':
      return { ...next, deadlines: evolveDeadlines(state.deadlines, event) };
    case 'handoverSent':
    case 'handoverAcknowledged':
    case 'handoverInfoRequested':
    case 'handoverInfoSupplied':
    case 'handoverAccepted':
    case 'handoverDeclined':
    case 'handoverWithdrawn':
    case 'handoverExpired':
    case 'handoverCompleted':
    case 'parallelSupportBegan':
    case 'parallelSupportExtensionAsked':
    case 'parallelSupportExtensionDeclined':
    case 'parallelSupportExtended':
    case 'parallelSupportEnded':
      return { ...next, handovers: evolveHandovers(state.handovers, event) };
    case 'meetingBooked':
    case 'meetingProposed':
    case 'meetingCancelled':
    case 'meetingHeld':
    case 'meetingMissed':
    case 'proposalLapsed': {
      const meetings = evolveMeetings(state.meetings, event);
      if (!state.wishes) return { ...next, meetings };
      const meeting = meetings.find(({ id }) => id === event.meeting);
      return { ...next, meetings, wishes: evolveWishes(state.wishes, event, meeting) };
    }
    case 'wishRecorded':
    case 'wishWithdrawn':
      return { ...next, wishes: evolveWishes(state.wishes ?? [], event, undefined) };
    case 'meetingReplied':
    case 'meetingRescheduled':
    case 'meetingPlaceSet':
    case 'invitationWithdrawn':
    case 'invitationRenewed':
    case 'timesAnswered':
    case 'meetingTimeSettled':
    case 'otherTimesProposed':
    case 'minutesRecorded':
    case 'minutesObjected':
    case 'minutesConfirmed':
    case 'minutesAmended':
      return { ...next, meetings: evolveMeetings(state.meetings, event) };
    case 'participantCalled':
    case 'summonsDelivered':
    case 'summonsAccepted':
    case 'summonsDeclined':
    case 'summonsUnanswered':
    case 'summonsWithdrawn':
      return { ...next, summonses: evolveSummonses(state.summonses, event) };
    case 'workTransferred':
    case 'standInProlonged':
    case 'standInEnded':
      return { ...next, ...evolveTransfers(state, event) };
    case 'caseworkerSought':
    case 'contactNamed':
    case 'contactReplaced':
    case 'contactEnded':
      return { ...next, contacts: evolveContacts(state.contacts, event) };
    case 'moveRequested':
    case 'moveAccepted':
    case 'moveDeclined':
    case 'moveLapsed':
      return { ...next, moveRequests: evolveMoveRequests(state.moveRequests, event) };
    case 'textAskedFor':
    case 'textGiven':
    case 'textRefused':
    case 'textRequestLapsed':
      return { ...next, textRequests: evolveTextRequests(state.textRequests, event) };
    case 'samtyckeRecorded':
    case 'samtyckeRenewed':
    case 'samtyckeWithdrawn':
    case 'samtyckeEnded':
      return { ...next, samtycken: evolveSamtycken(state.samtycken, event) };
    case 'samtyckeAskedFor':
    case 'samtyckeAnswered':
      return { ...next, samtyckeRequests: evolveSamtyckeRequests(state.samtyckeRequests, event) };
    case 'sekretessReviewed':
    case 'sekretessReviewConfirmed':
      return { ...next, sekretessReviews: evolveSekretessReviews(state.sekretessReviews, event) };
    case 'caseParked':
    case 'waitExtended':
    case 'caseResumed': {
      const { wait, ...others } = next;
      return { ...others, ...given({ wait: evolveWait(wait, event) }) };
    }
    case 'placementStarted':
      return {
        ...next,
        placements: evolvePlacements(state.placements, event),
        ...authorsAfter(state.authors, { document: event.placement.document, author: unitOf(state.holder) }),
      };
    case 'placementEnded':
      return { ...next, placements: evolvePlacements(state.placements, event) };
  }
};
