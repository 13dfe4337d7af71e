import { ActAnswer, ResolveInsuranceQuestionRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const resolveInsuranceQuestion = unitProcedure
  .input(ResolveInsuranceQuestionRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
