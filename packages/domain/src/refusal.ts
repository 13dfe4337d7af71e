/** Facts of a refusal: codes, counts, ids and dates only. Never names, never free text. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Every reason the core can say no. The console owns the words; the api maps each once to a status. */
export const refusalCodes = [
  // whose turn it is
  'notHolder',
  'notReceiver',
  'notSender',
  'notTaskOwner',
  'notTaskHolder',
  'notParty',
  'notCoach',
  'notCoordinator',
  'notManager',
  'roleNotAllowed',
  // the case
  'caseNotFound',
  'caseAlreadyExists',
  'caseClosed',
  'wrongPhase',
  'modelUnknown',
  'placeUnknown',
  'referrerNotAllowed',
  'ageOutsideModel',
  'unitUnknown',
  // tasks
  'taskNotFound',
  'taskNotOpen',
  'taskAlreadyClaimed',
  'taskCompletedByAct',
  'alreadyReminded',
  'ladderClimbed',
  'staleVersion',
  // handovers
  'handoverNotFound',
  'handoverNotOpen',
  'handoverOpen',
  'handoverToSelf',
  'receiverNotAllowed',
  'basisNotAllowed',
  'answerByNotAhead',
  'outcomeNotAllowed',
  'missingPapersNotNamed',
  'insuranceQuestionOpen',
  'insuranceQuestionNotOpen',
  // meetings
  'meetingNotFound',
  'meetingNotPlanned',
  'meetingNotHeld',
  'meetingInPast',
  'meetingAhead',
  'requiredPartyMissing',
  'requiredPartyAbsent',
  'minutesMissing',
  'minutesAlreadyRecorded',
  'partyTwice',
  'modeNotAllowed',
  'commitmentWithoutOwner',
  'nextMeetingOrReasonMissing',
  'meetingNotProposed',
  'timesWrong',
  'timesOverlap',
  'timeNotFound',
  'timeUnanswered',
  'requiredPartyCannot',
  'wishNotFound',
  'wishOpen',
  'wishNotOpen',
  'amendmentNeedsReason',
  'slotRuleWrong',
  'slotsOverlap',
  'slotNotFree',
  // group meetings and the samverkansteam
  'seriesWrong',
  'groupMeetingNotFound',
  'caseAlreadyRaised',
  'agendaItemNotFound',
  'agendaItemNotOpen',
  'intervalWrong',
  // summons, assessment, plan, placements
  'summonsOpen',
  'summonsNotFound',
  'summonsNotOpen',
  'declineNeedsReason',
  'assessmentMissing',
  'planMissing',
  'placementNotFound',
  'placementDatesWrong',
  // first contact, steps, offers, mentors, newer models
  'notInModel',
  'alreadyRecorded',
  'stepUnknown',
  'offerNotOpen',
  'birthDateMissing',
  'birthDateNotNeeded',
  'birthDateWrong',
  'standInIsTheSame',
  'mentorMissing',
  'modelNotNewer',
  'phaseNotInModel',
  'caseParked',
  'caseNotParked',
  'waitNotReviewed',
  'waitReasonNotAllowed',
  'waitTooLong',
  'waitExtendedEnough',
  // closing
  'closureReasonUnknown',
  'closureNeedsReason',
  'closureNeedsAcceptedHandover',
  'subReasonMissing',
  'subReasonUnknown',
  'recommendationMissing',
  'followingCaseMissing',
  // the samverkansteam, the next insats, warnings
  'noTeam',
  'teamAlreadyAsked',
  'teamNotAsked',
  'recommendationNotFound',
  'recommendationDecided',
  'insatsDoesNotFollow',
  'followingCaseExists',
  'warningNotAcknowledged',
  // deadlines and dates
  'deadlineNotDue',
  'deadlineNotFound',
  'dateAhead',
  'dateNotAhead',
  'dateOrder',
  // the waiting list
  'coachHasNoRoom',
  'coachUnknown',
  'nobodyWaiting',
  'notNextInTurn',
  'notWaiting',
  'capacityBelowTaken',
  // the shell
  'storeUnavailable',
  'keyStoreUnavailable',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
export type Refusal = { readonly code: RefusalCode; readonly facts: Facts };

/** What a decision gives: the events that now stand, or a coded no. */
export type Decision<Event> =
  | { readonly type: 'accepted'; readonly events: readonly Event[] }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({ type: 'accepted', events });
export const refuse = (code: RefusalCode, facts: Facts = {}): Decision<never> => ({
  type: 'refused',
  refusal: { code, facts },
});
