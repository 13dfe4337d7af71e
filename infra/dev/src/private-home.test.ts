import { chmod, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePrivate } from './private-home.ts';

let home: string;
const before = process.umask();
beforeAll(async () => {
  home = await makeTemporaryFolder();
});
afterAll(async () => {
  process.umask(before);
  await rm(home, { recursive: true, force: true });
});

const modeOf = async (...path: string[]) => ((await stat(join(home, ...path))).mode & 0o777).toString(8);

test('nobody else on the machine reads what a running Stafett keeps, also where an earlier version left it open', async () => {
  for (const folder of ['logs', 'temporal', 'postgres', 'tools']) {
    await mkdir(join(home, folder));
    await chmod(join(home, folder), 0o755);
  }
  await writeFile(join(home, 'temporal', 'temporal.db'), 'x', { mode: 0o644 });
  await writeFile(join(home, 'tools', 'temporal'), 'x');
  await chmod(join(home, 'tools', 'temporal'), 0o755);

  await makePrivate(home, false);
  expect(await modeOf()).toBe('700');
  expect(await modeOf('logs')).toBe('700');
  expect(await modeOf('temporal')).toBe('700');
  expect(await modeOf('temporal', 'temporal.db')).toBe('600');
  expect(await modeOf('tools', 'temporal')).toBe('755');
  await writeFile(join(home, 'logs', 'api.log'), 'x');
  expect(await modeOf('logs', 'api.log')).toBe('600');

  // PostgreSQL's own user passes through, and no further.
  await makePrivate(home, true);
  expect(await modeOf()).toBe('711');
  expect(await modeOf('postgres')).toBe('755');
});
