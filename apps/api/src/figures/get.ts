import { asCounter } from '@stafett/db';
import { currentModel } from '@stafett/domain';
import { figuresOf } from '@stafett/reports';
import { Figures, FiguresRequest } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

/** Sums over the cases that the actor's agency coordinates or holds. For coordinators: others would see a part and take it for all. */
export const get = unitProcedure
  .input(FiguresRequest)
  .output(Figures)
  .query(async ({ ctx, input }) => {
    const may = ['insatsCoordinator', 'forbundCoordinator'] as const;
    if (!may.some((role) => ctx.actor.roles.includes(role))) throw new Refused('roleNotAllowed');
    const model = currentModel(input.insats);
    if (!model) throw new Refused('modelUnknown');
    return asCounter(ctx.database, ctx.actor, ctx.clock(), async (transaction) => {
      await logReading(transaction, ctx.actor, ctx.clock(), 'figures.get', { cases: [] });
      return figuresOf(transaction, model, input.from, input.to);
    });
  });
