import type { Transaction } from '@stafett/db';
import { endOfDay, type InsatsModel, type IsoDate, modelByHash, type Sex, yearOf } from '@stafett/domain';
import { type InsatsFigures, insatsFiguresOf } from './insats-figures.ts';
import { type WishFigures, wishFiguresOf } from './wish-figures.ts';

/** Counts by the codes of the import files (reportCode); a code that nobody has is left out. */
export type Counts = Readonly<Record<string, number>>;

/** State at the end of the day `to`; closed within from–to. */
export type Figures = {
  readonly insats: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly ongoing: {
    readonly total: number;
    readonly bySex: Readonly<Record<Sex, number>>;
    readonly byPhase: Counts;
    readonly byIncome: Counts;
    /** Year of `to` less the year of birth, one decimal; null when nobody is ongoing. */
    readonly meanAge: number | null;
  };
  readonly waiting: number;
  /** `bySubReason`: of those whose closing says what lies behind it. */
  readonly closed: { readonly total: number; readonly byReason: Counts; readonly bySubReason: Counts };
  /** Of the closed: when they started, and when they were closed. */
  readonly incomeAtStart: Counts;
  readonly incomeNow: Counts;
  /** Of the closed: how many had the income when they started and no longer when they were closed. */
  readonly incomeLeft: Counts;
  /** What only this insats is measured by; absent where there is nothing. */
  readonly measures?: InsatsFigures;
  /** How long participants waited for the flerpartssamtal they wished; absent where nobody has wished one. */
  readonly wishes?: WishFigures;
};

type Ongoing = {
  readonly sex: string;
  readonly birthYear: number;
  readonly phase: string | null;
  readonly income: string | null;
  readonly modelHash: string;
  readonly cases: number;
};
type Closed = {
  readonly reason: string;
  readonly subReason: string | null;
  readonly atStart: string;
  readonly now: string;
  readonly modelHash: string;
  readonly cases: number;
};

/** Adds up rows by a code of each. */
const counted = <Row extends { readonly cases: number }>(
  rows: readonly Row[],
  codeOf: (row: Row) => string,
): Counts => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[codeOf(row)] = (counts[codeOf(row)] ?? 0) + row.cases;
  return counts;
};

const sum = (rows: readonly { readonly cases: number }[]): number => rows.reduce((all, { cases }) => all + cases, 0);

/**
 * Counts the cases of an insats as of any day, from dates and intervals alone, so that the answer about a past day never changes:
 * ongoing is start ≤ day < closing, waiting is referral ≤ day < start and closing. Takes a transaction of `asCounter`, the insats's
 * current model and two days; gives sums, no case. A case is read by the model it runs on.
 */
export const figuresOf = async (
  transaction: Transaction,
  model: InsatsModel,
  from: IsoDate,
  to: IsoDate,
): Promise<Figures> => {
  const end = endOfDay(to);
  const ongoing = await transaction.$queryRaw<Ongoing[]>`
    SELECT c.sex, c.birth_year AS "birthYear", c.model_hash AS "modelHash", p.phase, i.income, count(*)::int AS cases
    FROM case_file c
    LEFT JOIN case_phase p ON p.case_id = c.id AND p.valid_from <= ${end}::timestamptz
      AND (p.valid_to IS NULL OR p.valid_to > ${end}::timestamptz)
    LEFT JOIN case_income i ON i.case_id = c.id AND i.valid_from <= ${end}::timestamptz
      AND (i.valid_to IS NULL OR i.valid_to > ${end}::timestamptz)
    WHERE c.insats = ${model.id} AND c.started_on <= ${to}::date AND (c.closed_on IS NULL OR c.closed_on > ${to}::date)
    GROUP BY c.sex, c.birth_year, c.model_hash, p.phase, i.income`;
  const waiting = await transaction.$queryRaw<{ readonly cases: number }[]>`
    SELECT count(*)::int AS cases FROM case_file c
    WHERE c.insats = ${model.id} AND c.referred_on <= ${to}::date
      AND (c.started_on IS NULL OR c.started_on > ${to}::date) AND (c.closed_on IS NULL OR c.closed_on > ${to}::date)`;
  const closed = await transaction.$queryRaw<Closed[]>`
    SELECT c.closure_reason AS reason, c.state->'closure'->>'subReason' AS "subReason", c.income_at_start AS "atStart", c.income_now AS now, c.model_hash AS "modelHash",
      count(*)::int AS cases
    FROM case_file c
    WHERE c.insats = ${model.id} AND c.closed_on >= ${from}::date AND c.closed_on <= ${to}::date
    GROUP BY c.closure_reason, c.state->'closure'->>'subReason', c.income_at_start, c.income_now, c.model_hash`;

  const measures = await insatsFiguresOf(transaction, model, to);

  const wishes = await wishFiguresOf(transaction, model, from, to);

  const modelOf = (hash: string): InsatsModel => modelByHash(hash) ?? model;
  const total = sum(ongoing);
  const years = ongoing.reduce((all, { birthYear, cases }) => all + (yearOf(to) - birthYear) * cases, 0);
  const bySex = counted(ongoing, ({ sex }) => sex);
  return {
    insats: model.id,
    from,
    to,
    ongoing: {
      total,
      bySex: { K: bySex.K ?? 0, M: bySex.M ?? 0 },
      byPhase: counted(
        ongoing,
        ({ phase, modelHash }) => modelOf(modelHash).phases.find(({ id }) => id === phase)?.reportCode ?? 'okand',
      ),
      byIncome: counted(ongoing, ({ income }) => income ?? 'okand'),
      meanAge: total === 0 ? null : Math.round((10 * years) / total) / 10,
    },
    waiting: sum(waiting),
    closed: {
      total: sum(closed),
      byReason: counted(
        closed,
        ({ reason, modelHash }) =>
          modelOf(modelHash).closureReasons.find(({ id }) => id === reason)?.reportCode ?? reason,
      ),
      bySubReason: counted(
        closed.filter(({ subReason }) => subReason !== null),
        ({ reason, subReason, modelHash }) =>
          modelOf(modelHash)
            .closureReasons.find(({ id }) => id === reason)
            ?.subReasons?.find(({ id }) => id === subReason)?.reportCode ??
          subReason ??
          'okand',
      ),
    },
    incomeAtStart: counted(closed, ({ atStart }) => atStart),
    incomeNow: counted(closed, ({ now }) => now),
    incomeLeft: counted(
      closed.filter(({ atStart, now }) => atStart !== now),
      ({ atStart }) => atStart,
    ),
    ...(Object.keys(measures).length === 0 ? {} : { measures }),
    ...(wishes ? { wishes } : {}),
  };
};
