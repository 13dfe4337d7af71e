import { readableCategories } from '@stafett/domain';
import { ToldToTeam, ToldToTeamRequest } from '@stafett/schemas';
import { findVisible } from '../cases/visible.ts';
import { caseNotFound } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { deidentify } from '../team/deidentified-case.ts';
import { kindsBy, modelOf, populationOf } from '../team/of-a-case.ts';
import { unitProcedure } from '../trpc.ts';

/** What the samverkansteam would be told of the case, for whoever may bring it there to look at first. */
export const toldToTeam = unitProcedure
  .input(ToldToTeamRequest)
  .output(ToldToTeam)
  .query(async ({ ctx, input: { caseId } }) => {
    const found = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, caseId);
      if (!visible || !readableCategories(visible.relations, ctx.actor.roles).includes('identity')) return undefined;
      const { participant } = visible.state;
      await logReading(transaction, ctx.actor, ctx.clock(), 'cases.get', {
        cases: [caseId],
        participants: [participant],
      });
      return { state: visible.state, population: await populationOf(transaction, visible.model) };
    });
    if (!found) throw caseNotFound();
    const names = await ctx.names.read();
    const { told, tooFew } = deidentify(found.state, found.population, modelOf, kindsBy(names), ctx.clock());
    return { told: { ...told, agencies: [...told.agencies] }, tooFew };
  });
