import { ActAnswer, SupplyHandoverInfoRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

export const supplyInfo = unitProcedure
  .input(SupplyHandoverInfoRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId: input.caseId,
      commandId: input.commandId,
      texts: () => ({ answer: { content: { kind: 'handoverAnswer', text: input.answer } } }),
      command: (id, refs) => ({
        type: 'supplyHandoverInfo',
        commandId: id,
        actor: ctx.actor,
        handover: input.handover,
        answer: written(refs.answer),
      }),
    }),
  );
