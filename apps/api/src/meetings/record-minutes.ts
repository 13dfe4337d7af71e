import { ActAnswer, RecordMinutesRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

export const recordMinutes = unitProcedure
  .input(RecordMinutesRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId: input.caseId,
      commandId: input.commandId,
      texts: () => ({
        document: {
          content: {
            kind: 'minutes',
            text: {
              situation: input.situation,
              participantsOwnWords: input.participantsOwnWords,
              commitments: input.commitments.map(({ id, what }) => ({ id, what })),
            },
          },
        },
      }),
      command: (id, refs) => ({
        type: 'recordMinutes',
        commandId: id,
        actor: ctx.actor,
        meeting: input.meeting,
        commitments: input.commitments.map(({ id: commitment, party, dueOn }) => ({ id: commitment, party, dueOn })),
        next: input.next,
        document: written(refs.document),
      }),
    }),
  );
