import { ActAnswer, ParkCaseRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const park = unitProcedure
  .input(ParkCaseRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, waitFor, until, text } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ document: text === undefined ? undefined : { content: { kind: 'taskNote', text } } }),
      command: (id, refs) => ({
        type: 'parkCase',
        commandId: id,
        actor: ctx.actor,
        reason: waitFor,
        until,
        ...given(refs),
      }),
    }),
  );
