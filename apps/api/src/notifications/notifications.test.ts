import { randomUUID } from 'node:crypto';
import type { CaseNotice, NoticeRow } from '@stafett/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
beforeAll(async () => {
  api = await openApi();
  anna = await api.signIn('fk-anna');
  petra = await api.signIn('kommun-petra');
});
afterAll(() => api.stop());

/** FK aktualiserar somebody made up. */
const refer = async (): Promise<string> => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      another: true,
      participant: { name: 'Sam Påhittad', personnummer: '198507099805' },
      kommun: 'Vingåker',
      income: 'sjukpenning',
      message: 'Vill börja arbeta',
    }),
  );
  return caseId;
};
const noticesOf = async (person: Person, caseId: string) => {
  const { unread, read } = await person.api.notifications.list.query();
  const ours = (rows: readonly NoticeRow[]): readonly CaseNotice[] =>
    rows.flatMap((row) => (row.about === 'case' && row.caseId === caseId ? [row] : []));
  return { unread: ours(unread), read: ours(read) };
};
const countOf = async (person: Person) => (await person.api.session.me.query()).counts.notices;

test('an aktualisering is told to the unit that is to answer: what to do, in which case, and no name', async () => {
  const before = await countOf(petra);
  const caseId = await refer();
  const { unread } = await noticesOf(petra, caseId);
  expect(unread).toMatchObject([{ kind: 'taskOpened', taskKind: 'answerReferral', toMe: false }]);
  expect(unread[0]?.task).toBeDefined();
  expect(JSON.stringify(unread)).not.toContain('Sam');
  expect(await countOf(petra)).toBe(before + 1);
  expect(await noticesOf(anna, caseId)).toEqual({ unread: [], read: [] });
  const logged = await api.look(
    'select 1 from read_log where action = $1 and $2::uuid = any (case_ids)',
    'notifications.list',
    caseId,
  );
  expect(logged.length).toBeGreaterThan(0);
});

test('what is read is read, and counts no more; somebody else’s notices can not be read away', async () => {
  const caseId = await refer();
  const { unread } = await noticesOf(petra, caseId);
  const notices = unread.map(({ id }) => id);
  await anna.api.notifications.markRead.mutate({ notices });
  expect((await noticesOf(petra, caseId)).unread).toHaveLength(1);
  const { unreadTotal } = await petra.api.notifications.markRead.mutate({ notices });
  expect(await countOf(petra)).toBe(unreadTotal);
  expect(await noticesOf(petra, caseId)).toMatchObject({ unread: [], read: [{ id: notices[0] }] });
});

test('the outcome is told to the sender', async () => {
  const caseId = await refer();
  const { handovers } = await petra.api.cases.get.query({ caseId });
  await petra.api.handovers.accept.mutate({ commandId: randomUUID(), caseId, handover: handovers?.[0]?.id ?? '' });
  expect((await noticesOf(anna, caseId)).unread).toMatchObject([{ kind: 'handoverAccepted' }]);
  // The question is answered: what was told of it is settled.
  expect((await noticesOf(petra, caseId)).unread.map(({ taskKind }) => taskKind)).not.toContain('answerReferral');
});

test('the administrator enters an address; the person says yes or no; a broken address is refused at its field', async () => {
  const admin = await api.signIn('kommun-admin');
  const staff = petra.staff;
  expect(await petra.api.notifications.mail.query()).toEqual({ wanted: false, refused: false });
  const address = 'petra@kommun.example';
  const { staff: all } = await admin.api.organisation.setMailAddress.mutate({ staff, address });
  expect(all.find(({ id }) => id === staff)?.mail).toEqual({ address, wanted: true, refused: false });
  expect(await petra.api.notifications.chooseMail.mutate({ wanted: false })).toEqual({
    address,
    wanted: false,
    refused: false,
  });
  expect(await problemIn(admin.api.organisation.setMailAddress.mutate({ staff, address: 'petra' }))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'address', reason: 'invalidAddress' }],
  });
  expect(await problemIn(admin.api.organisation.setMailAddress.mutate({ staff: anna.staff, address }))).toMatchObject({
    code: 'notAllowed',
  });
  expect(await problemIn(petra.api.organisation.setMailAddress.mutate({ staff, address }))).toMatchObject({
    code: 'roleNotAllowed',
  });
  await admin.api.organisation.setMailAddress.mutate({ staff, address: '' });
  expect(await petra.api.notifications.mail.query()).toEqual({ wanted: false, refused: false });
});
