import { ActAnswer, AnswerTextRequestRequest } from '@stafett/schemas';
import { groundBrought, textOfGround } from '../samtycke/brought.ts';
import { unitProcedure } from '../trpc.ts';

/** The unit that wrote the text gives it, on a ground, or says why not. */
export const answerTextRequest = unitProcedure
  .input(AnswerTextRequestRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, request, says } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ why: says.answer === 'gives' ? textOfGround(says.ground) : undefined }),
      command: (id, { why }) => ({
        type: 'answerTextRequest',
        commandId: id,
        actor: ctx.actor,
        request,
        ...(says.answer === 'gives'
          ? { answer: says.answer, basis: says.basis, ...groundBrought(says.ground, why) }
          : says),
      }),
    }),
  );
