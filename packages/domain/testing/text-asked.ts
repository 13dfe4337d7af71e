import { documentRef, handedOver, type Journey, newJourney, openHandover } from './journey.ts';
import { people } from './people.ts';

/** Arbetsförmedlingen has taken over from the kommun and asks it for the kartläggning, which was not sent along. */
export const textAsked = (journey: Journey = newJourney()): Journey => {
  handedOver(journey);
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey), caseworker: people.af.staff });
  journey.does(people.af, {
    type: 'askForText',
    text: journey.state().assessment?.document?.document ?? '',
    why: documentRef('vad texten behövs till'),
  });
  return journey;
};
