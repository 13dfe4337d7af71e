import { randomUUID } from 'node:crypto';
import { caseChannel } from '@stafett/db';
import { units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, until } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';
import { send } from './attacker-under-test.ts';

// Somebody listens to the live updates for what is not theirs to hear. Who is told of what: `live/hints.test.ts`.

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi({ settings: { hintsCheckedMs: 200 } });
});
afterAll(() => api.stop());

/** Everything that comes on a line, as it comes. */
const listen = async (who: Pick<Person, 'cookie'>, more: string = '', headers: Record<string, string> = {}) => {
  const stop = new AbortController();
  const answer = await fetch(`${api.url}/trpc/live.hints${more}`, {
    headers: { cookie: who.cookie, accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  });
  const heard = { text: '', status: answer.status, headers: answer.headers, ended: false };
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) heard.text += decoder.decode(chunk as Uint8Array, { stream: true });
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      heard.ended = true;
    });
  return { heard, stop: () => stop.abort() };
};
/** What is told of cases. */
const topics = (text: string): readonly string[] => text.match(/"topic":"(?!ready)\w+"/g) ?? [];
const isReady = async (line: Awaited<ReturnType<typeof listen>>): Promise<void> => {
  await until(
    async () => line.heard.text,
    (text) => text.includes('"topic":"ready"'),
  );
};

const refer = (person: Person) =>
  person.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Lyss Nad' },
      birthYear: 1980,
    }),
  );

test('asking for a case, a unit or an earlier place on the line changes nothing of what one is told', async () => {
  const [anna, amir, petra] = [
    await api.signIn('fk-anna'),
    await api.signIn('af-amir'),
    await api.signIn('kommun-petra'),
  ];
  const before = await refer(anna);
  const wishes = [
    `?input=${encodeURIComponent(JSON.stringify({ caseId: before.caseId }))}`,
    `?input=${encodeURIComponent(JSON.stringify({ lastEventId: '0' }))}`,
    `?unit=${units.fkRehab.unit}&lastEventId=1`,
  ];
  const lines = await Promise.all(wishes.map((wish) => listen(amir, wish, { 'last-event-id': '1' })));
  const hers = await listen(petra);
  for (const line of [hers, ...lines.filter(({ heard }) => heard.status === 200)]) await isReady(line);
  await refer(anna);
  await until(
    async () => hers.heard.text,
    (text) => topics(text).length > 0,
  );
  // Hers came last of all; whatever were to come on the others has come.
  for (const { heard, stop } of lines) {
    expect(heard.text).not.toContain(before.caseId);
    expect(topics(heard.text)).toEqual([]);
    stop();
  }
  hers.stop();
});

test('what is noted in the store for a case of nobody’s, or for something else, is told to nobody', async () => {
  const amir = await api.signIn('af-amir');
  const line = await listen(amir);
  await isReady(line);
  for (const payload of [
    randomUUID(),
    '{"topic":"case"}',
    'data: {"topic":"tasks"}\n\n',
    "'; DROP TABLE case_file; --",
  ])
    await api.look('SELECT pg_notify($1, $2)', caseChannel, payload);
  const { caseId } = await refer(amir);
  await until(
    async () => line.heard.text,
    (text) => text.includes(caseId),
  );
  // One's own is told; of the others there is no trace before it.
  expect(line.heard.text.match(/"id":"[^"]*"/g)).toEqual(expect.arrayContaining([`"id":"${caseId}"`]));
  expect(new Set(line.heard.text.match(/"topic":"case","id":"[^"]*"/g))).toEqual(
    new Set([`"topic":"case","id":"${caseId}"`]),
  );
  line.stop();
});

test('whoever acts for another unit listens on for the one before no more', async () => {
  const lars = await api.signIn('kommun-lars');
  const before = await listen(lars);
  await isReady(before);
  await api.actFor(lars, units.kommunSikta.unit);
  await until(
    async () => before.heard.ended,
    (ended) => ended,
  );
  const again = await listen(lars);
  await until(
    async () => again.heard.ended,
    (ended) => ended,
  );
  expect(again.heard.text).not.toContain('"topic"');
});

test('the line is read by nobody without a session, from no other site, and ends with the session', async () => {
  const anna = await api.signIn('fk-anna');
  for (const cookie of ['', 'stafett=abc', `${anna.cookie.slice(0, -2)}xx`]) {
    const line = await listen({ cookie });
    await until(
      async () => line.heard.ended,
      (ended) => ended,
    );
    expect(line.heard.text).not.toContain('"topic"');
  }
  const elsewhere = await listen(anna, '', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
  expect(elsewhere.heard.headers.get('access-control-allow-origin')).toBeNull();
  await send(api.url, '/auth/sign-out', { as: anna, method: 'GET' });
  await until(
    async () => elsewhere.heard.ended,
    (ended) => ended,
  );
});
