import { AcceptHandoverRequest, ActAnswer } from '@stafett/schemas';
import { given } from '../given.ts';
import { onlyAColleague } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';
import { tellWhoAnswered } from './answered-before.ts';

export const accept = unitProcedure
  .input(AcceptHandoverRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    tellWhoAnswered(ctx, { caseId, ...rest }, () =>
      ctx.journeys.submit(ctx.actor, {
        caseId,
        commandId,
        named: (transaction) => onlyAColleague(transaction, ctx.actor.unit, rest.caseworker, 'caseworker'),
        command: (id) => ({ type: 'acceptHandover', commandId: id, actor: ctx.actor, ...given(rest) }),
      }),
    ),
  );
