import { modelByHash } from '@stafett/domain';
import { ActAnswer, AssignCoachRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { onlyACoachOf } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';

export const assignCoach = unitProcedure
  .input(AssignCoachRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      named: (transaction, state) => {
        const model = state && modelByHash(state.modelHash);
        const host = model?.places.find(({ id }) => id === state?.place)?.unit;
        return onlyACoachOf(transaction, host, rest.coach);
      },
      command: (id) => ({ type: 'assignCoach', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
