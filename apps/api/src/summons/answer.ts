import { ActAnswer, AnswerSummonsRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const answer = unitProcedure
  .input(AnswerSummonsRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
