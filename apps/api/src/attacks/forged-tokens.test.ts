import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { addDuration, type Instant, instant, units } from '@stafett/domain';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, MACHINE_AUDIENCE, openApi, type Person } from '../api-under-test.ts';
import { send } from './attacker-under-test.ts';

// Cookies and tokens that are made up, altered, taken from somebody, or used once more.

let ahead = 0;
const clock = (): Instant => addDuration(instant(Date.now()), { seconds: ahead });
let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi({ clock });
});
afterAll(() => api.stop());

const me = async (cookie: string): Promise<number> =>
  (await send(api.url, 'session.me', { method: 'GET', headers: { cookie } })).status;
const secretIn = ({ cookie }: Person): string => cookie.split('=')[1]?.split('.')[0] ?? '';
const signedWith = (key: string, secret: string): string =>
  `stafett=${secret}.${createHmac('sha256', key).update(`cookie:${secret}`).digest('base64url')}`;

test('a cookie that is made up, signed with another key or put together of two opens nothing', async () => {
  const [anna, amir] = [await api.signIn('fk-anna'), await api.signIn('af-amir')];
  const [annas, amirs] = [secretIn(anna), secretIn(amir)];
  const forged = [
    signedWith('another key', annas),
    signedWith('', annas),
    `stafett=${annas}`,
    `stafett=${annas}.`,
    `stafett=${annas}.${amir.cookie.split('.')[1]}`,
    `stafett=${amirs}.${anna.cookie.split('.')[1]}`,
    `stafett=${annas}.${anna.cookie.split('.')[1]}x`,
    `stafett=${randomBytes(32).toString('base64url')}.${anna.cookie.split('.')[1]}`,
    // Well signed, and nobody's: who has learned the key still has no session.
    signedWith(api.deps.settings.sessionSecret, randomBytes(32).toString('base64url')),
    `stafett-sign-in=${annas}.${anna.cookie.split('.')[1]}`,
  ];
  for (const cookie of forged) expect([cookie, await me(cookie)]).toEqual([cookie, 401]);
  expect(await me(anna.cookie)).toBe(200);
});

test('what the store holds of a session is no cookie', async () => {
  await api.signIn('fk-anna');
  const rows = await api.look<{ id: Buffer }>('SELECT id FROM session');
  for (const { id } of rows)
    for (const text of [id.toString('base64url'), id.toString('hex')])
      expect(await me(signedWith(api.deps.settings.sessionSecret, text))).toBe(401);
});

test('a cookie that was used is used up: after signing out, after choosing another unit, after half an hour', async () => {
  const erik = await api.signIn('fk-erik');
  await send(api.url, '/auth/sign-out', { as: erik, method: 'GET' });
  expect(await me(erik.cookie)).toBe(401);

  const lisa = await api.signIn('af-lisa');
  const later = await api.actFor(lisa, units.afPlattformen.unit);
  expect([await me(lisa.cookie), await me(later.cookie)]).toEqual([401, 200]);
  // Nor does the old token do for the new cookie.
  const old = { cookie: later.cookie, csrf: lisa.csrf };
  expect((await send(api.url, 'session.extend', { as: old })).code).toBe('csrfRefused');

  ahead = 31 * 60;
  expect(await me(later.cookie)).toBe(401);
  ahead = 0;
});

test('a session that somebody put into one’s browser beforehand is not the one that one signs in to', async () => {
  const theirs = await api.signIn('af-amir');
  const start = await fetch(`${api.url}/auth/sign-in`, { redirect: 'manual' });
  const waiting = start.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const atProvider = await fetch(`${start.headers.get('location')}&person=fk-anna`, { redirect: 'manual' });
  const back = await fetch(atProvider.headers.get('location') ?? '', {
    redirect: 'manual',
    headers: { cookie: `${waiting}; ${theirs.cookie}` },
  });
  const fresh = back.headers.getSetCookie().find((line) => line.startsWith('stafett=')) ?? '';
  expect(fresh.split(';')[0]).not.toBe(theirs.cookie);
  expect([await me(fresh.split(';')[0] ?? ''), await me(theirs.cookie)]).toEqual([200, 401]);
});

const claims = { aud: MACHINE_AUDIENCE, client_id: 'af-system', scope: 'stafett:signals' };
const moved = () => ({
  type: 'moved',
  messageId: randomUUID(),
  caseId: randomUUID(),
  kommun: 'Flen',
  on: '2026-11-01',
});
const signal = async (token: string, message: object = moved()) =>
  send(api.url, '/machine/signals', { input: message, headers: { authorization: `Bearer ${token}` } });

test('a machine’s token that nobody signed, or signed with a key that anybody can get, lets nobody in', async () => {
  const issued = { ...claims, iss: api.issuer.url, exp: Math.floor(Date.now() / 1_000) + 300 };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const { keys } = (await (await fetch(`${api.issuer.url}/jwks`)).json()) as { keys: { n: string }[] };
  const shared = new TextEncoder().encode(keys[0]?.n ?? '');
  const own = await generateKeyPair('RS256');
  const forged = [
    `${part({ alg: 'none' })}.${part(issued)}.`,
    `${part({ alg: 'none', typ: 'JWT', kid: 'k1' })}.${part(issued)}.${part({})}`,
    // Signed with the public key as if it were a shared secret.
    await new SignJWT(issued).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(shared),
    await new SignJWT(issued).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(own.privateKey),
    await new SignJWT(issued)
      .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(own.publicKey) })
      .sign(own.privateKey),
    await new SignJWT(issued)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1', jku: `${api.issuer.url}/elsewhere` })
      .sign(own.privateKey),
  ];
  for (const token of forged) expect((await signal(token)).status).toBe(401);
  expect((await signal(await api.issuer.accessToken(claims))).status).toBe(202);
});

test('a person’s cookie is no machine’s token, nor a token a cookie', async () => {
  const anna = await api.signIn('fk-anna');
  const asPerson = await send(api.url, '/machine/signals', { as: anna, input: moved() });
  expect(asPerson.status).toBe(401);
  const token = await api.issuer.accessToken({ ...claims, sub: 'fk-anna' });
  expect(await me(`stafett=${token}`)).toBe(401);
  const headers = { authorization: `Bearer ${token}` };
  expect((await send(api.url, 'session.me', { method: 'GET', headers })).status).toBe(401);
});

test('a message that is sent once more changes nothing, and under its id no other message is taken', async () => {
  const token = await api.issuer.accessToken(claims);
  const message = moved();
  expect([(await signal(token, message)).status, (await signal(token, message)).status]).toEqual([202, 202]);
  const [{ count } = { count: 0 }] = await api.look<{ count: number }>(
    'SELECT count(*)::int AS count FROM inbox WHERE target = $1',
    `journey-${message.caseId}`,
  );
  expect(count).toBe(1);
  for (const changed of [{ kommun: 'Vingåker' }, { caseId: randomUUID() }])
    expect((await signal(token, { ...message, ...changed })).code).toBe('commandIdReused');
});
