import { ActAnswer, NameParticipantRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const nameParticipant = unitProcedure
  .input(NameParticipantRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
