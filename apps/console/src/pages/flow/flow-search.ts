import { addDays, type IsoDate } from '@stafett/domain';
import { type FiguresSearch, figuresSearch } from '../figures/figures-search.ts';

/** Which insats and which days the address names: as for the figures. */
export type FlowSearch = FiguresSearch;
export const flowSearch = figuresSearch;

/** What is shown: the last quarter until today, unless the address says otherwise. */
export const flowPeriod = (search: FlowSearch, today: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } => {
  const to = search.to ?? today;
  const from = search.from ?? addDays(to, -91);
  return from <= to ? { from, to } : { from: to, to };
};
