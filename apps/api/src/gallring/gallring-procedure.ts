import { mayGallra } from '@stafett/domain';
import { caseNotFound } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';

/**
 * Somebody who answers for what their agency keeps and destroys: a manager or an administrator. To everybody else, as to them at another
 * agency, nothing of it exists.
 */
export const gallringProcedure = unitProcedure.use(({ ctx, next }) => {
  if (!mayGallra(ctx.actor)) throw caseNotFound();
  return next();
});
