/** A line of a table of counts. `share` is a percentage of the total, whole; absent when there is nobody. */
export type CountRow = { readonly code: string; readonly count: number; readonly share: number | undefined };

/** Percentages in whole numbers that make 100 together: what is left over goes to the largest remainders. */
const wholeShares = (counts: readonly number[], total: number): readonly number[] => {
  if (total === 0) return [];
  const exact = counts.map((count) => (100 * count) / total);
  const left = 100 - exact.reduce((sum, share) => sum + Math.floor(share), 0);
  const lifted = new Set(
    exact
      .map((share, index) => ({ index, share, rest: share - Math.floor(share) }))
      .toSorted((a, b) => b.rest - a.rest || b.share - a.share)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return exact.map((share, index) => Math.floor(share) + (lifted.has(index) ? 1 : 0));
};

/** Takes counts by code; gives them in the order of `order` (codes that it does not know come last), with each one's share. */
export const countRows = (counts: Readonly<Record<string, number>>, order: readonly string[]): readonly CountRow[] => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const place = (code: string): number => {
    const found = order.indexOf(code);
    return found === -1 ? order.length : found;
  };
  const shares = wholeShares(Object.values(counts), total);
  return Object.entries(counts)
    .map(([code, count], index) => ({ code, count, share: shares[index] }))
    .toSorted((a, b) => place(a.code) - place(b.code));
};
