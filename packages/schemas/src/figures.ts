import { z } from 'zod';
import { StepId } from './codes.ts';
import { IsoDate, Key } from './wire.ts';

export const FiguresRequest = z
  .strictObject({ insats: Key, from: IsoDate, to: IsoDate })
  .refine((request) => request.from <= request.to, { path: ['to'], message: 'dateOrder' });
export type FiguresRequest = z.infer<typeof FiguresRequest>;

const BySex = z.object({ K: z.int(), M: z.int() });
const Counts = z.record(z.string(), z.int());
const Outcome = z.object({
  reached: z.int(),
  targetPercent: z.int(),
  percent: z.int().optional(),
  isMet: z.boolean().optional(),
});
/** State at the end of `to`; closed within from–to. Keys of the counts are the codes of the import files. */
export const Figures = z.object({
  insats: Key,
  from: IsoDate,
  to: IsoDate,
  ongoing: z.object({
    total: z.int(),
    bySex: BySex,
    byPhase: Counts,
    byIncome: Counts,
    /** Years, one decimal; null when nobody is ongoing. */
    meanAge: z.number().nullable(),
  }),
  waiting: z.int(),
  waitingBySex: BySex,
  /** `bySubReason`: of those whose closing says what lies behind it. `byReasonAndSex` leaves out reasons of a few. */
  closed: z.object({
    total: z.int(),
    bySex: BySex,
    byReason: Counts,
    byReasonAndSex: z.record(z.string(), BySex),
    bySubReason: Counts,
  }),
  /** Income of the closed: at the start, and at the closing. */
  incomeAtStart: Counts,
  incomeNow: Counts,
  /** Of the closed: how many had the income at the start and no longer have it. */
  incomeLeft: Counts,
  /** The closings against the targets of the insats; of those who had started. */
  targets: z
    .array(
      z.object({
        reportCode: z.string(),
        bound: z.enum(['atMost', 'moreThan']),
        targetPercent: z.number(),
        measured: z.int(),
        reached: z.int(),
        percent: z.int().optional(),
        isMet: z.boolean().optional(),
      }),
    )
    .readonly()
    .optional(),
  /** Arbetsträning and praktik: who waits for a place and who has one on the last day, and places that ended in the days counted. */
  placements: z.object({ waiting: z.int().optional(), ongoing: z.int(), ended: z.int() }).optional(),
  /** What only some insatser are measured by, as of `to`, of everybody who had started by then. */
  measures: z
    .object({
      steps: z
        .array(
          z.object({
            step: StepId,
            reportCode: z.string(),
            afterMonths: z.int(),
            targetPercent: z.int(),
            /** Those whose time for the step has passed. */
            measured: z.int(),
            reached: z.int(),
            percent: z.int().optional(),
            isMet: z.boolean().optional(),
          }),
        )
        .readonly()
        .optional(),
      /** The share who were offered their meeting in time. */
      offers: z.object({ measured: z.int(), inTime: z.int(), percent: z.int().optional() }).optional(),
      mentors: z
        .object({ adepts: z.int(), matched: z.int(), mentors: z.int(), internship: Outcome, employment: Outcome })
        .optional(),
    })
    .optional(),
  /** The participants' wishes for a flerpartssamtal: met in the days counted, and still waiting on the last of them. */
  wishes: z.object({ met: z.int(), medianDays: z.number().optional(), open: z.int() }).optional(),
});
export type Figures = z.infer<typeof Figures>;
