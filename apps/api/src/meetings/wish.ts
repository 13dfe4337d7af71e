import { ActAnswer, WishForMeetingRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** The participant wishes a flerpartssamtal; their words, if any, are a document of the case. */
export const wish = unitProcedure
  .input(WishForMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, on, words } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ document: words === undefined ? undefined : { content: { kind: 'meetingWish', text: words } } }),
      command: (id, refs) => ({ type: 'wishForMeeting', commandId: id, actor: ctx.actor, on, ...given(refs) }),
    }),
  );
