import { createDb, type Database, demoPeople, seedOrganisation } from '@stafett/db';
import { addDuration, type Command, deriveId, type Instant, instant, type Role, units } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { caseLedger } from '../case-ledger.ts';
import { commitAct } from '../commit.ts';
import { gatheringLedger, groupMeetingKind } from '../gathering-ledger.ts';
import { type MailRoom, openMailRoom } from './mail-room.ts';
import { type Notifier, openSmtp } from './smtp.ts';
import { type SmtpServerUnderTest, startSmtpServer } from './smtp-server-under-test.ts';

const START = Date.parse('2026-11-23T09:00:00.000Z');
const MINUTE = 60_000;
const PUBLIC_URL = 'https://stafett.example';

let database: TestDatabase;
let db: Database;
let owner: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = createDb({ url: database.urls.worker, max: 5, connectionTimeoutMillis: 2_000 });
  owner = createDb({ url: database.urls.owner, max: 1, connectionTimeoutMillis: 2_000 });
  await seedOrganisation(owner);
});
afterAll(async () => {
  await Promise.all([db.$disconnect(), owner.$disconnect()]);
  await database.drop();
});

const withoutCases: readonly Role[] = ['administrator', 'accessReviewer'];
/** Those who work with cases in the unit that an aktualisering goes to. */
const staff = demoPeople.filter(({ works }) =>
  works.some(
    ({ unit, roles }) => unit === units.kommunSikta.unit && roles.some((role) => !withoutCases.includes(role)),
  ),
);
const addressOf = (id: string): string => `${id}@kommun.example`;

let now = START;
let smtp: SmtpServerUnderTest;
const logged: string[] = [];
const rooms: MailRoom[] = [];
const roomAt = (server: { readonly url: string }, through = (notifier: Notifier): Notifier => notifier): MailRoom => {
  const from = 'Stafett <stafett@forbund.example>';
  const room = openMailRoom({
    db,
    notifier: through(openSmtp({ url: server.url, from, answerWithinMs: 2_000 })),
    publicUrl: PUBLIC_URL,
    log: (what, facts) => logged.push(JSON.stringify({ what, ...facts })),
    now: () => now,
  });
  rooms.push(room);
  return room;
};

beforeEach(async () => {
  now = START;
  logged.length = 0;
  smtp = await startSmtpServer();
  await db.mail.deleteMany();
  await db.notification.deleteMany();
  await owner.staffMail.deleteMany();
  await owner.staffMail.createMany({
    data: staff.map(({ id, agency }) => ({ staffId: id, agencyId: agency, address: addressOf(id) })),
  });
});
afterEach(async () => {
  for (const room of rooms.splice(0)) room.close();
  await smtp.stop();
});

let count = 0;
/** FK aktualiserar: news to everybody in the unit that is to answer. */
const somethingHappens = async (): Promise<string> => {
  count += 1;
  const caseId = deriveId('cases of this test', 'case', count);
  const command = { ...referral({ caseId }), actor: people.fk, commandId: deriveId(caseId, 'refer') } as Command;
  const at: Instant = instant(new Date(now).toISOString());
  await commitAct(
    caseLedger(db, caseId, () => {}),
    { seq: 0, command, at },
    async () => {},
  );
  return caseId;
};
const only = async (id: string): Promise<void> => {
  await owner.staffMail.deleteMany({ where: { staffId: { not: id } } });
};
const [first] = staff;
if (first === undefined) throw new Error('nobody works in the unit');
const states = async () => (await db.mail.findMany({ orderBy: { createdAt: 'asc' } })).map(({ state }) => state);

test('everybody whom it is told to gets one letter, which says that there is a task and where, and nothing of the case', async () => {
  const caseId = await somethingHappens();
  expect(await roomAt(smtp).round()).toBe(staff.length);
  expect(smtp.received.map(({ to }) => to).sort()).toEqual(staff.map(({ id }) => addressOf(id)).sort());
  const { code } = await db.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  for (const { text } of smtp.received) {
    expect(text).toContain('Subject: Du har en uppgift i Stafett');
    expect(text).toContain(PUBLIC_URL);
    for (const secret of [caseId, code, 'aktualis', 'SIKTA', 'Flen', 'Försäkringskassan'])
      expect(text).not.toContain(secret);
  }
  expect(await roomAt(smtp).round()).toBe(0);
});

test('who is asked to a group that meets without a case gets a letter like any other', async () => {
  await only(first.id);
  const series = deriveId('groups of this test', 'group');
  const at: Instant = instant(new Date(now).toISOString());
  const command = {
    type: 'planSeries',
    commandId: deriveId(series, 'plan'),
    actor: people.af,
    series,
    topic: 'caseworkers',
    members: [{ agency: units.kommunSikta.agency, unit: units.kommunSikta.unit }],
    interval: { atLeastDays: 60, atMostDays: 110 },
    minutesLong: 60,
    mode: 'video',
    times: [addDuration(at, { days: 20 })],
  } as const;
  const ledger = gatheringLedger(db, groupMeetingKind(series), () => {});
  await commitAct(ledger, { seq: 0, command, at }, async () => {});
  expect(await roomAt(smtp).round()).toBe(1);
  expect(smtp.received[0]?.text).toContain('Subject: Du har en uppgift i Stafett');
  for (const secret of ['träff', 'grupp', series, 'Arbetsf']) expect(smtp.received[0]?.text).not.toContain(secret);
});

test('who said no to letters gets none, nor who has no address', async () => {
  await only(first.id);
  await owner.staffMail.updateMany({ data: { wanted: false } });
  await somethingHappens();
  expect(await roomAt(smtp).round()).toBe(0);
});

test('what happens within a quarter of an hour comes in one letter', async () => {
  await only(first.id);
  const room = roomAt(smtp);
  await somethingHappens();
  await somethingHappens();
  expect(await room.round()).toBe(1);
  now += MINUTE;
  await somethingHappens();
  await somethingHappens();
  expect(await room.round()).toBe(0);
  now += 13 * MINUTE;
  expect(await room.round()).toBe(0);
  now += MINUTE;
  expect(await room.round()).toBe(1);
  expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(2);
});

test('what has been read meanwhile needs no letter', async () => {
  await only(first.id);
  const room = roomAt(smtp);
  await somethingHappens();
  await room.round();
  now += MINUTE;
  await somethingHappens();
  await room.round();
  await db.notification.updateMany({ data: { readAt: new Date(now) } });
  now += 15 * MINUTE;
  expect(await room.round()).toBe(0);
  expect(await states()).toEqual(['sent', 'unneeded']);
});

test('who is away gets none; who stands in does', async () => {
  const [away, standIn] = staff.filter(({ agency }) => agency === first.agency);
  if (!away || !standIn) throw new Error('nobody can stand in');
  const today = new Date('2026-11-23');
  const id = deriveId('absences of this test', 'absence');
  await owner.absence.create({ data: { id, staffId: away.id, standInId: standIn.id, from: today, to: today } });
  await somethingHappens();
  await roomAt(smtp).round();
  expect(smtp.received.map(({ to }) => to)).not.toContain(addressOf(away.id));
  expect(smtp.received.map(({ to }) => to)).toContain(addressOf(standIn.id));
  await owner.absence.deleteMany({ where: { id } });
});

test('a server that is down: the letters are kept, their number is told, and they arrive when it is back', async () => {
  const port = Number(new URL(smtp.url).port);
  const room = roomAt(smtp);
  await smtp.stop();
  await somethingHappens();
  expect(await room.round()).toBe(0);
  expect(logged.join()).toContain(`"waiting":${staff.length}`);
  now += 10_000;
  expect(await room.round()).toBe(0);
  smtp = await startSmtpServer(port);
  now += 5 * MINUTE;
  expect(await room.round()).toBe(staff.length);
  expect(new Set(await states())).toEqual(new Set(['sent']));
  for (const { id } of staff) expect(logged.join()).not.toContain(addressOf(id));
});

test('a server that is down for days is given up: the console has it', async () => {
  await only(first.id);
  const room = roomAt(smtp);
  await smtp.stop();
  await somethingHappens();
  for (let hours = 0; hours <= 80; hours += 2) {
    await room.round();
    now += 120 * MINUTE;
  }
  expect(await states()).toEqual(['givenUp']);
  smtp = await startSmtpServer();
});

test('a server that dies in the middle: the letter comes twice at worst, under the same Message-ID', async () => {
  await only(first.id);
  const room = roomAt(smtp);
  await somethingHappens();
  smtp.diesAfterData();
  expect(await room.round()).toBe(0);
  now += 2 * MINUTE;
  expect(await room.round()).toBe(1);
  expect(smtp.received).toHaveLength(2);
  expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(1);
});

test('a worker that dies before it noted the delivery: the next one sends the same letter', async () => {
  await only(first.id);
  await somethingHappens();
  const dying = roomAt(smtp, (notifier) => ({
    ...notifier,
    deliver: async (letter) => {
      await notifier.deliver(letter);
      throw new Error('killed');
    },
  }));
  await expect(dying.round()).rejects.toThrow('killed');
  const next = roomAt(smtp);
  expect(await next.round()).toBe(0);
  now += 3 * MINUTE;
  expect(await next.round()).toBe(1);
  expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(1);
});

test('an address that does not exist is not tried again until it is changed; the others get theirs', async () => {
  smtp.refuses(addressOf(first.id), 550);
  const room = roomAt(smtp);
  await somethingHappens();
  expect(await room.round()).toBe(staff.length - 1);
  expect(await db.staffMail.findUniqueOrThrow({ where: { staffId: first.id } })).toMatchObject({
    refusedAt: new Date(now),
  });
  now += 20 * MINUTE;
  await somethingHappens();
  expect(await room.round()).toBe(staff.length - 1);
  expect(smtp.received.filter(({ to }) => to === addressOf(first.id))).toEqual([]);
});

test('an address that is full today is tried again, and holds nobody else up', async () => {
  smtp.refuses(addressOf(first.id), 452);
  const room = roomAt(smtp);
  await somethingHappens();
  expect(await room.round()).toBe(staff.length - 1);
  expect((await db.staffMail.findUniqueOrThrow({ where: { staffId: first.id } })).refusedAt).toBeNull();
  expect((await db.mail.findMany({ where: { staff: first.id } })).map(({ state }) => state)).toEqual(['sending']);
});
