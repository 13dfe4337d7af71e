import type { Instant, IsoDate } from '../calendar/index.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';

export const summonsDeliveries = ['letter', 'phone', 'digitalMail', 'inPerson'] as const;
export type SummonsDelivery = (typeof summonsDeliveries)[number];
export const summonsAnswers = ['comes', 'declines'] as const;
export type SummonsAnswer = (typeof summonsAnswers)[number];
export const summonsDeclineReasons = ['notNow', 'illness', 'notInterested', 'otherInsats', 'moved'] as const;
export type SummonsDeclineReason = (typeof summonsDeclineReasons)[number];

/** Kallelse: a coach has room and the participant is asked to come. */
export type Summons = {
  readonly id: string;
  readonly coach: StaffId;
  /** Whose it is since the coach left or is away. */
  readonly takenOverBy?: StaffId;
  readonly calledAt: Instant;
  readonly answerBy: IsoDate;
  readonly outOfTurn?: string;
  /** Whose call it was, though it comes through the kö. */
  readonly calledBy?: UnitRef;
  /** Who there called; the earliest calls do not tell. */
  readonly caller?: StaffId;
  readonly delivery?: { readonly how: SummonsDelivery; readonly on: IsoDate };
  readonly status: 'called' | 'delivered' | 'accepted' | 'declined' | 'unanswered' | 'withdrawn';
  readonly declined?: SummonsDeclineReason;
};
