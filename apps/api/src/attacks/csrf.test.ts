import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person } from '../api-under-test.ts';
import { mutations, send, wellFormed } from './attacker-under-test.ts';

// Another site has the person's browser send what it likes, cookie and all. It can neither read an answer nor set a header of ours.

let api: ApiUnderTest;
let anna: Person;
let marie: Person;
beforeAll(async () => {
  api = await openApi();
  [anna, marie] = [await api.signIn('fk-anna'), await api.signIn('fk-marie')];
});
afterAll(() => api.stop());

/** What a page of another site can send with a form or `fetch` in mode no-cors. */
const elsewhere = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'https://evil.stafett.example' },
];
const written = (): readonly string[] => api.takeStatements().filter((sql) => /^\s*(INSERT|UPDATE|DELETE)/i.test(sql));

test('no act of any kind is done in the person’s name, and nothing is written', async () => {
  api.takeStatements();
  expect(mutations.length).toBeGreaterThan(80);
  for (const [index, mutation] of mutations.entries()) {
    const input = wellFormed(mutation);
    const headers = elsewhere[index % elsewhere.length] ?? {};
    // With the cookie alone; with another's token, or with the right one from elsewhere.
    const another = { cookie: anna.cookie, csrf: marie.csrf };
    const tries: readonly (readonly [Pick<Person, 'cookie' | 'csrf'>, Readonly<Record<string, string>>])[] = [
      [{ cookie: anna.cookie, csrf: '' }, {}],
      index % 2 === 0 ? [another, {}] : [anna, headers],
    ];
    for (const [as, more] of tries) {
      const { status, code } = await send(api.url, mutation.path, { as, input, headers: more });
      expect([mutation.path, status, code]).toEqual([mutation.path, 403, 'csrfRefused']);
    }
  }
  expect(written()).toEqual([]);
});

test('an address that is followed, or an image that is fetched, acts in nobody’s name', async () => {
  for (const mutation of mutations) {
    const address = `/trpc/${mutation.path}?input=${encodeURIComponent(JSON.stringify(wellFormed(mutation) ?? {}))}`;
    const { status } = await send(api.url, address, { as: anna, method: 'GET' });
    expect([mutation.path, status]).toEqual([mutation.path, 405]);
  }
  expect(written()).toEqual([]);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
  'what a form can send (%j) is not read as an act',
  async (type) => {
    const input = { unit: '6f3f3a4e-0a5e-4c0e-9b1f-5d1c2a7b8c9d' };
    const { status } = await send(api.url, 'session.chooseUnit', {
      as: { cookie: anna.cookie, csrf: '' },
      body: JSON.stringify(input),
      headers: { 'content-type': type },
    });
    expect([400, 403, 415]).toContain(status);
  },
);

test('several acts in one request are no way around it', async () => {
  const batch = JSON.stringify({ 0: null, 1: null });
  const path = '/trpc/session.extend,session.extend?batch=1';
  const { body } = await send(api.url, path, { as: { cookie: anna.cookie, csrf: '' }, body: batch });
  expect(body).not.toContain('"result"');
  expect(body.match(/"problem":\{"code":"csrfRefused"/g)).toHaveLength(2);
});

test('nor can another site read what it asks for', async () => {
  for (const headers of elsewhere) {
    const answer = await send(api.url, 'session.me', { as: anna, method: 'GET', headers });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const asked = await send(api.url, 'cases.refer', {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-headers': 'x-stafett-csrf' },
    });
    expect(asked.headers.get('access-control-allow-headers')).toBeNull();
  }
});

test('nobody is signed out by another site', async () => {
  for (const headers of elsewhere) {
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(api.url, '/auth/sign-out', { as: anna, body: '', headers: form })).status).toBe(403);
  }
  expect((await send(api.url, 'session.me', { as: anna, method: 'GET' })).status).toBe(200);
});
