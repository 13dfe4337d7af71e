import type { Sex } from '@stafett/domain';

export type BySex = Readonly<Record<Sex, number>>;
type Counted = { readonly sex: Sex; readonly cases: number };

/** A group of fewer is not split: in a small kommun one would know who it is. */
const FEWEST_TO_SPLIT = 5;

/** Adds up rows by sex. */
export const bySexOf = (rows: readonly Counted[]): BySex => {
  const of = (wanted: Sex): number => rows.reduce((all, { sex, cases }) => all + (sex === wanted ? cases : 0), 0);
  return { K: of('K'), M: of('M') };
};

/**
 * Splits groups by sex where they are large enough. Left out are the small ones, and with a single small one the next as well, or what is
 * left when the others are taken from all would tell it.
 */
export const splitWhereMany = <Row extends Counted>(
  rows: readonly Row[],
  groupOf: (row: Row) => string,
): Readonly<Record<string, BySex>> => {
  const groups = [...new Set(rows.map(groupOf))]
    .map((group) => {
      const split = bySexOf(rows.filter((row) => groupOf(row) === group));
      return { group, split, size: split.K + split.M };
    })
    .sort((a, b) => a.size - b.size);
  const small = groups.filter(({ size }) => size < FEWEST_TO_SPLIT).length;
  return Object.fromEntries(groups.slice(small === 1 ? 2 : small).map(({ group, split }) => [group, split]));
};
