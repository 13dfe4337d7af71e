import { createDb, type Database, withKommun } from '@stafett/db';
import {
  type CaseEvent,
  type CaseFile,
  type DueDeadline,
  deriveId,
  evolve,
  evolveWaitingList,
  nextDeadline,
  type WaitingList,
  type WaitingListEvent,
  type WaitingListName,
} from '@stafett/domain';
import { fastForward } from '@stafett/testkit';
import {
  journeyId,
  journeyState,
  nudge,
  TASK_QUEUE,
  waitingListId,
  waitingListState,
  workflowTypes,
} from '@stafett/workflows/messages';
import { expect } from 'vitest';
import { until } from '../house-under-test.ts';
import type { KillableHouse } from './killable-house-under-test.ts';

const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** The case as the read model has it. */
export const storedState = async ({ db }: KillableHouse, caseId: string): Promise<CaseFile> => {
  const { state, kommun } = await db.caseFile.findUniqueOrThrow({ where: { id: caseId }, include: { kommun: true } });
  return withKommun(state, kommun);
};

export const dueOf = async (house: KillableHouse, caseId: string): Promise<DueDeadline> => {
  const due = nextDeadline(await storedState(house, caseId));
  if (!due) throw new Error('the case has no deadline');
  return due;
};

/** How often an act stands in the ledger of a case. */
export const timesStored = ({ db }: KillableHouse, caseId: string, commandId: string): Promise<number> =>
  db.caseEvent.count({ where: { caseId, commandId, ordinal: 0 } });

/** The clock's act on a deadline, as the journey names it. */
export const passing = (caseId: string, { id, rung }: DueDeadline): string =>
  deriveId(caseId, `deadlinePassed:${id}`, rung);

/** How many acts of the clock the case has had. */
export const timesClockActed = async ({ db }: KillableHouse, caseId: string): Promise<number> => {
  const acts = await db.caseEvent.findMany({ where: { caseId, ordinal: 0 }, select: { actor: true } });
  return acts.filter(({ actor }) => (actor as { source?: string }).source === 'clock').length;
};

/** Has a journey continue as new. */
export const renew = async ({ client }: KillableHouse, caseId: string): Promise<void> => {
  const handle = client.workflow.getHandle(journeyId(caseId));
  const { runId } = await handle.describe();
  await handle.signal(nudge);
  await until(
    async () => (await handle.describe()).runId,
    (now) => now !== runId,
  );
};

/** Moves one case's clock to so many milliseconds before its next deadline. Gives that deadline, and when it will be due by the wall clock. */
export const moveCloseTo = async (
  house: KillableHouse,
  caseId: string,
  beforeMs: number,
): Promise<{ readonly due: DueDeadline; readonly dueAt: number }> => {
  const due = await dueOf(house, caseId);
  const handle = house.client.workflow.getHandle(journeyId(caseId));
  await fastForward(handle, Date.parse(due.at) - Date.now() - beforeMs);
  return { due, dueAt: Date.now() + beforeMs };
};

/** Events without gaps; state, read model and journey all as the events say. */
export const expectInStep = async (house: KillableHouse, caseId: string): Promise<void> => {
  const rows = await house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } });
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  const folded = rows.reduce<CaseFile | undefined>(
    (state, { payload }) => evolve(state, payload as unknown as CaseEvent),
    undefined,
  );
  expect(await storedState(house, caseId)).toEqual(asJson(folded));
  const known = await house.client.workflow.getHandle(journeyId(caseId)).query(journeyState);
  expect(known).toEqual(asJson(folded));
};

/** The same of a kö. Gives how often a case has entered it. */
export const timesEntered = async (house: KillableHouse, list: WaitingListName, caseId: string): Promise<number> => {
  const id = waitingListId(list);
  const rows = await house.db.waitingListEvent.findMany({ where: { listId: id }, orderBy: { seq: 'asc' } });
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  const events = rows.map(({ payload }) => payload as unknown as WaitingListEvent);
  const folded = asJson(events.reduce<WaitingList | undefined>(evolveWaitingList, undefined));
  const { state } = await house.db.waitingList.findUniqueOrThrow({ where: { id } });
  expect(state).toEqual(folded);
  expect(await house.client.workflow.getHandle(id).query(waitingListState)).toEqual(folded);
  return events.filter((event) => event.type === 'caseEntered' && event.caseId === caseId).length;
};

/** The sweep runs until nothing is left that was sent and not answered, or stored and not delivered. The 15 s it waits first pass at once. */
export const sweepUp = async (house: KillableHouse): Promise<void> => {
  const left = async (): Promise<number> => {
    await house.db.$executeRawUnsafe(
      `update inbox set received_at = received_at - interval '1 minute' where answered_at is null`,
    );
    await house.client.workflow.execute(workflowTypes.sweep, {
      workflowId: `sweep-${crypto.randomUUID()}`,
      taskQueue: TASK_QUEUE,
      args: [],
    });
    const unanswered = await house.db.inboxCommand.count({ where: { answeredAt: null } });
    return unanswered + (await house.db.outboxEffect.count({ where: { relayedAt: null } }));
  };
  await until(left, (count) => count === 0);
};

/** Holds back every note of an answer, so that the api stands still between an act's answer and telling it. */
export const holdAnswers = async (house: KillableHouse): Promise<{ readonly release: () => Promise<void> }> => {
  const database = admin(house);
  let letGo = (): void => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let ended: Promise<unknown> = Promise.resolve();
  await new Promise<void>((locked, failed) => {
    ended = database
      .$transaction(async (transaction) => {
        await transaction.$executeRawUnsafe('lock table inbox in share mode');
        locked();
        await released;
      })
      .catch(failed);
  });
  return {
    release: async () => {
      letGo();
      await ended;
      await database.$disconnect();
    },
  };
};

/** Resolves when somebody waits for a lock. */
export const somebodyWaits = async (house: KillableHouse): Promise<void> => {
  const database = admin(house);
  const waiting = async (): Promise<number> => {
    const rows = await database.$queryRawUnsafe<unknown[]>('select 1 from pg_locks where not granted');
    return rows.length;
  };
  await until(waiting, (count) => count > 0).finally(() => database.$disconnect());
};

/** The sealed log of who read what goes on by itself, in rounds of its own. */
const isOfTheLog = (table: string): boolean => /^(read_log|audit_.*|access_review)$/.test(table);

/** Everything in every table but those of the log, as JSON in a settled order. */
export const dumpOf = async (house: KillableHouse): Promise<Record<string, unknown>> => {
  const database = admin(house);
  const tables = await database.$queryRawUnsafe<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const dump: Record<string, unknown> = {};
  for (const { name } of tables.filter(({ name }) => !isOfTheLog(name))) {
    const [row] = await database.$queryRawUnsafe<{ rows: unknown }[]>(
      `select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) as rows from "${name}" t`,
    );
    dump[name] = row?.rows;
  }
  await database.$disconnect();
  return dump;
};

const admin = (house: KillableHouse): Database =>
  createDb({ url: house.database.adminUrl, max: 1, connectionTimeoutMillis: 20_000 });
