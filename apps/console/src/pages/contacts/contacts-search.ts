/** What the address of Vem är handläggare? holds: codes and an agency's id, never anything of a person. */
export type ContactsSearch = { readonly okanda?: true; readonly myndighet?: string };

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

/** Takes whatever the address says; what it can't mean is left out. */
export const contactsSearch = (search: Record<string, unknown>): ContactsSearch => ({
  ...(search.okanda === true && { okanda: true }),
  ...(isId(search.myndighet) && { myndighet: search.myndighet }),
});
