import { agencies, units } from '@stafett/domain';
import type { DemoPerson } from './demo-people.ts';

/** Made-up people around Samverkansteam Kävlinge. */
export const kavlingePeople: readonly DemoPerson[] = [
  {
    id: '6a015b66-5e4a-429c-9be7-df00cba497dd',
    subject: 'kavlinge-mona',
    name: 'Mona Persson',
    agency: agencies.kommunKavlinge.id,
    works: [{ unit: units.kavlingeArbetsmarknad.unit, roles: ['caseworker'] }],
  },
  {
    id: '365bf63a-6659-4554-8410-3017ead492d2',
    subject: 'kavlinge-ali',
    name: 'Ali Hosseini',
    agency: agencies.kommunKavlinge.id,
    works: [
      { unit: units.kavlingeArbetsmarknad.unit, roles: ['caseworker'] },
      { unit: units.kavlingeForsorjning.unit, roles: ['caseworker'] },
    ],
  },
  {
    id: '23961c52-2970-4819-ae6f-8f356f02bfb4',
    subject: 'kavlinge-bodil',
    name: 'Bodil Thorell',
    agency: agencies.kommunKavlinge.id,
    works: [
      { unit: units.kavlingeArbetsmarknad.unit, roles: ['manager'] },
      { unit: units.kavlingeForsorjning.unit, roles: ['manager'] },
    ],
  },
  {
    id: '48018f5e-1863-41da-abca-5daa475d779c',
    subject: 'kavlinge-admin',
    name: 'Edvin Lilja',
    agency: agencies.kommunKavlinge.id,
    works: [{ unit: units.kavlingeArbetsmarknad.unit, roles: ['administrator'] }],
  },
  {
    id: '614d292e-1f1e-4bfa-a300-3324c470d28b',
    subject: 'af-susanne',
    name: 'Susanne Wennberg',
    agency: agencies.arbetsformedlingen.id,
    works: [{ unit: units.afKavlinge.unit, roles: ['caseworker'] }],
  },
  {
    id: 'e9a5642c-7d07-43e5-b6e5-c77a2ee05f69',
    subject: 'af-petter',
    name: 'Petter Olander',
    agency: agencies.arbetsformedlingen.id,
    works: [{ unit: units.afKavlinge.unit, roles: ['caseworker'] }],
  },
  {
    id: 'df219833-d97b-401b-b581-437a489229e0',
    subject: 'af-gunilla',
    name: 'Gunilla Mårtens',
    agency: agencies.arbetsformedlingen.id,
    works: [{ unit: units.afKavlinge.unit, roles: ['manager'] }],
  },
  {
    id: 'f054e0b8-3ce3-494d-b394-7d9c777a5bbb',
    subject: 'skane-ellen',
    name: 'Ellen Jönsson',
    agency: agencies.regionSkane.id,
    works: [{ unit: units.vardcentralKavlinge.unit, roles: ['caseworker'] }],
  },
  {
    id: '27f82f94-6709-4347-bf02-83a32bc318aa',
    subject: 'skane-olle',
    name: 'Olle Kristiansson',
    agency: agencies.regionSkane.id,
    works: [{ unit: units.vardcentralKavlinge.unit, roles: ['caseworker'] }],
  },
  {
    id: '90237de7-232a-49de-bed4-32292ed99a49',
    subject: 'skane-margareta',
    name: 'Margareta Hult',
    agency: agencies.regionSkane.id,
    works: [{ unit: units.vardcentralKavlinge.unit, roles: ['manager'] }],
  },
  {
    id: '521b55ad-a989-48e5-9645-f8997a98714f',
    subject: 'skane-admin',
    name: 'Tyra Malm',
    agency: agencies.regionSkane.id,
    works: [{ unit: units.vardcentralKavlinge.unit, roles: ['administrator'] }],
  },
  {
    id: '9e450909-a8d1-4dea-9ddf-c65e144b2080',
    subject: 'finsam-carina',
    name: 'Carina Roth',
    agency: agencies.forbundKavlingeLomma.id,
    works: [{ unit: units.forbundKavlinge.unit, roles: ['insatsCoordinator'] }],
  },
  {
    id: '13d38b63-47e3-4c09-b70c-349f6dcb6633',
    subject: 'finsam-team-leif',
    name: 'Leif Andrén',
    agency: agencies.forbundKavlingeLomma.id,
    works: [{ unit: units.forbundKavlinge.unit, roles: ['teamMember'] }],
  },
  {
    id: '1e527ff9-160e-47a4-89f1-c7e23916e1df',
    subject: 'finsam-team-sanna',
    name: 'Sanna Rydell',
    agency: agencies.forbundKavlingeLomma.id,
    works: [{ unit: units.forbundKavlinge.unit, roles: ['teamMember'] }],
  },
  {
    id: 'c51ae08b-3727-4581-be57-821b6396e022',
    subject: 'finsam-jan',
    name: 'Jan Ohlin',
    agency: agencies.forbundKavlingeLomma.id,
    works: [{ unit: units.forbundKavlinge.unit, roles: ['manager'] }],
  },
  {
    id: 'f0cbb970-378b-470c-b642-8c7a968a89b8',
    subject: 'finsam-admin',
    name: 'Wilma Steen',
    agency: agencies.forbundKavlingeLomma.id,
    works: [{ unit: units.forbundKavlinge.unit, roles: ['administrator'] }],
  },
];
