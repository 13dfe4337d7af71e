import { addDays, addDuration } from '../src/calendar/index.ts';
import { units } from '../src/insatser/parties.ts';
import { tuna } from '../src/insatser/tuna.ts';
import {
  agreed,
  documentRef,
  type Journey,
  lastMeeting,
  monday,
  newJourney,
  openHandover,
  participantParty,
  referral,
  unitParty,
} from './journey.ts';
import { people, waitingList } from './people.ts';

// The stretches of a journey through TUNA in Eskilstuna, each from where the one before ends.

export const tunaReferral = (changes: Parameters<typeof referral>[0] = {}): ReturnType<typeof referral> => {
  const plain = referral();
  if (plain.type !== 'referCase') throw new Error('an aktualisering refers a case');
  return {
    ...plain,
    insats: tuna.id,
    place: 'eskilstuna',
    facts: { ...plain.facts, kommun: 'Eskilstuna' },
    ...changes,
  };
};

/** Försäkringskassan has aktualiserat, TUNA has accepted, and the participant has been called. */
export const calledToTuna = (
  journey: Journey = newJourney(monday, tuna),
  changes: Parameters<typeof referral>[0] = {},
): Journey => {
  journey.does(people.fkEskilstuna, tunaReferral(changes));
  journey.does(people.tunaCoach, { type: 'acceptHandover', handover: openHandover(journey) });
  journey.does(waitingList, {
    type: 'callParticipant',
    coach: people.tunaCoach.staff,
    answerBy: addDays(journey.today(), 14),
    calledBy: units.tunaEskilstuna,
  });
  return journey;
};
export const inTunaAssessment = (journey: Journey = newJourney(monday, tuna)): Journey => {
  calledToTuna(journey);
  const summons = journey.state().summonses.at(-1)?.id ?? '';
  journey.does(people.tunaCoach, { type: 'answerSummons', summons, answer: 'comes' });
  return journey;
};
/** The kartläggning is done; a place for arbetsträning is looked for. */
export const waitingForPlacement = (journey: Journey = newJourney(monday, tuna)): Journey => {
  inTunaAssessment(journey);
  journey.wait(20);
  journey.does(people.tunaCoach, {
    type: 'completeAssessment',
    document: documentRef('kartläggning'),
    on: journey.today(),
  });
  return journey;
};
export const inWorkTraining = (journey: Journey = newJourney(monday, tuna)): Journey => {
  waitingForPlacement(journey);
  journey.wait(10);
  journey.does(people.tunaCoach, {
    type: 'startPlacement',
    from: journey.today(),
    document: documentRef('arbetsplats'),
  });
  journey.does(people.tunaCoach, { type: 'savePlan', document: documentRef('handlingsplan'), on: journey.today() });
  return journey;
};
/** Arbetsförmedlingen is asked to take over; they have met, and the meeting is recorded. */
export const metAboutHandover = (journey: Journey = newJourney(monday, tuna)): Journey => {
  inWorkTraining(journey);
  journey.wait(14);
  journey.does(people.tunaCoach, { type: 'beginHandover' });
  journey.does(people.tunaCoach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afEskilstuna },
    action: 'vocationalRehabilitation',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  journey.does(people.tunaCoach, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    startsAt: addDuration(journey.now(), { days: 7 }),
    minutesLong: 60,
    mode: 'video',
    parties: [unitParty('tuna', units.tunaEskilstuna), unitParty('af', units.afEskilstuna), participantParty],
  });
  journey.wait(7);
  const meeting = lastMeeting(journey);
  journey.does(people.tunaCoach, {
    type: 'meetingHeld',
    meeting,
    attended: ['tuna', 'af', 'participant'],
    mode: 'video',
  });
  journey.does(people.tunaCoach, {
    type: 'recordMinutes',
    meeting,
    document: documentRef('minnesanteckning'),
    commitments: [],
    next: { none: 'handedOver' },
  });
  return journey;
};
