import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import * as fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyPool } from './data-keys.ts';
import { createKek, type KeyEncryptionKey } from './kek.ts';
import type { ContentScope } from './scope.ts';
import { isTombstone, openVault, type Vault, type VaultOptions } from './vault.ts';

let folder: string;
let database: TestDatabase;
let kek: KeyEncryptionKey;
let api: pg.Pool;
let owner: pg.Pool;
let vault: Vault;

const poolOf = (url: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: 5, connectionTimeoutMillis: 2_000 });
  // A connection that dies while idle is the pool's business; the next query gets another.
  pool.on('error', () => {});
  return pool;
};

beforeAll(async () => {
  database = await freshDatabase();
  owner = poolOf(database.urls.owner);
  api = poolOf(database.urls.api);
  folder = await mkdtemp(join(tmpdir(), 'stafett-vault-'));
  kek = await createKek(join(folder, 'kek.json'));
  vault = openVault({ pool: api, kek });
});
afterAll(async () => {
  await Promise.all([owner.end(), api.end()]);
  await database.drop();
  await rm(folder, { recursive: true });
});

const anotherProcess = (options: Partial<VaultOptions> = {}): Vault => openVault({ pool: api, kek, ...options });

let made = 0;
const newScope = async (): Promise<ContentScope> => {
  made += 1;
  const scope: ContentScope = `participant:p${made}`;
  await vault.createKey(scope);
  return scope;
};

const DESTROYED_AT = '2026-11-22T08:00:00.000Z';
const destroy = (scope: string): Promise<unknown> =>
  owner.query('update vault.data_key set wrapped = null, destroyed_at = $2 where scope = $1', [scope, DESTROYED_AT]);

const text = (content: Uint8Array): string => Buffer.from(content).toString('utf8');

test('what was encrypted is decrypted, in this process and in another', async () => {
  const scope = await newScope();
  const other = anotherProcess();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.string({ unit: 'grapheme' }), async (content, place) => {
      const ciphertext = await vault.encrypt(scope, content, place);
      expect(await other.decrypt(scope, ciphertext, place)).toEqual(Buffer.from(content));
    }),
  );
});

test('text comes back as it was written', async () => {
  const scope = await newScope();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (written) => {
      expect(await vault.decryptText(scope, await vault.encrypt(scope, written, 'name'), 'name')).toBe(written);
    }),
  );
});

test('a change of any byte is refused, and the refusal names the scope and no content', async () => {
  const scope = await newScope();
  const ciphertext = await vault.encrypt(scope, 'Test Testsson', 'name');
  for (let at = 0; at < ciphertext.length; at += 1) {
    const changed = Uint8Array.from(ciphertext);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const error: unknown = await vault.decrypt(scope, changed, 'name').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'CiphertextRefused', scope, message: `ciphertext refused for ${scope}` });
    expect(inspect(error, { depth: 9 })).not.toContain('Testsson');
  }
});

test('no scope decrypts what belongs to another, nor what was moved to another place', async () => {
  const scopes: ContentScope[] = ['case:c1:fk', 'case:c1:af', 'case:c2:fk', 'journey:c1', 'draft:fk', await newScope()];
  for (const scope of scopes) await vault.createKey(scope);
  for (const scope of scopes) {
    const ciphertext = await vault.encrypt(scope, 'Test Testsson', 'document:1');
    for (const other of scopes.filter((candidate) => candidate !== scope)) {
      await expect(vault.decrypt(other, ciphertext, 'document:1')).rejects.toThrow('ciphertext refused');
    }
    await expect(vault.decrypt(scope, ciphertext, 'document:2')).rejects.toThrow('ciphertext refused');
  }
});

test("a row that got another scope's key opens nothing of either", async () => {
  const [mine, theirs] = [await newScope(), await newScope()];
  const ciphertext = await vault.encrypt(theirs, 'Test Testsson', 'name');
  await owner.query(
    `update vault.data_key set wrapped = (select wrapped from vault.data_key where scope = $2) where scope = $1`,
    [mine, theirs],
  );
  await expect(anotherProcess().decrypt(mine, ciphertext, 'name')).rejects.toThrow('ciphertext refused');
});

test('a scope that never had a key is an error of its own, not a tombstone', async () => {
  await expect(vault.decrypt('participant:nobody', new Uint8Array(40), 'name')).rejects.toMatchObject({
    name: 'KeyMissing',
    scope: 'participant:nobody',
  });
  await expect(vault.encrypt('participant:nobody', 'x', 'name')).rejects.toMatchObject({ name: 'KeyMissing' });
});

test('a destroyed key decrypts to a tombstone, encrypts nothing and never comes back', async () => {
  const scope = await newScope();
  const ciphertext = await vault.encrypt(scope, 'Test Testsson', 'name');
  await destroy(scope);
  const other = anotherProcess();
  const erased = await other.decrypt(scope, ciphertext, 'name');
  expect(erased).toEqual({ type: 'destroyed', at: DESTROYED_AT });
  expect(isTombstone(erased)).toBe(true);
  expect(await other.decryptText(scope, ciphertext, 'name')).toEqual({ type: 'destroyed', at: DESTROYED_AT });
  await expect(other.encrypt(scope, 'again', 'name')).rejects.toMatchObject({ name: 'KeyDestroyed', scope });
  await expect(anotherProcess().createKey(scope)).rejects.toMatchObject({ name: 'KeyDestroyed', scope });
});

test('destruction takes hold in a running program within a minute, and not before the store is asked again', async () => {
  const scope = await newScope();
  const ciphertext = await vault.encrypt(scope, 'Test Testsson', 'name');
  let clock = Date.UTC(2026, 10, 22);
  const running = anotherProcess({ now: () => clock });
  await running.decrypt(scope, ciphertext, 'name');
  await destroy(scope);
  clock += 59_000;
  expect(text((await running.decrypt(scope, ciphertext, 'name')) as Uint8Array)).toBe('Test Testsson');
  clock += 1_001;
  expect(await running.decrypt(scope, ciphertext, 'name')).toEqual({ type: 'destroyed', at: DESTROYED_AT });
});

test('the least used keys leave a full cache and are read again', async () => {
  const scopes = [await newScope(), await newScope(), await newScope()];
  const small = anotherProcess({ cachedKeys: 2 });
  for (const scope of [...scopes, ...scopes]) {
    expect(await small.decryptText(scope, await small.encrypt(scope, 'x', 'name'), 'name')).toBe('x');
  }
});

test('a name search over many participants reads their keys in one statement, and then from memory', async () => {
  const scopes = await Promise.all(Array.from({ length: 50 }, newScope));
  const ciphertexts = await Promise.all(scopes.map((scope) => vault.encrypt(scope, scope, 'name')));
  let statements = 0;
  const searching = anotherProcess({
    pool: {
      query: (sql, values) => {
        statements += 1;
        return api.query(sql, values);
      },
    },
  });
  const search = () =>
    Promise.all(ciphertexts.map((ciphertext, i) => searching.decryptText(scopes[i] ?? 'draft:x', ciphertext, 'name')));
  expect(await search()).toEqual(scopes);
  expect(await search()).toEqual(scopes);
  expect(statements).toBe(1);
});

test('one key that does not open leaves the others in the same statement alone', async () => {
  const [good, bad] = [await newScope(), await newScope()];
  const ciphertext = await vault.encrypt(good, 'x', 'name');
  await owner.query(`update vault.data_key set kek_id = 'k9' where scope = $1`, [bad]);
  const other = anotherProcess();
  const [opened, refused] = await Promise.allSettled([
    other.decryptText(good, ciphertext, 'name'),
    other.decryptText(bad, ciphertext, 'name'),
  ]);
  expect(opened).toMatchObject({ value: 'x' });
  expect(refused).toMatchObject({ reason: { name: 'KeyNotUnwrapped', scope: bad, kekId: 'k9' } });
});

test('of many who make the same key at once, all get the same', async () => {
  const scope: ContentScope = 'case:race:fk';
  const vaults = Array.from({ length: 8 }, () => anotherProcess());
  await Promise.all(vaults.map((each) => each.createKey(scope)));
  const ciphertexts = await Promise.all(vaults.map((each) => each.encrypt(scope, 'x', 'name')));
  for (const ciphertext of ciphertexts) expect(await vault.decryptText(scope, ciphertext, 'name')).toBe('x');
});

test('a key made in a transaction serves it, and is gone with it when it is rolled back', async () => {
  const scope: ContentScope = 'participant:rolled-back';
  const client = await api.connect();
  try {
    await client.query('begin');
    const query = (sql: string, values: unknown[]) => client.query(sql, values);
    await vault.createKey(scope, query);
    const ciphertext = await vault.encrypt(scope, 'Test Testsson', 'name', query);
    expect(await vault.decryptText(scope, ciphertext, 'name', query)).toBe('Test Testsson');
    await expect(vault.encrypt(scope, 'outside', 'name')).rejects.toMatchObject({ name: 'KeyMissing' });
    await client.query('rollback');
    // Had the vault kept the key, this would encrypt under one that nobody can ever read again.
    await expect(vault.encrypt(scope, 'after', 'name')).rejects.toMatchObject({ name: 'KeyMissing' });
    await client.query('begin');
    await vault.createKey(scope, query);
    const kept = await vault.encrypt(scope, 'kept', 'name', query);
    await client.query('commit');
    expect(await anotherProcess().decryptText(scope, kept, 'name')).toBe('kept');
  } finally {
    client.release();
  }
});

test('who makes a key while another transaction makes it waits, and takes that one', async () => {
  const scope: ContentScope = 'participant:waits';
  const client = await api.connect();
  try {
    await client.query('begin');
    const query = (sql: string, values: unknown[]) => client.query(sql, values);
    await vault.createKey(scope, query);
    const ciphertext = await vault.encrypt(scope, 'first', 'name', query);
    const other = anotherProcess();
    const second = other.createKey(scope);
    await client.query('commit');
    await second;
    expect(await other.decryptText(scope, ciphertext, 'name')).toBe('first');
  } finally {
    client.release();
  }
});

/** A way to the database that can be cut and mended; cut, it accepts nobody and drops who is there. */
const breakableWay = async (url: string) => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let broken = false;
  const server = createServer((near) => {
    if (broken) return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    return near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const detour = new URL(url);
  detour.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    broken = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: detour.href,
    cut,
    mend: (): void => {
      broken = false;
    },
    close: async (): Promise<void> => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
};

test('an unreachable key store is an error to retry, never a tombstone, for live and destroyed keys alike', async () => {
  const [live, destroyed] = [await newScope(), await newScope()];
  const ciphertexts = {
    live: await vault.encrypt(live, 'alive', 'name'),
    destroyed: await vault.encrypt(destroyed, 'dead', 'name'),
  };
  await destroy(destroyed);
  const way = await breakableWay(database.urls.api);
  const pool = poolOf(way.url);
  try {
    const far = anotherProcess({ pool });
    way.cut();
    const unreachable = { name: 'KeyStoreUnavailable', message: 'the key store gave no answer' };
    await expect(far.decrypt(live, ciphertexts.live, 'name')).rejects.toMatchObject(unreachable);
    await expect(far.decrypt(destroyed, ciphertexts.destroyed, 'name')).rejects.toMatchObject(unreachable);
    await expect(far.encrypt(live, 'x', 'name')).rejects.toMatchObject(unreachable);
    await expect(far.createKey('participant:later')).rejects.toMatchObject(unreachable);
    await expect(far.lookupHash('199001011234')).rejects.toMatchObject(unreachable);
    way.mend();
    expect(await far.decryptText(live, ciphertexts.live, 'name')).toBe('alive');
    expect(await far.decrypt(destroyed, ciphertexts.destroyed, 'name')).toEqual({
      type: 'destroyed',
      at: DESTROYED_AT,
    });
  } finally {
    await pool.end();
    await way.close();
  }
});

test('while the key store gives no answer, keys that were read serve on for a quarter of an hour', async () => {
  const [read, erased, unread] = [await newScope(), await newScope(), await newScope()];
  const ciphertext = await vault.encrypt(read, 'alive', 'name');
  await destroy(erased);
  let clock = Date.UTC(2026, 10, 22);
  let answers = true;
  let asked = 0;
  const pool: KeyPool = {
    query: (sql, values) => {
      asked += 1;
      return answers ? api.query(sql, values) : Promise.reject(new Error('connection refused'));
    },
  };
  const running = anotherProcess({ pool, now: () => clock });
  await running.decrypt(read, ciphertext, 'name');
  expect(await running.decrypt(erased, ciphertext, 'name')).toEqual({ type: 'destroyed', at: DESTROYED_AT });
  answers = false;
  clock += 899_000;
  asked = 0;
  expect(await running.decryptText(read, ciphertext, 'name')).toBe('alive');
  expect(await running.decryptText(read, await running.encrypt(read, 'new', 'name'), 'name')).toBe('new');
  expect(await running.decrypt(erased, ciphertext, 'name')).toEqual({ type: 'destroyed', at: DESTROYED_AT });
  expect(asked).toBe(1);
  await expect(running.decrypt(unread, ciphertext, 'name')).rejects.toMatchObject({ name: 'KeyStoreUnavailable' });
  clock += 1_001;
  await expect(running.decrypt(read, ciphertext, 'name')).rejects.toMatchObject({ name: 'KeyStoreUnavailable' });
  answers = true;
  expect(await running.decryptText(read, ciphertext, 'name')).toBe('alive');
});

test('a key store that takes connections and never answers is unreachable too', async () => {
  const silent = anotherProcess({ pool: { query: () => new Promise(() => {}) }, answerWithinMilliseconds: 20 });
  await expect(silent.decrypt('participant:p1', new Uint8Array(40), 'name')).rejects.toMatchObject({
    name: 'KeyStoreUnavailable',
  });
});

test('a text has the same fingerprint everywhere within its scope, which its words alone do not give, and none once its key is gone', async () => {
  const [scope, other] = [await newScope(), await newScope()];
  const short = await vault.fingerprint(scope, 'ja');
  expect(await anotherProcess().fingerprint(scope, 'ja')).toBe(short);
  expect(await vault.fingerprint(scope, 'nej')).not.toBe(short);
  expect(await vault.fingerprint(other, 'ja')).not.toBe(short);
  expect(createHash('sha256').update('ja').digest('hex')).not.toBe(short);
  await destroy(scope);
  await expect(anotherProcess().fingerprint(scope, 'ja')).rejects.toMatchObject({ name: 'KeyDestroyed' });
});

test('a personnummer is found by the same hash everywhere, which the digits alone do not give', async () => {
  const hash = await vault.lookupHash('199001011234');
  expect(hash).toHaveLength(32);
  expect(await anotherProcess().lookupHash('199001011234')).toEqual(hash);
  expect(await vault.lookupHash('199001011235')).not.toEqual(hash);
  expect(Buffer.from(hash)).not.toEqual(createHash('sha256').update('199001011234').digest());
});

test.each(['', '9001011234', '19900101-1234', '1990010112345', '19900101123x'])(
  '%j is not looked up',
  async (digits) => {
    const error: unknown = await vault.lookupHash(digits).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'RangeError', message: 'a personnummer is looked up by its twelve digits' });
  },
);

test('the api and worker roles can neither destroy, replace, remove nor plant a key; a destroyed one stays so', async () => {
  const scope = await newScope();
  const worker = poolOf(database.urls.worker);
  try {
    for (const program of [api, worker]) {
      const denied = { code: '42501' };
      await expect(program.query('delete from vault.data_key')).rejects.toMatchObject(denied);
      await expect(program.query(`update vault.data_key set kek_id = 'x'`)).rejects.toMatchObject(denied);
      await expect(program.query('truncate vault.data_key')).rejects.toMatchObject(denied);
      await expect(
        program.query(`insert into vault.data_key values ('participant:x', null, 'k1', now(), now())`),
      ).rejects.toMatchObject(denied);
      await expect(
        program.query(`insert into vault.data_key (scope, kek_id, created_at) values ('participant:x', 'k1', now())`),
      ).rejects.toMatchObject({ code: '23514' });
    }
  } finally {
    await worker.end();
  }
  await destroy(scope);
  const gone = { code: '23001' };
  await expect(
    owner.query(`update vault.data_key set wrapped = 'x', destroyed_at = null where scope = $1`, [scope]),
  ).rejects.toMatchObject(gone);
  await expect(owner.query(`delete from vault.data_key where scope = $1`, [scope])).rejects.toMatchObject(gone);
});

test('no key stands in the key store or in what a program prints', async () => {
  const { rows } = await owner.query(`select wrapped from vault.data_key where wrapped is not null`);
  for (const { wrapped } of rows) expect(wrapped).toHaveLength(32 + 29);
  expect(inspect(vault, { depth: 9 })).not.toMatch(/[0-9a-f]{2} [0-9a-f]{2} [0-9a-f]{2}/);
});
