import { readableCategories, stockholmDate } from '@stafett/domain';
import { SummonsLetter, SummonsLetterRequest } from '@stafett/schemas';
import { findVisible, isHidden } from '../cases/visible.ts';
import { caseNotFound, Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

/** What the printed kallelse needs. It shows who it is, so it is for those who may know; refuses `identityHidden` to who is on no list. */
export const letter = unitProcedure
  .input(SummonsLetterRequest)
  .output(SummonsLetter)
  .query(async ({ ctx, input }) => {
    const found = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, input.caseId);
      const readable = visible ? readableCategories(visible.relations, ctx.actor.roles) : [];
      if (!visible || !readable.includes('identity') || !readable.includes('history')) return undefined;
      if (isHidden(visible, ctx.actor)) throw new Refused('identityHidden');
      const { participant } = visible.state;
      const identities = await ctx.participants.read(transaction, [participant], 'asked');
      await logReading(transaction, ctx.actor, ctx.clock(), 'summons.letter', {
        cases: [input.caseId],
        participants: [participant],
      });
      return { ...visible, identities };
    });
    if (!found) throw caseNotFound();
    const summons = found.state.summonses.find(({ id }) => id === input.summons);
    if (!summons) throw new Refused('summonsNotFound');
    const [names, identities] = [await ctx.names.read(), await found.identities()];
    const name = identities.get(found.state.participant)?.name;
    return {
      caseCode: found.code,
      ...(name === undefined ? {} : { participantName: name }),
      insatsName: found.model.name,
      sender: names.party(found.state.holder),
      coach: names.staff(summons.coach),
      calledOn: stockholmDate(summons.calledAt),
      answerBy: summons.answerBy,
    };
  });
