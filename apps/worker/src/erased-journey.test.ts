import { fileURLToPath } from 'node:url';
import { rebuild } from '@stafett/activities';
import { gallraCase } from '@stafett/activities/testing';
import { createDb, type Database, seedOrganisation } from '@stafett/db';
import { type CommandOf, isoDate } from '@stafett/domain';
import { documentRef, people, referral } from '@stafett/domain/testing';
import { dataConverter, openVault, payloadCodec } from '@stafett/vault';
import { journeyId, moved, nudge } from '@stafett/workflows/messages';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { ReplayError, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';
import { workflowCode } from './workflow-code.ts';

// A journey as Temporal remembers it, after its key is destroyed, and while the keys can't be reached.

let house: House;
let owner: Database;
let api: Database;
const heard: string[] = [];
beforeAll(async () => {
  house = await openHouse({ hears: (line) => heard.push(line) });
  const open = (url: string): Database => createDb({ url, max: 2, connectionTimeoutMillis: 5_000 });
  [owner, api] = [open(house.database.urls.owner), open(house.database.urls.api)];
  await seedOrganisation(owner, []);
});
afterAll(async () => {
  await Promise.all([owner, api].map((client) => client.$disconnect()));
  await house.stop();
});

/** So many questions more the key store leaves without an answer. */
let unanswered = 0;
/** The house's keys, which may be out of reach; what was read before is asked for again each time. */
const keys = () =>
  openVault({
    kek: house.kek,
    cachedMilliseconds: 1,
    heldMilliseconds: 1,
    pool: {
      query: async (sql, values) => {
        if (unanswered > 0) {
          unanswered -= 1;
          throw new Error('connection refused');
        }
        return { rows: await house.db.$queryRawUnsafe<unknown[]>(sql, ...values) };
      },
    },
  });

const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/stafett', import.meta.url));
const historyOf = (caseId: string) => house.journeyOf(caseId).fetchHistory();
type History = Awaited<ReturnType<typeof historyOf>>;
/** What the code of today says of the history, or how its replay ends. */
const replayed = async (caseId: string, history: History): Promise<unknown> => {
  const options = {
    workflowBundle: await workflowCode(FOLDER),
    dataConverter: dataConverter(keys()),
    sinks: { points: { reached: { fn: () => {} } } },
  };
  return Worker.runReplayHistory(options, history, journeyId(caseId)).catch((error: unknown) => error);
};
/** Whatever an error says, and what caused it. */
const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${error.message} ${error.stack} ${wordsOf(error.cause)}` : String(error);

type Sealed = { readonly metadata?: Readonly<Record<string, string>>; readonly data?: string };
/** Every payload that was encrypted, as the codec gives it. */
const opened = async (history: History): Promise<ReadonlySet<string>> => {
  const sealed: Sealed[] = [];
  JSON.parse(historyToJSON(history), (_, value: Sealed | null) => {
    if (value?.metadata?.encoding === Buffer.from('binary/encrypted').toString('base64')) sealed.push(value);
    return value;
  });
  const bytes = (text = ''): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
  const payloads = sealed.map(({ metadata = {}, data }) => ({
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, bytes(value)])),
    data: bytes(data),
  }));
  const decoded = await payloadCodec(keys()).decode(payloads);
  return new Set(decoded.map(({ data }) => Buffer.from(data ?? []).toString()));
};

const open = async (): Promise<string> => {
  const caseId = freshCaseId();
  expect(await doing(house, caseId)(people.fk, referral({ caseId }))).toBeUndefined();
  return caseId;
};
/** As the key store of a house whose Temporal was put back from before the gallring. */
const destroyKeys = (caseId: string) =>
  owner.$transaction(async (transaction) => {
    await transaction.$executeRawUnsafe(`select set_config('app.gallring_case', $1, true)`, caseId);
    for (const { agency } of await house.db.caseGrant.findMany({ where: { caseId }, distinct: ['agency'] }))
      await transaction.$executeRawUnsafe(`select vault.destroy_key($1, now())`, `case:${caseId}:${agency}`);
    await transaction.$executeRawUnsafe(`select vault.destroy_key($1, now())`, `journey:${caseId}`);
  });

/** What nobody may read of a journey that is gone. */
const personal = async (caseId: string): Promise<readonly string[]> => {
  const state = await house.storedState(caseId);
  if (state === undefined) throw new Error('no such case');
  return [state.participant, state.facts.kommun, 'sjukpenning', people.fk.staff];
};
const TOMBSTONE = '{"tombstone":true}';
const failedTasks = ({ events }: History): number =>
  (events ?? []).filter(({ workflowTaskFailedEventAttributes: failed }) => failed).length;

test('what a journey remembers replays while its key is there, fails to while it can’t be reached, and is a tombstone once it is gallrad', async () => {
  const { shutDown } = await house.startWorker();
  const caseId = await open();
  const act = doing(house, caseId);
  const handover = (await house.storedState(caseId))?.handovers[0]?.id ?? '';
  expect(await act(people.fk, { type: 'withdrawHandover', reason: 'situationChanged', handover })).toBeUndefined();
  const why = documentRef('avslut');
  expect(await act(people.fk, { type: 'closeCase', reason: 'movedAway', explanation: why })).toBeUndefined();
  await house.journeyOf(caseId).result();
  const history = await historyOf(caseId);
  const secrets = await personal(caseId);
  const before = [...(await opened(history))].join();
  for (const secret of secrets) expect(before).toContain(secret);
  expect(await replayed(caseId, history)).toBeUndefined();

  // No answer is no tombstone: it is tried again, and is then what it was.
  unanswered = Number.POSITIVE_INFINITY;
  await expect(opened(history)).rejects.toMatchObject({ name: 'KeyStoreUnavailable' });
  const unreachable = await replayed(caseId, history);
  expect(unreachable).toBeInstanceOf(ReplayError);
  expect(wordsOf(unreachable)).not.toContain(Buffer.from(TOMBSTONE).toString('base64'));
  unanswered = 0;
  expect(await replayed(caseId, history)).toBeUndefined();

  const at = Date.now() + 20 * 366 * 86_400_000;
  await gallraCase({ owner, api, worker: house.db, at }, caseId);
  expect(await house.storedState(caseId)).toBeUndefined();
  expect(await opened(history)).toEqual(new Set([TOMBSTONE]));
  const end = await replayed(caseId, history);
  // The task fails, with words that are a tombstone too: nothing is made of what is erased.
  expect(end).toBeInstanceOf(ReplayError);
  expect(wordsOf(end)).toContain(Buffer.from(TOMBSTONE).toString('base64'));
  for (const words of [wordsOf(end), historyToJSON(history), ...heard])
    for (const secret of secrets) expect(words).not.toContain(secret);
  await shutDown();
});

test('a journey waits while the keys can’t be reached, and goes on when they can', async () => {
  const { shutDown } = await house.startWorker({ vault: keys() });
  const caseId = await open();
  // Temporal tries again at once after the first time, and only then waits for longer.
  unanswered = 1;
  const machine = { type: 'machine', client: 'journal', agency: people.fk.agency } as const;
  const command = commandOf(machine, { type: 'moved', kommun: 'Eskilstuna', on: isoDate('2026-03-02') });
  await house.journeyOf(caseId).signal(moved, { command: command as CommandOf<'moved'> });
  const kommun = async (): Promise<string | undefined> => (await house.storedState(caseId))?.facts.kommun;
  await until(kommun, (now) => now === 'Eskilstuna');
  expect(failedTasks(await historyOf(caseId))).toBeGreaterThan(0);
  expect((await house.journeyOf(caseId).describe()).status.name).toBe('RUNNING');
  await shutDown();
});

test('a journey that runs after its case is gallrad is ended: by the worker that comes upon it, and by a rebuild', async () => {
  const { shutDown } = await house.startWorker();
  const [met, rebuilt] = [await open(), await open()];
  const secrets = await personal(met);
  await shutDown();
  for (const caseId of [met, rebuilt]) await destroyKeys(caseId);
  const seen = heard.length;

  const later = await house.startWorker({ vault: keys() });
  await house.journeyOf(met).signal(nudge);
  const { status } = await until(
    () => house.journeyOf(met).describe(),
    ({ status: { name } }) => name !== 'RUNNING',
  );
  expect(status.name).toBe('TERMINATED');
  const history = await historyOf(met);
  expect(history.events?.at(-1)?.workflowExecutionTerminatedEventAttributes?.reason).toBe('gallrad');
  // Once or twice before it was ended; not for ever.
  expect(failedTasks(history)).toBeLessThan(4);
  expect(await opened(history)).toEqual(new Set([TOMBSTONE]));
  await later.shutDown();
  expect(heard.slice(seen).join()).toContain('a workflow was ended: its case is gallrad');
  for (const secret of secrets) expect(heard.slice(seen).join()).not.toContain(secret);

  // Its rows are gone with it, and nothing is started anew. Both were destroyed, and a rebuild again finds nothing left.
  const options = { db: house.db, client: house.client, taskQueue: house.taskQueue };
  expect(await rebuild(options)).toMatchObject({ started: 0, gallrade: 2 });
  expect((await house.journeyOf(rebuilt).describe()).status.name).toBe('TERMINATED');
  for (const caseId of [met, rebuilt]) {
    expect(await house.storedState(caseId)).toBeUndefined();
    expect(await house.db.caseEvent.count({ where: { caseId } })).toBe(0);
  }
  expect(await rebuild(options)).toMatchObject({ started: 0, gallrade: 0 });
});
