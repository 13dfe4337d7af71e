import { ActAnswer, NameContactRequest } from '@stafett/schemas';
import { onlyAColleague, onlyKnownUnits } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';
import { cardOf, personOf } from './person.ts';

/** Somebody is named at a unit: who works there, or somebody outside, whose name and numbers go into an encrypted document. */
export const name = unitProcedure
  .input(NameContactRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, role, of, person } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ card: cardOf(person) }),
      named: async (transaction) => {
        await onlyKnownUnits(transaction, [of]);
        if (person.type === 'staff') await onlyAColleague(transaction, of.unit, person.staff, 'person.staff');
      },
      command: (id, refs) => ({
        type: 'nameContact',
        commandId: id,
        actor: ctx.actor,
        role,
        of,
        person: personOf(person, refs.card),
      }),
    }),
  );
