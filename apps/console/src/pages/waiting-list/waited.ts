/** A span of days as one says it: days up to two weeks, then whole weeks. */
export type Span = { readonly unit: 'days' | 'weeks'; readonly count: number };

export const spanOf = (days: number): Span =>
  days < 14 ? { unit: 'days', count: days } : { unit: 'weeks', count: Math.floor(days / 7) };

/** Places nobody has. A coach with more participants than places has none to give, and takes none from the others. */
export const freeSeats = (coaches: readonly { readonly free: number }[]): number =>
  coaches.reduce((sum, { free }) => sum + Math.max(0, free), 0);
