import type { Command } from '@stafett/domain';
import { ActAnswer, DecideOnRecommendationRequest } from '@stafett/schemas';
import { journeyId } from '@stafett/workflows/messages';
import { findSent } from '../acts/inbox.ts';
import { ownCommandId } from '../acts/journeys.ts';
import { findVisible } from '../cases/visible.ts';
import { given } from '../given.ts';
import { Refused } from '../problems/refuse.ts';
import { namesAround, refuseIdentifying } from '../team/identifying.ts';
import { unitProcedure } from '../trpc.ts';

/**
 * The team recommends, the holder decides (lag 2003:1210 §§ 2, 7), and says what of the rekommendation the whole team may read: its members
 * may not know the names, so that it is here that a text is compared with them. Refuses `identifiesSomebody`, see the request.
 */
export const decideOnRecommendation = unitProcedure
  .input(DecideOnRecommendationRequest)
  .output(ActAnswer)
  .mutation(async ({ ctx, input: { caseId, commandId, recommendation, decision, next, text, forTeam } }) => {
    if (forTeam !== undefined) {
      const own = ownCommandId(ctx.actor, commandId);
      const names = await ctx.names.read();
      const found = await ctx.read(async (transaction) => {
        const sent = await findSent<Command>(transaction, own, journeyId(caseId));
        const visible = await findVisible(transaction, caseId);
        if (!visible || sent) return undefined;
        const document = visible.state.recommendations?.find(({ id }) => id === recommendation)?.document;
        return {
          names: await namesAround(transaction, ctx, names, visible.state),
          contents:
            forTeam === 'asGiven' && document ? await ctx.documents.contents(transaction, [document]) : undefined,
        };
      });
      if (found) {
        const known = [...(await found.names()), names.staff(ctx.actor.staff).name];
        if (forTeam !== 'asGiven') refuseIdentifying({ forTeam: forTeam.text }, known);
        else {
          const [content] = (await found.contents?.())?.values() ?? [];
          // What can't be read can't be compared.
          if (content?.kind !== 'recommendation') throw new Refused('recommendationNotFound', { recommendation });
          refuseIdentifying({ recommendation: content.text }, known);
        }
      }
    }
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({
        document: text === undefined ? undefined : { content: { kind: 'recommendationAnswer', text } },
        forTeam:
          forTeam === undefined || forTeam === 'asGiven'
            ? undefined
            : { content: { kind: 'recommendation', text: forTeam.text } },
      }),
      commandFor: (id, refs, state) => ({
        type: 'decideOnRecommendation',
        commandId: id,
        actor: ctx.actor,
        recommendation,
        decision,
        next,
        ...given({
          document: refs.document,
          forTeam:
            forTeam === 'asGiven'
              ? state?.recommendations?.find(({ id: known }) => known === recommendation)?.document
              : refs.forTeam,
        }),
      }),
    });
  });
