import { ActAnswer, BringToTeamRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

/** The holder asks the samverkansteam; the question is a document, the team hears a code of its own. */
export const bringToTeam = unitProcedure
  .input(BringToTeamRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, question } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ question: { content: { kind: 'teamQuestion', text: question } } }),
      command: (id, refs) => ({
        type: 'bringToTeam',
        commandId: id,
        actor: ctx.actor,
        question: written(refs.question),
      }),
    }),
  );
