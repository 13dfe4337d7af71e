import type { Transaction } from '@stafett/db';
import { daysBetween, type InsatsModel, type Instant, type IsoDate, stockholmDate, type Wish } from '@stafett/domain';
import { factsOf } from './gone.ts';

/** How long participants who wish a flerpartssamtal wait for it. */
export type WishFigures = {
  /** Wishes that were met in the days counted. */
  readonly met: number;
  /** Calendar days from the wish until it was met; absent when none was. */
  readonly medianDays?: number;
  /** Wishes that still waited on the last day. */
  readonly open: number;
};

export type WishRow = Pick<Wish, 'on' | 'status'> & { readonly heldAt: Instant | null };
/** A wish of a case that is gone: by months, and the days it waited. */
export type GoneWish = { readonly on: IsoDate; readonly heldOn: IsoDate | null; readonly days: number | null };

const median = (values: readonly number[]): number | undefined => {
  const inOrder = values.toSorted((a, b) => a - b);
  const half = Math.floor(inOrder.length / 2);
  const [below, above] = [inOrder[half - 1], inOrder[half]];
  if (above === undefined) return undefined;
  return inOrder.length % 2 === 1 || below === undefined ? above : (below + above) / 2;
};

/** Takes every wish and two days; what happened after the last of them does not count. A wish that was taken back is left out. */
export const wishFigures = (
  rows: readonly WishRow[],
  from: IsoDate,
  to: IsoDate,
  gone: readonly GoneWish[] = [],
): WishFigures | undefined => {
  const wishes = [
    ...rows
      .filter(({ status }) => status !== 'withdrawn')
      .map(({ on, heldAt }) => {
        const heldOn = heldAt === null ? undefined : stockholmDate(heldAt);
        return { on, heldOn, days: heldOn && daysBetween(on, heldOn) };
      }),
    ...gone.map(({ on, heldOn, days }) => ({ on, heldOn: heldOn ?? undefined, days: days ?? undefined })),
  ].filter(({ on }) => on <= to);
  if (wishes.length === 0) return undefined;
  const days = wishes.flatMap(({ heldOn, days: waited }) =>
    heldOn === undefined || waited === undefined || heldOn < from || heldOn > to ? [] : [waited],
  );
  const medianDays = median(days);
  return {
    met: days.length,
    ...(medianDays === undefined ? {} : { medianDays }),
    open: wishes.filter(({ heldOn }) => heldOn === undefined || heldOn > to).length,
  };
};

/** The same from the cases of an insats. Takes a transaction of `asCounter`; gives sums, no case. */
export const wishFiguresOf = async (
  transaction: Transaction,
  model: InsatsModel,
  from: IsoDate,
  to: IsoDate,
): Promise<WishFigures | undefined> => {
  const rows = await transaction.$queryRaw<WishRow[]>`
    SELECT w->>'on' AS "on", w->>'status' AS status,
      CASE WHEN w->>'status' = 'met' THEN (
        SELECT m->>'heldAt' FROM jsonb_array_elements(c.state->'meetings') m WHERE m->>'id' = w->>'meeting'
      ) END AS "heldAt"
    FROM case_file c CROSS JOIN LATERAL jsonb_array_elements(c.state->'wishes') w
    WHERE c.insats = ${model.id} AND c.state ? 'wishes'`;
  const gone = await factsOf(transaction, model.id, 'wish', to);
  return wishFigures(
    rows,
    from,
    to,
    gone.map(({ month, value }) => ({ on: month, ...value })),
  );
};
