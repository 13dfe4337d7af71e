import { dateColumn, dayOf, instantOf, type Prisma, type Row, type Transaction } from '@stafett/db';
import {
  type AgencyId,
  awaitedTask,
  type CaseFile,
  decide,
  type HurryCommand,
  type Instant,
  mayReadWhole,
  modelByHash,
  type NextStep,
  nextSteps,
  type Queue,
  queueOf,
  relations,
  type StallCause,
  stallCauses,
  stockholmDate,
  type WaitingReason,
  waitingReasons,
  workingDaysBetween,
} from '@stafett/domain';
import { StalledCases, StalledRequest } from '@stafett/schemas';
import { insatsNameOf, phaseOf, waitingForOf } from '../cases/case-row.ts';
import { mayOpen, relationsTo } from '../cases/visible.ts';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import { Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

const SHOWN = 500;

/** What one click would do for the case, by the core's own rules: remind, or go on to the next in turn. */
const hurryOf = (row: Row.CaseFile, actor: StaffActor, at: Instant): 'remind' | 'escalate' | undefined => {
  const state = row.state as unknown as CaseFile;
  const model = modelByHash(state.modelHash);
  const task = model && awaitedTask(state, model)?.id;
  if (!model || task === undefined) return undefined;
  const may = (type: HurryCommand['type']) =>
    decide(state, { type, commandId: row.id, actor, task }, at, model).type === 'accepted';
  if (may('remindNow')) return 'remind';
  return may('escalateNow') ? 'escalate' : undefined;
};

/**
 * Why a case stands still, and for whom it waits since when, is for those who see the whole of its status: a manager the cases that the unit
 * holds, a coordinator those that it follows.
 */
const wholeStatus = ({ roles }: StaffActor): Prisma.CaseFileWhereInput => ({
  grants: { some: { relation: { in: relations.filter((relation) => mayReadWhole('status', [relation], roles)) } } },
});

type QueueColumns = Pick<Row.CaseFile, 'waitingAgency' | 'waitingReason' | 'nextStep' | 'stallCause'>;

const isOneOf = <Code extends string>(codes: readonly Code[], value: string | null): value is Code =>
  value !== null && (codes as readonly string[]).includes(value);

/** The named queue that a stored row stands in, by the core's own rule. */
const queueOfRow = ({
  waitingAgency: agency,
  waitingReason,
  nextStep,
  stallCause,
}: QueueColumns): Queue | undefined => {
  if (agency === null || !isOneOf<WaitingReason>(waitingReasons, waitingReason)) return undefined;
  if (!isOneOf<NextStep>(nextSteps, nextStep)) return undefined;
  const cause: StallCause = isOneOf<StallCause>(stallCauses, stallCause) ? stallCause : 'counterpart';
  return queueOf({ agency: agency as AgencyId, reason: waitingReason, nextStep }, cause);
};

/** How many rows there are of each kind that a queue is told by: a few dozen, however many cases. */
const countKinds = async (transaction: Transaction, where: Prisma.CaseFileWhereInput) => {
  const kinds = await transaction.caseFile.groupBy({
    by: ['waitingAgency', 'waitingReason', 'nextStep', 'stallCause'],
    where,
    _count: true,
  });
  return kinds.flatMap(({ _count: count, ...columns }) => {
    const queue = queueOfRow(columns);
    return queue === undefined ? [] : [{ queue, columns, count }];
  });
};
type Kind = Awaited<ReturnType<typeof countKinds>>[number];

const countQueues = (kinds: readonly Kind[]): ReadonlyMap<Queue, number> => {
  const counts = new Map<Queue, number>();
  for (const { queue, count } of kinds) counts.set(queue, (counts.get(queue) ?? 0) + count);
  return counts;
};

const inQueue = (kinds: readonly Kind[], asked: string | undefined): Prisma.CaseFileWhereInput =>
  asked === undefined ? {} : { OR: kinds.filter(({ queue }) => queue === asked).map(({ columns }) => columns) };

const countBy = async (transaction: Transaction, where: Prisma.CaseFileWhereInput) => {
  const causes = await transaction.caseFile.groupBy({ by: ['stallCause'], where, _count: true });
  const agencies = await transaction.caseFile.groupBy({ by: ['waitingAgency'], where, _count: true });
  return {
    causes: causes.flatMap(({ stallCause, _count }) =>
      stallCause === null ? [] : [{ cause: stallCause, count: _count }],
    ),
    agencies: agencies.flatMap(({ waitingAgency, _count }) =>
      waitingAgency === null ? [] : [{ agency: waitingAgency, count: _count }],
    ),
  };
};

/** Stannade ärenden: for those who follow cases across units, and for a manager those of the unit. The longest standstill first. */
export const stalled = unitProcedure
  .input(StalledRequest)
  .output(StalledCases)
  .query(async ({ ctx, input }) => {
    const follows = ['insatsCoordinator', 'forbundCoordinator', 'manager'] as const;
    if (!follows.some((role) => ctx.actor.roles.includes(role))) throw new Refused('roleNotAllowed');
    const now = ctx.clock();
    const today = stockholmDate(now);
    const { insats, place, phase, reason } = input;
    const common: Prisma.CaseFileWhereInput = {
      ...wholeStatus(ctx.actor),
      closedOn: null,
      ...(input.stalledOnly ? { stallsOn: { lte: dateColumn(today) } } : {}),
      ...given({ insats, place, phase, waitingReason: reason }),
    };
    const found = await ctx.read(async (transaction) => {
      const kinds = await countKinds(transaction, common);
      const where = {
        ...common,
        ...inQueue(kinds, input.queue),
        ...given({ stallCause: input.cause, waitingAgency: input.waitingForAgency }),
      };
      const rows = await transaction.caseFile.findMany({
        where,
        orderBy: [{ phaseSince: 'asc' }, { id: 'asc' }],
        take: SHOWN + 1,
      });
      const page = rows.slice(0, SHOWN);
      const cases = page.map(({ id }) => id);
      const standing = await relationsTo(transaction, cases);
      await logReading(transaction, ctx.actor, now, 'coordination.stalled', { cases });
      const counts = await countBy(transaction, common);
      return { page, more: rows.length > SHOWN, relations: standing, counts, queues: countQueues(kinds) };
    });
    const names = await ctx.names.read();
    const lineOf = (row: Row.CaseFile) => {
      const waitingFor = waitingForOf(row, names);
      const queue = queueOfRow(row);
      if (!waitingFor || queue === undefined) return [];
      const stands = row.stallsOn !== null && dayOf(row.stallsOn) <= today;
      return [
        {
          caseId: row.id,
          caseCode: row.code,
          insats: row.insats,
          insatsName: insatsNameOf(row),
          place: row.place,
          phase: phaseOf(row.phase),
          phaseSince: instantOf(row.phaseSince),
          holder: names.party({ agency: row.holderAgency, unit: row.holderUnit }),
          waitingFor,
          stoodWorkingDays: workingDaysBetween(stockholmDate(instantOf(row.phaseSince)), today),
          waitedWorkingDays: workingDaysBetween(stockholmDate(waitingFor.since), today),
          stalled: stands,
          ...(row.stallCause === null ? {} : { cause: row.stallCause }),
          queue,
          ...given({ hurry: hurryOf(row, ctx.actor, now) }),
          mayOpen: mayOpen(found.relations.get(row.id) ?? [], ctx.actor),
        },
      ];
    };
    return {
      today,
      rows: found.page.flatMap(lineOf),
      byQueue: [...found.queues].map(([queue, count]) => ({
        queue,
        ...given({ agencyName: names.agencies.get(queue.replace(/^waitsOn:/, ''))?.name }),
        count,
      })),
      byCause: found.counts.causes,
      byAgency: found.counts.agencies.map(({ agency, count }) => ({
        agency,
        agencyName: names.agencies.get(agency)?.name ?? '',
        count,
      })),
      more: found.more,
    };
  });
