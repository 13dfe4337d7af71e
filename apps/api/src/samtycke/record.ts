import { ActAnswer, RecordSamtyckeRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** What the participant lets the actor's own agency tell. */
export const record = unitProcedure
  .input(RecordSamtyckeRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, witness, coordination, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({
        type: 'recordSamtycke',
        commandId: id,
        actor: ctx.actor,
        ...rest,
        ...given({ witness, coordination }),
      }),
    }),
  );
