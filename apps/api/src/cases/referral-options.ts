import { ReferralOptions } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const referralOptions = unitProcedure.output(ReferralOptions).query(() => notBuilt());
