import { createDb, type Database, withKommun } from '@stafett/db';
import { type CaseFile, type Command, deriveId, evolve, type Instant, modelByHash } from '@stafett/domain';
import { commandOf, importer, importOf, monday, moves, people, referral } from '@stafett/domain/testing';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseEvents, caseLedger, type StoredCase } from './case-ledger.ts';
import { commitAct } from './commit.ts';
import { rebuildCase } from './rebuild.ts';
import { recollection } from './recollection.ts';
import { intervalTables, stateTables } from './rows.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = createDb({ url: database.urls.worker, max: 5, connectionTimeoutMillis: 2_000, preparedStatements: 20 });
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

let count = 0;
const freshCaseId = (): string => {
  count += 1;
  return deriveId('cases of this test', 'case', count);
};

/** Two workers, each with what it wrote itself. */
const workers = [recollection<StoredCase>(20), recollection<StoredCase>(20)] as const;
type Worker = (typeof workers)[number];

const commit = (caseId: string, seq: number, command: Command, at: Instant, worker?: Worker) =>
  commitAct(
    caseLedger(db, caseId, () => {}, worker),
    { seq, command, at },
    async () => {},
  );

const tablesOfCases = stateTables.filter(
  (table) => !['waiting_list', 'waiting_list_entry', 'coach_seat'].includes(table) && !table.startsWith('gathering'),
);

/** All that the read model holds of a case, as JSON, in a settled order. */
const readModelOf = async (caseId: string): Promise<Record<string, unknown>> => {
  const tables = [...tablesOfCases, ...intervalTables];
  const found = await Promise.all(
    tables.map(async (table) => {
      const key = table === 'case_file' ? 'id' : 'case_id';
      const [row] = await db.$queryRawUnsafe<{ rows: unknown }[]>(
        `select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) as rows from ${table} t where ${key} = $1::uuid`,
        caseId,
      );
      return [table, row?.rows ?? []] as const;
    }),
  );
  return Object.fromEntries(found);
};

/** The moves leave empty what they know no id for; the api lets through no such thing. */
const filled = (command: Command): Command =>
  JSON.parse(JSON.stringify(command, (key, value: unknown) => (value === '' ? deriveId('filled', key) : value)));

const opening = (caseId: string, imported: boolean): Command =>
  ({
    ...(imported ? importOf({ caseId }) : referral({ caseId })),
    actor: imported ? importer : people.fk,
    commandId: deriveId(caseId, 'opening'),
  }) as Command;

test('a case is opened: events, read model and intervals stand together', async () => {
  const caseId = freshCaseId();
  const answer = await commit(caseId, 0, opening(caseId, false), monday);
  expect(answer.refusal).toBeUndefined();
  expect(answer.events.map(({ event }) => event.type)).toContain('caseReferred');
  const rows = await readModelOf(caseId);
  expect(rows.case_file).toMatchObject([{ id: caseId, phase: 'referral', seq: answer.seq, tenant: people.fk.agency }]);
  expect(rows.case_holder).toMatchObject([{ unit: people.fk.unit, valid_to: null }]);
  expect(rows.case_phase).toMatchObject([{ phase: 'referral', valid_to: null }]);
  expect(rows.task).toMatchObject([{ kind: 'answerReferral', status: 'open' }]);
});

test('the same command twice is stored once', async () => {
  const caseId = freshCaseId();
  const first = await commit(caseId, 0, opening(caseId, false), monday);
  const again = await commit(caseId, 0, opening(caseId, false), monday);
  expect(again).toEqual(first);
  expect(await commit(caseId, first.seq, opening(caseId, false), monday)).toEqual({ seq: first.seq, events: [] });
});

test('an asker who is behind gets what it missed, with the verdict on what stands', async () => {
  const caseId = freshCaseId();
  const { seq } = await commit(caseId, 0, opening(caseId, false), monday);
  const other = { ...opening(caseId, false), commandId: deriveId(caseId, 'other') };
  const answer = await commit(caseId, 0, other, monday);
  expect(answer.refusal?.code).toBe('caseAlreadyExists');
  expect(answer.events.map((stored) => stored.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
});

test('of eight acts at once on one task one wins', async () => {
  const caseId = freshCaseId();
  const { seq, events } = await commit(caseId, 0, opening(caseId, false), monday);
  const state = events.reduce<CaseFile | undefined>((before, { event }) => evolve(before, event), undefined);
  const task = state?.tasks.find(({ kind }) => kind === 'answerReferral');
  const claim = (index: number): Command => ({
    type: 'claimTask',
    commandId: deriveId(caseId, 'claim', index),
    actor: people.coach,
    task: task?.id ?? '',
    version: task?.version ?? 0,
  });
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => commit(caseId, seq, claim(index), monday)));
  expect(answers.filter(({ refusal }) => refusal === undefined)).toHaveLength(1);
  expect(new Set(answers.map((answer) => answer.refusal?.code))).toEqual(new Set([undefined, 'staleVersion']));
});

describe('a worker that remembers what it wrote', () => {
  const [mine, theirs] = workers;
  const opened = async () => {
    const caseId = freshCaseId();
    const { seq, events } = await commit(caseId, 0, opening(caseId, false), monday, mine);
    const state = events.reduce<CaseFile | undefined>((before, { event }) => evolve(before, event), undefined);
    const task = state?.tasks.find(({ kind }) => kind === 'answerReferral');
    const act = (type: 'claimTask' | 'handBackTask', later: number): Command => ({
      type,
      commandId: deriveId(caseId, type, later),
      actor: people.coach,
      task: task?.id ?? '',
      version: (task?.version ?? 0) + later,
    });
    return { caseId, seq, act };
  };

  test('says no only to what the store says no to, when another has written since', async () => {
    const { caseId, seq, act } = await opened();
    await commit(caseId, seq, act('claimTask', 0), monday, theirs);
    // By what this one remembers nobody has the task.
    const back = await commit(caseId, seq, act('handBackTask', 1), monday, mine);
    expect(back.refusal).toBeUndefined();
    expect(back.events.map(({ event }) => event.type)).toEqual(['taskClaimed', 'taskHandedBack']);
  });

  test('says yes only to what the store takes, when another has written since', async () => {
    const { caseId, seq, act } = await opened();
    const first = await commit(caseId, seq, act('claimTask', 0), monday, theirs);
    const other = { ...act('claimTask', 0), commandId: deriveId(caseId, 'too late') };
    const late = await commit(caseId, seq, other, monday, mine);
    expect(late.refusal?.code).toBe('staleVersion');
    expect(late.seq).toBe(first.seq);
  });

  test('knows an act that it has carried out', async () => {
    const { caseId, seq, act } = await opened();
    const first = await commit(caseId, seq, act('claimTask', 0), monday, mine);
    expect(await commit(caseId, seq, act('claimTask', 0), monday, mine)).toEqual(first);
    await commit(caseId, first.seq, act('handBackTask', 1), monday, mine);
    const again = await commit(caseId, seq, act('claimTask', 0), monday, mine);
    expect(again.refusal).toBeUndefined();
    expect((await caseEvents(db, caseId)).filter(({ event }) => event.type === 'taskClaimed')).toHaveLength(1);
  });

  test('goes on from what the store holds, when that was put back to what it held before', async () => {
    const { caseId, seq, act } = await opened();
    const claimed = await commit(caseId, seq, act('claimTask', 0), monday, mine);
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query('DELETE FROM case_event WHERE case_id = $1 AND seq > $2', [caseId, seq]);
    const state = (await caseEvents(db, caseId)).reduce<CaseFile | undefined>(
      (s, { event }) => evolve(s, event),
      undefined,
    );
    await admin.query('UPDATE case_file SET state = $2, seq = $3 WHERE id = $1', [caseId, JSON.stringify(state), seq]);
    await admin.end();
    const accept = {
      type: 'acceptHandover',
      handover: state?.handovers[0]?.id,
      actor: people.coach,
      commandId: deriveId(caseId, 'accepted after'),
    } as Command;
    const answer = await commit(caseId, claimed.seq, accept, monday, mine);
    expect(answer.refusal).toBeUndefined();
    const places = (await caseEvents(db, caseId)).map((stored) => stored.seq);
    expect(places).toEqual(Array.from({ length: answer.seq }, (_, index) => index + 1));
  });

  test('forgets the one that it wrote longest ago', () => {
    const few = recollection<number>(2);
    few.put('a', 1);
    few.put('b', 2);
    few.put('a', 3);
    few.put('c', 4);
    expect(['a', 'b', 'c'].map(few.take)).toEqual([3, undefined, 4]);
    expect(few.take('a')).toBeUndefined();
  });
});

test('time does not run backwards within a case', async () => {
  const caseId = freshCaseId();
  const { seq, events } = await commit(caseId, 0, opening(caseId, false), monday);
  const handover = events.flatMap(({ event }) => (event.type === 'handoverSent' ? [event.handover.id] : []))[0];
  const command = {
    type: 'acceptHandover',
    handover,
    actor: people.coach,
    commandId: deriveId(caseId, 'accept'),
  } as Command;
  const answer = await commit(caseId, seq, command, '2026-03-01T09:00:00.000Z' as Instant);
  expect(answer.events.map(({ event }) => event.at)).toEqual(answer.events.map(() => monday));
});

test('whatever happens to a case, the read model is what its events say', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(moves(25), fc.boolean(), async (all, imported) => {
      const caseId = freshCaseId();
      let { seq } = await commit(caseId, 0, opening(caseId, imported), monday);
      let state = (await caseEvents(db, caseId)).reduce<CaseFile | undefined>(
        (s, { event }) => evolve(s, event),
        undefined,
      );
      let now = monday;
      const given: Command[] = [];
      for (const [step, move] of all.entries()) {
        if (state === undefined || modelByHash(state.modelHash) === undefined) throw new Error('no state');
        const { command: proposed, at } = commandOf(move, step, state, now, given);
        const command = filled(proposed);
        // Either worker may be the one that is asked, and remember less than has happened.
        const answer = await commit(caseId, seq, command, at, workers[move.turn % 2]);
        for (const { event } of answer.events) state = evolve(state, event);
        expect(state?.seq).toBe(answer.seq);
        seq = answer.seq;
        now = at;
        given.push(command);
      }
      const stored = await db.caseFile.findUniqueOrThrow({ where: { id: caseId }, include: { kommun: true } });
      expect(withKommun(stored.state, stored.kommun)).toEqual(JSON.parse(JSON.stringify(state)));
      const kept = await readModelOf(caseId);
      await rebuildCase(db, caseId);
      expect(await readModelOf(caseId)).toEqual(kept);
    }),
    { numRuns: 40 },
  );
});
