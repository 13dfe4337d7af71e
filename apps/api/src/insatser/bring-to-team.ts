import type { Command, DeidentifiedCase, SmallGroupReason } from '@stafett/domain';
import { ActAnswer, BringToTeamRequest } from '@stafett/schemas';
import { journeyId } from '@stafett/workflows/messages';
import { findSent } from '../acts/inbox.ts';
import { ownCommandId } from '../acts/journeys.ts';
import { written } from '../acts/written.ts';
import { findVisible } from '../cases/visible.ts';
import { given } from '../given.ts';
import { Refused } from '../problems/refuse.ts';
import { deidentify } from '../team/deidentified-case.ts';
import { namesAround, refuseIdentifying } from '../team/identifying.ts';
import { kindsBy, modelOf, populationOf } from '../team/of-a-case.ts';
import { unitProcedure } from '../trpc.ts';

type Told = { readonly told?: DeidentifiedCase; readonly smallGroup?: SmallGroupReason };

/**
 * The holder asks the samverkansteam. The question is a document; beside it the team hears a code of its own, bands and codes. Refuses
 * `identifiesSomebody` and `smallGroup`, see the request.
 */
export const bringToTeam = unitProcedure
  .input(BringToTeamRequest)
  .output(ActAnswer)
  .mutation(async ({ ctx, input: { caseId, commandId, question, needs, tried, blocking, smallGroup } }) => {
    const own = ownCommandId(ctx.actor, commandId);
    const names = await ctx.names.read();
    const found = await ctx.read(async (transaction) => {
      const sent = await findSent<Command>(transaction, own, journeyId(caseId));
      const visible = await findVisible(transaction, caseId);
      if (!visible) return undefined;
      // The core says no of a case that is marked.
      if (visible.isKnownHereAlone && !sent) throw new Refused('identityProtected');
      return {
        sent: sent?.command,
        state: visible.state,
        names: await namesAround(transaction, ctx, names, visible.state),
        population: await populationOf(transaction, visible.model),
      };
    });
    const said = { needs: [...new Set(needs)], tried: [...new Set(tried)], blocking };
    let toTeam: Told = {};
    if (found?.sent?.type === 'bringToTeam') {
      // Sent again it is the same act, though the case and those like it have changed meanwhile.
      const { told, smallGroup: reason } = found.sent;
      toTeam = { ...(told && { told: { ...told, ...said } }), ...(reason !== undefined && given({ smallGroup })) };
    } else if (found) {
      refuseIdentifying({ question }, [...(await found.names()), names.staff(ctx.actor.staff).name]);
      const { told, tooFew } = deidentify(found.state, found.population, modelOf, kindsBy(names), ctx.clock());
      if (tooFew && smallGroup === undefined) throw new Refused('smallGroup');
      toTeam = { told: { ...told, ...said }, ...(tooFew && given({ smallGroup })) };
    }
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ question: { content: { kind: 'teamQuestion', text: question } } }),
      command: (id, refs) => ({
        type: 'bringToTeam',
        commandId: id,
        actor: ctx.actor,
        question: written(refs.question),
        ...toTeam,
      }),
    });
  });
