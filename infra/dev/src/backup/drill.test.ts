import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rebuild } from '@stafett/activities';
import { type CaseFile, nextDeadline } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { fastForward, findTraces, readFilesBelow } from '@stafett/testkit';
import { type ContentScope, isTombstone, participantScope, type Vault } from '@stafett/vault';
import { journeyId, journeyState } from '@stafett/workflows/messages';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doing, freshCaseId, type House, openHouse, until } from '../../../../apps/worker/src/house-under-test.ts';
import { CannotCopy } from './cannot-copy.ts';
import { type HomeUnderTest, openHome } from './home-under-test.ts';
import type { DataManifest } from './manifest.ts';
import { newestBackup } from './restore.ts';

const MONDAY = new Date('2026-03-02T01:00:00Z');
const TUESDAY = new Date('2026-03-03T01:00:00Z');

let at: HomeUnderTest;
let folder: string;
/** The backup of the first test. */
let copies: { readonly data: string; readonly keys: string };
let house: House;

beforeAll(async () => {
  at = await openHome();
  folder = at.folder;
  house = await openHouse(at.houseOptions);
  await house.startWorker();
  await at.moveIn(house);
});
afterAll(() => at.remove());

const restoreTo = (to: string, data: string, keys: string) => at.restoreTo(to, data, keys, TUESDAY);

/** A person's name, encrypted as the api would. */
const keepName = async (vault: Vault, name: string): Promise<{ scope: ContentScope; ciphertext: Uint8Array }> => {
  const scope = participantScope(randomUUID());
  await vault.createKey(scope);
  return { scope, ciphertext: await vault.encrypt(scope, name, 'name') };
};

test('a home is backed up while acts go on, and restored elsewhere everything is there, timers fire, and what was destroyed stays so', async () => {
  const before: string[] = [];
  const refer = async (into: string[]): Promise<void> => {
    const caseId = freshCaseId();
    const commandId = randomUUID();
    // On a busy machine the store may be slow to answer: then the same act is sent again.
    await until(
      () => doing(house, caseId)(people.fk, referral({ caseId }), commandId),
      (refusal) => refusal === undefined,
    );
    into.push(caseId);
  };
  for (let n = 0; n < 4; n += 1) await refer(before);
  const [gone, kept] = [
    await keepName(house.vault, 'Vidar Testsson'),
    await keepName(house.vault, 'Testina Testdotter'),
  ];
  const during: string[] = [];
  let going = true;
  const acts = (async () => {
    while (going) await refer(during);
  })();
  const { data, keys } = await at.backUp(MONDAY);
  going = false;
  await acts;
  if (data === undefined) throw new Error('no data was backed up');
  copies = { data, keys };

  await expect(at.backUp(MONDAY, { keysTo: join(folder, 'data', 'keys') })).rejects.toThrow('different folders');

  // Nobody but its owner reads it, and it holds neither a key nor what opens one.
  const files = await readFilesBelow(data);
  expect((await stat(data)).mode & 0o077).toBe(0);
  // Nor what a personnummer could be tried on, once who had it is erased.
  const { tables }: DataManifest = JSON.parse(await readFile(join(data, 'manifest.json'), 'utf8'));
  for (const name of ['participant_identity', 'identity_to_come']) {
    const columns = tables.find(({ table }) => table === name)?.columns;
    expect([columns?.includes('ciphertext'), columns?.includes('lookup')]).toEqual([true, false]);
  }
  for (const { name } of files) expect([name, (await stat(join(data, name))).mode & 0o077]).toEqual([name, 0]);
  expect(files.filter(({ name }) => /kek|secrets|vault/.test(name))).toEqual([]);
  const kek: { keys: Record<string, string> } = JSON.parse(await readFile(house.kekFile, 'utf8'));
  expect(findTraces(files, [...Object.values(kek.keys), at.password])).toEqual([]);

  // The day after, a key is destroyed, and the keys alone are backed up. The older keys must not bring it back.
  const owner = new pg.Client({ connectionString: house.database.urls.owner });
  await owner.connect();
  const destroy = 'update vault.data_key set wrapped = null, destroyed_at = now() where scope = $1';
  await owner.query(destroy, [gone.scope]);
  // An agency's share of a case in which it wrote nothing has no key; that it is gone is known by the key store all the same.
  const [shareOf, agency] = [randomUUID(), randomUUID()];
  await owner.query('select vault.destroy_key($1, now())', [`case:${shareOf}:${agency}`]);
  await owner.end();
  await mkdir(join(folder, 'keys', 'stafett-keys-20260131T010000Z'));
  await mkdir(join(folder, 'keys', 'stafett-keys-20260202T010000Z'));
  await mkdir(join(folder, 'keys', 'stafett-keys-20260301T010000Z.unfinished'));
  const { keys: later, removed } = await at.backUp(TUESDAY, { dataTo: undefined });
  const names = ['stafett-keys-20260131T010000Z', 'stafett-keys-20260301T010000Z.unfinished'];
  expect(removed).toEqual(names.map((name) => join(folder, 'keys', name)));
  expect(await newestBackup(join(folder, 'keys'), 'keys')).toBe(later);

  const expected = new Map<string, CaseFile | undefined>();
  for (const caseId of before) expected.set(caseId, await house.storedState(caseId));
  await house.stop();
  await at.stopServers();

  const elsewhere = join(folder, 'elsewhere');
  expect((await restoreTo(elsewhere, data, keys)).destroyed).toBe(2);
  expect((await readdir(elsewhere)).sort()).toEqual(['imported', 'keys', 'logs', 'postgres', 'restored', 'temporal']);
  const { db, client, vault, stored } = await at.startRestored(elsewhere);
  for (const [caseId, state] of expected) expect(await stored(caseId)).toEqual(state);
  const share = 'select is_gallrad($1::uuid, $2::uuid) as gone';
  expect(await db.$queryRawUnsafe(share, shareOf, agency)).toEqual([{ gone: true }]);
  expect(isTombstone(await vault.decrypt(gone.scope, gone.ciphertext, 'name'))).toBe(true);
  expect(await vault.decryptText(kept.scope, kept.ciphertext, 'name')).toBe('Testina Testdotter');

  // What began while the backup was taken is in the database; a rebuild gives it its journey.
  await rebuild({ db, client, taskQueue: house.taskQueue });
  const known = (await db.caseFile.findMany({ select: { id: true } })).map(({ id }) => id);
  expect(known).toEqual(expect.arrayContaining(before));
  expect(known.filter((id) => !before.includes(id) && !during.includes(id))).toEqual([]);
  // A workflow that has just begun may be asked before it has read the store.
  for (const caseId of known)
    await until(
      () => client.workflow.getHandle(journeyId(caseId)).query(journeyState),
      (state) => state?.id === caseId,
    );

  // A timer that was set before the backup fires after the restore.
  const [first = ''] = before;
  const waiting = await stored(first);
  const due = nextDeadline(waiting);
  if (due === undefined) throw new Error('the case waits for nothing');
  await fastForward(client.workflow.getHandle(journeyId(first)), Date.parse(due.at) - Date.now() + 60_000);
  const after = await until(
    () => stored(first),
    ({ seq }) => seq > waiting.seq,
  );
  expect(nextDeadline(after)?.at).not.toBe(due.at);

  // What is there is not written over.
  await expect(restoreTo(elsewhere, data, keys)).rejects.toThrow('is not empty');
});

test('a backup that fails leaves nothing: no data, and above all no keys', async () => {
  const to = { dataTo: join(folder, 'failed', 'data'), keysTo: join(folder, 'failed', 'keys') };
  // The home of the first test has been stopped.
  await expect(at.backUp(TUESDAY, to)).rejects.toThrow('ECONNREFUSED');
  expect(await readFilesBelow(join(folder, 'failed'))).toEqual([]);
});

test('a copy that has changed, is not whole, is newer than Stafett or than its keys is refused before anything is made', async () => {
  const to = join(folder, 'refused');
  const refused = async (change: (data: string) => Promise<void>): Promise<string> => {
    const data = join(folder, `changed-${randomUUID()}`);
    await cp(copies.data, data, { recursive: true });
    await change(data);
    const error: unknown = await restoreTo(to, data, copies.keys).catch((reason: unknown) => reason);
    expect(existsSync(to)).toBe(false);
    return error instanceof CannotCopy ? error.message : 'it was not refused';
  };
  const rewrite = async (data: string, change: (manifest: DataManifest) => object): Promise<void> => {
    const file = join(data, 'manifest.json');
    const manifest: DataManifest = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...manifest, ...change(manifest) }));
  };
  const events = 'postgres/public.case_event.copy.gz';
  expect(await refused((data) => appendFile(join(data, events), 'x'))).toContain('is not as it was written');
  for (const file of ['temporal.db', 'sealed.jsonl'])
    expect(await refused((data) => rm(join(data, file)))).toContain('is missing');
  expect(await refused((data) => rewrite(data, () => ({ format: 3 })))).toContain('that this version reads');
  expect(await refused((data) => rm(join(data, 'manifest.json')))).toContain('is no complete backup');
  const later = ({ migrations }: DataManifest) => ({ migrations: [...migrations, '20991231235959_later'] });
  expect(await refused((data) => rewrite(data, later))).toContain('made by a later version');
  const more = ({ liveScopes }: DataManifest) => ({ liveScopes: [...liveScopes, 'participant:new'] });
  expect(await refused((data) => rewrite(data, more))).toContain('1 of its keys are not among them');
});
