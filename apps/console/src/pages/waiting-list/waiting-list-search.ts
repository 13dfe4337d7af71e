/** Which kö the address names; without it, the first that the unit has. */
export type WaitingListSearch = { readonly insats?: string; readonly place?: string };

export const waitingListSearch = (search: Record<string, unknown>): WaitingListSearch => ({
  ...(typeof search.insats === 'string' && { insats: search.insats }),
  ...(typeof search.place === 'string' && { place: search.place }),
});
