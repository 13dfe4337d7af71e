/** What the address of Överlämningar holds. */
export type HandoversSearch = { readonly fran?: true; readonly alla?: true };

/** Takes whatever the address says; what it can't mean is left out. */
export const handoversSearch = (search: Record<string, unknown>): HandoversSearch => ({
  ...(search.fran === true && { fran: true }),
  ...(search.alla === true && { alla: true }),
});
