import { createDb, type Database } from '@stafett/db';
import { deriveId, noticeRetention } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetReadNotices } from './forget-read.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = createDb({ url: database.urls.worker, max: 2, connectionTimeoutMillis: 2_000 });
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

const DAY = 86_400_000;
const told = new Date('2026-03-02T09:00:00.000Z');
const daysLater = (days: number): Date => new Date(told.getTime() + days * DAY);

const notice = async (n: number, readAt: Date | null): Promise<void> => {
  await db.notification.create({
    data: {
      id: deriveId('notice of this test', 'notice', n),
      caseId: deriveId('notice of this test', 'case'),
      seq: n,
      tenant: deriveId('notice of this test', 'agency'),
      unit: deriveId('notice of this test', 'unit'),
      audience: 'unit',
      kind: 'taskOpened',
      at: told,
      readAt,
    },
  });
};
const left = async (): Promise<readonly number[]> =>
  (await db.notification.findMany({ orderBy: { seq: 'asc' } })).map(({ seq }) => seq);

test('a notice that was read goes when its time is up, and not a day before; an unread one stays for years', async () => {
  await notice(1, daysLater(0));
  await notice(2, daysLater(10));
  await notice(3, null);
  const { readForDays } = noticeRetention;
  expect(await forgetReadNotices(db, daysLater(readForDays))).toBe(0);
  expect(await forgetReadNotices(db, new Date(daysLater(readForDays).getTime() + 1))).toBe(1);
  expect(await left()).toEqual([2, 3]);
  expect(await forgetReadNotices(db, daysLater(2_000))).toBe(1);
  expect(await left()).toEqual([3]);
});
