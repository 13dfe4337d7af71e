import { addDays } from '../src/calendar/index.ts';
import { units } from '../src/insatser/parties.ts';
import { samverkansteamKonsultation } from '../src/insatser/samverkansteam-konsultation.ts';
import { siktaUnga } from '../src/insatser/sikta-unga.ts';
import { documentRef, type Journey, monday, newJourney, openHandover, referral } from './journey.ts';
import { people, team, waitingList } from './people.ts';

// The stretches of a journey through SIKTA-Unga, each from where the one before ends, and the consultation in Kävlinge.

/** The habilitering has aktualiserat somebody, who has come: the kartläggning begins. */
export const inUngaAssessment = (journey: Journey = newJourney(monday, siktaUnga)): Journey => {
  const plain = referral();
  if (plain.type !== 'referCase') throw new Error('an aktualisering refers a case');
  journey.does(people.habilitering, {
    ...plain,
    insats: siktaUnga.id,
    facts: { ...plain.facts, birthYear: 2004, referredBy: 'region' },
    income: 'aktivitetsersattning',
  });
  journey.does(people.coach, { type: 'acceptHandover', handover: openHandover(journey) });
  journey.does(waitingList, {
    type: 'callParticipant',
    coach: people.coach.staff,
    answerBy: addDays(journey.today(), 14),
    calledBy: units.kommunSikta,
  });
  const summons = journey.state().summonses.at(-1)?.id ?? '';
  journey.does(people.coach, { type: 'answerSummons', summons, answer: 'comes' });
  return journey;
};
/** The insats is under way, with a handlingsplan. */
export const inUnga = (journey: Journey = newJourney(monday, siktaUnga)): Journey => {
  inUngaAssessment(journey);
  journey.wait(20);
  journey.does(people.coach, {
    type: 'completeAssessment',
    document: documentRef('kartläggning'),
    on: journey.today(),
  });
  journey.does(people.coach, { type: 'savePlan', document: documentRef('handlingsplan'), on: journey.today() });
  return journey;
};
/** The samverkansteam is asked. */
export const broughtToTeam = (journey: Journey = newJourney(monday, siktaUnga)): Journey => {
  inUnga(journey);
  journey.wait(10);
  journey.does(people.coach, { type: 'bringToTeam', question: documentRef('fråga till samverkansteamet') });
  return journey;
};
/** … and has answered. */
export const recommended = (journey: Journey = newJourney(monday, siktaUnga)): Journey => {
  broughtToTeam(journey);
  journey.wait(30);
  journey.does(team, {
    type: 'recommendationGiven',
    document: documentRef('rekommendation'),
    meeting: 'the meeting of the team',
    on: journey.today(),
  });
  return journey;
};

/** Arbetsförmedlingen has asked for a consultation in Kävlinge, which is to be put to the team. */
export const inConsultation = (journey: Journey = newJourney(monday, samverkansteamKonsultation)): Journey => {
  const plain = referral();
  if (plain.type !== 'referCase') throw new Error('an aktualisering refers a case');
  journey.does(people.afKavlinge, {
    ...plain,
    insats: samverkansteamKonsultation.id,
    place: 'kavlinge',
    facts: { ...plain.facts, kommun: 'Kävlinge', referredBy: 'arbetsformedlingen' },
  });
  journey.does(people.kavlinge, { type: 'acceptHandover', handover: openHandover(journey) });
  return journey;
};
