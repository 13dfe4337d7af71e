import { currentModel } from './registry.ts';

/** What a list may call an insats: the name of one place of it, as the people there write it. */
export const insatsAliases: Readonly<Record<string, { readonly insats: string; readonly place: string }>> = {
  'tuna-eskilstuna': { insats: 'tuna', place: 'eskilstuna' },
  'tuna-strangnas': { insats: 'tuna', place: 'strangnas' },
  'tuna-kfv': { insats: 'tuna', place: 'kfv' },
  'tuna-nykoping-oxelosund': { insats: 'tuna', place: 'nykopingoxelosund' },
};

export type NamedInsats = { readonly insats: string; readonly place?: string };

/** The insats, and the place if the name says one, that a list means by an id or an alias; undefined for a name that nobody knows. */
export const insatsNamed = (name: string): NamedInsats | undefined =>
  currentModel(name) ? { insats: name } : Object.hasOwn(insatsAliases, name) ? insatsAliases[name] : undefined;
