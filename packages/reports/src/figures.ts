import type { Transaction } from '@stafett/db';
import {
  endOfDay,
  hasPlacements,
  type InsatsModel,
  type IsoDate,
  modelByHash,
  type Sex,
  type TargetFigure,
  targetFigures,
  yearOf,
} from '@stafett/domain';
import { type BySex, bySexOf, splitWhereMany } from './by-sex.ts';
import { lastMonthEnd } from './gone.ts';
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
    readonly bySex: BySex;
    readonly byPhase: Counts;
    readonly byIncome: Counts;
    /** Year of `to` less the year of birth, one decimal; null when nobody is ongoing. */
    readonly meanAge: number | null;
  };
  readonly waiting: number;
  readonly waitingBySex: BySex;
  /** `bySubReason`: of those whose closing says what lies behind it. `byReasonAndSex`: without the reasons of a few. */
  readonly closed: {
    readonly total: number;
    readonly bySex: BySex;
    readonly byReason: Counts;
    readonly byReasonAndSex: Readonly<Record<string, BySex>>;
    readonly bySubReason: Counts;
  };
  /** Of the closed: when they started, and when they were closed. */
  readonly incomeAtStart: Counts;
  readonly incomeNow: Counts;
  /** Of the closed: how many had the income when they started and no longer when they were closed. */
  readonly incomeLeft: Counts;
  /** The closings against the targets of the insats's current model; absent where it has none. */
  readonly targets?: readonly TargetFigure[];
  /** Places for arbetsträning or praktik; absent where the insats has none. */
  readonly placements?: PlacementFigures;
  /** What only this insats is measured by; absent where there is nothing. */
  readonly measures?: InsatsFigures;
  /** How long participants waited for the flerpartssamtal they wished; absent where nobody has wished one. */
  readonly wishes?: WishFigures;
};

/** `waiting` and `ongoing` are people on the last day, `ended` places that came to their end in the days counted. */
export type PlacementFigures = {
  /** Absent where the insats has no phase of its own for it. */
  readonly waiting?: number;
  readonly ongoing: number;
  readonly ended: number;
};

type Ongoing = {
  readonly sex: Sex;
  /** Null of a case that is gone: see `Born`. */
  readonly birthYear: number | null;
  /** Has a place on the day, by its dates. */
  readonly hasPlace: boolean;
  readonly phase: string | null;
  readonly income: string | null;
  readonly modelHash: string;
  readonly cases: number;
};
/** Of cases that are gone the year stands apart from all else. */
type Born = { readonly birthYear: number; readonly cases: number };
type Closed = {
  readonly sex: Sex;
  readonly started: boolean;
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

const reportReason = ({ closureReasons }: InsatsModel, reason: string): string =>
  closureReasons.find(({ id }) => id === reason)?.reportCode ?? reason;

/** Who is on a place waits for none; a case of a list may be in arbetsträning without anybody having written in where. */
const placementsOf = (ongoing: readonly Ongoing[], model: InsatsModel, ended: number): PlacementFigures => {
  const isOnPlace = ({ hasPlace, phase }: Ongoing) => hasPlace || phase === 'workTraining';
  const waiting = ongoing.filter((row) => row.phase === 'waitingForPlacement' && !isOnPlace(row));
  return {
    ...(model.phases.some(({ id }) => id === 'waitingForPlacement') ? { waiting: sum(waiting) } : {}),
    ongoing: sum(ongoing.filter(isOnPlace)),
    ended,
  };
};

const sum = (rows: readonly { readonly cases: number }[]): number => rows.reduce((all, { cases }) => all + cases, 0);

/**
 * Counts the cases of an insats as of any day, from dates and intervals alone, so that the answer about a past day never changes:
 * ongoing is start ≤ day < closing, waiting is referral ≤ day < start and closing. Takes a transaction of `asCounter`, the insats's
 * current model and two days; gives sums, no case. A case is read by the model it runs on. A case that is gone counts as it stood at the end
 * of the last month that had come.
 */
export const figuresOf = async (
  transaction: Transaction,
  model: InsatsModel,
  from: IsoDate,
  to: IsoDate,
): Promise<Figures> => {
  const end = endOfDay(to);
  const month = lastMonthEnd(to);
  const ongoing = await transaction.$queryRaw<Ongoing[]>`
    SELECT c.sex, c.birth_year AS "birthYear", c.model_hash AS "modelHash", p.phase, i.income, count(*)::int AS cases,
      EXISTS (SELECT 1 FROM jsonb_array_elements(c.state->'placements') l
        WHERE l->>'from' <= ${to}::text AND coalesce(l->>'to' > ${to}::text, true)) AS "hasPlace"
    FROM case_file c
    LEFT JOIN case_phase p ON p.case_id = c.id AND p.valid_from <= ${end}::timestamptz
      AND (p.valid_to IS NULL OR p.valid_to > ${end}::timestamptz)
    LEFT JOIN case_income i ON i.case_id = c.id AND i.valid_from <= ${end}::timestamptz
      AND (i.valid_to IS NULL OR i.valid_to > ${end}::timestamptz)
    WHERE c.insats = ${model.id} AND c.started_on <= ${to}::date AND (c.closed_on IS NULL OR c.closed_on > ${to}::date)
    GROUP BY c.sex, c.birth_year, c.model_hash, p.phase, i.income, "hasPlace"
    UNION ALL
    SELECT g.value->>'sex', NULL, g.value->>'modelHash', g.value->>'phase', g.value->>'income', count(*)::int,
      (g.value->>'hasPlace')::boolean
    FROM month_statistics g WHERE g.insats = ${model.id} AND g.measure = 'ongoing' AND g.month = ${month}::date
    GROUP BY 1, 3, 4, 5, 7`;
  const born = await transaction.$queryRaw<Born[]>`
    SELECT (g.value->>'birthYear')::int AS "birthYear", count(*)::int AS cases FROM month_statistics g
    WHERE g.insats = ${model.id} AND g.measure = 'age' AND g.month = ${month}::date GROUP BY 1`;
  const waiting = await transaction.$queryRaw<{ readonly sex: Sex; readonly cases: number }[]>`
    SELECT c.sex, count(*)::int AS cases FROM case_file c
    WHERE c.insats = ${model.id} AND c.referred_on <= ${to}::date
      AND (c.started_on IS NULL OR c.started_on > ${to}::date) AND (c.closed_on IS NULL OR c.closed_on > ${to}::date)
    GROUP BY c.sex
    UNION ALL
    SELECT g.sex, count(*)::int FROM case_statistics g
    WHERE g.insats = ${model.id} AND g.referred_month <= ${month}::date
      AND (g.started_month IS NULL OR g.started_month > ${month}::date) AND g.closed_month > ${month}::date
    GROUP BY g.sex`;
  const closed = await transaction.$queryRaw<Closed[]>`
    SELECT c.sex, c.started_on IS NOT NULL AS started, c.closure_reason AS reason, c.state->'closure'->>'subReason' AS "subReason",
      c.income_at_start AS "atStart", c.income_now AS now, c.model_hash AS "modelHash", count(*)::int AS cases
    FROM case_file c
    WHERE c.insats = ${model.id} AND c.closed_on >= ${from}::date AND c.closed_on <= ${to}::date
    GROUP BY c.sex, started, c.closure_reason, c.state->'closure'->>'subReason', c.income_at_start, c.income_now, c.model_hash
    UNION ALL
    SELECT g.sex, g.started_month IS NOT NULL, g.closure_reason, g.closure_sub_reason, g.income_at_start, g.income_at_end, g.model_hash,
      count(*)::int
    FROM case_statistics g
    WHERE g.insats = ${model.id} AND g.closed_month >= ${from}::date AND g.closed_month <= ${to}::date
    GROUP BY g.sex, 2, g.closure_reason, g.closure_sub_reason, g.income_at_start, g.income_at_end, g.model_hash`;
  const [places] = await transaction.$queryRaw<{ readonly ended: number }[]>`
    SELECT (SELECT count(*) FROM case_file c CROSS JOIN LATERAL jsonb_array_elements(c.state->'placements') l
        WHERE c.insats = ${model.id} AND l->>'to' >= ${from}::text AND l->>'to' <= ${to}::text)::int
      + (SELECT count(*) FROM month_statistics g
        WHERE g.insats = ${model.id} AND g.measure = 'placementEnded' AND g.month >= ${from}::date AND g.month <= ${to}::date)::int
      AS ended`;
  const measures = await insatsFiguresOf(transaction, model, to);
  const wishes = await wishFiguresOf(transaction, model, from, to);

  const modelOf = (hash: string): InsatsModel => modelByHash(hash) ?? model;
  const total = sum(ongoing);
  const years = [...ongoing, ...born].reduce(
    (all, { birthYear, cases }) => all + (birthYear === null ? 0 : (yearOf(to) - birthYear) * cases),
    0,
  );
  const reasonOf = ({ reason, modelHash }: Closed): string => reportReason(modelOf(modelHash), reason);
  return {
    insats: model.id,
    from,
    to,
    ongoing: {
      total,
      bySex: bySexOf(ongoing),
      byPhase: counted(
        ongoing,
        ({ phase, modelHash }) => modelOf(modelHash).phases.find(({ id }) => id === phase)?.reportCode ?? 'okand',
      ),
      byIncome: counted(ongoing, ({ income }) => income ?? 'okand'),
      meanAge: total === 0 ? null : Math.round((10 * years) / total) / 10,
    },
    waiting: sum(waiting),
    waitingBySex: bySexOf(waiting),
    closed: {
      total: sum(closed),
      bySex: bySexOf(closed),
      byReason: counted(closed, reasonOf),
      byReasonAndSex: splitWhereMany(closed, reasonOf),
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
    ...(model.targets
      ? {
          targets: targetFigures(
            closed.filter(({ started }) => started),
            model.targets,
          ),
        }
      : {}),
    ...(hasPlacements(model) ? { placements: placementsOf(ongoing, model, places?.ended ?? 0) } : {}),
    ...(Object.keys(measures).length === 0 ? {} : { measures }),
    ...(wishes ? { wishes } : {}),
  };
};
