import type { Agency, JointForum, UnitRef } from '../organisation/organisation.ts';

/** The agencies and units that the shipped insats models name. Ids are random and fixed: a model is immutable, so what it names is too. */
export const agencies = {
  arbetsformedlingen: {
    id: '5a14b81a-2b55-452e-b462-1b8adad707c9',
    kind: 'arbetsformedlingen',
    name: 'Arbetsförmedlingen',
    slug: 'arbetsformedlingen',
  },
  forsakringskassan: {
    id: '97405086-66e0-4d3f-9641-bc57f19b91d6',
    kind: 'forsakringskassan',
    name: 'Försäkringskassan',
    slug: 'forsakringskassan',
  },
  region: {
    id: '80645303-a828-4230-83bb-04847f9b203f',
    kind: 'region',
    name: 'Region Sörmland',
    slug: 'region-sormland',
  },
  kommun: {
    id: '3f16068e-5ddb-4b28-a4e8-7f81fcb333e7',
    kind: 'kommun',
    name: 'Katrineholms kommun, socialnämnden',
    slug: 'katrineholm-socialnamnden',
  },
  forbund: {
    id: '36884cd9-5a5f-453c-bef3-22e66baeedd8',
    kind: 'forbund',
    name: 'Samordningsförbundet',
    slug: 'samordningsforbundet',
  },
} as const satisfies Record<string, Agency>;

export const units = {
  afRehab: {
    agency: agencies.arbetsformedlingen.id,
    unit: '3c1ca863-1753-4dca-81fa-9319ee7f3a8d',
    name: 'Rehabilitering till arbete, Katrineholm',
  },
  afPlattformen: {
    agency: agencies.arbetsformedlingen.id,
    unit: '67724152-cf4f-4f0a-bf8e-8f9dcf7cf6ad',
    name: 'Plattformen',
  },
  fkRehab: {
    agency: agencies.forsakringskassan.id,
    unit: '5f6a56dd-8e3f-4b28-aa90-728e228e1e0f',
    name: 'Rehab Öst, Katrineholm',
  },
  regionPsykiatri: {
    agency: agencies.region.id,
    unit: '05d4bd32-f837-4211-b381-5420554b29e4',
    name: 'Psykiatriska mottagningen Katrineholm',
  },
  regionVardcentral: {
    agency: agencies.region.id,
    unit: '4aab6a17-3f5d-48b0-9b65-c7426e31711f',
    name: 'Vårdcentralen Linden, rehabkoordinatorer',
  },
  kommunSikta: {
    agency: agencies.kommun.id,
    unit: '5ef3e8c5-3efa-4520-af2f-d7243136f73b',
    name: 'SIKTA Katrineholm–Flen–Vingåker',
  },
  kommunPlattformen: {
    agency: agencies.kommun.id,
    unit: 'f583d7df-c61a-4cd2-83de-b1c78d500d65',
    name: 'Plattformen',
  },
  kommunForsorjning: {
    agency: agencies.kommun.id,
    unit: '27742fbb-0712-420b-92df-0bcfccbcd22b',
    name: 'Försörjningsstöd Katrineholm',
  },
  forbundKansli: {
    agency: agencies.forbund.id,
    unit: '2906e925-dbfe-40f4-b543-f09b69a06727',
    name: 'Förbundskansliet',
  },
} as const satisfies Record<string, UnitRef & { readonly name: string }>;

export const ref = (unit: UnitRef): UnitRef => ({ agency: unit.agency, unit: unit.unit });

/** Plattformen: the joint forum of Arbetsförmedlingen and kommunen. */
export const plattformen = {
  id: 'plattformen',
  name: 'Plattformen',
  members: [ref(units.afPlattformen), ref(units.kommunPlattformen)],
} as const satisfies JointForum;
