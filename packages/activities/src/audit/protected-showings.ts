import { randomUUID } from 'node:crypto';
import type { Transaction } from '@stafett/db';
import { type Instant, instant, isShowing, stockholmDate } from '@stafett/domain';

/** A row of the log that has not been sealed yet, with the cases that it is about. */
export type Shown = {
  readonly at: Date;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly kind: string;
  readonly action: string;
  readonly case_ids: readonly string[];
};

// Also after one of the same day was gone through: each showing is.
const OPEN = `
  insert into access_review (id, tenant, kind, staff, unit, day, look_ups, outside, opened_at)
  values ($1::uuid, $2::uuid, 'protectedIdentity', $3::uuid, $4::uuid, $5::date, 1, 0, $6::timestamptz)
  on conflict (tenant, kind, staff, day) where decision is null do nothing`;

/**
 * Puts before the reviewer the days on which somebody was shown who it is whose identity is protected, however few they were. What else the
 * person looked up that day is counted by whoever counts the day.
 */
export const openForShowings = async (
  transaction: Transaction,
  tenant: string,
  now: Instant,
  rows: readonly Shown[],
): Promise<void> => {
  const shown = rows.filter((row) => isShowing(row));
  if (shown.length === 0) return;
  const marked = await transaction.protectedCase.findMany({
    where: { caseId: { in: shown.flatMap(({ case_ids }) => [...case_ids]) } },
    select: { caseId: true },
  });
  const known = await transaction.protectedFor.findMany({
    where: { caseId: { in: shown.flatMap(({ case_ids }) => [...case_ids]) } },
    select: { caseId: true, unit: true },
  });
  const isProtected = new Set(marked.map(({ caseId }) => caseId));
  const isKnownTo = new Set(known.map(({ caseId, unit }) => `${caseId} ${unit}`));
  for (const { staff, unit, at, case_ids } of shown)
    if (staff !== null && case_ids.some((id) => isProtected.has(id) || isKnownTo.has(`${id} ${unit}`)))
      await transaction.$executeRawUnsafe(
        OPEN,
        randomUUID(),
        tenant,
        staff,
        unit,
        stockholmDate(instant(at.toISOString())),
        now,
      );
};
