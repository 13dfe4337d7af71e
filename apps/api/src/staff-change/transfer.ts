import { ActAnswer, TransferWorkRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { onlyAColleague } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';

/** What a person has in one case at the manager's unit goes to a colleague. */
export const transfer = unitProcedure
  .input(TransferWorkRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, staff, successor, until, note } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ note: note === undefined ? undefined : { content: { kind: 'taskNote', text: note } } }),
      named: (transaction) => onlyAColleague(transaction, ctx.actor.unit, successor, 'successor'),
      command: (id, refs) => ({
        type: 'transferWork',
        commandId: id,
        actor: ctx.actor,
        from: staff,
        to: successor,
        ...given({ until }),
        ...given(refs),
      }),
    }),
  );
