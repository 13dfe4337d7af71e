export { FEWEST_TO_SPLIT } from './by-sex.ts';
export { type Counts, type Figures, figuresOf } from './figures.ts';
export * from './insats-figures.ts';
