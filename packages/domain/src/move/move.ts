import type { Instant } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';

/** Why a coordinator asks an agency to let somebody else do the work. `conflictOfInterest` is jäv (FL 2017:900 § 16). */
export const moveReasons = ['absence', 'vacancy', 'workload', 'silence', 'conflictOfInterest', 'other'] as const;
export type MoveReason = (typeof moveReasons)[number];
export const moveDeclineReasons = ['noCapacity', 'knownToParticipant', 'underWay', 'other'] as const;
export type MoveDeclineReason = (typeof moveDeclineReasons)[number];

/** What is to be done by somebody else: the case as its caseworker's, or one task. */
export type MoveSubject = { readonly type: 'case' } | { readonly type: 'task'; readonly id: string };
/** To somebody in the same unit or, for a task that anybody may do, to another unit of the same agency. */
export type MoveTo = { readonly type: 'staff'; readonly staff: StaffId } | ({ readonly type: 'unit' } & UnitRef);

/** A wish, never a decision: only the agency moves work between its own people (lag 2003:1210 §§ 2, 7). */
export type MoveRequest = {
  readonly id: string;
  readonly of: MoveSubject;
  readonly from: UnitRef;
  readonly to?: MoveTo;
  readonly reason: MoveReason;
  readonly document?: DocumentRef;
  readonly askedAt: Instant;
  readonly askedBy: UnitRef;
  /** `lapsed`: the work was done, or went elsewhere, before anybody answered. */
  readonly status: 'open' | 'accepted' | 'declined' | 'lapsed';
  readonly answeredAt?: Instant;
  readonly declined?: MoveDeclineReason;
};
