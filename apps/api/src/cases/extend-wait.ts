import { ActAnswer, ExtendWaitRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const extendWait = unitProcedure
  .input(ExtendWaitRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, until, text } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ document: text === undefined ? undefined : { content: { kind: 'taskNote', text } } }),
      command: (id, refs) => ({ type: 'extendWait', commandId: id, actor: ctx.actor, until, ...given(refs) }),
    }),
  );
