import { registeredModels } from '@stafett/domain';
import { InsatsModelList } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';
import { modelViewOf } from './model-view.ts';

/** Insatser, for coordinators: every version of the models that the actor's unit coordinates; all of them for the förbund's coordinator. */
export const models = unitProcedure.output(InsatsModelList).query(async ({ ctx }) => {
  const may = ['insatsCoordinator', 'forbundCoordinator'] as const;
  if (!may.some((role) => ctx.actor.roles.includes(role))) throw new Refused('roleNotAllowed');
  const names = await ctx.names.read();
  const own = registeredModels.filter(
    ({ model }) =>
      ctx.actor.roles.includes('forbundCoordinator') ||
      model.places.some(({ coordinator }) => coordinator.unit === ctx.actor.unit),
  );
  return { models: own.map((registered) => modelViewOf(registered, names)) };
});
