import { ActAnswer, RecordHeldMeetingRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { onlyKnownUnits } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';

export const recordHeld = unitProcedure
  .input(RecordHeldMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      named: (transaction) =>
        onlyKnownUnits(
          transaction,
          rest.parties.filter((party) => party.type === 'unit'),
        ),
      command: (id) => ({ type: 'recordHeldMeeting', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
