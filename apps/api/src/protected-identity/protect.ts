import { ActAnswer, ProtectIdentityRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** Skyddade personuppgifter, from now on and in all of the person's cases. */
export const protect = unitProcedure
  .input(ProtectIdentityRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'protectIdentity', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
