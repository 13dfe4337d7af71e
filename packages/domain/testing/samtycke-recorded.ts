import { addDays } from '../src/calendar/index.ts';
import { units } from '../src/insatser/parties.ts';
import { documentRef, inHandover, type Journey } from './journey.ts';
import { people } from './people.ts';

/** On the way out of the insats, with a samtycke for Arbetsförmedlingen a sekretessprövning that waits for a second person, and a question to the participant. */
export const samtyckeRecorded = (): Journey => {
  const journey = inHandover();
  const shared = { receivers: [units.afRehab.agency], categories: ['case', 'documents'], purpose: 'handOver' } as const;
  const until = addDays(journey.today(), 90);
  journey.does(people.coach, { type: 'recordSamtycke', ...shared, form: 'written', from: journey.today(), until });
  journey.does(people.coach, {
    type: 'recordSekretessReview',
    ...shared,
    basis: 'statutoryDuty',
    outcome: 'mayBeGiven',
    until,
    why: documentRef('prövning'),
  });
  const question = { receivers: [units.fkRehab.agency], categories: ['meetings'], purpose: 'followUp' } as const;
  journey.does(people.coach, { type: 'askForSamtycke', ...question });
  return journey;
};
