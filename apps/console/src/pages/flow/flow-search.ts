import { addDays, type IsoDate } from '@stafett/domain';
import { type FiguresSearch, figuresSearch } from '../figures/figures-search.ts';

/** Which insats, which of its places and which days the address names. */
export type FlowSearch = FiguresSearch & { readonly place?: string };

/** Takes whatever the address says; a place belongs to an insats. */
export const flowSearch = (search: Record<string, unknown>): FlowSearch => {
  const known = figuresSearch(search);
  return { ...known, ...(known.insats && typeof search.place === 'string' && { place: search.place }) };
};

/** What is shown: the last quarter until today, unless the address says otherwise. */
export const flowPeriod = (search: FlowSearch, today: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } => {
  const to = search.to ?? today;
  const from = search.from ?? addDays(to, -91);
  return from <= to ? { from, to } : { from: to, to };
};
