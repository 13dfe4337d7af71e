import { ActAnswer, MeetingHeldRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const held = unitProcedure
  .input(MeetingHeldRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
