import { dayOf, instantOf, type Row } from '@stafett/db';
import { addDays, startOfDay } from '@stafett/domain';
import { GetReviewRequest, type LogLine, ReviewView } from '@stafett/schemas';
import { auditScope, isTombstone } from '@stafett/vault';
import { given } from '../given.ts';
import { Refused } from '../problems/refuse.ts';
import { logReading, openWords } from '../read-log.ts';
import { reviewerProcedure } from '../trpc.ts';
import { placeOfNote, reviewRowOf } from './review-row.ts';

const MOST_LINES = 1_000;
/** So much of a pseudonym tells the cases of one day apart. */
const SHORT = 6;

const lineOf = (
  { number, at, kind, action, reason, cases, outside }: Row.AuditEntry,
  why: string | undefined,
): LogLine => ({
  number: Number(number),
  at: instantOf(at),
  kind: kind === 'act' ? 'act' : 'read',
  action,
  ...given({ reason: reason ?? undefined, why }),
  cases: cases.map((name) => ({ name: name.slice(0, SHORT).toUpperCase(), outside: outside.includes(name) })),
});

/** One person's day in the agency's log. That it was shown is in the log itself. */
export const get = reviewerProcedure
  .input(GetReviewRequest)
  .output(ReviewView)
  .query(async ({ ctx, input: { review } }) => {
    const found = await ctx.read(async (transaction) => {
      const row = await transaction.accessReview.findUnique({ where: { id: review } });
      if (!row) return undefined;
      const day = dayOf(row.day);
      const entries = await transaction.auditEntry.findMany({
        where: {
          tenant: ctx.actor.agency,
          staff: row.staff,
          at: { gte: new Date(startOfDay(day)), lt: new Date(startOfDay(addDays(day, 1))) },
        },
        orderBy: { number: 'asc' },
        take: MOST_LINES,
      });
      await logReading(transaction, ctx.actor, ctx.clock(), 'accessReview.get', { cases: [], about: row.staff });
      return { row, entries };
    });
    if (!found) throw new Refused('notAllowed');
    const { row, entries } = found;
    const note = row.note && (await ctx.vault.decryptText(auditScope(row.tenant), row.note, placeOfNote(row.id)));
    return {
      ...reviewRowOf(row, await ctx.names.read(), ctx.actor),
      ...given({ note: note === null || isTombstone(note) ? undefined : note }),
      lines: await Promise.all(entries.map(async (entry) => lineOf(entry, await openWords(ctx.vault, entry)))),
    };
  });
