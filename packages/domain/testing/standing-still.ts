import { addDays } from '../src/calendar/index.ts';
import { handedOver, inInsats, type Journey, newJourney } from './journey.ts';
import { people } from './people.ts';

/** The case waits for vård, for thirty days at most. */
export const parked = (journey: Journey = newJourney()): Journey => {
  inInsats(journey);
  journey.does(people.coach, { type: 'parkCase', reason: 'care', until: addDays(journey.today(), 30) });
  return journey;
};

/** Arbetsförmedlingen has not answered, and the coordinator asks that somebody else there do it. */
export const moveAsked = (journey: Journey = newJourney()): Journey => {
  handedOver(journey);
  journey.does(people.coordinator, {
    type: 'requestMove',
    of: { type: 'task', id: journey.openTask('answerHandover').id },
    reason: 'silence',
  });
  return journey;
};
