/** A stretch of whole numbers, both ends in it; open where an end is left out. */
export type Band = { readonly from?: number; readonly to?: number };

/** The lowest of each band but the first, from the finest division to the coarsest; each is made of whole bands of the one before. */
type Divisions = readonly (readonly number[])[];

// Under 20, then five years at a time, 65 and over; ten years; under 35, 35–54, 55 and over; no age at all.
const AGES: Divisions = [[20, 25, 30, 35, 40, 45, 50, 55, 60, 65], [25, 35, 45, 55], [35, 55], []];
// Under four weeks, under eight, a quarter, half a year, a year and more; a quarter or a year; no time at all.
const WEEKS: Divisions = [[4, 8, 13, 26, 52], [13, 52], []];

const bandIn = (beginnings: readonly number[], value: number): Band => {
  const from = beginnings.findLast((beginning) => beginning <= value);
  const next = beginnings.find((beginning) => beginning > value);
  return { ...(from !== undefined && { from }), ...(next !== undefined && { to: next - 1 }) };
};

const bandsIn = (divisions: Divisions, value: number): readonly Band[] =>
  divisions.map((beginnings) => bandIn(beginnings, value));

/** The bands of somebody's age in a year, from the finest to the coarsest. The age is what they become in that year. */
export const ageBandsOf = (birthYear: number, year: number): readonly Band[] => bandsIn(AGES, year - birthYear);

/** The finest band of somebody's age in a year. */
export const ageBandOf = (birthYear: number, year: number): Band => bandIn(AGES[0] ?? [], year - birthYear);

/** The bands of the whole weeks that a case has waited, from the finest to the coarsest. */
export const weekBandsOf = (weeks: number): readonly Band[] => bandsIn(WEEKS, weeks);

/** A band as a code, such as `20-24`, `-19`, `65-` or `-`; two bands are the same when their codes are. */
export const bandCode = ({ from, to }: Band): string => `${from ?? ''}-${to ?? ''}`;
