import { ActAnswer, RequestHandoverInfoRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';
import { tellWhoAnswered } from './answered-before.ts';

export const requestInfo = unitProcedure
  .input(RequestHandoverInfoRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    tellWhoAnswered(ctx, input, () =>
      ctx.journeys.submit(ctx.actor, {
        caseId: input.caseId,
        commandId: input.commandId,
        texts: () => ({ question: { content: { kind: 'handoverQuestion', text: input.question } } }),
        command: (id, refs) => ({
          type: 'requestHandoverInfo',
          commandId: id,
          actor: ctx.actor,
          handover: input.handover,
          question: written(refs.question),
        }),
      }),
    ),
  );
