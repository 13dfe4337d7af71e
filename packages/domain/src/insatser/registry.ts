import { dua } from './dua.ts';
import { mentorsnatverket } from './mentorsnatverket.ts';
import type { InsatsModel } from './model.ts';
import { samverkansteamKonsultation } from './samverkansteam-konsultation.ts';
import { siktaArbetsmarknad } from './sikta-arbetsmarknad.ts';
import { siktaArbetsmarknad2 } from './sikta-arbetsmarknad-2.ts';
import { siktaUnga } from './sikta-unga.ts';
import { tuna } from './tuna.ts';
import { tuna2 } from './tuna-2.ts';
import { vuxam } from './vuxam.ts';

/** One version of an insats model, under the content hash that running cases carry. */
export type RegisteredModel = { readonly hash: string; readonly model: InsatsModel };

/**
 * Every model version that was ever shipped, the current one of an insats last. Models are immutable: a change is a new file and a new
 * line here, the old stay for the cases that run on them.
 */
export const registeredModels: readonly RegisteredModel[] = [
  { hash: '4b804de23a7d72d6d940fcf859a0abd7608390ec53d95f49793fe133045fe4d1', model: siktaArbetsmarknad },
  { hash: '0e3538597198490193aa3a3ed6eece95ef1a8fbee322aa3aba608df84730eec1', model: siktaUnga },
  { hash: '96ce7789b5d13b62400ceee2da78c116c7b6b8e25cf10ea9f9aedc7fa05e5a2e', model: tuna },
  { hash: '5ff577d81123487383bba7fe678487f247f3263938c3016912cdd4ebc55ba9fe', model: samverkansteamKonsultation },
  { hash: '67b332abc7c28e9be780fc0a84dde2372e61944422d14a71e25a419673a42859', model: vuxam },
  { hash: '06662e28de60c03e4a06bb2ba4ff0d07952f11f81f9c8738b04ce265628056af', model: dua },
  { hash: '9f3762b4b1b1419b54bbfaebbaf065061fc51b13e2e1b131aa5c48c1e6a40e14', model: mentorsnatverket },
  { hash: 'daf2b754c84c97d36793cbc7aa1b7ef60f1d15c9653b89d435e03c62d80952e8', model: siktaArbetsmarknad2 },
  { hash: '31614f0695384cd1b05d13db9a05e03ed0100c2489d3d63fd59e28359592bb63', model: tuna2 },
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

/** The versions of the same insats that were shipped after the one with this hash, the oldest first. */
export const newerModels = (hash: string): readonly RegisteredModel[] => {
  const at = registeredModels.findIndex((registered) => registered.hash === hash);
  const insats = registeredModels[at]?.model.id;
  return at < 0 ? [] : registeredModels.slice(at + 1).filter(({ model }) => model.id === insats);
};

/** The current version of every insats, in the order they were first shipped. */
export const currentModels = (): readonly InsatsModel[] =>
  [...new Set(registeredModels.map(({ model }) => model.id))].flatMap((insats) => currentModel(insats) ?? []);
