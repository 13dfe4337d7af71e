import { GetCaseRequest, OtherUnits } from '@stafett/schemas';
import { caseNotFound } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { actorIn } from '../session/sessions.ts';
import { unitProcedure } from '../trpc.ts';
import { findVisible, mayOpen } from './visible.ts';

/** Which other of the person's own units may open the case. Refuses `caseNotFound` for one that is not there and one that is none of theirs alike. */
export const otherUnits = unitProcedure
  .input(GetCaseRequest)
  .output(OtherUnits)
  .query(async ({ ctx, input: { caseId } }) => {
    const names = await ctx.names.read();
    const units: OtherUnits['units'] = [];
    for (const unit of ctx.session.units) {
      if (unit.id === ctx.actor.unit) continue;
      const actor = actorIn(ctx.session, unit);
      const opens = await ctx.readAs(actor)(async (transaction) => {
        const visible = await findVisible(transaction, caseId);
        if (!visible || !mayOpen(visible.relations, actor)) return false;
        await logReading(transaction, actor, ctx.clock(), 'cases.otherUnits', { cases: [caseId] });
        return true;
      });
      if (opens) units.push({ id: unit.id, name: names.units.get(unit.id)?.name ?? '' });
    }
    if (units.length === 0) throw caseNotFound();
    return { units };
  });
