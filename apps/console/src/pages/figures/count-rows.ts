/** A line of a table of counts. `share` is a percentage of the total, whole; absent when there is nobody. */
export type CountRow = { readonly code: string; readonly count: number; readonly share: number | undefined };

/** Takes counts by code; gives them in the order of `order` (codes that it does not know come last), with each one's share. */
export const countRows = (counts: Readonly<Record<string, number>>, order: readonly string[]): readonly CountRow[] => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const place = (code: string): number => {
    const found = order.indexOf(code);
    return found === -1 ? order.length : found;
  };
  return Object.entries(counts)
    .map(([code, count]) => ({ code, count, share: total === 0 ? undefined : Math.round((100 * count) / total) }))
    .toSorted((a, b) => place(a.code) - place(b.code));
};
