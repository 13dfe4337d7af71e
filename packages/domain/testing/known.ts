import { units } from '../src/insatser/parties.ts';
import type { UnitRef } from '../src/organisation/organisation.ts';
import { documentRef, handedOver, type Journey, met } from './journey.ts';
import { people } from './people.ts';

const ref = ({ agency, unit }: UnitRef): UnitRef => ({ agency, unit });

/** Arbetsförmedlingen is asked who has the case there. */
export const caseworkerSought = (): Journey => {
  const journey = handedOver();
  journey.does(people.coach, { type: 'askForCaseworker', of: ref(units.afRehab) });
  return journey;
};
/** Arbetsförmedlingen has said, and the holder knows whom to call at the vårdcentral. */
export const contactsKnown = (): Journey => {
  const journey = met();
  journey.does(people.af, {
    type: 'nameContact',
    role: 'caseworker',
    of: ref(units.afRehab),
    person: { type: 'staff', staff: people.af.staff },
  });
  journey.does(people.coach, {
    type: 'nameContact',
    role: 'vardcentral',
    of: ref(units.regionVardcentral),
    person: { type: 'outside', document: documentRef('kontaktkort') },
  });
  return journey;
};
