import { ActAnswer, RequestHandoverInfoRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const requestInfo = unitProcedure
  .input(RequestHandoverInfoRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
