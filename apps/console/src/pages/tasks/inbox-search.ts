import { taskKinds } from '@stafett/domain';
import type { TaskRow } from '@stafett/schemas';

/** What the address of the inbox holds. */
export type InboxSearch = { readonly alla?: true; readonly uppgift?: TaskRow['kind'] };

/** Takes whatever the address says; what it can't mean is left out. */
export const inboxSearch = (search: Record<string, unknown>): InboxSearch => {
  const kind = taskKinds.find((known) => known === search.uppgift);
  return { ...(search.alla === true && { alla: true }), ...(kind && { uppgift: kind }) };
};
