import { randomUUID } from 'node:crypto';
import { stockholmDate } from '@stafett/domain';
import { journeyId } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, MACHINE_AUDIENCE, openApi, type Person, until } from '../api-under-test.ts';
import { provedLogs } from '../proved-log-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
beforeAll(async () => {
  api = await openApi();
  anna = await api.signIn('fk-anna');
});
afterAll(() => api.stop());

const signal = async (body: object, client = 'fk-system'): Promise<number> => {
  const token = await api.issuer.accessToken({
    aud: MACHINE_AUDIENCE,
    client_id: client,
    scope: 'stafett:signals',
  });
  const answer = await fetch(`${api.url}/machine/signals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
};
const refer = async (): Promise<string> => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Signe Signal' },
      birthYear: 1960,
    }),
  );
  return caseId;
};
const typesOf = async (caseId: string) =>
  (await api.house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(({ type }) => type);

test('a death that another system tells of stands in the case once, however often it is told', async () => {
  const caseId = await refer();
  const message = { type: 'participantDied', messageId: randomUUID(), caseId, on: stockholmDate(api.deps.clock()) };
  expect([await signal(message), await signal(message)]).toEqual([202, 202]);
  await until(
    () => typesOf(caseId),
    (types) => types.includes('participantDied'),
  );
  expect(await signal(message)).toBe(202);
  expect((await typesOf(caseId)).filter((type) => type === 'participantDied')).toHaveLength(1);
  const tasks = (await anna.api.cases.get.query({ caseId })).tasks.map(({ kind }) => kind);
  expect(tasks).toContain('confirmDeath');
});

test('what the ledger refuses reaches the coordinator as a task; an agency without a part in the case gets the same answer and leaves nothing', async () => {
  const caseId = await refer();
  const died = { type: 'participantDied', messageId: randomUUID(), caseId, on: stockholmDate(api.deps.clock()) };
  const held = { type: 'meetingHeld', messageId: randomUUID(), caseId, meeting: 'none', attended: [], mode: 'video' };
  expect([await signal(died, 'af-system'), await signal(held)]).toEqual([202, 202]);
  await until(
    () => typesOf(caseId),
    (types) => types.includes('messageRefused'),
  );
  const types = await typesOf(caseId);
  expect(types).not.toContain('participantDied');
  expect(types.filter((type) => type === 'messageRefused')).toHaveLength(1);
  const helena = await api.signIn('forbund-helena');
  const { rows } = await helena.api.tasks.unitInbox.query({});
  expect(rows).toContainEqual(expect.objectContaining({ caseId, kind: 'handleRefusedMessage' }));
});

test('a case that does not exist gets the same answer and is kept for the sweep', async () => {
  const caseId = randomUUID();
  expect(await signal({ type: 'moved', messageId: randomUUID(), caseId, kommun: 'Flen', on: '2026-01-01' })).toBe(202);
  const rows = await api.house.db.inboxCommand.findMany({ where: { target: journeyId(caseId) } });
  expect(rows).toMatchObject([{ answeredAt: null }]);
});

test('an id that was another message’s is refused: of two cases neither is dropped without a word', async () => {
  const [first, second] = [await refer(), await refer()];
  const message = { type: 'moved', messageId: randomUUID(), kommun: 'Flen', on: '2026-01-01' };
  expect(await signal({ ...message, caseId: first, kommun: 'Vingåker' })).toBe(202);
  expect(await signal({ ...message, caseId: second })).toBe(409);
  expect(await signal({ ...message, caseId: first })).toBe(409);
  expect(await signal({ ...message, caseId: first, kommun: 'Vingåker' })).toBe(202);
});

test('a kommun is the name of one: numbers and sentences go no further', async () => {
  const message = { type: 'moved', messageId: randomUUID(), caseId: randomUUID(), on: '2026-01-01' };
  expect(await signal({ ...message, kommun: '19850709-9805' })).toBe(400);
  expect(await signal({ ...message, kommun: 'Flyttade. Mår dåligt; bor hos en vän' })).toBe(400);
  expect(await signal({ ...message, kommun: 'Upplands-Bro' })).toBe(202);
});

test('a samtycke that another system tells is withdrawn closes the case to whom it was told to, once, and says nothing of why', async () => {
  const caseId = await refer();
  const receiver = await api.signIn('kommun-petra');
  expect((await receiver.api.cases.get.query({ caseId })).relations).toContain('receiver');
  const message = { type: 'samtyckeWithdrawn', messageId: randomUUID(), caseId };
  expect([await signal(message), await signal(message)]).toEqual([202, 202]);
  const types = await until(
    () => typesOf(caseId),
    (stored) => stored.includes('samtyckeWithdrawn'),
  );
  expect(types.filter((type) => type === 'samtyckeWithdrawn')).toHaveLength(1);
  expect(types).toContain('handoverWithdrawn');
  await expect(receiver.api.cases.get.query({ caseId })).rejects.toThrow();
  const view = await anna.api.cases.get.query({ caseId });
  expect(view.waitingFor?.reason).toBe('missingGround');
  // Whoever follows the case hears that it stands still.
  const helena = await api.signIn('forbund-helena');
  const followed = await helena.api.cases.get.query({ caseId });
  expect(followed.waitingFor?.reason).toBe('missingGround');
  expect(JSON.stringify(followed)).not.toContain('samtyckeWithdrawn');
});

test('all that was read and done is in the logs with this api’s stamp, and no number is missing', async () => {
  const { rows, wrong } = await provedLogs(api);
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(0);
});
