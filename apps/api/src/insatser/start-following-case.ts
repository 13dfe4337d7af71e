import { deriveId } from '@stafett/domain';
import { ActAnswer, StartFollowingCaseRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** The participant goes on in another insats: that case begins of itself once this act stands in the ledger. */
export const startFollowingCase = unitProcedure
  .input(StartFollowingCaseRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, insats, place, basis, acknowledged } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({
        type: 'startFollowingCase',
        commandId: id,
        actor: ctx.actor,
        insats,
        place,
        // By the person's own id for the act: the same act sent again begins the same case.
        caseId: deriveId(id, 'following case'),
        basis,
        ...given({ acknowledged }),
      }),
    }),
  );
