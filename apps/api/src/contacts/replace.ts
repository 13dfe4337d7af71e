import { type CaseFile, contactsOf } from '@stafett/domain';
import { ActAnswer, ReplaceContactRequest } from '@stafett/schemas';
import { onlyAColleague } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';
import { cardOf, personOf } from './person.ts';

const contactIn = (state: CaseFile | undefined, id: string) =>
  state && contactsOf(state).find((contact) => contact.id === id);

/** Somebody else is the contact, or the same somebody has another number. */
export const replace = unitProcedure
  .input(ReplaceContactRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, contact, person } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: (state) => {
        const before = contactIn(state, contact)?.person;
        return { card: cardOf(person, before?.type === 'outside' ? before.document.document : undefined) };
      },
      named: async (transaction, state) => {
        const unit = contactIn(state, contact)?.of.unit;
        if (unit !== undefined && person.type === 'staff')
          await onlyAColleague(transaction, unit, person.staff, 'person.staff');
      },
      command: (id, refs) => ({
        type: 'replaceContact',
        commandId: id,
        actor: ctx.actor,
        contact,
        person: personOf(person, refs.card),
      }),
    }),
  );
