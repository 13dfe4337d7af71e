import { randomUUID } from 'node:crypto';
import { OwnAgency, SaveUnitRequest } from '@stafett/schemas';
import { isTaken } from '../acts/inbox.ts';
import { invalidField, Refused } from '../problems/refuse.ts';
import { administratorProcedure } from '../trpc.ts';
import { describeAgency } from './describe-agency.ts';

/** A new unit of one's own agency, or another name for one. */
export const saveUnit = administratorProcedure
  .input(SaveUnitRequest)
  .output(OwnAgency)
  .mutation(async ({ ctx, input: { id, name, active } }) => {
    const agencyId = ctx.actor.agency;
    try {
      await ctx.read(async (transaction) => {
        if (id === undefined) {
          await transaction.unit.create({ data: { id: randomUUID(), agencyId, name, active } });
          return;
        }
        const { count } = await transaction.unit.updateMany({ where: { id, agencyId }, data: { name, active } });
        if (count === 0) throw new Refused('unitUnknown');
      });
    } catch (error) {
      if (isTaken(error)) throw invalidField('name', 'taken');
      throw error;
    }
    return describeAgency(ctx);
  });
