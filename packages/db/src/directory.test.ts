import { randomUUID } from 'node:crypto';
import { agencies, units } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from './as-actor.ts';
import { createDb, type Database, type Transaction } from './database.ts';
import { now, staffOf } from './rows-under-test.ts';
import { demoPeople } from './seed/demo-people.ts';
import { seedOrganisation } from './seed/organisation.ts';

const { fkRehab, kommunSikta } = units;

let database: TestDatabase;
let api: Database;

beforeAll(async () => {
  database = await freshDatabase();
  const owner = createDb({ url: database.urls.owner, max: 1, connectionTimeoutMillis: 5_000 });
  await seedOrganisation(owner);
  await owner.$disconnect();
  api = createDb({ url: database.urls.api, max: 2, connectionTimeoutMillis: 5_000 });
});
afterAll(async () => {
  await api.$disconnect();
  await database.drop();
});

const staff = (subject: string) => demoPeople.find((person) => person.subject === subject)?.id ?? '';
const as = <T>(actor: Parameters<typeof asActor>[1], work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  asActor(api, actor, now, work);

test('everybody looks people and units up, at sign-in before there is an actor', async () => {
  expect(await api.staff.findUnique({ where: { subject: 'fk-anna' } })).toMatchObject({ name: 'Anna Ek' });
  expect(await api.unit.count()).toBe(Object.keys(units).length);
});

test('an administrator keeps the units and people of their own agency, and nobody else does', async () => {
  const administrator = staffOf(fkRehab, 'administrator');
  const unit = { id: randomUUID(), agencyId: fkRehab.agency, name: 'Rehab Väst' };
  await as(administrator, (transaction) => transaction.unit.create({ data: unit }));
  const person = { id: randomUUID(), agencyId: fkRehab.agency, name: 'Viktor Alm', subject: 'fk-viktor' };
  await as(administrator, async (transaction) => {
    await transaction.staff.create({ data: person });
    await transaction.staffUnit.create({ data: { staffId: person.id, unitId: unit.id, roles: ['caseworker'] } });
    await transaction.staff.update({ where: { id: person.id }, data: { active: false } });
  });

  const elsewhere = { ...person, id: randomUUID(), subject: 'x', agencyId: agencies.kommun.id };
  await expect(as(administrator, (transaction) => transaction.staff.create({ data: elsewhere }))).rejects.toThrow(
    'row-level security',
  );
  const rename = (id: string) => (transaction: Transaction) =>
    transaction.staff.updateMany({ where: { id }, data: { name: 'Other' } });
  expect(await as(administrator, rename(staff('kommun-nadia')))).toEqual({ count: 0 });
  expect(await as(staffOf(fkRehab, 'manager'), rename(person.id))).toEqual({ count: 0 });
  expect(await api.staff.updateMany({ where: { id: person.id }, data: { name: 'Other' } })).toEqual({ count: 0 });
});

test('people are put into a unit by its own agency, also people of another', async () => {
  const coach = { staffId: staff('af-amir'), unitId: kommunSikta.unit, roles: ['coach'] };
  const put = (transaction: Transaction) => transaction.staffUnit.create({ data: coach });
  await expect(as(staffOf(fkRehab, 'administrator'), put)).rejects.toThrow('row-level security');
  expect(await as(staffOf(kommunSikta, 'administrator'), put)).toEqual(coach);
});

test('nobody gives themselves roles, nor changes or takes their own', async () => {
  const stina = { ...staffOf(kommunSikta, 'administrator'), staff: staff('kommun-admin') };
  const own = { staffId: stina.staff };
  const elsewhere = { ...own, unitId: units.kommunPlattformen.unit, roles: ['caseworker'] };
  await expect(as(stina, (transaction) => transaction.staffUnit.create({ data: elsewhere }))).rejects.toThrow(
    'row-level security',
  );
  const change = (where: object) =>
    as(stina, (transaction) => transaction.staffUnit.updateMany({ where, data: { roles: ['caseworker'] } }));
  expect(await change(own)).toEqual({ count: 0 });
  expect(await as(stina, (transaction) => transaction.staffUnit.deleteMany({ where: own }))).toEqual({ count: 0 });
  expect(await change({ staffId: staff('kommun-jonas') })).toEqual({ count: 1 });
});

test('absences of an agency’s people are recorded by its managers and administrators', async () => {
  const absence = {
    staffId: staff('fk-anna'),
    standInId: staff('fk-erik'),
    from: new Date('2026-12-01'),
    to: new Date('2026-12-24'),
  };
  const record = (transaction: Transaction) => transaction.absence.create({ data: { id: randomUUID(), ...absence } });
  await expect(as(staffOf(fkRehab, 'caseworker'), record)).rejects.toThrow('row-level security');
  await expect(as(staffOf(kommunSikta, 'manager'), record)).rejects.toThrow('row-level security');
  expect(await as(staffOf(fkRehab, 'manager'), record)).toMatchObject(absence);
  expect(await as(staffOf(kommunSikta, 'manager'), (transaction) => transaction.absence.deleteMany())).toEqual({
    count: 0,
  });
});
