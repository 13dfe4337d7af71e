import { ActAnswer, DeclineHandoverRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const decline = unitProcedure
  .input(DeclineHandoverRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
