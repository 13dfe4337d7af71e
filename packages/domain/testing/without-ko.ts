import { addDays, atTime, type Instant, isoDate } from '../src/calendar/index.ts';
import { deriveId } from '../src/case/derive-id.ts';
import { dua } from '../src/insatser/dua.ts';
import { mentorsnatverket } from '../src/insatser/mentorsnatverket.ts';
import { units } from '../src/insatser/parties.ts';
import { vuxam } from '../src/insatser/vuxam.ts';
import {
  type Ask,
  agreed,
  documentRef,
  type Journey,
  lastMeeting,
  letsTell,
  newJourney,
  openHandover,
  participantParty,
  referral,
  unitParty,
} from './journey.ts';
import { people } from './people.ts';

// Journeys of the insatser that have no kö: each stretch from where the one before ends.

const monday = newJourney().now();
/** At noon, so many days on. */
export const inDays = (journey: Journey, days: number): Instant => atTime(addDays(journey.today(), days), '12:00');

export const newVuxam = (): Journey => newJourney(monday, vuxam);

/** Försörjningsstöd anvisar somebody to VUXAM. */
export const vuxamReferred = (journey: Journey = newVuxam()): Journey => {
  journey.does(
    people.ljusnarsbergForsorjning,
    referral({
      caseId: deriveId('cases of the tests', 'vuxam'),
      insats: 'vuxam',
      place: 'ljusnarsberg',
      facts: {
        sex: 'M',
        birthYear: 1984,
        kommun: 'Ljusnarsberg',
        referredBy: 'kommun',
        referredOn: isoDate('2026-03-02'),
      },
      income: 'forsorjningsstod',
    }),
  );
  return journey;
};
/** The samordnare has accepted: the participant's first contact is awaited. */
export const vuxamStarted = (journey: Journey = newVuxam()): Journey => {
  vuxamReferred(journey);
  journey.does(people.vuxam, {
    type: 'acceptHandover',
    handover: openHandover(journey),
    caseworker: people.vuxam.staff,
  });
  return journey;
};
/** They have met; kartläggning and handlingsplan are done in time. */
export const vuxamPlanned = (journey: Journey = newVuxam()): Journey => {
  vuxamStarted(journey);
  journey.wait(1);
  journey.does(people.vuxam, { type: 'recordFirstContact', on: journey.today(), by: 'participant' });
  journey.wait(4);
  journey.does(people.vuxam, {
    type: 'completeAssessment',
    document: documentRef('kartläggning'),
    on: journey.today(),
  });
  journey.wait(3);
  journey.does(people.vuxam, { type: 'savePlan', document: documentRef('handlingsplan'), on: journey.today() });
  return journey;
};
/** Three months have passed without a step: an utvärdering is asked for. */
export const vuxamMissed = (journey: Journey = newVuxam()): Journey => {
  vuxamPlanned(journey);
  journey.wait(92);
  return journey;
};

export const newDua = (): Journey => newJourney(monday, dua);

const kaa = (birthDate = isoDate('2006-12-24')): Ask =>
  referral({
    caseId: deriveId('cases of the tests', 'dua'),
    insats: 'dua',
    place: 'lomma',
    facts: {
      sex: 'K',
      birthYear: Number(birthDate.slice(0, 4)),
      birthDate,
      kommun: 'Lomma',
      referredBy: 'kommun',
      referredOn: isoDate('2026-03-02'),
    },
    income: 'ingen',
    // The nämnd of education is an agency of its own.
    ...agreed(isoDate('2026-03-02'), 'coordinateSupport'),
  });
/** KAA aktualiserar a 19-year-old. */
export const duaReferred = (journey: Journey = newDua(), birthDate?: ReturnType<typeof isoDate>): Journey => {
  journey.does(people.lommaKaa, kaa(birthDate));
  return journey;
};
export const duaStarted = (journey: Journey = newDua(), birthDate?: ReturnType<typeof isoDate>): Journey => {
  duaReferred(journey, birthDate);
  journey.does(people.lommaDua, { type: 'acceptHandover', handover: openHandover(journey) });
  return journey;
};
/** Six months before the birthday: the trepartssamtal is to be offered. */
export const duaOpen = (journey: Journey = newDua()): Journey => {
  duaStarted(journey, isoDate('2006-06-10'));
  return journey;
};
/** It was offered and met about. */
export const duaMet = (journey: Journey = newDua()): Journey => {
  duaOpen(journey);
  journey.does(people.lommaDua, { type: 'recordOffer', on: journey.today(), answer: 'accepts' });
  letsTell(journey, people.lommaDua, units.afKavlinge.agency);
  journey.does(people.lommaDua, {
    type: 'bookMeeting',
    kind: 'multipartyMeeting',
    startsAt: inDays(journey, 7),
    minutesLong: 60,
    mode: 'physical',
    parties: [unitParty('dua', units.lommaDua), unitParty('af', units.afKavlinge), participantParty],
  });
  journey.does(people.afKavlinge, { type: 'replyToMeeting', meeting: lastMeeting(journey), reply: 'comes' });
  return journey;
};

export const newMentorship = (): Journey => newJourney(monday, mentorsnatverket);

/** Försörjningsstöd applies for somebody. */
export const mentorApplied = (journey: Journey = newMentorship()): Journey => {
  journey.does(
    people.kavlingeForsorjning,
    referral({
      caseId: deriveId('cases of the tests', 'mentorship'),
      insats: 'mentorsnatverket',
      place: 'kavlingelomma',
      facts: {
        sex: 'K',
        birthYear: 1999,
        kommun: 'Kävlinge',
        referredBy: 'kommun',
        referredOn: isoDate('2026-03-02'),
      },
      income: 'forsorjningsstod',
    }),
  );
  return journey;
};
/** The application is accepted: somebody is looked for who suits. */
export const mentorSought = (journey: Journey = newMentorship()): Journey => {
  mentorApplied(journey);
  journey.does(people.mentorSupervisor, { type: 'acceptHandover', handover: openHandover(journey) });
  return journey;
};
export const mentorMatched = (journey: Journey = newMentorship()): Journey => {
  mentorSought(journey);
  journey.wait(10);
  journey.does(people.mentorSupervisor, {
    type: 'matchMentor',
    mentor: documentRef('mentor'),
    supervisor: people.mentorSupervisor.staff,
    standIn: people.mentorStandIn.staff,
    on: journey.today(),
  });
  return journey;
};
