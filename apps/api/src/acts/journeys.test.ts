import { randomUUID } from 'node:crypto';
import { createDb } from '@stafett/db';
import { stockholmDate } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { dataConverter } from '@stafett/vault';
import { journeyId } from '@stafett/workflows/messages';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { createServer } from '../create-server.ts';
import type { Dependencies } from '../dependencies.ts';
import { provedLogs } from '../proved-log-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
beforeAll(async () => {
  api = await openApi();
  [anna, petra] = await Promise.all([api.signIn('fk-anna'), api.signIn('kommun-petra')]);
});
afterAll(() => api.stop());

const id = randomUUID;
const referral = (commandId: string, name = 'Ture Tur') => ({
  commandId,
  insats: 'sikta-arbetsmarknad',
  place: 'kfv',
  participant: { name },
  sex: 'M' as const,
  birthYear: 1990,
  kommun: 'Flen',
  referredOn: stockholmDate(api.deps.clock()),
  income: 'okand' as const,
  insuranceQuestionOpen: false,
  ...agreed(stockholmDate(api.deps.clock()), 'coordinateSupport'),
  message: 'Ett meddelande.',
});
const eventsOf = (caseId: string) => api.house.db.caseEvent.count({ where: { caseId } });
const textsOf = async (caseId: string) =>
  (await api.look<{ id: string }>('SELECT id FROM document WHERE case_id = $1', caseId)).length;
const inboxOf = (caseId: string) => api.house.db.inboxCommand.findMany({ where: { target: journeyId(caseId) } });

/** The same api, with something beneath it changed, on a port of its own. Gives a way to post as somebody. */
const apiWith = async (change: Partial<Dependencies>) => {
  const app = await createServer({ ...api.deps, ...change });
  const post = async (person: Person, path: string, input: unknown) => {
    const answer = await app.inject({
      method: 'POST',
      url: `/trpc/${path}`,
      headers: { cookie: person.cookie, 'x-stafett-csrf': person.csrf, 'content-type': 'application/json' },
      payload: JSON.stringify(input),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  return { post, close: () => app.close() };
};

test('an aktualisering that is sent again is one case, and both are told the same', async () => {
  const commandId = id();
  const [first, second] = [
    await anna.api.cases.refer.mutate(referral(commandId)),
    await anna.api.cases.refer.mutate(referral(commandId)),
  ];
  expect(second).toEqual(first);
  expect(await inboxOf(first.caseId)).toHaveLength(1);
  expect(await api.house.db.participant.count({})).toBe(1);
});

test('two of the same at once are one', async () => {
  const commandId = id();
  const answers = await Promise.all(
    [1, 2, 3].map(() => anna.api.cases.refer.mutate(referral(commandId, 'Tvillingen'))),
  );
  expect(new Set(answers.map(({ caseId }) => caseId)).size).toBe(1);
  expect(answers.map(({ outcome }) => outcome)).toEqual(['saved', 'saved', 'saved']);
});

test('another act under the same id is refused', async () => {
  const commandId = id();
  const { caseId } = await anna.api.cases.refer.mutate(referral(commandId, 'Den första'));
  expect(await problemIn(anna.api.cases.refer.mutate({ ...referral(commandId), kommun: 'Vingåker' }))).toMatchObject({
    code: 'commandIdReused',
    status: 409,
  });
  expect(await eventsOf(caseId)).toBeGreaterThan(0);
});

test('one person’s id says nothing of another’s', async () => {
  const commandId = id();
  const annas = await anna.api.cases.refer.mutate(referral(commandId, 'Annas'));
  const erik = await api.signIn('fk-erik');
  const eriks = await erik.api.cases.refer.mutate(referral(commandId, 'Eriks'));
  expect(eriks.outcome).toBe('saved');
  expect(eriks.caseId).not.toBe(annas.caseId);
});

test('a refusal leaves no text, no inbox row and no event', async () => {
  const { caseId } = await anna.api.cases.refer.mutate(referral(id(), 'Utan spår'));
  const [events, texts] = [await eventsOf(caseId), await textsOf(caseId)];
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  const refused = anna.api.handovers.requestInfo.mutate({ commandId: id(), caseId, handover, question: 'Får jag?' });
  expect(await problemIn(refused)).toMatchObject({ code: 'notReceiver' });
  expect(await eventsOf(caseId)).toBe(events);
  expect(await textsOf(caseId)).toBe(texts);
  expect(await inboxOf(caseId)).toHaveLength(1);
});

test('while Temporal is away an act is received and kept, and confirmed when it is sent again', async () => {
  const { caseId } = await anna.api.cases.refer.mutate(referral(id(), 'Väntar lite'));
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const temporal = new Client({ connection, dataConverter: dataConverter(api.deps.vault) });
  const cut = await apiWith({ temporal, settings: { ...api.deps.settings, answerWithinMs: 500 } });
  const act = { commandId: id(), caseId, handover, question: 'Finns ett läkarutlåtande?' };
  const received = await cut.post(petra, 'handovers.requestInfo', act);
  expect(received.status).toBe(200);
  expect(received.body.result.data).toMatchObject({ outcome: 'received', happened: [] });
  await cut.close();
  await connection.close();
  expect((await inboxOf(caseId)).filter(({ answeredAt }) => answeredAt === null)).toHaveLength(1);
  expect((await petra.api.cases.get.query({ caseId })).handovers?.[0]?.status).toBe('sent');

  const confirmed = await petra.api.handovers.requestInfo.mutate(act);
  expect(confirmed.outcome).toBe('saved');
  expect((await petra.api.cases.get.query({ caseId })).handovers?.[0]?.status).toBe('moreInfoRequested');
  expect((await inboxOf(caseId)).filter(({ answeredAt }) => answeredAt === null)).toEqual([]);
});

test('while PostgreSQL is away nothing is told saved: the code says so, and nothing of the inside', async () => {
  const database = createDb({ url: 'postgresql://nobody:x@127.0.0.1:1/none', max: 1, connectionTimeoutMillis: 500 });
  const cut = await apiWith({ database, databaseUrl: 'postgresql://nobody:x@127.0.0.1:1/none' });
  const answer = await cut.post(petra, 'cases.recordIncome', { commandId: id(), caseId: id(), income: 'lon' });
  expect(answer.status).toBe(503);
  expect(answer.body.error).toMatchObject({
    message: 'storeUnavailable',
    data: { problem: { code: 'storeUnavailable' } },
  });
  expect(JSON.stringify(answer.body)).not.toContain('127.0.0.1');
  await cut.close();
  await database.$disconnect();
});

test('what nobody foresaw is a number to tell support, and the log has that number and no content', async () => {
  const broken = { ...api.deps.vault, encrypt: () => Promise.reject(new Error('the name is Hemliga Hulda')) };
  const cut = await apiWith({ vault: broken });
  const answer = await cut.post(anna, 'cases.refer', referral(id(), 'Hemliga Hulda'));
  expect(answer.status).toBe(500);
  const { reference } = answer.body.error.data.problem;
  expect(answer.body.error.message).toBe('unexpected');
  expect(JSON.stringify(answer.body)).not.toContain('Hulda');
  expect(api.logged()).toContain(reference);
  expect(api.logged()).not.toContain('Hulda');
  await cut.close();
});

test('a closed case’s journey is not started again', async () => {
  const { caseId } = await anna.api.cases.refer.mutate(referral(id(), 'Avslutad'));
  const handover = (await anna.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await anna.api.handovers.withdraw.mutate({ commandId: id(), caseId, handover, reason: 'situationChanged' });
  await anna.api.cases.close.mutate({ commandId: id(), caseId, reason: 'referredInError', explanation: 'Fel person.' });
  expect(await problemIn(anna.api.cases.recordIncome.mutate({ commandId: id(), caseId, income: 'lon' }))).toMatchObject(
    {
      code: 'caseClosed',
    },
  );
  const runs = [];
  for await (const run of api.house.client.workflow.list({ query: `WorkflowId = '${journeyId(caseId)}'` }))
    runs.push(run);
  expect(runs.length).toBeLessThanOrEqual(1);
});

test('all that was read and done is in the logs with this api’s stamp, and no number is missing', async () => {
  const { rows, wrong } = await provedLogs(api);
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(0);
});
