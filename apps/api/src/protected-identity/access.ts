import { IdentityAccess, IdentityAccessRequest } from '@stafett/schemas';
import { findVisible, mayOpen } from '../cases/visible.ts';
import { caseNotFound } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

/**
 * Whom the reader's own unit has put on its list of a protected participant, and the managers who answer for it: so that others know whom to
 * turn to. Refuses `caseNotFound` also where nobody is protected.
 */
export const access = unitProcedure
  .input(IdentityAccessRequest)
  .output(IdentityAccess)
  .query(async ({ ctx, input: { caseId } }) => {
    const { actor } = ctx;
    const visible = await ctx.read(async (transaction) => {
      const found = await findVisible(transaction, caseId);
      if (!found?.protection || !mayOpen(found.relations, actor)) return undefined;
      await logReading(transaction, actor, ctx.clock(), 'protectedIdentity.access', { cases: [caseId] });
      return found;
    });
    if (!visible) throw caseNotFound();
    const names = await ctx.names.read();
    const onList = [...visible.identityAccess].map(names.staff).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    const managers = [...names.holding('manager', actor.unit)];
    const mayChange = actor.roles.includes('manager') && visible.state.identityProtection !== undefined;
    const others = mayChange ? [...names.holding('caseworker', actor.unit), ...names.holding('coach', actor.unit)] : [];
    return {
      caseCode: visible.code,
      unitName: names.units.get(actor.unit)?.name ?? '',
      onList,
      managers,
      colleagues: others
        .filter(({ id }, index) => others.findIndex((other) => other.id === id) === index)
        .filter(({ id }) => !managers.some((manager) => manager.id === id)),
      mayChange,
    };
  });
