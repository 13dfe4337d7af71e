import { randomUUID } from 'node:crypto';
import { freeSlots, type IsoDate, isoDate, type Role, units } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor, asWorker } from './as-actor.ts';
import { createDb, type Database, type Transaction } from './database.ts';
import { dateColumn } from './dates.ts';
import { insertCase, now, staffOf } from './rows-under-test.ts';
import { demoPeople } from './seed/demo-people.ts';
import { seedOrganisation } from './seed/organisation.ts';
import { readSlotBook } from './slots.ts';

const { afKavlinge, kavlingeArbetsmarknad, fkRehab } = units;

let database: TestDatabase;
let owner: Database;
let api: Database;
let worker: Database;
beforeAll(async () => {
  database = await freshDatabase();
  const open = (url: string) => createDb({ url, max: 3, connectionTimeoutMillis: 5_000 });
  [owner, api, worker] = [open(database.urls.owner), open(database.urls.api), open(database.urls.worker)];
  await seedOrganisation(owner);
});
afterAll(async () => {
  await Promise.all([owner.$disconnect(), api.$disconnect(), worker.$disconnect()]);
  await database.drop();
});

const staff = (subject: string) => demoPeople.find((person) => person.subject === subject)?.id ?? '';
const as = <T>(actor: Parameters<typeof asActor>[1], work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  asActor(api, actor, now, work);
const manager = staffOf(afKavlinge, 'manager');
const from = isoDate('2026-11-23');
const to = isoDate('2026-12-04');
const bookAs = (...roles: readonly Role[]) =>
  as(staffOf(kavlingeArbetsmarknad, ...roles), (transaction) =>
    readSlotBook(transaction, { unitId: afKavlinge.unit }, from, to),
  );
const free = async (): Promise<readonly string[]> =>
  freeSlots(await bookAs('caseworker'), from, to).map(({ on, staff: who }) =>
    [on, demoPeople.find(({ id }) => id === who)?.subject].join(' '),
  );

const rule = (changes: object = {}) => ({
  id: randomUUID(),
  unitId: afKavlinge.unit,
  staffId: staff('af-susanne'),
  weekday: 5,
  fromClock: '09:00',
  minutesLong: 30,
  kinds: ['multipartyMeeting'],
  modes: ['video'],
  validFrom: dateColumn(from),
  ...changes,
});

test('three caseworkers of Arbetsförmedlingen in Kävlinge hold a time each week; who is away does not', async () => {
  const week = ['2026-11-24 af-susanne', '2026-11-25 af-petter', '2026-11-26 af-marko'];
  const next = ['2026-12-01 af-susanne', '2026-12-02 af-petter', '2026-12-03 af-marko'];
  expect(await free()).toEqual([...week, ...next]);
  const away = { id: randomUUID(), staffId: staff('af-petter'), standInId: staff('af-marko') };
  const days = { from: dateColumn(from), to: dateColumn(isoDate('2026-11-27')) };
  await as(manager, (transaction) => transaction.absence.create({ data: { ...away, ...days } }));
  expect(await free()).toEqual([week[0], week[2], ...next]);
  await as(manager, (transaction) => transaction.absence.delete({ where: { id: away.id } }));
  await owner.staff.update({ where: { id: staff('af-petter') }, data: { active: false } });
  expect(await free()).toEqual([week[0], week[2], next[0], next[2]]);
  await owner.staff.update({ where: { id: staff('af-petter') }, data: { active: true } });
});

test('the manager of the unit keeps its times, and nobody else does', async () => {
  const add = (data: ReturnType<typeof rule>) => (transaction: Transaction) => transaction.slotRule.create({ data });
  for (const other of [
    staffOf(afKavlinge, 'caseworker'),
    staffOf(afKavlinge, 'administrator'),
    staffOf(fkRehab, 'manager'),
    staffOf(kavlingeArbetsmarknad, 'manager'),
  ])
    await expect(as(other, add(rule()))).rejects.toThrow('row-level security');
  // Of their own unit, and of somebody who works there.
  await expect(as(manager, add(rule({ unitId: fkRehab.unit })))).rejects.toThrow('row-level security');
  await expect(as(manager, add(rule({ staffId: staff('fk-anna') })))).rejects.toThrow('row-level security');
  const added = await as(manager, add(rule()));

  const end = (transaction: Transaction) =>
    transaction.slotRule.updateMany({ where: { id: added.id }, data: { validUntil: dateColumn(to) } });
  const remove = (transaction: Transaction) => transaction.slotRule.deleteMany({ where: { id: added.id } });
  for (const other of [staffOf(afKavlinge, 'caseworker'), staffOf(kavlingeArbetsmarknad, 'manager')])
    for (const change of [end, remove]) expect(await as(other, change)).toEqual({ count: 0 });
  expect(await as(manager, end)).toEqual({ count: 1 });
  // Whoever booked it met with it in that form: a time is ended and another added, never changed.
  const move = (transaction: Transaction) =>
    transaction.slotRule.updateMany({ where: { id: added.id }, data: { fromClock: '10:00' } });
  await expect(as(manager, move)).rejects.toThrow('permission denied');
  expect(await as(manager, remove)).toEqual({ count: 1 });
});

test('a time that can’t be is not stored, whoever asks', async () => {
  for (const wrong of [
    { weekday: 6 },
    { fromClock: '9:00' },
    { minutesLong: 0 },
    { kinds: [] },
    { modes: [] },
    { validUntil: dateColumn(isoDate('2026-11-22')) },
  ])
    await expect(as(manager, (transaction) => transaction.slotRule.create({ data: rule(wrong) }))).rejects.toThrow(
      'slot_rule_',
    );
});

test('whoever works in cases sees the times; a member of the team, an administrator and nobody at all do not', async () => {
  for (const role of ['caseworker', 'coach', 'manager'] as const) expect((await bookAs(role)).rules).toHaveLength(3);
  for (const role of ['teamMember', 'administrator', 'forbundCoordinator'] as const)
    expect(await bookAs(role)).toEqual({ rules: [], taken: [], away: [] });
  expect(await api.slotRule.count()).toBe(0);
});

test('a day that is taken is seen to be, but not by which case or meeting, and is taken once', async () => {
  const on = isoDate('2026-11-24');
  const [ours] = (await bookAs('caseworker')).rules.filter(({ staff: who }) => who === staff('af-susanne'));
  const take = (meetingId: string, day: IsoDate) =>
    asWorker(worker, now, async (transaction) => {
      const { id } = await insertCase(transaction, fkRehab);
      await transaction.slotBooking.create({
        data: { meetingId, ruleId: ours?.id ?? '', on: dateColumn(day), caseId: id },
      });
      return id;
    });
  const caseId = await take(randomUUID(), on);
  expect((await bookAs('caseworker')).taken).toEqual([{ rule: ours?.id, on }]);
  expect(await free()).not.toContain('2026-11-24 af-susanne');
  for (const column of ['case_id', 'meeting_id'])
    await expect(
      as(staffOf(fkRehab), (transaction) => transaction.$queryRawUnsafe(`select ${column} from slot_booking`)),
    ).rejects.toThrow('permission denied');
  await expect(as(manager, (transaction) => transaction.$executeRawUnsafe('delete from slot_booking'))).rejects.toThrow(
    'permission denied',
  );
  expect(
    await as(staffOf(afKavlinge, 'administrator'), (transaction) =>
      transaction.$queryRawUnsafe('select rule_id from slot_booking'),
    ),
  ).toEqual([]);
  await expect(take(randomUUID(), on)).rejects.toThrow('Unique constraint');
  // It goes with its case.
  await asWorker(worker, now, (transaction) => transaction.caseFile.deleteMany({ where: { id: caseId } }));
  expect((await bookAs('caseworker')).taken).toEqual([]);
});
