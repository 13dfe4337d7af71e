import { ActAnswer, SupplyHandoverInfoRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';
import { chosenPapers, onlyOwnPapers } from './send-command.ts';

export const supplyInfo = unitProcedure
  .input(SupplyHandoverInfoRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId: input.caseId,
      commandId: input.commandId,
      texts: () => ({ answer: { content: { kind: 'handoverAnswer', text: input.answer } } }),
      named: (transaction) => onlyOwnPapers(transaction, ctx.actor, input),
      commandFor: (id, refs, state) => ({
        type: 'supplyHandoverInfo',
        commandId: id,
        actor: ctx.actor,
        handover: input.handover,
        answer: written(refs.answer),
        ...given({ papers: chosenPapers(input.papers, state) }),
      }),
    }),
  );
