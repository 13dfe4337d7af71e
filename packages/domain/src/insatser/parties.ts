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
  // TUNA
  kommunEskilstuna: {
    id: 'a5ccbc28-9ca2-4aa9-8057-e12e9a3a3632',
    kind: 'kommun',
    name: 'Eskilstuna kommun, arbetsmarknads- och vuxenutbildningsnämnden',
    slug: 'eskilstuna-arbetsmarknadsnamnden',
  },
  kommunStrangnas: {
    id: '1e62bd53-4897-4fbc-9f88-7a35ceea7bbd',
    kind: 'kommun',
    name: 'Strängnäs kommun, socialnämnden',
    slug: 'strangnas-socialnamnden',
  },
  kommunNykoping: {
    id: 'b3a143e8-a056-4633-b216-f20c21bd5085',
    kind: 'kommun',
    name: 'Nyköpings kommun, socialnämnden',
    slug: 'nykoping-socialnamnden',
  },
  // Samverkansteam Kävlinge
  kommunKavlinge: {
    id: 'ea31368a-43fb-4f72-9a91-3e9f7afe5677',
    kind: 'kommun',
    name: 'Kävlinge kommun, socialnämnden',
    slug: 'kavlinge-socialnamnden',
  },
  regionSkane: {
    id: '0d365ec8-d0be-4736-b8d2-1017b683b1c8',
    kind: 'region',
    name: 'Region Skåne',
    slug: 'region-skane',
  },
  forbundKavlingeLomma: {
    id: '294a3ed7-9108-4c52-830b-55e3af674fd4',
    kind: 'forbund',
    name: 'Samordningsförbundet Kävlinge–Lomma',
    slug: 'samordningsforbundet-kavlinge-lomma',
  },
  // VUXAM, Dua Lomma
  kommunLjusnarsberg: {
    id: '3ceaaf30-8142-48ea-91d9-3080f9b439fc',
    kind: 'kommun',
    name: 'Ljusnarsbergs kommun, socialnämnden',
    slug: 'ljusnarsberg-socialnamnden',
  },
  regionOrebro: {
    id: '9dfb369b-ab13-4fae-a276-55daa05f1119',
    kind: 'region',
    name: 'Region Örebro län',
    slug: 'region-orebro-lan',
  },
  forbundLjusnarsberg: {
    id: '6301bbfc-a0c5-454e-8ff9-bb510944fe0c',
    kind: 'forbund',
    name: 'Samordningsförbundet Samverkan Ljusnarsberg',
    slug: 'samverkan-ljusnarsberg',
  },
  kommunLomma: {
    id: '6fced11d-2bd8-41e6-847a-8387cdde8d51',
    kind: 'kommun',
    name: 'Lomma kommun, socialnämnden',
    slug: 'lomma-socialnamnden',
  },
  kommunLommaUtbildning: {
    id: '3a124c64-7e02-4f05-b7c1-dce27f7695f5',
    kind: 'kommun',
    name: 'Lomma kommun, utbildningsnämnden',
    slug: 'lomma-utbildningsnamnden',
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
  // SIKTA-Unga
  regionHabilitering: {
    agency: agencies.region.id,
    unit: '0c153094-dfa8-460c-88b6-1d4ce0fb2a3b',
    name: 'Vuxenhabiliteringen Katrineholm',
  },
  // TUNA
  kommunTuna: {
    agency: agencies.kommun.id,
    unit: '59bb3afa-3910-452d-b192-168432063228',
    name: 'TUNA Katrineholm–Flen–Vingåker',
  },
  tunaEskilstuna: {
    agency: agencies.kommunEskilstuna.id,
    unit: 'ba954a6b-85d9-4fb5-a63a-5822ddca5e1e',
    name: 'TUNA Eskilstuna',
  },
  eskilstunaForsorjning: {
    agency: agencies.kommunEskilstuna.id,
    unit: '2b926a0f-a23d-4841-81b6-591275b30527',
    name: 'Försörjningsstöd Eskilstuna',
  },
  tunaStrangnas: {
    agency: agencies.kommunStrangnas.id,
    unit: '0760b8dc-6bf2-4860-888c-80eea3bec9df',
    name: 'TUNA Strängnäs',
  },
  tunaNykoping: {
    agency: agencies.kommunNykoping.id,
    unit: 'c29f3a4f-cb65-4e48-9890-ac89a8311b32',
    name: 'TUNA Nyköping och Oxelösund',
  },
  afEskilstuna: {
    agency: agencies.arbetsformedlingen.id,
    unit: 'd8ed94a9-e931-448c-b876-80063de9517e',
    name: 'Rehabilitering till arbete, Eskilstuna och Strängnäs',
  },
  afNykoping: {
    agency: agencies.arbetsformedlingen.id,
    unit: '256c3faa-c030-4ca9-a2d6-206fb75ccde8',
    name: 'Rehabilitering till arbete, Nyköping',
  },
  fkEskilstuna: {
    agency: agencies.forsakringskassan.id,
    unit: 'ce9e3795-5495-435a-8232-564e860d37c0',
    name: 'Rehab Öst, Eskilstuna',
  },
  fkNykoping: {
    agency: agencies.forsakringskassan.id,
    unit: 'f09b4f01-e786-45e8-a44b-b042c370292e',
    name: 'Rehab Öst, Nyköping',
  },
  psykiatriEskilstuna: {
    agency: agencies.region.id,
    unit: '07a613ed-9633-4458-a51e-e6c8877c2e42',
    name: 'Psykiatriska mottagningen Eskilstuna',
  },
  psykiatriNykoping: {
    agency: agencies.region.id,
    unit: 'af584e8f-c757-4e38-b65e-3361e9cce990',
    name: 'Psykiatriska mottagningen Nyköping',
  },
  // Samverkansteam Kävlinge
  kavlingeArbetsmarknad: {
    agency: agencies.kommunKavlinge.id,
    unit: '4d051ead-2cea-49a0-847c-b8ed2bebffd0',
    name: 'Arbetsmarknadsenheten Kävlinge',
  },
  kavlingeForsorjning: {
    agency: agencies.kommunKavlinge.id,
    unit: '5aad5899-8c2e-4f4d-b102-de10dca8ebf4',
    name: 'Försörjningsstöd Kävlinge',
  },
  afKavlinge: {
    agency: agencies.arbetsformedlingen.id,
    unit: 'bfb65aed-63fe-410a-a8cc-064c0ce1be09',
    name: 'Arbetsförmedlingen Kävlinge och Lomma',
  },
  vardcentralKavlinge: {
    agency: agencies.regionSkane.id,
    unit: 'fcc0afe5-995d-4c49-bcfa-479383a97fbd',
    name: 'Vårdcentralen Kävlinge, rehabkoordinatorer',
  },
  forbundKavlinge: {
    agency: agencies.forbundKavlingeLomma.id,
    unit: '0fb98557-46d0-4ae1-867c-4560a94ce846',
    name: 'Förbundskansliet Kävlinge–Lomma',
  },
  // VUXAM, Dua Lomma, Mentorsnätverket
  vuxamLjusnarsberg: {
    agency: agencies.kommunLjusnarsberg.id,
    unit: '66080f17-4c96-48e2-9cbd-0ba3a1a6bcde',
    name: 'VUXAM Ljusnarsberg',
  },
  ljusnarsbergForsorjning: {
    agency: agencies.kommunLjusnarsberg.id,
    unit: 'b120a366-f0bb-49cf-82f2-dc05873f9bd0',
    name: 'Försörjningsstöd Ljusnarsberg',
  },
  afLjusnarsberg: {
    agency: agencies.arbetsformedlingen.id,
    unit: '78b7d0ac-8477-4ce0-8e4c-da11b43c589b',
    name: 'Rehabilitering till arbete, Lindesberg och Ljusnarsberg',
  },
  fkLjusnarsberg: {
    agency: agencies.forsakringskassan.id,
    unit: '2330fcf1-562a-44b8-8866-8d77e827062c',
    name: 'Sjukförsäkring, Lindesberg',
  },
  vardcentralKopparberg: {
    agency: agencies.regionOrebro.id,
    unit: 'c1acc990-6424-450a-a36b-f9b3ddcb369d',
    name: 'Vårdcentralen Kopparberg, rehabkoordinatorer',
  },
  kansliLjusnarsberg: {
    agency: agencies.forbundLjusnarsberg.id,
    unit: '9ad9b9a2-5e78-454d-b065-a1c284cc4549',
    name: 'Kansliet Samverkan Ljusnarsberg',
  },
  lommaKaa: {
    agency: agencies.kommunLommaUtbildning.id,
    unit: '99356597-6fba-4662-b6a7-30b7b12e9eed',
    name: 'Kommunens aktivitetsansvar Lomma',
  },
  lommaDua: {
    agency: agencies.kommunLomma.id,
    unit: '8df08078-a22e-4180-85c2-c2af3977a654',
    name: 'Dua Lomma',
  },
  mentorsnatverket: {
    agency: agencies.kommunKavlinge.id,
    unit: 'f3194a3b-381e-43e7-952c-466e473a1797',
    name: 'Mentorsnätverket Kävlinge–Lomma',
  },
} as const satisfies Record<string, UnitRef & { readonly name: string }>;

export const ref = (unit: UnitRef): UnitRef => ({ agency: unit.agency, unit: unit.unit });

/** Plattformen: the joint forum of Arbetsförmedlingen and kommunen. */
export const plattformen = {
  id: 'plattformen',
  name: 'Plattformen',
  members: [ref(units.afPlattformen), ref(units.kommunPlattformen)],
} as const satisfies JointForum;

/** The samverkansteam that a model may ask for a rekommendation. A team never holds a case and never sees an identity (2003:1210 § 2, § 7). */
export type Team = {
  readonly id: string;
  readonly name: string;
  readonly members: readonly UnitRef[];
  /** The förbund's unit that calls the meetings and writes them up; it recommends nothing. */
  readonly calledBy: UnitRef;
};
export const teams = {
  kfv: {
    id: 'samverkansteam-kfv',
    name: 'Samverkansteamet Katrineholm–Flen–Vingåker',
    members: [ref(units.afRehab), ref(units.fkRehab), ref(units.regionHabilitering), ref(units.kommunForsorjning)],
    calledBy: ref(units.forbundKansli),
  },
  kavlinge: {
    id: 'samverkansteam-kavlinge',
    name: 'Samverkansteam Kävlinge',
    members: [ref(units.afKavlinge), ref(units.kavlingeForsorjning), ref(units.vardcentralKavlinge)],
    calledBy: ref(units.forbundKavlinge),
  },
} as const satisfies Record<string, Team>;

/** Units that work with each other: within an area cases are handed on and met about. A unit may be in several. */
export const areas: readonly (readonly UnitRef[])[] = [
  [
    units.afRehab,
    units.afPlattformen,
    units.fkRehab,
    units.regionPsykiatri,
    units.regionVardcentral,
    units.kommunSikta,
    units.kommunPlattformen,
    units.kommunForsorjning,
    units.forbundKansli,
    units.regionHabilitering,
    units.kommunTuna,
  ],
  [
    units.tunaEskilstuna,
    units.eskilstunaForsorjning,
    units.tunaStrangnas,
    units.afEskilstuna,
    units.fkEskilstuna,
    units.psykiatriEskilstuna,
    units.forbundKansli,
  ],
  [units.tunaNykoping, units.afNykoping, units.fkNykoping, units.psykiatriNykoping, units.forbundKansli],
  [
    units.kavlingeArbetsmarknad,
    units.kavlingeForsorjning,
    units.afKavlinge,
    units.vardcentralKavlinge,
    units.forbundKavlinge,
  ],
  [
    units.vuxamLjusnarsberg,
    units.ljusnarsbergForsorjning,
    units.afLjusnarsberg,
    units.fkLjusnarsberg,
    units.vardcentralKopparberg,
    units.kansliLjusnarsberg,
  ],
  [
    units.lommaKaa,
    units.lommaDua,
    units.mentorsnatverket,
    units.kavlingeArbetsmarknad,
    units.kavlingeForsorjning,
    units.afKavlinge,
    units.forbundKavlinge,
  ],
];

/** The other units of the areas that the unit works in; every other, for a unit that is in none. */
export const unitsAround = ({ unit }: UnitRef): readonly UnitRef[] => {
  const near = areas.filter((area) => area.some((one) => one.unit === unit)).flat();
  const others: readonly UnitRef[] = near.length > 0 ? near : Object.values(units);
  return others.filter(
    (one, index) => one.unit !== unit && others.findIndex(({ unit: id }) => id === one.unit) === index,
  );
};
