import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, MACHINE_AUDIENCE, openApi, type Person } from './api-under-test.ts';
import { createServer } from './create-server.ts';
import { expectSafeHeaders } from './headers-under-test.ts';

/** Planted in everything malformed: no log line may hold it. */
const CONTENT = 'Hemligstämplad-text-4711';

let api: ApiUnderTest;
let anna: Person;
beforeAll(async () => {
  api = await openApi();
  anna = await api.signIn('fk-anna');
});
afterAll(() => api.stop());

const send = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${api.url}${path}`, { redirect: 'manual', ...init });
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  send(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', cookie: anna.cookie, 'x-stafett-csrf': anna.csrf, ...headers },
  });
const problemOf = async (answer: Response): Promise<unknown> => {
  const body = (await answer.json()) as { error?: { data: { problem: unknown } }; problem?: unknown };
  return body.error?.data.problem ?? body.problem;
};

describe('what is malformed is refused with a code', () => {
  test.each([
    ['no JSON', `{"caseId": "${CONTENT}`],
    ['another type', JSON.stringify(`${CONTENT}`)],
    ['an id that is none', JSON.stringify({ commandId: CONTENT, caseId: CONTENT, income: 'lon' })],
    ['a code that is none', JSON.stringify({ commandId: randomUUID(), caseId: randomUUID(), income: CONTENT })],
    [
      'a field too many',
      JSON.stringify({ commandId: randomUUID(), caseId: randomUUID(), income: 'lon', [CONTENT]: 1 }),
    ],
    ['nested a thousand deep', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['a prototype', '{"__proto__":{"polluted":true},"commandId":"x"}'],
  ])('%s', async (_what, body) => {
    const answer = await post('/trpc/cases.recordIncome', body);
    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).toMatchObject({ code: 'invalidInput' });
  });

  test.each(['2026-02-30', '2026-13-01', 'i morgon', '2026-1-1', '99999-01-01', ''])('the date %j', async (on) => {
    const input = { commandId: randomUUID(), caseId: randomUUID(), on };
    const answer = await post('/trpc/cases.recordFollowUp', JSON.stringify(input));
    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).toEqual({
      code: 'invalidInput',
      facts: {},
      fields: [{ path: 'on', reason: 'invalidDate' }],
    });
  });

  test('the fields that are wrong are named', async () => {
    const input = { commandId: randomUUID(), caseId: randomUUID(), on: '2026-11-20', text: { summary: '' } };
    const answer = await post('/trpc/cases.completeAssessment', JSON.stringify(input));
    expect(await problemOf(answer)).toMatchObject({ fields: [{ path: 'text.summary', reason: 'missing' }] });
  });

  test('a body of one megabyte', async () => {
    const body = JSON.stringify({ text: CONTENT.repeat(50_000) });
    expect(body.length).toBeGreaterThan(1_000_000);
    const answer = await post('/trpc/cases.savePlan', body);
    expect(answer.status).toBe(413);
    expect(await problemOf(answer)).toEqual({ code: 'inputTooLarge', facts: {} });
    const csv = await post('/machine/imports?list=x&asOf=2020-01-01', body, { 'content-type': 'text/csv' });
    expect(csv.status).toBe(413);
  });

  test('a type of content that nobody speaks', async () => {
    const answer = await post('/trpc/cases.recordIncome', '<a/>', { 'content-type': 'application/xml' });
    expect(answer.status).toBe(415);
  });

  test.each(['/trpc/nothing.here', '/trpc/', '/machine/nothing', '/auth/nothing', '/assets/none.js'])(
    '%s',
    async (path) => {
      const answer = await send(path);
      expect(answer.status).toBe(404);
    },
  );

  test.each([`/trpc/${CONTENT}`, `/trpc/session.me,${CONTENT}`, `/${CONTENT}`, `/machine/${CONTENT}`])(
    'an address with a text in it: %s',
    async (path) => {
      const answer = await send(`${path}?batch=1`);
      expect(answer.status).not.toBe(200);
      await answer.text();
      expect(api.logged()).not.toContain(CONTENT);
    },
  );

  test('an address that is not one', async () => {
    for (const path of ['/%', '/trpc/%E0%A4%A', `/${'a'.repeat(5_000)}`])
      expect((await send(path)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a session', () => {
  const me = (cookie: string) => send('/trpc/session.me', { headers: { cookie } });

  test.each([
    ['none', ''],
    ['made up', 'stafett=abc'],
    ['of the right length', `stafett=${'a'.repeat(43)}`],
    ['with a made-up signature', `stafett=${'a'.repeat(43)}.${'b'.repeat(43)}`],
    ['too long', `stafett=${'a'.repeat(4_000)}`],
    ['full of percent signs', 'stafett=%%%;;;=;%00'],
    ['no cookie at all', '\u0001'],
  ])('is not there with a cookie that is %s', async (_what, cookie) => {
    const answer = await me(encodeURI(cookie)).catch(() => undefined);
    if (answer) expect(answer.status).toBe(401);
  });

  test('is bound to its cookie, its signature and its store', async () => {
    const [pair = ''] = anna.cookie.split(';');
    const tampered = `${pair.slice(0, -2)}${pair.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await me(tampered)).status).toBe(401);
    expect((await me(anna.cookie)).status).toBe(200);
  });

  test('does nothing without its csrf token, or with another one', async () => {
    const input = JSON.stringify({ commandId: randomUUID(), caseId: randomUUID(), income: 'lon' });
    const marie = await api.signIn('fk-marie');
    for (const token of ['', 'x', marie.csrf]) {
      const answer = await post('/trpc/cases.recordIncome', input, { 'x-stafett-csrf': token });
      expect(answer.status).toBe(403);
      expect(await problemOf(answer)).toMatchObject({ code: 'csrfRefused' });
    }
  });

  test('does nothing for another site', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await post('/trpc/session.extend', '', headers as unknown as Record<string, string>);
      expect(answer.status).toBe(403);
    }
    expect((await post('/trpc/session.extend', '', { origin: api.url })).status).toBe(200);
  });
});

describe('a machine', () => {
  const signal = (token: string, body: object) =>
    send('/machine/signals', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: token }) },
    });
  const moved = () => ({
    type: 'moved',
    messageId: randomUUID(),
    caseId: randomUUID(),
    kommun: 'Flen',
    on: '2026-11-01',
  });
  const claims = { aud: MACHINE_AUDIENCE, client_id: 'af-system', scope: 'stafett:signals' };

  test.each([
    '',
    'Bearer',
    'Bearer x',
    `Bearer ${CONTENT}${CONTENT}`,
    'Basic YTpi',
    'Bearer a.b.c',
    `Bearer ${'e30.'.repeat(9)}`,
  ])('is not let in with %j', async (token) => {
    expect((await signal(token, moved())).status).toBe(401);
  });

  test('needs a token of this issuer, for this audience, in time, of a client that is known', async () => {
    const bearer = async (more: object, options?: { expiresIn: string }) =>
      `Bearer ${await api.issuer.accessToken({ ...claims, ...more }, options)}`;
    expect((await signal(await bearer({ aud: 'another' }), moved())).status).toBe(401);
    expect((await signal(await bearer({ iss: 'https://another.example' }), moved())).status).toBe(401);
    expect((await signal(await bearer({}, { expiresIn: '-1m' }), moved())).status).toBe(401);
    expect((await signal(await bearer({ client_id: 'stranger' }), moved())).status).toBe(401);
    expect((await signal(await bearer({ scope: 'stafett:figures' }), moved())).status).toBe(403);
    expect((await signal(await bearer({}), moved())).status).toBe(202);
    const [head, , signature] = (await bearer({})).split('.');
    const forged = `${head}.${Buffer.from(JSON.stringify({ ...claims, iss: api.issuer.url })).toString('base64url')}.${signature}`;
    expect((await signal(forged, moved())).status).toBe(401);
  });

  test('is told which field of its message is wrong', async () => {
    const token = `Bearer ${await api.issuer.accessToken(claims)}`;
    const answer = await signal(token, { ...moved(), on: CONTENT });
    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).toMatchObject({ fields: [{ path: 'on', reason: 'invalidDate' }] });
  });
});

describe('every answer carries the headers that keep a browser safe', () => {
  test.each([
    ['health', '/health', {}],
    ['a procedure', '/trpc/session.agencies', {}],
    ['a refusal', '/trpc/session.me', {}],
    ['what is not there', '/nothing', {}],
    ['the start of a sign-in', '/auth/sign-in', {}],
    ['a page of the sign-in', '/auth/nothing', { accept: 'text/html' }],
    ['a machine that is not let in', '/machine/figures', {}],
    ['what is malformed', '/trpc/%E0%A4%A', {}],
    ['a line of hints', '/trpc/live.hints', { accept: 'text/event-stream' }],
  ])('%s', async (_what, path, asked) => {
    const answer = await send(path, { headers: { ...asked, cookie: anna.cookie } });
    expectSafeHeaders(answer, api.issuer.url);
    expect(answer.headers.get('cache-control')).toMatch(/^no-store\b/);
    await answer.body?.cancel();
  });

  test('an act, one that is refused, one that is too large, and one from another site', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    const answers = [
      await post('/trpc/session.extend', ''),
      await post('/trpc/cases.recordIncome', '{}'),
      await post('/trpc/cases.savePlan', large),
      await post('/trpc/session.extend', '', { origin: 'https://evil.example' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 413, 403]);
    for (const answer of answers) expectSafeHeaders(answer, api.issuer.url);
  });

  test('over https a browser is told to stay there, and the cookie is this host’s alone', async () => {
    const settings = { ...api.deps.settings, publicUrl: 'https://stafett.example' };
    const secure = await createServer({ ...api.deps, settings });
    const answer = await secure.inject({ url: '/auth/sign-in' });
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-stafett-sign-in=.*; Path=\/; HttpOnly; Secure/);
    await secure.close();
  });
});

test('who tries to sign in again and again has to wait', async () => {
  const slow = await createServer({ ...api.deps, settings: { ...api.deps.settings, signInsPerMinute: 2 } });
  const from = async (remoteAddress: string) => (await slow.inject({ url: '/auth/sign-in', remoteAddress })).statusCode;
  const tries = [];
  for (let count = 0; count < 4; count += 1) tries.push(await from('192.0.2.7'));
  expect(tries).toEqual([302, 302, 429, 429]);
  expect(await from('192.0.2.8')).toBe(302);
  await slow.close();
});

test('who searches again and again has to wait, in every session of theirs; others need not', async () => {
  const slow = await createServer({ ...api.deps, settings: { ...api.deps.settings, searchesPerMinute: 2 } });
  const again = await api.signIn('fk-anna');
  const marie = await api.signIn('fk-marie');
  const search = async ({ cookie, csrf }: Person) => {
    const headers = { cookie, 'x-stafett-csrf': csrf };
    const answer = await slow.inject({
      method: 'POST',
      url: '/trpc/cases.search',
      headers,
      payload: { query: CONTENT },
    });
    return [answer.statusCode, answer.json().error?.data.problem.code];
  };
  expect([await search(anna), await search(again)]).toEqual([
    [200, undefined],
    [200, undefined],
  ]);
  expect([await search(anna), await search(again)]).toEqual([
    [429, 'tooManyRequests'],
    [429, 'tooManyRequests'],
  ]);
  expect(await search(marie)).toEqual([200, undefined]);
  await slow.close();
});

test('health and readiness answer yes', async () => {
  expect((await send('/health')).status).toBe(200);
  expect(await (await send('/ready')).json()).toEqual({ ready: true, postgres: true, temporal: true });
});

test('nothing that was sent stands in the log', () => {
  expect(api.logged()).not.toContain(CONTENT);
  expect(api.logged()).not.toContain(anna.csrf);
});
