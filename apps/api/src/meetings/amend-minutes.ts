import { ActAnswer, AmendMinutesRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

export const amendMinutes = unitProcedure
  .input(AmendMinutesRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId: input.caseId,
      commandId: input.commandId,
      texts: (state) => ({
        document: {
          content: { kind: 'minutes', text: input.text, amendmentReason: input.reason },
          of: state?.meetings.find(({ id }) => id === input.meeting)?.minutes?.document.document,
        },
      }),
      command: (id, refs) => ({
        type: 'amendMinutes',
        commandId: id,
        actor: ctx.actor,
        meeting: input.meeting,
        document: written(refs.document),
        ...(input.why === undefined ? {} : { reason: input.why }),
        // The reason stands in the new version.
        explanation: written(refs.document),
      }),
    }),
  );
