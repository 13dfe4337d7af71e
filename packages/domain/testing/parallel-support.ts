import { addDays } from '../src/calendar/index.ts';
import { units } from '../src/insatser/parties.ts';
import { agreed, inHandover, type Journey, newJourney, openHandover } from './journey.ts';
import { people } from './people.ts';

/** Arbetsförmedlingen has taken over, with the coach's support beside for thirty days. */
export const supported = (journey: Journey = newJourney()): Journey => {
  inHandover(journey);
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'takeOver',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
    parallelSupportUntil: addDays(journey.today(), 30),
  });
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey), caseworker: people.af.staff });
  return journey;
};

/** … and the coach asks to go on for longer. */
export const supportAsked = (journey: Journey = newJourney()): Journey => {
  supported(journey);
  const handover = journey.state().handovers.at(-1)?.id ?? '';
  journey.does(people.coach, { type: 'extendParallelSupport', handover, until: addDays(journey.today(), 90) });
  return journey;
};
