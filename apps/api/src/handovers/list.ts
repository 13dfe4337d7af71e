import type { Prisma } from '@stafett/db';
import { type Handover, isPartyToHandover, modelByHash } from '@stafett/domain';
import { HandoverList, ListHandoversRequest } from '@stafett/schemas';
import { participantLine } from '../participants/participant-line.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { handoverViewOf } from './handover-view.ts';

const SHOWN = 200;
/** Somebody's answer is still awaited. */
export const openStatuses = ['sent', 'acknowledged', 'moreInfoRequested'];

/** The handovers that ask the unit, or that it has sent. */
export const handoversOf = (direction: 'toUs' | 'fromUs', unit: string): Prisma.HandoverWhereInput =>
  direction === 'fromUs' ? { fromUnit: unit } : { OR: [{ toUnit: unit }, { members: { some: { unit } } }] };

/** Överlämningar: till oss and från oss, the one to be answered first on top. */
export const list = unitProcedure
  .input(ListHandoversRequest)
  .output(HandoverList)
  .query(async ({ ctx, input }) => {
    const now = ctx.clock();
    const found = await ctx.read(async (transaction) => {
      const rows = await transaction.handover.findMany({
        where: {
          ...handoversOf(input.direction, ctx.actor.unit),
          ...(input.open ? { status: { in: openStatuses } } : {}),
        },
        orderBy: input.open ? [{ answerBy: 'asc' }, { id: 'asc' }] : [{ sentAt: 'desc' }, { id: 'asc' }],
        take: SHOWN,
        include: { case: { select: { id: true, code: true, insats: true, modelHash: true, participantId: true } } },
      });
      const participants = rows.map((row) => row.case.participantId);
      const identities = await ctx.participants.read(transaction, participants);
      const cases = rows.map(({ caseId }) => caseId);
      await logReading(transaction, ctx.actor, now, 'handovers.list', { cases, participants });
      return { rows, identities };
    });
    const [names, identities] = [await ctx.names.read(), await found.identities()];
    return {
      rows: found.rows
        .map((row) => ({ row, handover: row.detail as unknown as Handover }))
        .filter(({ handover }) => isPartyToHandover(handover, ctx.actor))
        .map(({ row, handover }) => {
          const identity = identities.get(row.case.participantId);
          return {
            caseId: row.case.id,
            caseCode: row.case.code,
            ...participantLine(identity),
            insats: row.case.insats,
            handover: handoverViewOf(handover, modelByHash(row.case.modelHash), names, now),
          };
        }),
    };
  });
