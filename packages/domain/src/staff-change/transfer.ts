import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';

/** What a person had in the case and somebody else now has: so that a stand-in gives back just that. */
export type TransferredWork = {
  readonly caseworker: boolean;
  readonly coach: boolean;
  /** Daglig handledare of the participant's mentorship. */
  readonly supervisor?: true;
  /** The open kallelse that the coach had sent. */
  readonly summons?: string;
  readonly tasks: readonly string[];
  /** As whose contact at the unit the person was known. */
  readonly contacts?: readonly string[];
};

/** Funktionsöverlämning: a person leaves or is away, and all of their open work in the case is a colleague's. */
export type Transfer = {
  readonly id: string;
  readonly unit: UnitRef;
  readonly from: StaffId;
  readonly to: StaffId;
  readonly at: Instant;
  /** The stand-in's last day; absent for a successor. */
  readonly until?: IsoDate;
  readonly note?: DocumentRef;
  readonly moved: TransferredWork;
  readonly endedAt?: Instant;
};
