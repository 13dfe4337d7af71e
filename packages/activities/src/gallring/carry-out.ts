import { asWorker, type Database, type Transaction } from '@stafett/db';
import {
  type CaseFile,
  type CaseStatistics,
  currentModel,
  type Instant,
  instant,
  type MonthStatistics,
  modelByHash,
  type Spell,
  statisticsOf,
  stockholmDate,
} from '@stafett/domain';
import { isRefusedByStore } from '../store-errors.ts';

export type CarryOutOptions = {
  /** As the role stafett_worker. */
  readonly db: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Is told the case whose rows are no longer as they were. */
  readonly forget?: (caseId: string) => void;
  readonly log?: (what: string, facts: Readonly<Record<string, string | number>>) => void;
};

// It takes milliseconds, also among a hundred thousand cases (`npm run bench -- --only gallring`); köer and teams are read whole, each in one text.
const LONGEST = 'set local statement_timeout = 120000';
const TRANSACTION = { maxWait: 10_000, timeout: 180_000 };

type Interval = { readonly from: Date; readonly to: Date | null };
const spells = <Row extends Interval>(rows: readonly Row[], told: (row: Row) => string): readonly Spell<string>[] =>
  rows.map((row) => ({
    from: instant(row.from.getTime()),
    to: row.to === null ? null : instant(row.to.getTime()),
    value: told(row),
  }));

const caseRow = (of: CaseStatistics): object => ({
  insats: of.insats,
  place: of.place,
  model_hash: of.modelHash,
  referred_by: of.referredBy,
  sex: of.sex,
  born_from: of.bornFrom,
  referred_month: of.referredMonth,
  started_month: of.startedMonth ?? null,
  closed_month: of.closedMonth,
  closure_reason: of.closureReason,
  closure_sub_reason: of.closureSubReason ?? null,
  income_at_start: of.incomeAtStart,
  income_at_end: of.incomeAtEnd,
});
const monthRow = (insats: string, { month, measure, value }: MonthStatistics): object => ({
  insats,
  month,
  measure,
  value,
});

/** What the agency's figures count of the case today, for when it is gone; nothing where they do not. */
const statisticsFor = async (transaction: Transaction, caseId: string, agency: string): Promise<object> => {
  const counted = await transaction.caseGrant.count({
    where: { caseId, agency, relation: { in: ['holder', 'coordinator', 'processFollower'] } },
  });
  const row = await transaction.caseFile.findUnique({ where: { id: caseId }, select: { state: true } });
  if (counted === 0 || row === null) return {};
  const state = row.state as unknown as CaseFile;
  const model = currentModel(state.insats) ?? modelByHash(state.modelHash);
  if (model === undefined) throw new Error(`no insats model ${state.insats}`);
  const phases = await transaction.casePhase.findMany({ where: { caseId } });
  const incomes = await transaction.caseIncome.findMany({ where: { caseId } });
  const found = statisticsOf(
    state,
    spells(phases, ({ phase }) => phase),
    spells(incomes, ({ income }) => income),
    model,
  );
  return found === undefined
    ? {}
    : { cases: [caseRow(found.ofCase)], months: found.months.map((fact) => monthRow(state.insats, fact)) };
};

const inOne = <Answer>(db: Database, work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> =>
  db.$transaction(async (transaction) => {
    await transaction.$executeRawUnsafe(LONGEST);
    return work(transaction);
  }, TRANSACTION);

type Share = { readonly caseId: string; readonly tenant: string };
/** `isOfCase`: else of what was written at meetings of no case. */
type Confirmed = Share & { readonly id: string; readonly isOfCase: boolean };

// While another journey of the participant's goes on at the agency it waits, without a word each time that the worker looks.
const CONFIRMED = `
  select r.id::text as id, r.case_id::text as "caseId", r.tenant::text as tenant, r.gathering is null as "isOfCase" from gallring r
  where r.status = 'confirmed' and r.due_on <= $1::date
    and not exists (select 1 from case_file f join case_file o on o.participant_id = f.participant_id and o.id <> f.id and o.phase <> 'closed'
      join case_grant s on s.case_id = o.id and s.agency = r.tenant
      where f.id = r.case_id)
  order by r.due_on, r.id`;

/**
 * Destroys what two people have confirmed and whose day has come, each in one transaction: keys, rows and the figures' rows together, all or
 * nothing. What PostgreSQL refuses (the case is not as it was) stays and is tried again; so is everything when the
 * store gives no answer. Gives how many were carried out.
 */
export const carryOutGallring = async ({
  db,
  now,
  forget = () => {},
  log = () => {},
}: CarryOutOptions): Promise<number> => {
  const at = instant(now());
  const confirmed = await asWorker(db, at, (transaction) =>
    transaction.$queryRawUnsafe<Confirmed[]>(CONFIRMED, stockholmDate(at)),
  );
  let done = 0;
  for (const gallring of confirmed) {
    const { id, caseId, tenant } = gallring;
    try {
      if (await carryOutOne(db, gallring, at)) {
        done += 1;
        log('gallring carried out', { gallring: id, agency: tenant });
      }
    } catch (error) {
      if (!isRefusedByStore(error)) throw error;
      log('gallring refused', { gallring: id, agency: tenant });
    } finally {
      forget(caseId);
    }
  }
  return done;
};

const carryOutOne = (db: Database, { id, caseId, tenant, isOfCase }: Confirmed, at: Instant): Promise<boolean> =>
  inOne(db, async (transaction) => {
    if (!isOfCase) {
      const [meetings] = await transaction.$queryRawUnsafe<{ done: boolean }[]>(
        'select gallra_meetings($1::uuid, $2::timestamptz) as done',
        id,
        at,
      );
      return meetings?.done ?? false;
    }
    // Held until it is done, so that nothing is written about the case in between, and of two who do this one waits.
    await transaction.$queryRawUnsafe('select 1 from case_file where id = $1::uuid for update', caseId);
    const statistics = JSON.stringify(await statisticsFor(transaction, caseId, tenant));
    const [row] = await transaction.$queryRawUnsafe<{ done: boolean }[]>(
      'select gallra($1::uuid, $2::timestamptz, $3::jsonb) as done',
      id,
      at,
      statistics,
    );
    return row?.done ?? false;
  });

// What stands in the tables of a share whose key the key store says is destroyed.
const LEFT = `
  with share as (
    select g.case_id, g.agency from case_grant g
    union select d.case_id, d.tenant from document d where d.case_id is not null
    union select e.case_id, split_part(k.scope, ':', 3)::uuid from vault.data_key j
      join case_event e on e.seq = 1 and j.scope = 'journey:' || e.case_id
      join vault.data_key k on k.scope like 'case:' || e.case_id || ':%'
      where j.destroyed_at is not null and k.destroyed_at is not null)
  select s.case_id::text as "caseId", s.agency::text as tenant from share s
  where is_gallrad(s.case_id, s.agency)
    and (exists (select 1 from case_grant g where g.case_id = s.case_id and g.agency = s.agency)
      or exists (select 1 from vault.data_key j where j.scope = 'journey:' || s.case_id and j.destroyed_at is not null))`;

/**
 * Carries out again, on a database that was put back from a backup, what the key store says is destroyed: the rows of before go, and the
 * figures keep what they count. Gives the cases that it was about.
 */
export const gallraAgain = async ({ db, now, forget = () => {} }: CarryOutOptions): Promise<readonly string[]> => {
  const at = instant(now());
  const left = await inOne(db, (transaction) => transaction.$queryRawUnsafe<Share[]>(LEFT));
  for (const { caseId, tenant } of left) {
    await inOne(db, async (transaction) => {
      const statistics = JSON.stringify(await statisticsFor(transaction, caseId, tenant));
      await transaction.$queryRawUnsafe(
        'select gallra_again($1::uuid, $2::uuid, $3::timestamptz, $4::jsonb) as done',
        caseId,
        tenant,
        at,
        statistics,
      );
    });
    forget(caseId);
  }
  return [...new Set(left.map(({ caseId }) => caseId))];
};
