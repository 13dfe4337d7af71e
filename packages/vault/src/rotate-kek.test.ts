import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyPool } from './data-keys.ts';
import { createKek, type KeyEncryptionKey, loadKek } from './kek.ts';
import { rotateKek } from './rotate-kek.ts';
import { type ContentScope, participantScope } from './scope.ts';
import { isTombstone, openVault, type Vault } from './vault.ts';

let folder: string;
let file: string;
let database: TestDatabase;
let owner: pg.Client;
let api: pg.Pool;

const poolOf = (url: string): pg.Pool => new pg.Pool({ connectionString: url, max: 4 }).on('error', () => {});

beforeEach(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  api = poolOf(database.urls.api);
  folder = await mkdtemp(join(tmpdir(), 'stafett-rotation-'));
  file = join(folder, 'kek.json');
  await createKek(file);
});
afterEach(async () => {
  await Promise.all([owner.end(), api.end()]);
  await database.drop();
  await rm(folder, { recursive: true });
});

/** A program that asks the key store every time, so that each key is unwrapped anew. */
const program = (kek: KeyEncryptionKey): Vault => openVault({ pool: api, kek, cachedMilliseconds: 0 });

type Kept = { readonly scope: ContentScope; readonly ciphertext: Uint8Array };

const keep = async (vault: Vault): Promise<Kept> => {
  const scope = participantScope(randomUUID());
  await vault.createKey(scope);
  return { scope, ciphertext: await vault.encrypt(scope, scope, 'name') };
};

const opens = async (vault: Vault, { scope, ciphertext }: Kept): Promise<void> => {
  expect(await vault.decryptText(scope, ciphertext, 'name')).toBe(scope);
};

const keyIds = async (): Promise<unknown> =>
  (await owner.query(`select distinct kek_id from vault.data_key where wrapped is not null order by 1`)).rows.map(
    ({ kek_id }) => kek_id,
  );

const idsInFile = async (): Promise<string[]> => Object.keys(JSON.parse(await readFile(file, 'utf8')).keys).sort();

const quick = { pauseMilliseconds: 5 };

test('keys are rotated while programs that run go on making and opening them, and neither is started again', async () => {
  const [one, other] = [program(await loadKek(file)), program(await loadKek(file))];
  const kept: Kept[] = [];
  for (let n = 0; n < 40; n += 1) kept.push(await keep(one));
  let going = true;
  const goOn = async (vault: Vault): Promise<void> => {
    for (let n = 0; going; n += 1) {
      kept.push(await keep(vault));
      const earlier = kept[n % kept.length];
      if (earlier) await opens(vault, earlier);
    }
  };
  const acts = Promise.all([goOn(one), goOn(other)]);
  const seen: number[] = [];
  const onProgress = ({ left }: { left: number }): void => void seen.push(left);
  for (const to of ['k2', 'k3', 'k4']) {
    const rotation = await rotateKek({ file, connection: owner, batch: 7, onProgress, ...quick });
    expect(rotation).toMatchObject({ to, resumed: false });
    expect([await keyIds(), await idsInFile()]).toEqual([[to], [to]]);
  }
  going = false;
  await acts;
  expect(seen.at(-1)).toBe(0);
  expect(kept.length).toBeGreaterThan(50);
  for (const each of kept) {
    await opens(one, each);
    await opens(program(await loadKek(file)), each);
  }
  expect(await keyIds()).toEqual(['k4']);
  expect([await readdir(folder), (await stat(file)).mode & 0o777]).toEqual([['kek.json'], 0o600]);
});

test('a rotation that is cut short after any batch opens everything, and the next run ends it without another key', async () => {
  const running = program(await loadKek(file));
  const kept = await Promise.all(Array.from({ length: 20 }, () => keep(running)));
  for (const cutAfter of [0, 1, 3, 4]) {
    const before = await idsInFile();
    let reports = 0;
    const cut = rotateKek({
      file,
      connection: owner,
      batch: 5,
      onProgress: () => {
        if (reports === cutAfter) throw new Error('cut short');
        reports += 1;
      },
    });
    await expect(cut).rejects.toThrow('cut short');
    expect(await idsInFile()).toHaveLength(2);
    kept.push(await keep(running));
    for (const each of kept) await opens(running, each);
    for (const each of kept) await opens(program(await loadKek(file)), each);
    const rotation = await rotateKek({ file, connection: owner, ...quick });
    expect(rotation).toMatchObject({ removed: before, resumed: true });
    expect(await idsInFile()).toEqual([rotation.to]);
    for (const each of kept) await opens(running, each);
  }
});

test('a data key that was wrapped before the switch and comes after the old key is gone is made anew, not lost', async () => {
  const slow = await loadKek(file);
  const stale = await slow.wrap(Buffer.alloc(32, 1));
  let isFirst = true;
  const late: KeyEncryptionKey = {
    ...slow,
    wrap: async (bytes) => {
      if (!isFirst) return slow.wrap(bytes);
      isFirst = false;
      return stale;
    },
  };
  await rotateKek({ file, connection: owner, ...quick });
  const kept = await keep(program(late));
  await opens(program(await loadKek(file)), kept);
  expect(await keyIds()).toEqual(['k2']);
  const byHand = `insert into vault.data_key (scope, wrapped, kek_id, created_at) values ('draft:late', '\\x00', 'k1', now())`;
  await expect(api.query(byHand)).rejects.toThrow('a retired key-encryption key wraps nothing');
});

test('an old key stays as long as somebody is still storing a data key with it', async () => {
  const client = await api.connect();
  const scope = participantScope(randomUUID());
  await client.query('begin');
  await openVault({ pool: api, kek: await loadKek(file) }).createKey(scope, (sql, values) => client.query(sql, values));
  let isCommitted = false;
  const connection: KeyPool = {
    query: async (sql, values) => {
      const answer = owner.query(sql, values);
      if (sql.includes('retire_kek') && !isCommitted) {
        isCommitted = true;
        await client.query('commit');
        client.release();
      }
      return answer;
    },
  };
  const rotation = await rotateKek({ file, connection, ...quick });
  expect([rotation.rewrapped, await keyIds()]).toEqual([1, ['k2']]);
  const vault = program(await loadKek(file));
  await opens(vault, { scope, ciphertext: await vault.encrypt(scope, scope, 'name') });
});

test('of two rotations at once one is refused, and the file has one new key', async () => {
  const kept = await keep(program(await loadKek(file)));
  const second = new pg.Client({ connectionString: database.urls.owner });
  await second.connect();
  const both = await Promise.allSettled([owner, second].map((connection) => rotateKek({ file, connection, ...quick })));
  await second.end();
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await idsInFile()).toEqual(['k2']);
  await opens(program(await loadKek(file)), kept);
});

test('a destroyed key stays destroyed through a rotation', async () => {
  const vault = program(await loadKek(file));
  const [gone, kept] = [await keep(vault), await keep(vault)];
  await owner.query(`update vault.data_key set wrapped = null, destroyed_at = now() where scope = $1`, [gone.scope]);
  expect(await rotateKek({ file, connection: owner, ...quick })).toMatchObject({ rewrapped: 1 });
  expect(isTombstone(await vault.decrypt(gone.scope, gone.ciphertext, 'name'))).toBe(true);
  await opens(vault, kept);
});

test('nothing begins when a data key is wrapped by a key that the file lacks, and the message holds no key', async () => {
  await keep(program(await loadKek(file)));
  const other = join(folder, 'other.json');
  await createKek(other);
  const before = await readFile(other, 'utf8');
  await owner.query(`update vault.data_key set kek_id = 'k7'`);
  await expect(rotateKek({ file: other, connection: owner })).rejects.toThrow(
    'data keys are wrapped by a key-encryption key that the file does not hold: 1 by k7',
  );
  expect(await readFile(other, 'utf8')).toBe(before);
});

test('a data key that does not open is named, and the old key is kept', async () => {
  const { scope } = await keep(program(await loadKek(file)));
  await owner.query(`update vault.data_key set wrapped = '\\x0102'`);
  await expect(rotateKek({ file, connection: owner })).rejects.toThrow(`the data key for ${scope} does not open`);
  expect(await idsInFile()).toEqual(['k1', 'k2']);
});

test('who has the keys is not held up by a file that cannot be read for a while', async () => {
  const vault = program(await loadKek(file));
  const text = await readFile(file, 'utf8');
  await chmod(file, 0o644);
  await opens(vault, await keep(vault));
  await writeFile(file, '{');
  await opens(vault, await keep(vault));
  await chmod(file, 0o600);
  await writeFile(file, text);
  await opens(vault, await keep(vault));
});
