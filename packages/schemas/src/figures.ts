import { z } from 'zod';
import { IsoDate, Key } from './wire.ts';

export const FiguresRequest = z
  .strictObject({ insats: Key, from: IsoDate, to: IsoDate })
  .refine((request) => request.from <= request.to, { path: ['to'], message: 'dateOrder' });
export type FiguresRequest = z.infer<typeof FiguresRequest>;

const Counts = z.record(z.string(), z.int());
/** State at the end of `to`; closed within from–to. Keys of the counts are the codes of the import files. */
export const Figures = z.object({
  insats: Key,
  from: IsoDate,
  to: IsoDate,
  ongoing: z.object({
    total: z.int(),
    bySex: z.object({ K: z.int(), M: z.int() }),
    byPhase: Counts,
    byIncome: Counts,
    /** Years, one decimal; null when nobody is ongoing. */
    meanAge: z.number().nullable(),
  }),
  waiting: z.int(),
  /** `bySubReason`: of those whose closing says what lies behind it. */
  closed: z.object({ total: z.int(), byReason: Counts, bySubReason: Counts }),
  /** Income of the closed: at the start, and at the closing. */
  incomeAtStart: Counts,
  incomeNow: Counts,
  /** Of the closed: how many had the income at the start and no longer have it. */
  incomeLeft: Counts,
});
export type Figures = z.infer<typeof Figures>;
