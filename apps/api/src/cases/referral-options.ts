import { basesFor, currentModels, stockholmDate } from '@stafett/domain';
import { ReferralOptions } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const referralOptions = unitProcedure.output(ReferralOptions).query(async ({ ctx }) => {
  const names = await ctx.names.read();
  const kind = names.agencies.get(ctx.actor.agency)?.kind;
  if (!kind) return { bases: [], insatser: [] };
  return {
    bases: [...basesFor(kind, stockholmDate(ctx.clock()))],
    insatser: currentModels()
      .filter(({ referrers }) => referrers.includes(kind))
      .map(({ id, name, age, insuranceQuestionBlocksStart, needsBirthDate, warnings = [], places }) => ({
        insats: id,
        name,
        ...(age ? { age } : {}),
        insuranceQuestionBlocksStart,
        needsBirthDate: needsBirthDate === true,
        warnings: warnings
          .filter(({ referredBy }) => referredBy === kind)
          .map(({ code, income }) => ({ code, income })),
        places: places
          .filter(({ unit }) => unit !== ctx.actor.unit)
          .map((place) => ({
            place: place.id,
            kommuner: [...place.kommuner],
            host: names.party({ agency: place.hostAgency, unit: place.unit }),
          })),
      })),
  };
});
