import { AcknowledgeHandoverRequest, ActAnswer } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';
import { tellWhoAnswered } from './answered-before.ts';

export const acknowledge = unitProcedure
  .input(AcknowledgeHandoverRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    tellWhoAnswered(ctx, { caseId, ...rest }, () =>
      ctx.journeys.submit(ctx.actor, {
        caseId,
        commandId,
        command: (id) => ({ type: 'acknowledgeHandover', commandId: id, actor: ctx.actor, ...given(rest) }),
      }),
    ),
  );
