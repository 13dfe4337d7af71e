import { ActAnswer, RecordFollowUpRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const recordFollowUp = unitProcedure
  .input(RecordFollowUpRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) => {
    const { caseId, commandId, text: _text, ...rest } = input;
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({
        document: input.text === undefined ? undefined : { content: { kind: 'followUp', text: input.text } },
      }),
      command: (id, refs) => ({
        type: 'recordFollowUp',
        commandId: id,
        actor: ctx.actor,
        ...given(rest),
        ...given(refs),
      }),
    });
  });
