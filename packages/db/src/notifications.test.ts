import { randomUUID } from 'node:crypto';
import { type Role, type UnitRef, units } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor, asWorker } from './as-actor.ts';
import { createDb, type Database } from './database.ts';
import { insertCase, now, staffOf } from './rows-under-test.ts';
import { seedOrganisation } from './seed/organisation.ts';

const { kommunSikta, fkRehab, afRehab } = units;

let database: TestDatabase;
let api: Database;
let worker: Database;
let owner: Database;
beforeAll(async () => {
  database = await freshDatabase();
  const open = (url: string) => createDb({ url, max: 2, connectionTimeoutMillis: 5_000 });
  api = open(database.urls.api);
  worker = open(database.urls.worker);
  owner = open(database.urls.owner);
  await seedOrganisation(owner);
});
afterAll(async () => {
  await Promise.all([api.$disconnect(), worker.$disconnect(), owner.$disconnect()]);
  await database.drop();
});

type Actor = ReturnType<typeof staffOf>;

/** A case that the unit holds, and one notice of it. */
const notified = (
  more: { readonly staff?: string; readonly audience?: 'unit' | 'manager' } = {},
  unit: UnitRef = kommunSikta,
) =>
  asWorker(worker, now, async (transaction) => {
    const { id: caseId } = await insertCase(transaction, kommunSikta);
    const id = randomUUID();
    await transaction.notification.create({
      data: {
        id,
        caseId,
        seq: 1,
        tenant: unit.agency,
        unit: unit.unit,
        staff: more.staff ?? null,
        audience: more.audience ?? 'unit',
        kind: 'taskOpened',
        at: new Date(now),
      },
    });
    return id;
  });
const isSeen = (actor: Actor, id: string): Promise<boolean> =>
  asActor(api, actor, now, async (transaction) => (await transaction.notification.count({ where: { id } })) === 1);
const reads = (actor: Actor, id: string): Promise<number> =>
  asActor(api, actor, now, async (transaction) => {
    const { count } = await transaction.notification.updateMany({
      where: { id },
      data: { readAt: new Date(now), readBy: actor.staff },
    });
    return count;
  });

const caseworker = staffOf(kommunSikta);
const manager = staffOf(kommunSikta, 'manager');

test('a notice to a unit is its people’s, and nobody else’s', async () => {
  const id = await notified();
  expect(await isSeen(caseworker, id)).toBe(true);
  expect(await isSeen(manager, id)).toBe(true);
  for (const other of [staffOf(fkRehab), staffOf(afRehab, 'manager'), staffOf(kommunSikta, 'administrator')]) {
    expect(await isSeen(other, id)).toBe(false);
    expect(await reads(other, id)).toBe(0);
  }
});

test('a notice to managers is theirs alone', async () => {
  const id = await notified({ audience: 'manager' });
  expect([await isSeen(manager, id), await isSeen(caseworker, id)]).toEqual([true, false]);
});

test('a notice to a person is theirs, and their stand-in’s while they are away', async () => {
  const [person, colleague] = await owner.staff.findMany({ where: { agencyId: kommunSikta.agency }, take: 2 });
  if (!person || !colleague) throw new Error('nobody on the staff');
  const as = (staff: string): Actor => ({ ...caseworker, staff });
  const id = await notified({ staff: person.id });
  expect([await isSeen(as(person.id), id), await isSeen(as(colleague.id), id)]).toEqual([true, false]);
  const away = { from: new Date('2026-11-20'), to: new Date('2026-11-22') };
  await owner.absence.create({
    data: { id: randomUUID(), staffId: person.id, standInId: colleague.id, ...away },
  });
  expect(await isSeen(as(colleague.id), id)).toBe(true);
});

test('a unit that may know nothing of the case any more loses its notices', async () => {
  const id = await notified({}, fkRehab);
  expect(await isSeen(staffOf(fkRehab), id)).toBe(false);
});

/** A group that the units are in, and one notice of it to one of them. */
const notifiedOfGroup = (members: readonly UnitRef[], to: UnitRef) =>
  asWorker(worker, now, async (transaction) => {
    const gathering = `group-meeting-${randomUUID()}`;
    const { agency: tenant, unit } = kommunSikta;
    await transaction.gathering.create({
      data: {
        id: gathering,
        kind: 'groupMeeting',
        tenant,
        unit,
        seq: 1,
        state: {},
        shown: {},
        members: { create: members.map((member) => ({ unit: member.unit, agency: member.agency })) },
      },
    });
    const id = randomUUID();
    await transaction.notification.create({
      data: {
        id,
        gatheringId: gathering,
        seq: 1,
        tenant: to.agency,
        unit: to.unit,
        audience: 'unit',
        kind: 'groupReplyDue',
        at: new Date(now),
      },
    });
    return id;
  });

test('a notice of a group or a samverkansteam is for the unit’s people who may be in it, as long as the unit is', async () => {
  const id = await notifiedOfGroup([kommunSikta, afRehab], afRehab);
  for (const role of ['caseworker', 'teamMember', 'manager'] as const)
    expect([role, await isSeen(staffOf(afRehab, role), id)]).toEqual([role, true]);
  expect(await reads(staffOf(afRehab, 'teamMember'), id)).toBe(1);
  for (const other of [staffOf(afRehab, 'administrator'), staffOf(fkRehab), caseworker])
    expect(await isSeen(other, id)).toBe(false);
  expect(await isSeen(staffOf(fkRehab), await notifiedOfGroup([kommunSikta], fkRehab))).toBe(false);
});

test('a notice is of a case or of a gathering, never of both or neither', async () => {
  const { agency: tenant, unit } = kommunSikta;
  const row = { seq: 1, tenant, unit, audience: 'unit', kind: 'groupReplyDue', at: new Date(now) };
  for (const subject of [{}, { caseId: randomUUID(), gatheringId: 'a group' }])
    await expect(
      asWorker(worker, now, (transaction) =>
        transaction.notification.create({ data: { ...row, ...subject, id: randomUUID() } }),
      ),
    ).rejects.toThrow('notification_of');
});

test('who may see it may note that it is read, and change nothing else', async () => {
  const id = await notified();
  expect(await reads(caseworker, id)).toBe(1);
  await expect(
    asActor(api, caseworker, now, (transaction) =>
      transaction.notification.updateMany({ where: { id }, data: { kind: 'caseStuck' } }),
    ),
  ).rejects.toThrow();
  await expect(
    asActor(api, caseworker, now, (transaction) => transaction.notification.deleteMany({ where: { id } })),
  ).rejects.toThrow();
});

const addressOf = (actor: Actor, staffId: string) =>
  asActor(api, actor, now, (transaction) => transaction.staffMail.findUnique({ where: { staffId } }));

test('an address is its person’s and their administrator’s; the letters are nobody’s', async () => {
  const person = await owner.staff.findFirstOrThrow({ where: { agencyId: kommunSikta.agency } });
  const admin = staffOf(kommunSikta, 'administrator' as Role);
  const data = { staffId: person.id, agencyId: kommunSikta.agency, address: 'petra@kommun.example' };
  const add = (actor: Actor) =>
    asActor(api, actor, now, (transaction) => transaction.staffMail.createMany({ data: [data] }));
  await expect(add(caseworker)).rejects.toThrow();
  await expect(add(staffOf(fkRehab, 'administrator'))).rejects.toThrow();
  await add(admin);
  expect(await addressOf(admin, person.id)).toMatchObject({ wanted: true });
  expect(await addressOf({ ...caseworker, staff: person.id }, person.id)).not.toBeNull();
  expect(await addressOf(caseworker, person.id)).toBeNull();
  expect(await addressOf(staffOf(fkRehab, 'administrator'), person.id)).toBeNull();
  await expect(asActor(api, admin, now, (transaction) => transaction.mail.count())).rejects.toThrow();
});
