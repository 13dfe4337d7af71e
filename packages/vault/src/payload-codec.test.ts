import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshDatabase, freshTaskQueue, startTestWorker, type TestDatabase } from '@stafett/testkit';
import { Client, Connection } from '@temporalio/client';
import {
  type DataConverter,
  defaultPayloadConverter,
  type Payload,
  type SerializationContext,
} from '@temporalio/common';
import protobuf from '@temporalio/proto';
import * as fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { dataConverter } from './data-converter.ts';
import type { KeyPool } from './data-keys.ts';
import { createKek, type KeyEncryptionKey } from './kek.ts';
import { payloadCodec } from './payload-codec.ts';
import { confide, tell, told, whisper } from './test-workflows/confide.ts';
import { openVault, type Vault } from './vault.ts';

let folder: string;
let database: TestDatabase;
let kek: KeyEncryptionKey;
let api: pg.Pool;
let owner: pg.Pool;
let vault: Vault;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Pool({ connectionString: database.urls.owner, max: 2 });
  api = new pg.Pool({ connectionString: database.urls.api, max: 2 });
  folder = await mkdtemp(join(tmpdir(), 'stafett-codec-'));
  kek = await createKek(join(folder, 'kek.json'));
  vault = openVault({ pool: api, kek });
});
afterAll(async () => {
  await Promise.all([owner.end(), api.end()]);
  await database.drop();
  await rm(folder, { recursive: true });
});

const destroy = (scope: string): Promise<unknown> =>
  owner.query(`update vault.data_key set wrapped = null, destroyed_at = '2026-11-22T08:00:00Z' where scope = $1`, [
    scope,
  ]);

const workflow = (workflowId: string): SerializationContext => ({ type: 'workflow', namespace: 'n', workflowId });
const scopeOf = (payload: Payload | undefined): string => Buffer.from(payload?.metadata?.scope ?? []).toString();
const encodingOf = (payload: Payload | undefined): string => Buffer.from(payload?.metadata?.encoding ?? []).toString();
const contentOf = (payload: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(payload ?? {});

test('what is encoded decodes to the same, with or without a workflow named, and shows only ids', async () => {
  const codec = payloadCodec(vault);
  const elsewhere = payloadCodec(openVault({ pool: api, kek }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 4 }), async (values) => {
      const payloads = values.map((value) => defaultPayloadConverter.toPayload(value));
      const encoded = await codec.encode(payloads, workflow('journey-c1'));
      for (const payload of encoded) {
        expect(Object.keys(payload.metadata ?? {}).sort()).toEqual(['encoding', 'scope']);
        expect([encodingOf(payload), scopeOf(payload)]).toEqual(['binary/encrypted', 'journey:c1']);
      }
      expect((await elsewhere.decode(encoded)).map(contentOf)).toEqual(payloads.map(contentOf));
      expect((await elsewhere.decode(encoded, workflow('other'))).map(contentOf)).toEqual(payloads.map(contentOf));
    }),
    { numRuns: 50 },
  );
});

test('a long payload is deflated before it is encrypted, and comes back whole; one that would not shrink is left as it is', async () => {
  const codec = payloadCodec(vault);
  const through = async (value: unknown) => {
    const [payload] = await codec.encode([defaultPayloadConverter.toPayload(value)], workflow('journey-c1'));
    expect((await codec.decode([payload ?? {}])).map(contentOf)).toEqual([value]);
    return { bytes: payload?.data?.length ?? 0, keys: Object.keys(payload?.metadata ?? {}).sort() };
  };
  const unit = { agency: randomUUID(), unit: randomUUID() };
  const tasks = Array.from({ length: 100 }, () => ({
    id: randomUUID(),
    kind: 'holdFollowUp',
    owner: unit,
    status: 'done',
  }));
  const long = await through({ tasks });
  expect(long.keys).toEqual(['compression', 'encoding', 'scope']);
  expect(long.bytes).toBeLessThan(JSON.stringify({ tasks }).length / 3);
  const noise = await codec.encode([defaultPayloadConverter.toPayload(new Uint8Array(randomBytes(4_000)))]);
  expect(noise.map(({ metadata }) => Object.keys(metadata ?? {}).sort())).toEqual([['encoding', 'scope']]);
});

test('undefined and bytes go through as what they are', async () => {
  const codec = payloadCodec(vault);
  const values = [undefined, new Uint8Array([1, 2, 3])];
  const encoded = await codec.encode(values.map((value) => defaultPayloadConverter.toPayload(value)));
  expect(encoded.map(scopeOf)).toEqual(['workflow:none', 'workflow:none']);
  const [nothing, bytes] = (await codec.decode(encoded)).map(contentOf);
  expect(nothing).toBeUndefined();
  expect([...(bytes as Uint8Array)]).toEqual([1, 2, 3]);
});

test("an activity's payloads belong to the workflow that asked for it", async () => {
  const context: SerializationContext = { type: 'activity', namespace: 'n', workflowId: 'journey-c2', isLocal: true };
  const [payload] = await payloadCodec(vault).encode([defaultPayloadConverter.toPayload('x')], context);
  expect(scopeOf(payload)).toBe('journey:c2');
});

test('payloads that were never encrypted pass as they are', async () => {
  const plain = defaultPayloadConverter.toPayload('x');
  expect(await payloadCodec(vault).decode([plain])).toEqual([plain]);
});

test("a payload dressed up as another journey's is refused", async () => {
  const codec = payloadCodec(vault);
  const [mine] = await codec.encode([defaultPayloadConverter.toPayload('x')], workflow('journey-mine'));
  const [theirs] = await codec.encode([defaultPayloadConverter.toPayload('y')], workflow('journey-theirs'));
  const swapped: Payload = { metadata: mine?.metadata ?? null, data: theirs?.data ?? null };
  await expect(codec.decode([swapped])).rejects.toMatchObject({ name: 'CiphertextRefused', scope: 'journey:mine' });
});

test('once the key is destroyed payloads decode, and encode, to a tombstone and never throw', async () => {
  const payload = defaultPayloadConverter.toPayload('Test Testsson');
  const encoded = await payloadCodec(vault).encode([payload, payload], workflow('journey-erased'));
  await destroy('journey:erased');
  const codec = payloadCodec(openVault({ pool: api, kek }));
  expect((await codec.decode(encoded)).map(contentOf)).toEqual([{ tombstone: true }, { tombstone: true }]);
  const late = await codec.encode([payload], workflow('journey-erased'));
  expect(late.map(contentOf)).toEqual([{ tombstone: true }]);
});

test('an unreachable key store throws in both directions', async () => {
  const payload = defaultPayloadConverter.toPayload('Test Testsson');
  const encoded = await payloadCodec(vault).encode([payload], workflow('journey-far'));
  const unreachable = { query: () => Promise.reject(new Error('connection refused')) };
  const codec = payloadCodec(openVault({ pool: unreachable, kek }));
  await expect(codec.decode(encoded)).rejects.toMatchObject({ name: 'KeyStoreUnavailable' });
  await expect(codec.encode([payload], workflow('journey-far'))).rejects.toMatchObject({ name: 'KeyStoreUnavailable' });
});

test('while the key store is unreachable a failure is told without its words', async () => {
  const text = defaultPayloadConverter.toPayload({ message: 'Test Testsson', stack_trace: 'at Test Testsson' });
  const unreachable = { query: () => Promise.reject(new Error('connection refused')) };
  const told = await payloadCodec(openVault({ pool: unreachable, kek })).encode([text], workflow('journey-far'));
  expect(told.map(contentOf)).toEqual([{ message: 'the key store gave no answer', stack_trace: '' }]);
});

// Made up, and in no other test: a search for them finds what this journey wrote.
const planted = ['Planterad Argumentsson', 'Planterad Signalsson', 'Planterad Uppdateringsson', 'Planterad Memosson'];

const workflowsPath = fileURLToPath(new URL('./test-workflows/confide.ts', import.meta.url));

const journeyInTemporal = async (workflowId: string, converter: DataConverter) => {
  const { temporalAddress, temporalNamespace: namespace } = inject('servers');
  const taskQueue = freshTaskQueue();
  const worker = await startTestWorker({
    taskQueue,
    dataConverter: converter,
    activities: { repeat: async (words: string) => words },
    workflowsPath,
  });
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace, dataConverter: converter });
  const handle = await client.workflow.start(confide, {
    workflowId,
    taskQueue,
    args: ['Planterad Argumentsson'],
    memo: { about: 'Planterad Memosson' },
  });
  await handle.signal(whisper, 'Planterad Signalsson');
  const answer = await handle.executeUpdate(tell, { args: ['Planterad Uppdateringsson'] });
  const failure: unknown = await handle.result().catch((error: unknown) => error);
  const stored = async (): Promise<Buffer> => {
    const execution = { workflowId };
    const [history, description] = await Promise.all([
      connection.workflowService.getWorkflowExecutionHistory({ namespace, execution }),
      connection.workflowService.describeWorkflowExecution({ namespace, execution }),
    ]);
    const { GetWorkflowExecutionHistoryResponse, DescribeWorkflowExecutionResponse } =
      protobuf.temporal.api.workflowservice.v1;
    return Buffer.concat([
      GetWorkflowExecutionHistoryResponse.encode(history).finish(),
      DescribeWorkflowExecutionResponse.encode(description).finish(),
    ]);
  };
  const close = async (): Promise<void> => {
    await worker.stop();
    await connection.close();
  };
  return { handle, answer, failure, stored, close };
};

test('Temporal stores nothing readable of a journey: arguments, signals, updates, memo, failures, stack traces', async () => {
  const { handle, answer, failure, stored, close } = await journeyInTemporal('journey-hidden', dataConverter(vault));
  try {
    expect(answer).toBe('Planterad Uppdateringsson');
    expect(failure).toMatchObject({ cause: { message: 'Planterad Uppdateringsson', type: 'confided' } });
    expect(failure).toMatchObject({ cause: { details: [{ words: 'Planterad Signalsson' }] } });
    expect(await handle.query(told)).toHaveLength(3);
    expect((await handle.describe()).memo).toEqual({ about: 'Planterad Memosson' });
    const dump = await stored();
    expect(planted.filter((words) => dump.includes(words))).toEqual([]);
    expect(dump.includes('confide.ts')).toBe(false);
    const { rows } = await owner.query(`select scope from vault.data_key where scope like '%hidden%'`);
    expect(rows).toEqual([{ scope: 'journey:hidden' }]);
  } finally {
    await close();
  }
});

test('the same search with the codec off finds every one', async () => {
  const { stored, close } = await journeyInTemporal('journey-open', dataConverter(vault, { codec: false }));
  try {
    const dump = await stored();
    expect(planted.filter((words) => dump.includes(words))).toEqual(planted);
    expect(dump.includes('confide.ts')).toBe(true);
  } finally {
    await close();
  }
});

test('a journey whose key was destroyed can still be asked, and answers with a tombstone', async () => {
  let clock = Date.UTC(2026, 10, 22);
  const forgetful = openVault({ pool: api, kek, now: () => clock });
  const { handle, close } = await journeyInTemporal('journey-gone', dataConverter(forgetful));
  try {
    await destroy('journey:gone');
    clock += 60_001;
    expect((await handle.describe()).memo).toEqual({ about: { tombstone: true } });
    expect(await handle.query(told)).toEqual({ tombstone: true });
    await expect(handle.result()).rejects.toMatchObject({ name: 'WorkflowFailedError' });
  } finally {
    await close();
  }
});

test('whoever opens what a journey left is told of it once its key is destroyed, and of no other that was handed something of it', async () => {
  const erased: string[] = [];
  const codec = payloadCodec(openVault({ pool: api, kek }), { onErased: (workflowId) => erased.push(workflowId) });
  const sealed = await codec.encode([defaultPayloadConverter.toPayload('hemligt')], workflow('journey-left'));
  expect((await codec.decode(sealed, workflow('journey-left'))).map(contentOf)).toEqual(['hemligt']);
  await destroy('journey:left');
  const later = payloadCodec(openVault({ pool: api, kek }), { onErased: (workflowId) => erased.push(workflowId) });
  expect((await later.decode(sealed, workflow('journey-other'))).map(contentOf)).toEqual([{ tombstone: true }]);
  expect((await later.decode(sealed)).map(contentOf)).toEqual([{ tombstone: true }]);
  expect(erased).toEqual([]);
  expect((await later.decode(sealed, workflow('journey-left'))).map(contentOf)).toEqual([{ tombstone: true }]);
  const anew = await later.encode([defaultPayloadConverter.toPayload('hemligt')], workflow('journey-left'));
  expect(anew.map(contentOf)).toEqual([{ tombstone: true }]);
  expect(erased).toEqual(['journey-left', 'journey-left']);
});

test('a worker outlives a key store that gives no answer, and its journeys go on when it does', async () => {
  const { temporalAddress, temporalNamespace: namespace } = inject('servers');
  const taskQueue = freshTaskQueue();
  let answers = false;
  let refused = 0;
  let wasRefusedOften: () => void = () => {};
  const refusedOften = new Promise<void>((resolve) => {
    wasRefusedOften = resolve;
  });
  const pool: KeyPool = {
    query: (sql, values) => {
      if (answers) return api.query(sql, values);
      refused += 1;
      // The task's argument, then the failure that the worker tells and its cause.
      if (refused === 3) wasRefusedOften();
      return Promise.reject(new Error('connection refused'));
    },
  };
  const worker = await startTestWorker({
    taskQueue,
    dataConverter: dataConverter(openVault({ pool, kek })),
    activities: { repeat: async (words: string) => words },
    workflowsPath,
  });
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace, dataConverter: dataConverter(vault) });
  try {
    const handle = await client.workflow.start(confide, { workflowId: 'journey-patient', taskQueue, args: ['one'] });
    await refusedOften;
    answers = true;
    await handle.signal(whisper, 'two');
    expect(await handle.executeUpdate(tell, { args: ['three'] })).toBe('three');
    await expect(handle.result()).rejects.toMatchObject({ cause: { message: 'three' } });
  } finally {
    await worker.stop();
    await connection.close();
  }
});
