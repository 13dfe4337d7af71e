import type { CaseFile } from '../case/case-file.ts';
import { sameUnit } from '../case/standing.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';

/** Who now has what was this person's at the unit: their successor, or their stand-in while there is one; else themselves. */
export const inTheirPlace = (state: CaseFile, staff: StaffId, unit: UnitRef): StaffId =>
  (state.transfers ?? []).reduce(
    (now, transfer) =>
      transfer.from === now && transfer.endedAt === undefined && sameUnit(transfer.unit, unit) ? transfer.to : now,
    staff,
  );
