import type { IsoDate } from '../calendar/index.ts';
import type { DisclosureBasis } from '../handover/handover.ts';
import type { CaseId } from '../organisation/organisation.ts';
import type { WarningCode } from '../warning/warning.ts';

/** The same participant's case in the next insats, begun before this one closes, so that nobody falls between them. */
export type FollowingCase = {
  readonly caseId: CaseId;
  readonly insats: string;
  readonly place: string;
  readonly basis: DisclosureBasis;
  readonly on: IsoDate;
  readonly acknowledged?: readonly WarningCode[];
};
