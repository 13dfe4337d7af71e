import { ActAnswer, CompleteAssessmentRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const completeAssessment = unitProcedure
  .input(CompleteAssessmentRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
