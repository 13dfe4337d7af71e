/** Whose work: an opaque id. */
export type StaffChangeSearch = { readonly fran?: string };

/** Takes whatever the address says; what it can't mean is left out. */
export const staffChangeSearch = (search: Record<string, unknown>): StaffChangeSearch =>
  typeof search.fran === 'string' && /^[0-9a-f-]{36}$/.test(search.fran) ? { fran: search.fran } : {};
