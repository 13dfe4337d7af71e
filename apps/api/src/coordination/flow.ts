import { asCounter, Prisma, type Transaction } from '@stafett/db';
import {
  endOfDay,
  type HandoverRoute,
  type IsoDate,
  type Phase,
  startOfDay,
  type WaitingReason,
} from '@stafett/domain';
import { Flow, FlowRequest } from '@stafett/schemas';
import type { Names } from '../organisation/name-book.ts';
import { Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

// Medians by interval: how long something lasted that came to its end in the period. What still goes on has no length yet.

type Answer = {
  readonly agency: string;
  readonly route: HandoverRoute;
  readonly times: number;
  readonly median: number;
};
type PhaseRow = {
  readonly phase: Phase;
  readonly left: number;
  readonly median: number | null;
  readonly longest: number | null;
  readonly standing: number;
};
type MoveRow = { readonly from: Phase; readonly to: Phase; readonly cases: number };
type WaitRow = {
  readonly agency: string;
  readonly reason: WaitingReason;
  readonly times: number;
  readonly median: number;
};

const rounded = (days: number): number => Math.round(days * 10) / 10;

const days = (from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(extract(epoch FROM ${to} - ${from}) / 86400)::float8`;

/** Which cases: all that the counter may count, or those of one insats or place. */
const ofCases = ({ insats, place }: FlowRequest): Prisma.Sql => Prisma.sql`
  ${insats === undefined ? Prisma.empty : Prisma.sql`AND c.insats = ${insats}`}
  ${place === undefined ? Prisma.empty : Prisma.sql`AND c.place = ${place}`}`;

type Period = { readonly start: string; readonly end: string };
const within = (column: Prisma.Sql, { start, end }: Period): Prisma.Sql =>
  Prisma.sql`${column} >= ${start}::timestamptz AND ${column} <= ${end}::timestamptz`;

const answersIn = (
  transaction: Transaction,
  request: FlowRequest,
  period: Period,
  { at, agency }: { readonly at: Prisma.Sql; readonly agency: Prisma.Sql },
): Promise<Answer[]> => transaction.$queryRaw<Answer[]>`
  SELECT ${agency} AS agency, h.route, count(*)::int AS times,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY ${days(Prisma.sql`h.sent_at`, at)}) AS median
  FROM handover h JOIN case_file c ON c.id = h.case_id
  WHERE ${within(at, period)} AND ${agency} IS NOT NULL ${ofCases(request)}
  GROUP BY 1, 2`;

const read = async (transaction: Transaction, request: FlowRequest) => {
  const period: Period = { start: startOfDay(request.from), end: endOfDay(request.to) };
  const acknowledged = await answersIn(transaction, request, period, {
    at: Prisma.sql`h.acknowledged_at`,
    agency: Prisma.sql`coalesce(h.detail -> 'acknowledgedBy' ->> 'agency', h.to_agency::text)`,
  });
  const answered = await answersIn(transaction, request, period, {
    at: Prisma.sql`h.answered_at`,
    agency: Prisma.sql`h.answered_by_agency::text`,
  });
  const lasted = days(Prisma.sql`p.valid_from`, Prisma.sql`p.valid_to`);
  const left = within(Prisma.sql`p.valid_to`, period);
  const phases = await transaction.$queryRaw<PhaseRow[]>`
    SELECT p.phase, count(*) FILTER (WHERE ${left})::int AS left,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY ${lasted}) FILTER (WHERE ${left}) AS median,
      max(${lasted}) FILTER (WHERE ${left}) AS longest,
      count(*) FILTER (WHERE p.valid_from <= ${period.end}::timestamptz
        AND (p.valid_to IS NULL OR p.valid_to > ${period.end}::timestamptz))::int AS standing
    FROM case_phase p JOIN case_file c ON c.id = p.case_id
    WHERE p.phase <> 'closed' ${ofCases(request)}
    GROUP BY p.phase`;
  const moves = await transaction.$queryRaw<MoveRow[]>`
    SELECT p.phase AS "from", n.phase AS "to", count(*)::int AS cases
    FROM case_phase p JOIN case_phase n ON n.case_id = p.case_id AND n.valid_from = p.valid_to
    JOIN case_file c ON c.id = p.case_id
    WHERE ${left} ${ofCases(request)}
    GROUP BY p.phase, n.phase`;
  const waits = await transaction.$queryRaw<WaitRow[]>`
    SELECT p.agency, p.reason, count(*)::int AS times, percentile_cont(0.5) WITHIN GROUP (ORDER BY ${lasted}) AS median
    FROM case_waiting p JOIN case_file c ON c.id = p.case_id
    WHERE ${left} ${ofCases(request)}
    GROUP BY p.agency, p.reason`;
  return { acknowledged, answered, phases, moves, waits };
};

const joined = (acknowledged: readonly Answer[], answered: readonly Answer[], names: Names): Flow['answers'] => {
  const keys = new Map([...acknowledged, ...answered].map((one) => [`${one.agency} ${one.route}`, one]));
  const of = (rows: readonly Answer[], { agency, route }: Answer) =>
    rows.find((row) => row.agency === agency && row.route === route);
  return [...keys.values()].map((key) => {
    const [first, second] = [of(acknowledged, key), of(answered, key)];
    return {
      agency: key.agency,
      agencyName: names.agencies.get(key.agency)?.name ?? '',
      route: key.route,
      acknowledged: first?.times ?? 0,
      ...(first ? { medianToAcknowledge: rounded(first.median) } : {}),
      answered: second?.times ?? 0,
      ...(second ? { medianToAnswer: rounded(second.median) } : {}),
    };
  });
};

/** How cases flow: for coordinators, as sums over the cases that their agency follows. */
export const flow = unitProcedure
  .input(FlowRequest)
  .output(Flow)
  .query(async ({ ctx, input }) => {
    const may = ['insatsCoordinator', 'forbundCoordinator'] as const;
    if (!may.some((role) => ctx.actor.roles.includes(role))) throw new Refused('roleNotAllowed');
    const found = await asCounter(ctx.database, ctx.actor, ctx.clock(), async (transaction) => {
      await logReading(transaction, ctx.actor, ctx.clock(), 'figures.get', { cases: [] });
      return read(transaction, input);
    });
    const names = await ctx.names.read();
    const range: { from: IsoDate; to: IsoDate } = { from: input.from, to: input.to };
    return {
      ...range,
      answers: joined(found.acknowledged, found.answered, names),
      phases: found.phases.map(({ phase, left, median, longest, standing }) => ({
        phase,
        left,
        ...(median === null ? {} : { median: rounded(median) }),
        ...(longest === null ? {} : { longest: rounded(longest) }),
        standing,
      })),
      moves: found.moves,
      waits: found.waits.map(({ median, ...wait }) => ({
        ...wait,
        agencyName: names.agencies.get(wait.agency)?.name ?? '',
        median: rounded(median),
      })),
    };
  });
