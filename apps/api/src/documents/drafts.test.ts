import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asActor, createDb, type Database } from '@stafett/db';
import type { Instant } from '@stafett/domain';
import { freshDatabase, makeTemporaryFolder, type TestDatabase } from '@stafett/testkit';
import { caseScope, createKek, draftScope, openVault, type Vault } from '@stafett/vault';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '../context.ts';
import { readDraft, sealDraft, writeDraft } from './drafts.ts';

const now = '2026-11-22T09:00:00.000Z' as Instant;
const anna: StaffActor = {
  type: 'staff',
  staff: randomUUID(),
  agency: randomUUID(),
  unit: randomUUID(),
  roles: ['caseworker'],
};
let database: TestDatabase;
let api: Database;
let admin: pg.Client;
let vault: Vault;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  api = createDb({ url: database.urls.api, max: 2, connectionTimeoutMillis: 5_000 });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  folder = await makeTemporaryFolder();
  vault = openVault({ pool: admin, kek: await createKek(join(folder, 'kek.json')), cachedMilliseconds: 0 });
});
afterAll(async () => {
  await api.$disconnect();
  await admin.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

const asAnna = <Answer>(work: Parameters<typeof asActor<Answer>>[3]) => asActor(api, anna, now, work);
const save = async (request: { form: string; caseId?: string }, text: string): Promise<boolean> => {
  const ciphertext = await sealDraft(vault, anna, request, { text });
  if (ciphertext) await asAnna((transaction) => writeDraft(transaction, anna, request, ciphertext, now));
  return ciphertext !== undefined;
};
const load = async (request: { form: string; caseId?: string }): Promise<string | undefined> => {
  const open = await asAnna((transaction) => readDraft(transaction, vault, anna, request));
  return (await open?.())?.fields.text;
};

test('a draft of a case lies under the agency’s key of the case, and goes with it', async () => {
  const request = { form: 'plan', caseId: randomUUID() };
  const other = { form: 'plan', caseId: randomUUID() };
  const ofNoCase = { form: 'refer' };
  for (const one of [request, other, ofNoCase]) await save(one, 'halvskriven');
  await admin.query('select vault.destroy_key($1, now())', [caseScope(request.caseId, anna.agency)]);
  expect(await load(request)).toBeUndefined();
  for (const one of [other, ofNoCase]) expect(await load(one)).toBe('halvskriven');
  // And nothing new is kept of it.
  expect(await save(request, 'igen')).toBe(false);
});

test('a draft from before drafts lay under the key of their case is still there', async () => {
  const request = { form: 'plan', caseId: randomUUID() };
  await vault.createKey(draftScope(anna.agency));
  const place = `draft:${anna.staff}:${request.form}:${request.caseId}:`;
  const old = await vault.encrypt(draftScope(anna.agency), JSON.stringify({ text: 'gammal' }), place);
  await asAnna((transaction) => writeDraft(transaction, anna, request, old, now));
  expect(await load(request)).toBe('gammal');
  await save(request, 'ny');
  expect(await load(request)).toBe('ny');
});
