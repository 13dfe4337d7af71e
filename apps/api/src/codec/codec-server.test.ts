import { randomUUID } from 'node:crypto';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { asWorker, createDb } from '@stafett/db';
import { type Instant, units } from '@stafett/domain';
import { freshDatabase, makeTemporaryFolder, type TestDatabase } from '@stafett/testkit';
import { createKek, journeyScope, openVault, participantScope, payloadCodec, type Vault } from '@stafett/vault';
import type { FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertCase } from '../../../../packages/db/src/rows-under-test.ts';
import { createCodecServer } from './create-codec-server.ts';
import { decodingsIn } from './decodings.ts';
import { localOperator, operatorByAccessToken } from './operators.ts';

const UI = 'http://127.0.0.1:4704';
const TOKEN = 'the-token-of-the-operator-on-this-machine-0';
const AUDIENCE = 'urn:stafett:codec';
const CASE = randomUUID();

let folder: string;
let database: TestDatabase;
let keys: pg.Pool;
/** As the codec server's own role. */
let reading: pg.Pool;
let admin: pg.Pool;
let vault: Vault;
let app: FastifyInstance;
let url: string;
let issuer: string;
let provider: Server;
let sign: (claims: Record<string, unknown>, audience?: string) => Promise<string>;
let logged: string[] = [];

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  database = await freshDatabase();
  keys = new pg.Pool({ connectionString: database.urls.api, max: 2 });
  reading = new pg.Pool({ connectionString: database.urls.codec, max: 2 });
  admin = new pg.Pool({ connectionString: database.adminUrl, max: 1 });
  const kek = await createKek(join(folder, 'kek.json'));
  vault = openVault({ pool: keys, kek, cachedMilliseconds: 0 });
  const pair = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'ES256', kid: 'one' };
  provider = createServer((request, response) => {
    const body = request.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  sign = (claims, audience = AUDIENCE) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('5m')
      .sign(pair.privateKey);
  const tokenFile = join(folder, 'operator-token');
  await writeFile(tokenFile, `${TOKEN}\n`, { mode: 0o600 });
  const write = { write: (line: string) => void logged.push(line) };
  app = await createCodecServer({
    vault: openVault({ pool: reading, kek, cachedMilliseconds: 0 }),
    logDecoding: decodingsIn(reading, Date.now),
    operators: [await localOperator(tokenFile), operatorByAccessToken(issuer, AUDIENCE)],
    uiOrigin: UI,
    now: Date.now,
    log: pino({ level: 'info' }, write),
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
beforeEach(() => {
  logged = [];
});
afterAll(async () => {
  await app.close();
  provider.close();
  await Promise.all([keys.end(), reading.end(), admin.end()]);
  await database.drop();
  await rm(folder, { recursive: true });
});

type Json = { metadata: Record<string, string>; data: string };

/** What Temporal holds of a journey, as its pages send it. */
const encoded = async (value: unknown, caseId: string = CASE): Promise<Json> => {
  const plain = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify(value)) };
  const [payload] = await payloadCodec(vault).encode([plain], {
    type: 'workflow',
    namespace: 'stafett',
    workflowId: `journey-${caseId}`,
  });
  const metadata = Object.entries(payload?.metadata ?? {}).map(([name, bytes]) => [
    name,
    Buffer.from(bytes).toString('base64'),
  ]);
  return { metadata: Object.fromEntries(metadata), data: Buffer.from(payload?.data ?? []).toString('base64') };
};

const ask = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-namespace': 'stafett', ...headers },
    body: JSON.stringify(body),
  });

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

const valuesOf = async (answer: Response): Promise<unknown[]> => {
  const { payloads } = (await answer.json()) as { payloads: Json[] };
  return payloads.map(({ data }) => JSON.parse(Buffer.from(data, 'base64').toString()));
};

const beginSession = async (): Promise<string> => {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ token: TOKEN }),
  });
  expect(answer.status).toBe(303);
  // A browser whose page gives no referrer would send `null` as the origin of this form.
  expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^stafett_operator=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/);
  return cookie.split(';')[0] ?? '';
};

test('an operator with the token of the machine decodes what Temporal holds, and the log tells who and how many', async () => {
  const payloads = [await encoded({ phase: 'insats' }), await encoded('a summary of a timer')];
  const answer = await ask('/decode', { payloads }, bearer(TOKEN));
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await valuesOf(answer)).toEqual([{ phase: 'insats' }, 'a summary of a timer']);
  expect(JSON.parse(logged.join(''))).toMatchObject({
    msg: 'decoded',
    who: 'local-operator',
    payloads: 2,
    namespace: 'stafett',
    time: expect.any(Number),
  });
  expect(logged.join('')).not.toMatch(/insats|summary/);
  expect(logged.join('')).not.toContain(CASE);
});

test('whose journeys an operator reads is in the log of the agency that holds each, before it is decoded', async () => {
  const worker = createDb({ url: database.urls.worker, max: 1, connectionTimeoutMillis: 5_000 });
  const now = '2026-11-22T09:00:00.000Z' as Instant;
  const [ours, theirs] = await asWorker(worker, now, async (transaction) => [
    (await insertCase(transaction, units.kommunSikta)).id,
    (await insertCase(transaction, units.fkRehab)).id,
  ]);
  await worker.$disconnect();
  const payloads = [await encoded(1, ours), await encoded(2, ours), await encoded(3, theirs), await encoded(4)];
  expect((await ask('/decode', { payloads }, bearer(TOKEN))).status).toBe(200);
  const { rows } = await admin.query(
    "select tenant, staff, kind, reason, case_ids from read_log where action = 'codec.decoded' order by case_ids = array[$1::uuid] desc",
    [ours],
  );
  expect(rows).toEqual([
    { tenant: units.kommunSikta.agency, staff: null, kind: 'read', reason: 'local-operator', case_ids: [ours] },
    { tenant: units.fkRehab.agency, staff: null, kind: 'read', reason: 'local-operator', case_ids: [theirs] },
  ]);
  // What can't be logged is not decoded.
  await admin.query('alter table read_log rename to read_log_away');
  const refused = await ask('/decode', { payloads }, bearer(TOKEN));
  await admin.query('alter table read_log_away rename to read_log');
  expect([refused.status, await refused.text()]).toEqual([503, expect.not.stringContaining('payloads')]);
});

test('its role reads the keys of workflows, and nothing else that there is', async () => {
  await vault.createKey(participantScope(randomUUID()));
  await encoded('a key');
  const { rows } = await reading.query('select scope from vault.data_key');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ scope }: { scope: string }) => /^(journey|workflow):/.test(scope))).toBe(true);
  const { rows: tables } = await admin.query(`
    select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'v', 'S') and c.relnamespace in ('public'::regnamespace, 'vault'::regnamespace)
      and (has_any_column_privilege('stafett_codec', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') or has_table_privilege('stafett_codec', c.oid, 'DELETE, TRUNCATE'))`);
  expect(tables).toEqual([{ name: 'vault.data_key' }]);
  await expect(reading.query(`insert into vault.data_key (scope) values ('journey:x')`)).rejects.toThrow(
    'permission denied',
  );
});

test("Temporal's pages decode in the operator's session, and no other site's page does", async () => {
  const payloads = [await encoded({ phase: 'insats' })];
  const cookie = await beginSession();
  const fromUi = await ask('/decode', { payloads }, { origin: UI, cookie });
  expect(await valuesOf(fromUi)).toEqual([{ phase: 'insats' }]);
  expect(fromUi.headers.get('access-control-allow-origin')).toBe(UI);
  expect(fromUi.headers.get('access-control-allow-credentials')).toBe('true');
  for (const origin of ['http://127.0.0.1:4705', 'http://localhost:4704', 'https://example.com', 'null']) {
    const answer = await ask('/decode', { payloads }, { origin, cookie });
    expect([origin, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([origin, 403, null]);
  }
  expect((await ask('/decode', { payloads }, { cookie })).status).toBe(401);

  const preflight = await fetch(`${url}/decode`, { method: 'OPTIONS', headers: { origin: UI } });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'content-type, x-namespace, authorization',
  ]);
  await fetch(`${url}/session/end`, { method: 'POST', headers: { origin: url, cookie }, redirect: 'manual' });
  expect((await ask('/decode', { payloads }, { origin: UI, cookie })).status).toBe(401);
});

test('an access token decodes when it was given for that, and is named by its subject', async () => {
  const payloads = [await encoded('kept')];
  const right = await sign({ sub: 'operator-7', scope: 'openid stafett:decode' });
  expect(await valuesOf(await ask('/decode', { payloads }, { ...bearer(right), origin: UI }))).toEqual(['kept']);
  expect(JSON.parse(logged.join(''))).toMatchObject({ who: 'operator-7', payloads: 1 });
  const wrong = [
    await sign({ sub: 'operator-7', scope: 'openid' }),
    await sign({ sub: 'operator-7', scope: 'stafett:decode' }, 'urn:stafett:machine'),
    await sign({ scope: 'stafett:decode' }),
    `${right.slice(0, -8)}AAAAAAAA`,
    `${TOKEN}x`,
  ];
  for (const token of wrong) expect((await ask('/decode', { payloads }, bearer(token))).status).toBe(401);
});

test('nobody decodes without a credential, nobody encodes at all, and nothing of a refusal tells more', async () => {
  const payloads = [await encoded('kept')];
  expect((await ask('/decode', { payloads })).status).toBe(401);
  expect((await ask('/decode', { payloads }, { origin: UI })).status).toBe(401);
  expect((await ask('/encode', { payloads }, bearer(TOKEN))).status).toBe(405);
  expect((await ask('/decode', { payloads: [{ data: 'ü' }] }, bearer(TOKEN))).status).toBe(400);
  const moved = await encoded('kept', randomUUID());
  const [mine] = payloads;
  const forged = { metadata: mine?.metadata, data: moved.data };
  const answer = await ask('/decode', { payloads: [forged] }, bearer(TOKEN));
  expect([answer.status, await answer.json()]).toEqual([500, { message: 'It can not be decoded.' }]);
  const wrong = await fetch(`${url}/session`, { method: 'POST', body: new URLSearchParams({ token: 'guessed' }) });
  expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null]);
});

test('of a journey whose key is destroyed nothing but a tombstone is decoded', async () => {
  const caseId = randomUUID();
  const payloads = [await encoded({ phase: 'insats' }, caseId)];
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  const destroy = 'update vault.data_key set wrapped = null, destroyed_at = now() where scope = $1';
  await owner.query(destroy, [journeyScope(caseId)]);
  await owner.end();
  expect(await valuesOf(await ask('/decode', { payloads }, bearer(TOKEN)))).toEqual([{ tombstone: true }]);
});

test('a token file that others may read is refused', async () => {
  const file = join(folder, 'open-token');
  await writeFile(file, TOKEN);
  await chmod(file, 0o644);
  await expect(localOperator(file)).rejects.toThrow('others than its owner may read');
});
