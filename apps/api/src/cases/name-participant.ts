import { ActAnswer, NameParticipantRequest } from '@stafett/schemas';
import { ownCommandId } from '../acts/journeys.ts';
import { given } from '../given.ts';
import { caseNotFound, Refused } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';
import { findVisible } from './visible.ts';

/** Komplettera: who an imported participant is. */
export const nameParticipant = unitProcedure
  .input(NameParticipantRequest)
  .output(ActAnswer)
  .mutation(async ({ ctx, input }) => {
    const { caseId, commandId, name, personnummer } = input;
    const found = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, caseId);
      if (!visible) return undefined;
      const { participant, facts } = visible.state;
      const version = await ctx.participants.versionOf(transaction, participant);
      return { participant, facts, version, open: await ctx.participants.read(transaction, [participant], 'asked') };
    });
    if (!found) throw caseNotFound();
    if (personnummer !== undefined && Number(personnummer.slice(0, 4)) !== found.facts.birthYear)
      throw new Refused('invalidInput', {}, [{ path: 'personnummer', reason: 'notAsBirthYear' }]);
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'participantNamed', commandId: id, actor: ctx.actor }),
      alongside: async () => {
        // An imported participant may be known by the number alone.
        const before = (await found.open()).get(found.participant);
        const identity = { ...before, ...given({ name, personnummer }) };
        const sealed = await ctx.participants.seal(found.participant, identity, found.version + 1);
        const coming = [{ commandId: ownCommandId(ctx.actor, commandId), sealed }];
        return (transaction) => ctx.participants.announce(transaction, ctx.actor.agency, coming);
      },
    });
  });
