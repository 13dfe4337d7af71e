export { type Counts, type Figures, figuresOf } from './figures.ts';
