import { UnitInbox, UnitInboxRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const unitInbox = unitProcedure
  .input(UnitInboxRequest)
  .output(UnitInbox)
  .query(() => notBuilt());
