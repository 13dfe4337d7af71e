import { caseCode, type Database, readSlotBook, type StoredCaseFile, type Transaction, withKommun } from '@stafett/db';
import {
  type CaseEvent,
  type CaseFile,
  type Command,
  decide,
  effectsOf,
  evolve,
  type InsatsModel,
  type Instant,
  modelByHash,
  modelOfAct,
  noticesOf,
  refuse,
  type StoredEvent,
  settledBy,
  slotsTakenUp,
  whyNoSlot,
} from '@stafett/domain';
import { alsoTold } from './also-told.ts';
import type { Standing, StoredLedger } from './commit.ts';
import { actsOf, intervalChanges } from './intervals.ts';
import { eventColumns, notificationRows, outboxRows } from './ledger-rows.ts';
import { rowsOfCase } from './project.ts';
import type { Recollection } from './recollection.ts';
import { changesBetween } from './row-changes.ts';
import { type CaseEventRow, json } from './rows.ts';
import type { Step } from './steps.ts';
import { upcastCaseEvent } from './upcast.ts';
import { write } from './write.ts';

export type StoredCase = Standing<CaseFile> & {
  readonly code: string;
  /** Where it is remembered and not read: the command whose events stand last. */
  readonly lastBy?: string;
};

/** The model that a stored case runs on. Throws when this release does not have it: then nothing may be written. */
export const modelOf = ({ modelHash }: CaseFile): InsatsModel => {
  const model = modelByHash(modelHash);
  if (model === undefined) throw new Error(`no insats model with the hash ${modelHash}`);
  return model;
};

const eventRows = (caseId: string, steps: readonly Step[]): readonly CaseEventRow[] =>
  steps.map((step, ordinal) => ({
    ...eventColumns(step, ordinal),
    case_id: caseId,
    tenant: step.after.holder.agency,
    actor: json(step.event.by),
  }));

/** The first short code of the case that no other case has. */
export const freeCode = async (db: Database | Transaction, caseId: string): Promise<string> => {
  for (let attempt = 0; ; attempt += 1) {
    const code = caseCode(caseId, attempt);
    const taken = await db.caseFile.findUnique({ where: { code }, select: { id: true } });
    if (taken === null || taken.id === caseId) return code;
  }
};

type StandingRow = {
  readonly state: StoredCaseFile | null;
  readonly kommun: string | null;
  readonly code: string | null;
  readonly last_at: Date | null;
  readonly known: boolean;
};

// One statement, so one snapshot: the state and whether the command is known belong together.
const STANDING = `
  select f.state, k.kommun, f.code,
    (select e.at from case_event e where e.case_id = f.id and e.seq = f.seq) as last_at,
    exists (select 1 from case_event e where e.case_id = asked.id and e.command_id = $2) as known
  from (select $1::uuid as id) asked left join case_file f on f.id = asked.id
    left join case_kommun k on k.case_id = f.id`;

/**
 * The stored ledger of one case. `onEffects` is told when an act has asked something of another workflow. What is written is
 * remembered, where there is something to remember it in.
 */
export const caseLedger = (
  db: Database,
  caseId: string,
  onEffects: () => void,
  remembered?: Recollection<StoredCase>,
): StoredLedger<CaseFile, CaseEvent, Command, StoredCase> => ({
  recall: () => remembered?.take(caseId),
  read: async (commandId) => {
    const [row] = await db.$queryRawUnsafe<StandingRow[]>(STANDING, caseId, commandId);
    return {
      state: row?.state ? withKommun(row.state, { kommun: row.kommun ?? '' }) : undefined,
      lastAt: (row?.last_at?.toISOString() as Instant | undefined) ?? undefined,
      known: row?.known ?? false,
      code: row?.code ?? (await freeCode(db, caseId)),
    };
  },
  eventsAfter: (seq, limit) => caseEvents(db, caseId, seq, limit),
  decide: (state, command, at) => {
    const opens = command.type === 'referCase' || command.type === 'importCase';
    if (opens ? command.caseId !== caseId : state === undefined) return refuse('caseNotFound');
    const model = modelOfAct(state, command);
    return model ? decide(state, command, at, model) : refuse('modelUnknown');
  },
  evolve,
  whyNotBesides: async ({ state: before }, steps) => {
    const after = steps.at(-1)?.after;
    const asked = after ? slotsTakenUp(before, after) : [];
    if (!after || asked.length === 0) return undefined;
    const days = asked.map(({ on }) => on).toSorted();
    const [from, to] = [days.at(0), days.at(-1)];
    if (!from || !to) return undefined;
    return whyNoSlot(before, after, await readSlotBook(db, { id: { in: asked.map(({ rule }) => rule) } }, from, to));
  },
  write: async ({ state: before, code, lastBy }, steps) => {
    const last = steps.at(-1);
    if (last === undefined) return;
    const { after } = last;
    const model = modelOf(after);
    const outbox = [
      ...outboxRows(caseId, { case_id: caseId, list_id: null }, steps, ({ before, event, after, commandId }) =>
        effectsOf(before, event, after, commandId),
      ),
      ...(await alsoTold(db, caseId, steps)),
    ];
    await write(db, {
      caseEvents: eventRows(caseId, steps),
      tables: changesBetween(before ? rowsOfCase(before, model, code) : {}, rowsOfCase(after, model, code)),
      intervals: { caseId, changes: intervalChanges(actsOf(steps), model) },
      outbox,
      notifications: notificationRows({ case_id: caseId, gathering_id: null }, noticesOf(steps, model)),
      settled: { ...settledBy(steps), at: last.event.at },
      ...(before && lastBy !== undefined ? { follows: { caseId, seq: before.seq, commandId: lastBy } } : {}),
      notify: [caseId],
    });
    remembered?.put(caseId, { state: after, lastAt: last.event.at, known: false, code, lastBy: last.commandId });
    if (outbox.length > 0) onEffects();
  },
});

/** The case's stored events in order, after `seq`, up to `limit` of them, each as this release understands it. */
export const caseEvents = async (
  db: Database | Transaction,
  caseId: string,
  seq = 0,
  limit?: number,
): Promise<readonly StoredEvent[]> => {
  const rows = await db.caseEvent.findMany({
    where: { caseId, seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    ...(limit === undefined ? {} : { take: limit }),
    select: { seq: true, commandId: true, payload: true },
  });
  return rows.map((row) => ({
    seq: row.seq,
    commandId: row.commandId,
    event: upcastCaseEvent(row.payload as unknown as CaseEvent),
  }));
};
