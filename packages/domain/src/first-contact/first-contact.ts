import type { IsoDate } from '../calendar/index.ts';

/** Who made the first contact: the participant, as is hoped, or the samordnare who took the initiative. */
export const firstContactParties = ['participant', 'coordinator'] as const;
export type FirstContactParty = (typeof firstContactParties)[number];

export type FirstContact = { readonly on: IsoDate; readonly by: FirstContactParty };
