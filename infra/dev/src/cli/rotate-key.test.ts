import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { people, referral } from '@stafett/domain/testing';
import { journeyScope, loadKek, openVault } from '@stafett/vault';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doing, freshCaseId, type House, openHouse } from '../../../../apps/worker/src/house-under-test.ts';

const command = fileURLToPath(new URL('rotate-key.ts', import.meta.url));

let house: House;
let store: pg.Pool;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  store = new pg.Pool({ connectionString: house.database.urls.worker, max: 4 });
});
afterAll(async () => {
  await store.end();
  await house.stop();
});

type Run = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<number | null> };

const rotate = (onOutput: (run: Run) => void = () => {}): Run => {
  const env = {
    ...process.env,
    STAFETT_DATABASE_URL_OWNER: house.database.urls.owner,
    STAFETT_KEK_FILE: house.kekFile,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const run: Run = {
    child,
    output: () => output,
    ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))),
  };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      onOutput(run);
    });
  return run;
};

const keysInFile = async (): Promise<string[]> =>
  Object.keys(JSON.parse(await readFile(house.kekFile, 'utf8')).keys).sort();

/** How many data keys each key-encryption key wraps. */
const wrappedBy = async (): Promise<Record<string, number>> => {
  const counts = `select kek_id, count(*)::int as count from vault.data_key group by kek_id`;
  return Object.fromEntries((await store.query(counts)).rows.map(({ kek_id, count }) => [kek_id, count]));
};

test('acts go on while the key is rotated, while the rotation lies killed half-way, and while it is ended', async () => {
  const vault = openVault({ pool: store, kek: await loadKek(house.kekFile) });
  const many = Array.from({ length: 2_500 }, () => journeyScope(randomUUID()));
  await Promise.all(many.map((scope) => vault.createKey(scope)));

  const cases: string[] = [];
  const actOn = async (): Promise<void> => {
    const caseId = freshCaseId();
    cases.push(caseId);
    expect(await doing(house, caseId)(people.fk, referral({ caseId }))).toBeUndefined();
    for (const earlier of cases.slice(-2))
      expect(await doing(house, earlier)(people.fk, { type: 'recordIncome', income: 'ingen' })).toBeUndefined();
  };
  /** Acts until the rotation has ended. Gives its exit code. */
  const actUntilEnded = async ({ ended }: Run): Promise<number | null> => {
    let code: number | null | undefined;
    const noted = ended.then((value) => {
      code = value;
    });
    while (code === undefined) await actOn();
    await noted;
    return code;
  };

  const isHalfWay = /: [1-9]\d* data keys wrapped anew, [1-9]\d* left/;
  const killed = rotate(({ child, output }) => {
    if (isHalfWay.test(output())) child.kill('SIGKILL');
  });
  expect(await actUntilEnded(killed)).toBeNull();
  expect(await keysInFile()).toEqual(['k1', 'k2']);
  const { k1, k2 } = await wrappedBy();
  expect([k1, k2].every((count) => count !== undefined && count > 0)).toBe(true);
  await actOn();

  const second = rotate();
  expect([await actUntilEnded(second), second.output()]).toEqual([0, expect.stringContaining('no new key was made')]);
  expect(await keysInFile()).toEqual(['k2']);
  await actOn();
  expect(Object.keys(await wrappedBy())).toEqual(['k2']);

  const restarted = openVault({ pool: store, kek: await loadKek(house.kekFile) });
  for (const scope of many.slice(0, 50)) await restarted.encrypt(scope, 'a key that opens', 'place');
  for (const caseId of cases) expect(await house.stateOf(caseId)).toMatchObject({ incomeNow: 'ingen' });
});

test('where nothing runs it says what to do', async () => {
  const { STAFETT_DATABASE_URL_OWNER, STAFETT_KEK_FILE, ...env } = process.env;
  const home = { ...env, STAFETT_HOME: '/nowhere' };
  const child = spawn(process.execPath, ['--import', 'tsx', command], {
    env: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  expect(said).toContain('Stafett does not run here');
});
