import { z } from 'zod';
import { Id, Instant, IsoDate, Key } from './wire.ts';

/** 900 kB of text is some 9,000 rows; the request must stay under 1 MB. */
const Csv = z.string().min(1, 'missing').max(900_000, 'tooLong');

/** `list` names the list whose refs are unique: the same list again adds only what is new. */
export const ImportRequest = z.strictObject({ list: Key, csv: Csv, asOf: IsoDate });
export type ImportRequest = z.infer<typeof ImportRequest>;

/** `row` counts lines of the file from 1, the header being 1; `column` is empty when the whole row or file is meant. */
export const ImportError = z.object({ row: z.int(), column: z.string(), reason: z.string() });
export type ImportError = z.infer<typeof ImportError>;

/** imports.check, imports.run: with any error nothing is written. */
export const ImportReport = z.object({
  accepted: z.boolean(),
  /** Names the run; absent when refused, when only checked, or when nothing was new. */
  importId: Id.optional(),
  list: Key,
  asOf: IsoDate,
  rows: z.int(),
  new: z.int(),
  unchanged: z.int(),
  /** Rows of this list that an earlier, interrupted run left unfinished and that this one takes up. */
  resumed: z.int(),
  errors: z.array(ImportError),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** The rows become cases one by one after `run` has answered. */
export const ImportProgress = z.object({
  importId: Id,
  list: Key,
  asOf: IsoDate,
  startedAt: Instant,
  finishedAt: Instant.optional(),
  rows: z.int(),
  done: z.int(),
  /** Rows that the ledger refused, with its code. */
  refused: z.array(ImportError),
});
export type ImportProgress = z.infer<typeof ImportProgress>;
export const ImportList = z.object({ imports: z.array(ImportProgress) });
export type ImportList = z.infer<typeof ImportList>;
