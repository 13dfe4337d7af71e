import type { InsatsModel } from './model.ts';
import { siktaArbetsmarknad } from './sikta-arbetsmarknad.ts';

/** One version of an insats model, under the content hash that running cases carry. */
export type RegisteredModel = { readonly hash: string; readonly model: InsatsModel };

/**
 * Every model version that was ever shipped, the current one of an insats last. Models are immutable: a change is a new file and a new
 * line here, the old stay for the cases that run on them.
 */
export const registeredModels: readonly RegisteredModel[] = [
  { hash: '4b804de23a7d72d6d940fcf859a0abd7608390ec53d95f49793fe133045fe4d1', model: siktaArbetsmarknad },
];

/** The version on which a new case of the insats starts; undefined for an insats nobody knows. */
export const currentModel = (insats: string): InsatsModel | undefined =>
  registeredModels.findLast(({ model }) => model.id === insats)?.model;

/** The model that a case with this hash started on; undefined for a hash that was never shipped. */
export const modelByHash = (hash: string): InsatsModel | undefined =>
  registeredModels.find((registered) => registered.hash === hash)?.model;

/** The recorded content hash of a registered model; undefined for a model that no case can be found again by. */
export const hashOf = (model: InsatsModel): string | undefined =>
  registeredModels.find((registered) => registered.model === model)?.hash;

/** The current version of every insats, in the order they were first shipped. */
export const currentModels = (): readonly InsatsModel[] =>
  [...new Set(registeredModels.map(({ model }) => model.id))].flatMap((insats) => currentModel(insats) ?? []);
