import { ActAnswer, RequestMoveRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { onlyKnownUnits } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';
import { taskMeant } from './awaited.ts';

/** Asks the manager of the unit that has the work to let somebody else do it. Only the agency decides. */
export const requestMove = unitProcedure
  .input(RequestMoveRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, task, wholeCase, to, reason, text } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ document: text === undefined ? undefined : { content: { kind: 'moveReason', text } } }),
      named: (transaction) => onlyKnownUnits(transaction, to ? [to] : []),
      commandFor: (id, refs, state) => {
        const meant = wholeCase ? undefined : taskMeant(state, task);
        return {
          type: 'requestMove',
          commandId: id,
          actor: ctx.actor,
          of: meant === undefined ? { type: 'case' } : { type: 'task', id: meant },
          ...(to ? { to: { type: 'unit', ...to } } : {}),
          reason,
          ...given(refs),
        };
      },
    }),
  );
