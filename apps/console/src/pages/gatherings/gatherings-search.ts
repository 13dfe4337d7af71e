/** Which samverkansteam or group the address names; without it, the first that the unit is in. */
export type GatheringsSearch = { readonly grupp?: string };

export const gatheringsSearch = (search: Record<string, unknown>): GatheringsSearch => ({
  ...(typeof search.grupp === 'string' && { grupp: search.grupp }),
});
