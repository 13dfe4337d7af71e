import type { Instant, IsoDate } from '../calendar/index.ts';
import type { Actor, CaseId, StaffId, UnitRef } from '../organisation/organisation.ts';

/** The kö of one insats at one place. First in (by date of referral, then by when entered), first out. */
export type WaitingEntry = { readonly caseId: CaseId; readonly referredOn: IsoDate; readonly enteredAt: Instant };
export type CoachSeats = {
  readonly coach: StaffId;
  /** Places this coach has; 0 while the post is vacant. */
  readonly seats: number;
  readonly taken: readonly CaseId[];
  /** What has been said of days ahead, the earliest first: somebody begins, goes on leave, leaves. */
  readonly ahead?: readonly SeatsFrom[];
};
export type SeatsFrom = { readonly from: IsoDate; readonly seats: number };
/** An open call. It holds a seat of the coach's; `entry` is the place in the line to which the case goes back when the call lapses. */
export type Call = {
  readonly caseId: CaseId;
  readonly coach: StaffId;
  readonly at: Instant;
  readonly entry: WaitingEntry;
  readonly outOfTurn?: OutOfTurnReason;
};

export const outOfTurnReasons = [
  'insatsEnding',
  'youngAge',
  // Said without a word of health: the reason is shown to all who follow the case.
  'particular',
  'incomeEnding',
  'coachMatch',
  'returning',
] as const;
export type OutOfTurnReason = (typeof outOfTurnReasons)[number];

/** Which kö: one per insats and place. */
export type WaitingListName = { readonly insats: string; readonly place: string };

/** A case is in one spot at most: in `entries`, or in one coach's `taken` (with a call while the summons is open). */
export type WaitingList = WaitingListName & {
  readonly seq: number;
  readonly entries: readonly WaitingEntry[];
  readonly coaches: readonly CoachSeats[];
  readonly calls: readonly Call[];
};

type By<Type extends string, Payload> = {
  readonly type: Type;
  readonly commandId: string;
  readonly actor: Actor;
} & Payload;
export type WaitingListCommand =
  | By<'enterWaitingList', { readonly caseId: CaseId; readonly referredOn: IsoDate }>
  /** The case is no longer waiting and takes no seat: it was closed or left the place. */
  | By<'leaveWaitingList', { readonly caseId: CaseId }>
  /** From that day on; at once without one. */
  | By<'setCapacity', { readonly coach: StaffId; readonly seats: number; readonly from?: IsoDate }>
  /** The coach has room: the next in turn is called; out of turn only with a coded reason. */
  | By<
      'callNext',
      {
        readonly coach: StaffId;
        readonly calledBy: UnitRef;
        readonly answerBy: IsoDate;
        readonly outOfTurn?: { readonly caseId: CaseId; readonly reason: OutOfTurnReason };
      }
    >
  /** The summons was declined, unanswered or withdrawn: the seat is free and the case waits on, at its old place in the line. */
  | By<'callLapsed', { readonly caseId: CaseId }>
  /** The summons was accepted: the called seat stays taken until the case is handed over or closed. */
  | By<'callAccepted', { readonly caseId: CaseId }>
  /** A case got a coach without a call (imported, coach changed). */
  | By<'seatTaken', { readonly caseId: CaseId; readonly coach: StaffId }>
  | By<'seatFreed', { readonly caseId: CaseId }>;

type Happened<Type extends string, Payload> = {
  readonly type: Type;
  readonly version: 1;
  readonly at: Instant;
  readonly by: Actor;
} & Payload;
export type WaitingListEvent =
  | Happened<'listOpened', { readonly insats: string; readonly place: string }>
  | Happened<'caseEntered', { readonly caseId: CaseId; readonly referredOn: IsoDate }>
  | Happened<'caseLeft', { readonly caseId: CaseId }>
  | Happened<'capacitySet', { readonly coach: StaffId; readonly seats: number; readonly from?: IsoDate }>
  | Happened<
      'caseCalled',
      {
        readonly caseId: CaseId;
        readonly coach: StaffId;
        readonly calledBy: UnitRef;
        readonly answerBy: IsoDate;
        readonly outOfTurn?: OutOfTurnReason;
      }
    >
  | Happened<'callLapsed', { readonly caseId: CaseId }>
  | Happened<'callAccepted', { readonly caseId: CaseId }>
  | Happened<'seatTaken', { readonly caseId: CaseId; readonly coach: StaffId }>
  | Happened<'seatFreed', { readonly caseId: CaseId }>;
