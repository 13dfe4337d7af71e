import { CallNextRequest, WaitingListAnswer } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** Kalla nästa. */
export const callNext = unitProcedure
  .input(CallNextRequest)
  .output(WaitingListAnswer)
  .mutation(({ ctx, input }) =>
    ctx.waitingLists.submit(ctx.actor, { insats: input.insats, place: input.place }, input.commandId, (commandId) => ({
      type: 'callNext',
      commandId,
      actor: ctx.actor,
      coach: input.coach,
      calledBy: { agency: ctx.actor.agency, unit: ctx.actor.unit },
      answerBy: input.answerBy,
      ...given({ outOfTurn: input.outOfTurn }),
    })),
  );
