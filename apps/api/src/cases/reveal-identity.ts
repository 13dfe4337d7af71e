import { RevealedIdentity, RevealIdentityRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const revealIdentity = unitProcedure
  .input(RevealIdentityRequest)
  .output(RevealedIdentity)
  .mutation(() => notBuilt());
