import { randomUUID } from 'node:crypto';
import type { Instant } from '@stafett/domain';
import { beginWith } from './begin.ts';
import type { Database, Transaction } from './database.ts';

/** A row for an agency's log, as it waits to be sealed. */
export type LogRow = {
  readonly id: string;
  readonly at: Date;
  readonly tenant: string;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly kind: 'read' | 'act';
  readonly action: string;
  readonly reason: string | null;
  readonly words: string | null;
  readonly about: string | null;
  readonly caseIds: readonly string[];
  readonly participantIds: readonly string[];
};

/** Which running program wrote a row, its number there for the agency (from 1, without gaps), and what proves both. */
export type LogStamp = { readonly source: string; readonly number: number; readonly stamp: string };

/** How far a running program has come with the rows of each agency. */
export type SourceSaying = {
  readonly id: string;
  readonly startedAt: Date;
  readonly saidAt: Date;
  /** It writes nothing more. */
  readonly ended: boolean;
  /** Every row up to this number stands, but for those of the numbers that were never used. */
  readonly settled: Readonly<Record<string, number>>;
  readonly unused: Readonly<Record<string, readonly number[]>>;
};

/** What a row's stamp is made over: all of it. */
export const stampedText = ({ source, number }: Omit<LogStamp, 'stamp'>, row: LogRow): string =>
  JSON.stringify([
    'row',
    1,
    source,
    number,
    row.id,
    row.at.toISOString(),
    row.tenant,
    row.unit,
    row.staff,
    row.kind,
    row.action,
    row.reason,
    row.words,
    row.about,
    row.caseIds,
    row.participantIds,
  ]);

const sorted = <Value>(by: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  Object.entries(by).sort(([one], [other]) => (one < other ? -1 : 1));

/** What a saying's stamp is made over. */
export const sayingText = ({ id, startedAt, saidAt, ended, settled, unused }: SourceSaying): string =>
  JSON.stringify([
    'source',
    1,
    id,
    startedAt.toISOString(),
    saidAt.toISOString(),
    ended,
    sorted(settled),
    sorted(unused),
  ]);

export type LogSource = {
  /**
   * Writes how far it has come. Gives false when what it said before stood there no more, or otherwise than it was said: then somebody
   * else has been at it.
   */
  readonly say: () => Promise<boolean>;
  /** Its last word: what is written through the database after this has no stamp. */
  readonly end: () => Promise<void>;
};

type Numbers = { last: number; readonly open: Set<number>; readonly unused: number[] };

/** The numbers of one running program, by agency. A number is open from when it is taken until its transaction has ended. */
const numbering = () => {
  const agencies = new Map<string, Numbers>();
  const of = (tenant: string): Numbers => {
    const known = agencies.get(tenant) ?? { last: 0, open: new Set<number>(), unused: [] };
    agencies.set(tenant, known);
    return known;
  };
  const settledOf = ({ last, open }: Numbers): number => (open.size === 0 ? last : Math.min(...open) - 1);
  return {
    take: (tenant: string): number => {
      const numbers = of(tenant);
      numbers.last += 1;
      numbers.open.add(numbers.last);
      return numbers.last;
    },
    close: (tenant: string, number: number, isUsed: boolean): void => {
      const numbers = of(tenant);
      if (numbers.open.delete(number) && !isUsed) numbers.unused.push(number);
    },
    told: (): Pick<SourceSaying, 'settled' | 'unused'> => ({
      settled: Object.fromEntries([...agencies].map(([tenant, numbers]) => [tenant, settledOf(numbers)])),
      unused: Object.fromEntries(
        [...agencies].flatMap(([tenant, numbers]) => {
          const settled = settledOf(numbers);
          const told = numbers.unused.filter((number) => number <= settled).sort((one, other) => one - other);
          return told.length > 0 ? [[tenant, told] as const] : [];
        }),
      ),
    }),
  };
};

/** Who acts in a transaction, and the numbers that it has taken. */
type Batch = {
  readonly who: Pick<LogRow, 'tenant' | 'unit' | 'staff'> & { readonly now: Instant };
  readonly stamp: (row: LogRow) => Promise<LogStamp>;
  readonly taken: { readonly tenant: string; readonly number: number; isUsed: boolean }[];
  isForetold: boolean;
  /** The transaction has ended: what it wrote stands, or was undone. */
  readonly close: (stands: boolean) => void;
};

type Stamping = {
  readonly introduced: () => Promise<void>;
  readonly batch: (who: Batch['who']) => Batch;
};

const stampings = new WeakMap<Database, Stamping>();
const batches = new WeakMap<Transaction, Batch>();

/**
 * From now on what is written for the logs through `database` (as stafett_api) is numbered and stamped. `sign` makes a stamp with a key that
 * PostgreSQL has only wrapped; `teller` is a connection of its own for what the source says of itself.
 */
export const openLogSource = ({
  database,
  teller,
  sign,
  now,
}: {
  readonly database: Database;
  readonly teller: Database;
  readonly sign: (text: string) => Promise<string>;
  readonly now: () => Instant;
}): LogSource => {
  const id = randomUUID();
  const startedAt = new Date(now());
  const numbers = numbering();
  let said: string | undefined;
  let ended = false;
  let introduction: Promise<boolean> | undefined;
  let saying: Promise<unknown> = Promise.resolve();

  const sayNow = async (isLast: boolean): Promise<boolean> => {
    const what: SourceSaying = { id, startedAt, saidAt: new Date(now()), ended: isLast, ...numbers.told() };
    const stamp = await sign(sayingText(what));
    const before = said;
    const stood = await beginWith({ 'app.log_source': id }, (within) =>
      teller.$transaction((transaction) =>
        within(async () => {
          const values = {
            saidAt: what.saidAt,
            ended: what.ended,
            settled: what.settled,
            unused: what.unused as Record<string, number[]>,
            stamp,
          };
          const { count } =
            before === undefined
              ? { count: 0 }
              : await transaction.logSource.updateMany({ where: { id, stamp: before }, data: values });
          if (count === 1) return true;
          await transaction.logSource.upsert({ where: { id }, create: { id, startedAt, ...values }, update: values });
          return before === undefined;
        }),
      ),
    );
    said = stamp;
    return stood;
  };
  // One at a time, so that a later word never lies under an earlier one.
  const say = (isLast = false): Promise<boolean> => {
    const next = saying.then(() => (ended ? true : sayNow(isLast)));
    saying = next.catch(() => {});
    return next;
  };
  const introduced = async (): Promise<void> => {
    introduction ??= say();
    try {
      await introduction;
    } catch (error) {
      introduction = undefined;
      throw error;
    }
  };

  // Whoever opened one before goes on when this one has ended.
  const earlier = stampings.get(database);
  const stamping: Stamping = {
    introduced,
    batch: (who) => {
      const taken: Batch['taken'] = [];
      const stamp = async (row: LogRow): Promise<LogStamp> => {
        const number = numbers.take(row.tenant);
        taken.push({ tenant: row.tenant, number, isUsed: true });
        return { source: id, number, stamp: await sign(stampedText({ source: id, number }, row)) };
      };
      const close = (stands: boolean): void => {
        for (const { tenant, number, isUsed } of taken) numbers.close(tenant, number, stands && isUsed);
      };
      return { who, stamp, taken, isForetold: false, close };
    },
  };
  stampings.set(database, stamping);
  return {
    say: () => say(),
    end: async () => {
      if (stampings.get(database) === stamping) {
        if (earlier) stampings.set(database, earlier);
        else stampings.delete(database);
      }
      // Nothing was written: nothing is to be proved.
      if (introduction === undefined) return;
      await say(true);
      ended = true;
    },
  };
};

/** Begins to number what a transaction writes for the logs, where the database has a source. */
export const openBatch = async (database: Database, who: Batch['who']): Promise<Batch | undefined> => {
  const stamping = stampings.get(database);
  await stamping?.introduced();
  return stamping?.batch(who);
};

/** Does the transaction's work; a stamp that was laid ready for a row that never came is an unused number. */
export const numbered = async <T>(
  transaction: Transaction,
  batch: Batch | undefined,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => {
  if (!batch) return work(transaction);
  batches.set(transaction, batch);
  const done = await work(transaction);
  if (!batch.isForetold) return done;
  const [left] = await transaction.$queryRaw<{ stamps: string | null }[]>`
    SELECT current_setting('app.log_stamps', true) AS stamps`;
  for (const { number } of JSON.parse(left?.stamps || '[]') as readonly LogStamp[]) leaveUnused(batch, number);
  return done;
};

const leaveUnused = (batch: Batch, number: number): void => {
  const taken = batch.taken.find((one) => one.number === number);
  if (taken) taken.isUsed = false;
};

/** Writes a row for an agency's log in the transaction, numbered and stamped where the database has a source. */
export const writeLogRow = async (transaction: Transaction, row: LogRow): Promise<void> => {
  const stamp = await batches.get(transaction)?.stamp(row);
  await transaction.readLog.createMany({
    data: [
      {
        ...row,
        caseIds: [...row.caseIds],
        participantIds: [...row.participantIds],
        ...(stamp ? { source: stamp.source, sourceNumber: stamp.number, stamp: stamp.stamp } : {}),
      },
    ],
  });
};

/** What the database will write of an act for the log, by itself. */
export type Foretold = Pick<LogRow, 'action'> & Partial<Pick<LogRow, 'reason' | 'about'>> & { readonly case?: string };

const rowOf = (
  { tenant, unit, staff }: Batch['who'],
  at: Instant,
  { action, reason = null, about = null, case: caseId }: Foretold,
): LogRow => ({
  id: randomUUID(),
  at: new Date(at),
  tenant,
  unit,
  staff,
  kind: 'act',
  action,
  reason,
  words: null,
  about,
  caseIds: caseId === undefined ? [] : [caseId],
  participantIds: [],
});

/** The stamp of the row that the inbox gets in the log; `unused` when nothing was put into the inbox after all. */
export type ActStamp = LogStamp & { readonly id: string };

const ACT_TARGET = /^journey-([0-9a-f-]{36})$/;
const REASON_CODE = /^[A-Za-z]{1,60}$/;

/** The stamp for an act that is put into the inbox in this transaction: see the function `log_act`. */
export const stampForAct = async (
  transaction: Transaction,
  { target, command, at }: { readonly target: string; readonly command: unknown; readonly at: Instant },
): Promise<ActStamp | undefined> => {
  const batch = batches.get(transaction);
  if (!batch) return undefined;
  const { type, reason } = (command ?? {}) as { readonly type?: unknown; readonly reason?: unknown };
  const of = ACT_TARGET.exec(target)?.[1];
  const row = rowOf(batch.who, at, {
    action: typeof type === 'string' ? type : 'unknown',
    reason: typeof reason === 'string' && REASON_CODE.test(reason) ? reason : null,
    ...(of === undefined ? {} : { case: of }),
  });
  return { id: row.id, ...(await batch.stamp(row)) };
};

/** The act was not put into the inbox: the number of its row stays unused. */
export const dropStamp = (transaction: Transaction, stamp: ActStamp | undefined): void => {
  const batch = batches.get(transaction);
  if (batch && stamp) leaveUnused(batch, stamp.number);
};

/** Lays a stamp ready for the row that a trigger is about to write in this transaction: see the function `log_of_itself`. */
export const foretell = async (transaction: Transaction, foretold: Foretold): Promise<void> => {
  const batch = batches.get(transaction);
  if (!batch) return;
  const row = rowOf(batch.who, batch.who.now, foretold);
  const { action, about } = row;
  const ready = { id: row.id, action, about, case: foretold.case ?? null, ...(await batch.stamp(row)) };
  batch.isForetold = true;
  await transaction.$queryRaw`
    SELECT set_config('app.log_stamps',
      (coalesce(nullif(current_setting('app.log_stamps', true), ''), '[]')::jsonb || ${JSON.stringify([ready])}::jsonb)::text, true)`;
};
