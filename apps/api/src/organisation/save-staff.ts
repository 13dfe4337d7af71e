import { randomUUID } from 'node:crypto';
import { foretell } from '@stafett/db';
import { OwnAgency, SaveStaffRequest } from '@stafett/schemas';
import { isTaken } from '../acts/inbox.ts';
import { Refused } from '../problems/refuse.ts';
import { administratorProcedure } from '../trpc.ts';
import { describeAgency } from './describe-agency.ts';

/** Somebody new on the staff of one's own agency, or a change; who is no longer active can't sign in. */
export const saveStaff = administratorProcedure
  .input(SaveStaffRequest)
  .output(OwnAgency)
  .mutation(async ({ ctx, input: { id, ...person } }) => {
    const agencyId = ctx.actor.agency;
    try {
      await ctx.read(async (transaction) => {
        const about = id ?? randomUUID();
        await foretell(transaction, { action: 'organisation.staffSaved', about });
        if (id === undefined) {
          await transaction.staff.create({ data: { id: about, agencyId, ...person } });
          return;
        }
        const { count } = await transaction.staff.updateMany({ where: { id, agencyId }, data: person });
        if (count === 0) throw new Refused('notAllowed');
      });
    } catch (error) {
      if (isTaken(error)) throw new Refused('subjectTaken');
      throw error;
    }
    return describeAgency(ctx);
  });
