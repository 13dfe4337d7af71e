import { agencies, roles, type Team, teams, units } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDb, type Database } from '../database.ts';
import { demoPeople } from './demo-people.ts';
import { seedOrganisation } from './organisation.ts';

let database: TestDatabase;
let owner: Database;

beforeAll(async () => {
  database = await freshDatabase();
  owner = createDb({ url: database.urls.owner, max: 2, connectionTimeoutMillis: 5_000 });
});
afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

const worksAt = (unit: string, role: string) =>
  demoPeople.filter(({ works }) => works.some((work) => work.unit === unit && work.roles.some((r) => r === role)));

const forbund = new Set<string>(Object.values(agencies).flatMap(({ id, kind }) => (kind === 'forbund' ? [id] : [])));

test('every unit has a manager and, but for the förbund, a caseworker; every agency two, an administrator and somebody who goes through the log', () => {
  for (const unit of Object.values(units)) {
    expect(worksAt(unit.unit, 'manager')).toHaveLength(1);
    if (!forbund.has(unit.agency)) expect(worksAt(unit.unit, 'caseworker').length).toBeGreaterThan(0);
  }
  for (const agency of Object.values(agencies)) {
    const having = (role: string) =>
      demoPeople.filter(
        (person) => person.agency === agency.id && person.works.some((work) => work.roles.some((r) => r === role)),
      );
    expect(having('administrator')).toHaveLength(1);
    expect(having('accessReviewer')).toHaveLength(1);
    if (agency.kind !== 'forbund') expect(having('caseworker').length).toBeGreaterThanOrEqual(2);
  }
});

test('there is somebody of every role: two coaches at SIKTA, coordinators at the förbund, members of each samverkansteam at its parties', () => {
  for (const role of roles)
    expect(demoPeople.some(({ works }) => works.some((work) => work.roles.includes(role)))).toBe(true);
  expect(worksAt(units.kommunSikta.unit, 'coach')).toHaveLength(2);
  for (const { members, calledBy } of Object.values<Team>(teams)) {
    expect(members.filter(({ unit }) => worksAt(unit, 'teamMember').length > 0).length).toBeGreaterThan(1);
    expect(worksAt(calledBy.unit, 'teamMember')).toEqual([]);
  }
});

test('ids and sign-in names are nobody else’s, and people work in units of their own agency', () => {
  expect(new Set(demoPeople.map(({ id }) => id)).size).toBe(demoPeople.length);
  expect(new Set(demoPeople.map(({ subject }) => subject)).size).toBe(demoPeople.length);
  const agencyOf = new Map(Object.values(units).map(({ unit, agency }): [string, string] => [unit, agency]));
  for (const { agency, works } of demoPeople) for (const { unit } of works) expect(agencyOf.get(unit)).toBe(agency);
});

test('a second start leaves the organisation as its administrators have made it', async () => {
  await seedOrganisation(owner);
  const [someone] = demoPeople;
  const gone = { staffId: someone?.id ?? '', unitId: someone?.works[0]?.unit ?? '' };
  await owner.staff.update({ where: { id: gone.staffId }, data: { name: 'Someone Else', active: false } });
  await owner.staffUnit.delete({ where: { staffId_unitId: gone } });
  await owner.unit.update({ where: { id: units.fkRehab.unit }, data: { name: 'Rehab Öst' } });

  await seedOrganisation(owner);
  expect(await owner.staff.count()).toBe(demoPeople.length);
  expect(await owner.staff.findUnique({ where: { id: gone.staffId } })).toMatchObject({ active: false });
  expect(await owner.staffUnit.findUnique({ where: { staffId_unitId: gone } })).toBeNull();
  expect(await owner.unit.findUnique({ where: { id: units.fkRehab.unit } })).toMatchObject({ name: 'Rehab Öst' });
  expect(await owner.agency.count()).toBe(Object.keys(agencies).length);
  expect(await owner.jointForumMember.count()).toBe(2);
});
