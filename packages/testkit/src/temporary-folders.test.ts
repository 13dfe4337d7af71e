import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTemporaryFolder, removeStaleFolders } from './temporary-folders.ts';

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

test('what a test puts down stands in the folder of the run, which goes at the end', async () => {
  const folder = await makeTemporaryFolder();
  made.push(folder);
  expect(dirname(folder)).toBe(process.env.STAFETT_TEST_RUN);
});

test('a run that was killed is cleaned up after by the next one, and no other', async () => {
  const parent = await makeTemporaryFolder();
  made.push(parent);
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const long = new Date(Date.now() - 2 * 3_600_000);
  const put = async (name: string, at: Date) => {
    await mkdir(join(parent, name, 'stafett-test-abc'), { recursive: true });
    await writeFile(join(parent, name, 'stafett-test-abc', 'kek.json'), '{}');
    await utimes(join(parent, name), at, at);
  };
  await put(`stafett-test-${ended}-killed`, long);
  await put(`stafett-test-${ended}-justnow`, new Date());
  await put(`stafett-test-${process.pid}-running`, long);
  await put('somebody-elses', long);
  await removeStaleFolders(parent, Date.now());
  expect((await readdir(parent)).toSorted()).toEqual(
    ['somebody-elses', `stafett-test-${ended}-justnow`, `stafett-test-${process.pid}-running`].toSorted(),
  );
  expect(existsSync(join(parent, `stafett-test-${process.pid}-running`, 'stafett-test-abc', 'kek.json'))).toBe(true);
});
