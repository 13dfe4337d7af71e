import { readableCategories } from '@stafett/domain';
import { RevealedIdentity, RevealIdentityRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { caseNotFound, Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { findVisible, isHidden } from './visible.ts';

/**
 * Shows name and personnummer unmasked, and of who is protected the kommun; refuses `identityHidden` to who is on no list. That they were
 * shown is in the log, on a line of its own.
 */
export const revealIdentity = unitProcedure
  .input(RevealIdentityRequest)
  .output(RevealedIdentity)
  .mutation(async ({ ctx, input: { caseId } }) => {
    const found = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, caseId);
      if (!visible || !readableCategories(visible.relations, ctx.actor.roles).includes('identity')) return undefined;
      if (isHidden(visible, ctx.actor)) throw new Refused('identityHidden');
      const { participant, facts } = visible.state;
      const identities = await ctx.participants.read(transaction, [participant], 'asked');
      await logReading(transaction, ctx.actor, ctx.clock(), 'cases.revealIdentity', {
        cases: [caseId],
        participants: [participant],
      });
      return { participant, identities, ...(visible.protection && { kommun: facts.kommun }) };
    });
    if (!found) throw caseNotFound();
    const identity = (await found.identities()).get(found.participant);
    return given({ name: identity?.name, personnummer: identity?.personnummer, kommun: found.kommun });
  });
