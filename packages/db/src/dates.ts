import { type Instant, type IsoDate, instant, isoDate } from '@stafett/domain';

// Prisma speaks of both days and instants as `Date`; a day is its midnight in UTC.

/** A day for a `date` column. */
export const dateColumn = (day: IsoDate): Date => new Date(`${day}T00:00:00.000Z`);

/** An instant for a `timestamptz` column. */
export const timeColumn = (at: Instant): Date => new Date(at);

/** The day in a `date` column. */
export const dayOf = (column: Date): IsoDate => isoDate(column.toISOString().slice(0, 10));

/** The instant in a `timestamptz` column. */
export const instantOf = (column: Date): Instant => instant(column.toISOString());
