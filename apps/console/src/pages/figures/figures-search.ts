import { type IsoDate, isoDate } from '@stafett/domain';

/** Which insats and which days the address names. */
export type FiguresSearch = { readonly insats?: string; readonly from?: IsoDate; readonly to?: IsoDate };

const day = (value: unknown): IsoDate | undefined => {
  if (typeof value !== 'string') return undefined;
  try {
    return isoDate(value);
  } catch {
    return undefined;
  }
};

/** Takes whatever the address says; a day that does not exist is left out. */
export const figuresSearch = (search: Record<string, unknown>): FiguresSearch => {
  const from = day(search.from);
  const to = day(search.to);
  return {
    ...(typeof search.insats === 'string' && { insats: search.insats }),
    ...(from && { from }),
    ...(to && { to }),
  };
};

/** What is shown: this year until today, unless the address says otherwise. */
export const figuresPeriod = (
  search: FiguresSearch,
  today: IsoDate,
): { readonly from: IsoDate; readonly to: IsoDate } => {
  const to = search.to ?? today;
  const from = search.from ?? isoDate(`${to.slice(0, 4)}-01-01`);
  return from <= to ? { from, to } : { from: to, to };
};
