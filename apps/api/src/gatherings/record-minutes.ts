import { GatheringAnswer, GatheringMinutesRequest } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';

/** The meeting is written up, and the next is planned or it is said why not. */
export const recordMinutes = unitProcedure
  .input(GatheringMinutesRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, meeting, text, next } }) =>
    ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      text: { content: { kind: 'minutes', text: { situation: text, commitments: [] } } },
      command: (own, document) => {
        if (!document) throw new Refused('documentNotFound');
        return { type: 'recordGroupMinutes', commandId: own, actor: ctx.actor, meeting, document, next };
      },
    }),
  );
