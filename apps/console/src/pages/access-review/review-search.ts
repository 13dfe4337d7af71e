/** Which days are shown: those gone through, or (absent) those to go through. */
export type ReviewSearch = { readonly klara?: true };

/** Takes what stands in the address; leaves out what is not known. */
export const reviewSearch = (search: Record<string, unknown>): ReviewSearch =>
  search.klara === true ? { klara: true } : {};
