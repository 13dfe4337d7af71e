import { type AgencyId, agencies, type Role, type StaffId, type UnitId, units } from '@stafett/domain';

/** Somebody to sign in as where there is no agency's own sign-in. */
export type DemoPerson = {
  readonly id: StaffId;
  /** The OIDC subject, which is also what they type to sign in. */
  readonly subject: string;
  readonly name: string;
  readonly agency: AgencyId;
  readonly works: readonly { readonly unit: UnitId; readonly roles: readonly Role[] }[];
};

/** Made-up people. Every unit has somebody and a manager; ids are random and fixed, so that a second start finds them again. */
export const demoPeople: readonly DemoPerson[] = [
  {
    id: 'ee1d1eee-9a88-4b02-8d03-ca30f1ce2a27',
    subject: 'af-amir',
    name: 'Amir Haddad',
    agency: agencies.arbetsformedlingen.id,
    works: [{ unit: units.afRehab.unit, roles: ['caseworker'] }],
  },
  {
    id: '8f3a0599-a760-42b0-a8cc-d9a5f8e36ce5',
    subject: 'af-lisa',
    name: 'Lisa Bergqvist',
    agency: agencies.arbetsformedlingen.id,
    works: [
      { unit: units.afRehab.unit, roles: ['caseworker'] },
      { unit: units.afPlattformen.unit, roles: ['caseworker'] },
    ],
  },
  {
    id: '0957e38a-e0f5-4b3f-8bc8-e486872ff602',
    subject: 'af-johan',
    name: 'Johan Sandell',
    agency: agencies.arbetsformedlingen.id,
    works: [{ unit: units.afPlattformen.unit, roles: ['caseworker'] }],
  },
  {
    id: 'b9c763c0-de87-42ea-9316-0490694a9ccc',
    subject: 'af-karin',
    name: 'Karin Holmgren',
    agency: agencies.arbetsformedlingen.id,
    works: [
      { unit: units.afRehab.unit, roles: ['manager'] },
      { unit: units.afPlattformen.unit, roles: ['manager'] },
    ],
  },
  {
    id: '1a06199a-6c54-4459-a86b-c00b7ff8d432',
    subject: 'af-admin',
    name: 'Pontus Ekdahl',
    agency: agencies.arbetsformedlingen.id,
    works: [{ unit: units.afRehab.unit, roles: ['administrator'] }],
  },
  {
    id: 'f3b4856a-e8d2-4739-bca6-8cb6d64b9532',
    subject: 'fk-anna',
    name: 'Anna Ek',
    agency: agencies.forsakringskassan.id,
    works: [{ unit: units.fkRehab.unit, roles: ['caseworker'] }],
  },
  {
    id: 'f7215ffa-2296-4b6e-ad6c-4bbce8626aa4',
    subject: 'fk-erik',
    name: 'Erik Lindblom',
    agency: agencies.forsakringskassan.id,
    works: [{ unit: units.fkRehab.unit, roles: ['caseworker'] }],
  },
  {
    id: 'aaeaa83e-22da-41a0-ade7-6efc2dc5df4d',
    subject: 'fk-marie',
    name: 'Marie Söderlund',
    agency: agencies.forsakringskassan.id,
    works: [{ unit: units.fkRehab.unit, roles: ['manager'] }],
  },
  {
    id: '0ca17f4d-1fcb-42a3-9970-a742a090534b',
    subject: 'fk-admin',
    name: 'Tove Renström',
    agency: agencies.forsakringskassan.id,
    works: [{ unit: units.fkRehab.unit, roles: ['administrator'] }],
  },
  {
    id: 'ecda81fa-2716-4393-8ba2-785f14720406',
    subject: 'region-sara',
    name: 'Sara Nyqvist',
    agency: agencies.region.id,
    works: [{ unit: units.regionPsykiatri.unit, roles: ['caseworker'] }],
  },
  {
    id: '01b10a2b-25ad-46db-be98-232862bba35a',
    subject: 'region-david',
    name: 'David Öhman',
    agency: agencies.region.id,
    works: [{ unit: units.regionPsykiatri.unit, roles: ['caseworker'] }],
  },
  {
    id: 'daac6558-efb6-482c-83f7-9d14ebe0d361',
    subject: 'region-eva',
    name: 'Eva Kallin',
    agency: agencies.region.id,
    works: [{ unit: units.regionVardcentral.unit, roles: ['caseworker'] }],
  },
  {
    id: '687edf1c-faf1-48c6-82e4-a1f334cb0bf8',
    subject: 'region-goran',
    name: 'Göran Wester',
    agency: agencies.region.id,
    works: [{ unit: units.regionVardcentral.unit, roles: ['caseworker'] }],
  },
  {
    id: '5334296b-b4a2-4982-a846-3ef452984956',
    subject: 'region-ulla',
    name: 'Ulla Fransson',
    agency: agencies.region.id,
    works: [
      { unit: units.regionPsykiatri.unit, roles: ['manager'] },
      { unit: units.regionVardcentral.unit, roles: ['manager'] },
    ],
  },
  {
    id: 'c6b1a911-9ac7-4632-9337-7de3cd1c583b',
    subject: 'region-admin',
    name: 'Iris Norling',
    agency: agencies.region.id,
    works: [{ unit: units.regionPsykiatri.unit, roles: ['administrator'] }],
  },
  {
    id: '7d4dd889-04fc-4b97-9ed5-5416855d529b',
    subject: 'kommun-nadia',
    name: 'Nadia Rahimi',
    agency: agencies.kommun.id,
    works: [{ unit: units.kommunSikta.unit, roles: ['caseworker'] }],
  },
  {
    id: 'fabc467a-6144-41a4-a89b-77855e0cb9fd',
    subject: 'kommun-jonas',
    name: 'Jonas Viberg',
    agency: agencies.kommun.id,
    works: [{ unit: units.kommunSikta.unit, roles: ['caseworker'] }],
  },
  {
    id: 'd90367f4-51f3-4279-9c44-1a43224c0014',
    subject: 'kommun-petra',
    name: 'Petra Lindqvist',
    agency: agencies.kommun.id,
    works: [{ unit: units.kommunSikta.unit, roles: ['caseworker', 'coach'] }],
  },
  {
    id: 'aef935a7-d8fb-4a22-8783-6a0133ea16b4',
    subject: 'kommun-hakan',
    name: 'Håkan Stolt',
    agency: agencies.kommun.id,
    works: [{ unit: units.kommunSikta.unit, roles: ['caseworker', 'coach'] }],
  },
  {
    id: '4e8c9b50-0914-49f6-90ef-62bc1905e042',
    subject: 'kommun-maja',
    name: 'Maja Forsell',
    agency: agencies.kommun.id,
    works: [{ unit: units.kommunPlattformen.unit, roles: ['caseworker'] }],
  },
  {
    id: '4b959f8d-a21c-4659-bfa0-5eac24d3b47c',
    subject: 'kommun-oskar',
    name: 'Oskar Ahlin',
    agency: agencies.kommun.id,
    works: [{ unit: units.kommunForsorjning.unit, roles: ['caseworker'] }],
  },
  {
    id: '506ad881-e0c6-400c-97f8-43f8025b349a',
    subject: 'kommun-lena',
    name: 'Lena Björk',
    agency: agencies.kommun.id,
    works: [{ unit: units.kommunForsorjning.unit, roles: ['caseworker'] }],
  },
  {
    id: '27dd8e46-0ae4-407b-ad1c-8a15177cead3',
    subject: 'kommun-lars',
    name: 'Lars Hedman',
    agency: agencies.kommun.id,
    works: [
      { unit: units.kommunSikta.unit, roles: ['manager'] },
      { unit: units.kommunPlattformen.unit, roles: ['manager'] },
      { unit: units.kommunForsorjning.unit, roles: ['manager'] },
    ],
  },
  {
    id: '290c54bc-27f7-4efb-af90-a1aebd2350fe',
    subject: 'kommun-admin',
    name: 'Stina Malmros',
    agency: agencies.kommun.id,
    works: [{ unit: units.kommunSikta.unit, roles: ['administrator'] }],
  },
  {
    id: 'a675037a-c064-489c-92c9-64ac4d59bc55',
    subject: 'forbund-helena',
    name: 'Helena Grahn',
    agency: agencies.forbund.id,
    works: [{ unit: units.forbundKansli.unit, roles: ['insatsCoordinator'] }],
  },
  {
    id: '8ab02c98-3e1e-459c-80ba-8fff0e7cb7fb',
    subject: 'forbund-mats',
    name: 'Mats Oldenburg',
    agency: agencies.forbund.id,
    works: [{ unit: units.forbundKansli.unit, roles: ['forbundCoordinator'] }],
  },
  {
    id: '2725518a-098c-4128-8eb4-4ca08bfbf019',
    subject: 'forbund-team-ida',
    name: 'Ida Sjögren',
    agency: agencies.forbund.id,
    works: [{ unit: units.forbundKansli.unit, roles: ['teamMember'] }],
  },
  {
    id: '001303f8-f980-4be3-a2f2-46665f900a50',
    subject: 'forbund-team-bo',
    name: 'Bo Lagerkvist',
    agency: agencies.forbund.id,
    works: [{ unit: units.forbundKansli.unit, roles: ['teamMember'] }],
  },
  {
    id: '1ba4733c-c4e4-4427-b8df-901e4109dbba',
    subject: 'forbund-team-zahra',
    name: 'Zahra Karimi',
    agency: agencies.forbund.id,
    works: [{ unit: units.forbundKansli.unit, roles: ['teamMember'] }],
  },
  {
    id: '7d5c0c08-a61b-45ae-b474-a8f472164f56',
    subject: 'forbund-birgitta',
    name: 'Birgitta Wallin',
    agency: agencies.forbund.id,
    works: [{ unit: units.forbundKansli.unit, roles: ['manager'] }],
  },
  {
    id: 'efcaa9b2-9388-48e9-a262-7282884d9664',
    subject: 'forbund-admin',
    name: 'Rasmus Thelin',
    agency: agencies.forbund.id,
    works: [{ unit: units.forbundKansli.unit, roles: ['administrator'] }],
  },
];
