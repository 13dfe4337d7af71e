/** A span of days as one says it: days up to two weeks, then whole weeks up to a year, then whole years. */
export type Span = { readonly unit: 'days' | 'weeks' | 'years'; readonly count: number };

export const spanOf = (days: number): Span => {
  if (days < 14) return { unit: 'days', count: days };
  return days < 366
    ? { unit: 'weeks', count: Math.floor(days / 7) }
    : { unit: 'years', count: Math.floor(days / 365.25) };
};

/** Places nobody has. A coach with more participants than places has none to give, and takes none from the others. */
export const freeSeats = (coaches: readonly { readonly free: number }[]): number =>
  coaches.reduce((sum, { free }) => sum + Math.max(0, free), 0);
