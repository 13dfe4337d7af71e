import { foretell } from '@stafett/db';
import { OwnAgency, SetMailAddressRequest } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { administratorProcedure } from '../trpc.ts';
import { describeAgency } from './describe-agency.ts';

/** Where somebody of one's own agency gets their notices by e-mail; an empty address takes it away. A new one is tried anew. */
export const setMailAddress = administratorProcedure
  .input(SetMailAddressRequest)
  .output(OwnAgency)
  .mutation(async ({ ctx, input: { staff: staffId, address } }) => {
    const agencyId = ctx.actor.agency;
    await ctx.read(async (transaction) => {
      const known = await transaction.staff.count({ where: { id: staffId, agencyId } });
      if (known === 0) throw new Refused('notAllowed');
      await foretell(transaction, { action: 'organisation.mailAddressSet', about: staffId });
      if (address === '') {
        await transaction.staffMail.deleteMany({ where: { staffId } });
        return;
      }
      const { count } = await transaction.staffMail.updateMany({
        where: { staffId },
        data: { address, refusedAt: null },
      });
      if (count === 0) await transaction.staffMail.createMany({ data: [{ staffId, agencyId, address }] });
    });
    return describeAgency(ctx);
  });
