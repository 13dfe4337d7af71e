import { dayOf, instantOf, type Row } from '@stafett/db';
import { ReviewDecision, ReviewKind, type ReviewRow } from '@stafett/schemas';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';

/** A review as the reviewer is shown it. */
export const reviewRowOf = (row: Row.AccessReview, names: Names, actor: StaffActor): ReviewRow => ({
  id: row.id,
  kind: ReviewKind.parse(row.kind),
  staff: names.staff(row.staff),
  day: dayOf(row.day),
  lookUps: row.lookUps,
  outside: row.outside,
  own: row.staff === actor.staff,
  ...given({
    unit: row.unit === null ? undefined : names.party({ agency: row.tenant, unit: row.unit }),
    decision: row.decision === null ? undefined : ReviewDecision.parse(row.decision),
    decidedAt: row.decidedAt === null ? undefined : instantOf(row.decidedAt),
    decidedBy: row.decidedBy === null ? undefined : names.staff(row.decidedBy),
  }),
});

/** Where a review's note belongs, for the vault. */
export const placeOfNote = (review: string): string => `access-review:${review}`;
