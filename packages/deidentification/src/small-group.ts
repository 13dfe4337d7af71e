/** Fewer than this who are alike, and somebody may recognise whom a text or a figure is of. */
export const SMALLEST_GROUP = 5;

/** What is told of a case in each respect, from the finest way to tell it to the coarsest; a coarser one holds every finer one whole. */
export type Traits = Readonly<Record<string, readonly string[]>>;

/** How coarse each respect must be told: 0 is the finest. */
export type Levels = Readonly<Record<string, number>>;

export type GroupCheck =
  /** So told, at least the smallest group is alike; all levels 0 when nothing needs to be coarser. */
  | { readonly type: 'enough'; readonly levels: Levels; readonly alike: number }
  /** However coarsely told, fewer are alike: who raises the case must say why it is raised all the same, or not raise it. */
  | { readonly type: 'tooFew'; readonly levels: Levels; readonly alike: number };

const labelAt = (labels: readonly string[] | undefined, level: number): string | undefined =>
  labels?.[Math.min(level, labels.length - 1)];

const alikeAt = (theCase: Traits, population: readonly Traits[], levels: Levels): number =>
  population.filter((other) =>
    Object.entries(levels).every(([trait, level]) => labelAt(other[trait], level) === labelAt(theCase[trait], level)),
  ).length;

/** Every way to tell the traits, one of each level. */
const waysToTell = (traits: Traits): readonly Levels[] =>
  Object.entries(traits).reduce<readonly Levels[]>(
    (ways, [trait, labels]) => ways.flatMap((way) => labels.map((_, level) => ({ ...way, [trait]: level }))),
    [{}],
  );

const coarseness = (levels: Levels): number => Object.values(levels).reduce((sum, level) => sum + level, 0);

/**
 * Whether a case told by its traits is one of enough who are alike. Takes the case, the population that it is one of (the case itself
 * included) and how many must be alike. Gives the finest way to tell it that is coarse enough: of two as fine, the one with more alike.
 */
export const groupCheck = (theCase: Traits, population: readonly Traits[], atLeast = SMALLEST_GROUP): GroupCheck => {
  const ways = waysToTell(theCase)
    .map((levels) => ({ levels, alike: alikeAt(theCase, population, levels) }))
    .toSorted((a, b) => coarseness(a.levels) - coarseness(b.levels) || b.alike - a.alike);
  const finest = ways.find(({ alike }) => alike >= atLeast);
  if (finest) return { type: 'enough', ...finest };
  const coarsest = ways.at(-1) ?? { levels: {}, alike: population.length };
  return { type: 'tooFew', ...coarsest };
};
