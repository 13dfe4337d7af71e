import type { ListMeetingsRequest } from '@stafett/schemas';

/** What the address of Möten holds. */
export type MeetingsSearch = { readonly visa?: Exclude<ListMeetingsRequest['which'], 'ahead'> };

/** Takes whatever the address says; what it can't mean is left out. */
export const meetingsSearch = (search: Record<string, unknown>): MeetingsSearch => {
  const which = (['toRecord', 'past'] as const).find((known) => known === search.visa);
  return which ? { visa: which } : {};
};
