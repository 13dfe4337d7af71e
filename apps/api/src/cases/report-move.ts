import { ActAnswer, ReportMoveRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const reportMove = unitProcedure
  .input(ReportMoveRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'moved', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
