import type { Database, Transaction } from '@stafett/db';
import {
  type CaseFile,
  evolve,
  evolveWaitingList,
  type GroupSeries,
  type Samverkansteam,
  type SamverkansteamEvent,
  type WaitingList,
} from '@stafett/domain';
import type { Vault } from '@stafett/vault';
import { groupMeetingId, journeyId, TASK_QUEUE, waitingListId, workflowTypes } from '@stafett/workflows/messages';
import type { Client } from '@temporalio/client';
import { caseEvents, freeCode, modelOf } from './case-ledger.ts';
import { gallraAgain } from './gallring/carry-out.ts';
import { endErased } from './gallring/end-erased.ts';
import { makeLookups } from './gallring/make-lookups.ts';
import { type GatheringKind, gatheringEvents, groupMeetingKind, samverkansteamKind } from './gathering-ledger.ts';
import { actsOf, intervalChanges } from './intervals.ts';
import { rowsOfCase, rowsOfWaitingList } from './project.ts';
import { changesBetween } from './row-changes.ts';
import { stepsOf } from './steps.ts';
import { waitingListEvents } from './waiting-list-ledger.ts';
import { write } from './write.ts';

export type RebuildOptions = {
  /** As the role stafett_worker. */
  readonly db: Database;
  /** Without a vault the hashes that people are found by, which a backup leaves out, are not made anew. */
  readonly vault?: Vault;
  /** Without a client only the read model is rebuilt. */
  readonly client?: Client;
  readonly taskQueue?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told after each case and kö. */
  readonly onProgress?: (done: Rebuilt) => void;
};

/** How many there were of each. `started` are workflows that did not run, `gallrade` cases that the key store says were destroyed before. */
export type Rebuilt = { cases: number; waitingLists: number; gatherings: number; started: number; gallrade: number };

const GROUP = groupMeetingId('');
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

/** Recreates one case's rows from its events. Gives its state. Acts that come meanwhile wait for it. */
export const rebuildCase = (db: Database, caseId: string): Promise<CaseFile | undefined> =>
  db.$transaction(async (transaction: Transaction) => {
    const [row] = await transaction.$queryRawUnsafe<{ code: string }[]>(
      'select code from case_file where id = $1::uuid for update',
      caseId,
    );
    const steps = stepsOf(undefined, await caseEvents(transaction, caseId), evolve);
    const state = steps.at(-1)?.after;
    if (state === undefined) return undefined;
    const model = modelOf(state);
    const code = row?.code ?? (await freeCode(transaction, caseId));
    // That another of the person's cases has marked this one stands in that case's ledger until it is written in its own.
    const mark = await transaction.protectedCase.findUnique({ where: { caseId } });
    await transaction.caseFile.deleteMany({ where: { id: caseId } });
    await write(transaction, {
      tables: changesBetween({}, rowsOfCase(state, model, code)),
      intervals: { caseId, changes: intervalChanges(actsOf(steps), model) },
      notify: [caseId],
    });
    if (mark) await transaction.protectedCase.createMany({ data: [mark], skipDuplicates: true });
    await transaction.$queryRawUnsafe('select know_protected($1::uuid)::text', caseId);
    return state;
  }, TRANSACTION);

/** Recreates one kö's rows from its events. Gives its state. */
const rebuildWaitingList = (db: Database, listId: string): Promise<WaitingList | undefined> =>
  db.$transaction(async (transaction: Transaction) => {
    await transaction.$queryRawUnsafe('select id from waiting_list where id = $1 for update', listId);
    const steps = stepsOf(undefined, await waitingListEvents(transaction, listId), evolveWaitingList);
    const state = steps.at(-1)?.after;
    if (state === undefined) return undefined;
    await transaction.waitingList.deleteMany({ where: { id: listId } });
    await write(transaction, { tables: changesBetween({}, rowsOfWaitingList(state)), notify: [] });
    return state;
  }, TRANSACTION);

/** Recreates one samverkansteam's or group's rows from its events. Gives its state. */
const rebuildGathering = <State extends { readonly seq: number }, Event extends SamverkansteamEvent>(
  db: Database,
  { id, evolve: evolveGathering, rowsOf }: Pick<GatheringKind<State, Event, never>, 'id' | 'evolve' | 'rowsOf'>,
): Promise<State | undefined> =>
  db.$transaction(async (transaction: Transaction) => {
    await transaction.$queryRawUnsafe('select id from gathering where id = $1 for update', id);
    const steps = stepsOf(undefined, await gatheringEvents<Event>(transaction, id), evolveGathering);
    const state = steps.at(-1)?.after;
    if (state === undefined) return undefined;
    await transaction.gathering.deleteMany({ where: { id } });
    await write(transaction, { tables: changesBetween({}, rowsOf(state)), notify: [] });
    return state;
  }, TRANSACTION);

/** Starts the workflow unless it runs. Gives whether it had to. */
const startUnlessRunning = async (
  client: Client,
  workflowType: string,
  options: { readonly workflowId: string; readonly taskQueue: string; readonly args: [object] },
): Promise<boolean> => {
  const before = await client.workflow
    .getHandle(options.workflowId)
    .describe()
    .catch(() => undefined);
  if (before?.status.name === 'RUNNING') return false;
  await client.workflow.start(workflowType, { ...options, workflowIdConflictPolicy: 'USE_EXISTING' });
  return true;
};

/**
 * Recreates the read model from the ledger (`case_event`, `waiting_list_event`, `gathering_event`), case by case, and starts the
 * workflows of open cases, köer, samverkansteam and groups that do not run. The ledger, drafts, documents, inbox and outbox are left as they
 * are, but for what is of a case whose key is destroyed: a database that was put back from an older backup lets go of it first.
 */
export const rebuild = async (options: RebuildOptions): Promise<Rebuilt> => {
  const { db, vault, client, taskQueue = TASK_QUEUE, now = Date.now, onProgress } = options;
  const gone = await gallraAgain({ db, now });
  for (const caseId of gone) if (client) await endErased(client, journeyId(caseId));
  if (vault) await makeLookups(db, vault);
  const done: Rebuilt = { cases: 0, waitingLists: 0, gatherings: 0, started: 0, gallrade: gone.length };
  const cases = await db.$queryRawUnsafe<{ id: string }[]>('select case_id as id from case_event where seq = 1');
  const marks: (readonly [string, NonNullable<CaseFile['identityProtection']>])[] = [];
  for (const { id } of cases) {
    const state = await rebuildCase(db, id);
    done.cases += 1;
    if (state?.identityProtection) marks.push([id, state.identityProtection]);
    if (client && state && state.phase !== 'closed') {
      const start = { workflowId: journeyId(id), taskQueue, args: [{ caseId: id }] as [object] };
      if (await startUnlessRunning(client, workflowTypes.journey, start)) done.started += 1;
    }
    onProgress?.(done);
  }
  // Where the rows were gone altogether, the person's other cases are marked anew from those whose ledgers say so.
  for (const [id, { kind, since }] of marks)
    await db.$queryRawUnsafe('select protect_other_cases($1::uuid, $2, $3::timestamptz)::text', id, kind, since);
  const lists = await db.$queryRawUnsafe<{ id: string }[]>(
    'select list_id as id from waiting_list_event where seq = 1',
  );
  for (const { id } of lists) {
    const state = await rebuildWaitingList(db, id);
    done.waitingLists += 1;
    if (client && state) {
      const { insats, place } = state;
      const start = { workflowId: waitingListId(state), taskQueue, args: [{ insats, place }] as [object] };
      if (await startUnlessRunning(client, workflowTypes.waitingList, start)) done.started += 1;
    }
    onProgress?.(done);
  }
  const gatherings = await db.$queryRawUnsafe<{ id: string }[]>(
    'select gathering_id as id from gathering_event where seq = 1',
  );
  for (const { id } of gatherings) {
    const series = id.startsWith(GROUP) ? id.slice(GROUP.length) : undefined;
    const state: GroupSeries | Samverkansteam | undefined =
      series === undefined
        ? await rebuildGathering(db, samverkansteamKind(id))
        : await rebuildGathering(db, groupMeetingKind(series));
    done.gatherings += 1;
    if (client && state && !('endedOn' in state)) {
      const workflowType = series === undefined ? workflowTypes.samverkansteam : workflowTypes.groupMeeting;
      const args: [object] = [series === undefined ? { team: id } : { series }];
      if (await startUnlessRunning(client, workflowType, { workflowId: id, taskQueue, args })) done.started += 1;
    }
    onProgress?.(done);
  }
  return done;
};
