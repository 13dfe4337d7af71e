import { ActAnswer, AnswerMoveRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { onlyAColleague } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';

/** The manager's answer to a coordinator's request that somebody else do the work. */
export const answerMove = unitProcedure
  .input(AnswerMoveRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, request, answer, staff, reason } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      named: (transaction) => onlyAColleague(transaction, ctx.actor.unit, staff, 'staff'),
      command: (id) => ({
        type: 'answerMove',
        commandId: id,
        actor: ctx.actor,
        request,
        answer,
        ...(staff === undefined ? {} : { to: { type: 'staff', staff } }),
        ...given({ reason }),
      }),
    }),
  );
