import type { Instant } from '@stafett/domain';

/** Deadlines fall on the same minute for many cases (a day begins, a list was imported): they wake over ten minutes instead. */
const SPREAD_MS = 600_000;

const FNV_OFFSET = 2_166_136_261;
const FNV_PRIME = 16_777_619;

/** How many milliseconds late the case wakes, always the same for one case: FNV-1a of its id. */
export const jitterOf = (caseId: string): number => {
  let hash = FNV_OFFSET;
  for (let index = 0; index < caseId.length; index += 1)
    hash = Math.imul(hash ^ caseId.charCodeAt(index), FNV_PRIME) >>> 0;
  return hash % SPREAD_MS;
};

/** Milliseconds from `at` until the case wakes for what falls due at `due`; 0 when that has passed. */
export const untilWake = (due: Instant, caseId: string, at: Instant): number =>
  Math.max(0, Date.parse(due) + jitterOf(caseId) - Date.parse(at));
