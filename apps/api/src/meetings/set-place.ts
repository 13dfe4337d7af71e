import { ActAnswer, SetMeetingPlaceRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';
import { placeText } from './place-text.ts';

/** The room is known, or the link, or it is another. */
export const setPlace = unitProcedure
  .input(SetMeetingPlaceRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, meeting, where } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ where: placeText(where) }),
      command: (id, refs) => ({
        type: 'setMeetingPlace',
        commandId: id,
        actor: ctx.actor,
        meeting,
        where: written(refs.where),
      }),
    }),
  );
