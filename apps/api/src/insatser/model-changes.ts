import { isPart, modelChangePreview, newerModels, registeredModels } from '@stafett/domain';
import { ModelChanges, ModelChangesRequest } from '@stafett/schemas';
import { findVisible, mayOpen } from '../cases/visible.ts';
import { caseNotFound, Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { versionOf } from './model-view.ts';

/** What each newer version of its insats's model would change for a running case. Changes nothing. For the place's coordinator. */
export const modelChanges = unitProcedure
  .input(ModelChangesRequest)
  .output(ModelChanges)
  .query(async ({ ctx, input: { caseId } }) => {
    const now = ctx.clock();
    const visible = await ctx.read(async (transaction) => {
      const found = await findVisible(transaction, caseId);
      if (!found || !mayOpen(found.relations, ctx.actor)) return undefined;
      await logReading(transaction, ctx.actor, now, 'cases.get', {
        cases: [caseId],
        participants: [found.state.participant],
      });
      return found;
    });
    if (!visible) throw caseNotFound();
    const { state, model, relations } = visible;
    if (relations.every(isPart) || !ctx.actor.roles.includes('insatsCoordinator')) throw new Refused('notCoordinator');
    const own = registeredModels.find(({ hash }) => hash === state.modelHash);
    return {
      version: own ? versionOf(own) : 1,
      newer: newerModels(state.modelHash).map((newer) => {
        const preview = modelChangePreview(state, model, newer.model, now);
        return {
          hash: newer.hash,
          version: versionOf(newer),
          tasks: preview.tasks.map(({ kind, before, after }) => ({ kind, before, after })),
          meetings: preview.meetings.map(({ kind }) => ({ kind })),
          clocks: preview.clocks.map(({ clock, before, after }) => ({
            clock,
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
          })),
          onward: { before: [...preview.onward.before], after: [...preview.onward.after] },
          closing: {
            nowPossible: [...preview.closing.nowPossible],
            nowImpossible: [...preview.closing.nowImpossible],
            added: [...preview.closing.added],
            removed: [...preview.closing.removed],
          },
          review: preview.review,
          stalled: preview.stalled,
          kept: [...preview.kept],
        };
      }),
    };
  });
