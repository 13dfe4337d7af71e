import { Hint } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const hints = unitProcedure.subscription(async function* (): AsyncGenerator<Hint> {
  yield Hint.parse(notBuilt());
});
