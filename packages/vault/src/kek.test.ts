import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKek, loadKek } from './kek.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stafett-kek-'));
});
afterAll(() => rm(folder, { recursive: true }));

const dataKey = Buffer.alloc(32, 7);

test('a new key file is for its owner alone, and opens what it wrapped after a restart', async () => {
  const file = join(folder, 'keys', 'kek.json');
  const { keyId, wrapped } = await (await createKek(file)).wrap(dataKey);
  expect(keyId).toBe('k1');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'keys'))).toEqual(['kek.json']);
  const loaded = await loadKek(file);
  expect(Buffer.from(await loaded.unwrap('k1', wrapped))).toEqual(dataKey);
});

test('a key file is never overwritten, and of many starts at once one makes it', async () => {
  const file = join(folder, 'once.json');
  const starts = await Promise.allSettled([1, 2, 3, 4].map(() => createKek(file)));
  expect(starts.filter((start) => start.status === 'fulfilled')).toHaveLength(1);
  const before = await readFile(file, 'utf8');
  await expect(createKek(file)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(file, 'utf8')).toBe(before);
  expect((await readdir(folder)).filter((name) => name.startsWith('once.json'))).toEqual(['once.json']);
});

test('after a rotation new keys are wrapped by the current one and old ones still open', async () => {
  const file = join(folder, 'rotated.json');
  const { wrapped: oldWrapped } = await (await createKek(file)).wrap(dataKey);
  const { keys } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(
    file,
    JSON.stringify({ current: 'k2', keys: { ...keys, k2: Buffer.alloc(32, 9).toString('base64') } }),
  );
  const rotated = await loadKek(file);
  expect(Buffer.from(await rotated.unwrap('k1', oldWrapped))).toEqual(dataKey);
  const { keyId, wrapped: newWrapped } = await rotated.wrap(dataKey);
  expect(keyId).toBe('k2');
  expect(Buffer.from(await rotated.unwrap('k2', newWrapped))).toEqual(dataKey);
  await expect(rotated.unwrap('k1', newWrapped)).rejects.toThrow('not wrapped by key-encryption key k1');
  await expect(rotated.unwrap('k3', newWrapped)).rejects.toThrow('no key-encryption key k3');
});

test('a file that others may read is refused', async () => {
  const file = join(folder, 'open.json');
  await createKek(file);
  await chmod(file, 0o640);
  await expect(loadKek(file)).rejects.toThrow('readable by its owner alone');
});

test('a missing file is told apart from a broken one, whose content is not quoted', async () => {
  await expect(loadKek(join(folder, 'missing.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  const secret = Buffer.alloc(32, 5).toString('base64');
  const broken = [
    '',
    `{"current":"k1","keys":{"k1":"${secret}"`,
    `"${secret}"`,
    JSON.stringify({ current: 'k2', keys: { k1: secret } }),
    JSON.stringify({ current: 'toString', keys: { k1: secret } }),
    JSON.stringify({ current: 'k1', keys: { k1: secret.slice(8) } }),
  ];
  const file = join(folder, 'broken.json');
  for (const text of broken) {
    await writeFile(file, text, { mode: 0o600 });
    const error: unknown = await loadKek(file).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const { message, cause } = error as Error;
    expect(message).toBe(`${file} is not a key file`);
    expect(cause).toBeUndefined();
  }
});
