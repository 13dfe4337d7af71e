import { ActAnswer, ReportDeathRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const reportDeath = unitProcedure
  .input(ReportDeathRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'participantDied', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
