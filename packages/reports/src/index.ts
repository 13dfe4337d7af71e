export { type Counts, type Figures, figuresOf } from './figures.ts';
export * from './insats-figures.ts';
