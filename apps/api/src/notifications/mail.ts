import type { Transaction } from '@stafett/db';
import { ChooseMailRequest, MailChoice } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

const choiceOf = async (transaction: Transaction, staffId: string): Promise<MailChoice> => {
  const found = await transaction.staffMail.findUnique({ where: { staffId } });
  return found
    ? { address: found.address, wanted: found.wanted, refused: found.refusedAt !== null }
    : { wanted: false, refused: false };
};

/** Where one's own notices go by e-mail. */
export const mail = unitProcedure
  .output(MailChoice)
  .query(({ ctx }) => ctx.read((transaction) => choiceOf(transaction, ctx.actor.staff)));

/** Says yes or no to e-mail for oneself. Without an address there is nothing to choose. */
export const chooseMail = unitProcedure
  .input(ChooseMailRequest)
  .output(MailChoice)
  .mutation(({ ctx, input: { wanted } }) =>
    ctx.read(async (transaction) => {
      await transaction.staffMail.updateMany({ where: { staffId: ctx.actor.staff }, data: { wanted } });
      return choiceOf(transaction, ctx.actor.staff);
    }),
  );
