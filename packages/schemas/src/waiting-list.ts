import { z } from 'zod';
import { CodeName, OutOfTurnReason } from './codes.ts';
import { StaffView } from './organisation.ts';
import { CommandId, Id, Instant, IsoDate, Key } from './wire.ts';

const list = { insats: Key, place: Key };
export const WaitingListRequest = z.strictObject(list);
export type WaitingListRequest = z.infer<typeof WaitingListRequest>;

export const WaitingRow = z.object({
  /** 1 is next in turn. */
  position: z.int(),
  caseId: Id,
  caseCode: z.string(),
  participantName: z.string().optional(),
  participantProtected: z.literal(true).optional(),
  referredOn: IsoDate,
  /** Calendar days since the referral. */
  waitedDays: z.int(),
  /** Days until a call, from the calls of the last 180 days; absent when there were too few to say. */
  expectedDays: z.int().optional(),
  /** A place is free for whoever stands so early in the line. */
  mayBeCalled: z.boolean().optional(),
  /** Else the first day on which there is one, as far as the coaches' places have been said. */
  placeOn: IsoDate.optional(),
});
export type WaitingRow = z.infer<typeof WaitingRow>;
export const WaitingListView = z.object({
  ...list,
  insatsName: z.string(),
  rows: z.array(WaitingRow),
  coaches: z.array(
    z.object({
      coach: StaffView,
      seats: z.int(),
      taken: z.int(),
      /** Below zero: so many more have a place than there are. */
      free: z.int(),
      /** From days to come on, the earliest first: places, and how many are free if all who have one stay. */
      ahead: z.array(z.object({ from: IsoDate, seats: z.int(), free: z.int() })),
    }),
  ),
  /** Called and not yet answered, the latest first. */
  called: z.array(
    z.object({
      caseId: Id,
      caseCode: z.string(),
      participantName: z.string().optional(),
      participantProtected: z.literal(true).optional(),
      coach: StaffView,
      at: Instant,
      answerBy: IsoDate.optional(),
      /** The day the participant was given the summons; absent until it is noted. */
      deliveredOn: IsoDate.optional(),
      outOfTurn: OutOfTurnReason.optional(),
    }),
  ),
  /** The day a summons that goes out today should be answered by, as the model says. */
  answerBy: IsoDate,
  /** Who may give the coaches places. */
  placeGivers: z.array(StaffView),
  /** `callNext`, `setCapacity`: what the actor may do here. */
  allowed: z.array(CodeName),
});
export type WaitingListView = z.infer<typeof WaitingListView>;

export const CallNextRequest = z.strictObject({
  ...list,
  commandId: CommandId,
  coach: Id,
  answerBy: IsoDate,
  outOfTurn: z.strictObject({ caseId: Id, reason: OutOfTurnReason }).optional(),
});
export type CallNextRequest = z.infer<typeof CallNextRequest>;
export const SetCapacityRequest = z.strictObject({
  ...list,
  commandId: CommandId,
  coach: Id,
  seats: z.int().min(0).max(200),
  /** From that day on; at once without one. */
  from: IsoDate.optional(),
});
export type SetCapacityRequest = z.infer<typeof SetCapacityRequest>;
/** As `ActAnswer`, for acts on a kö. `called` is the case whose turn it was. */
export const WaitingListAnswer = z.object({
  outcome: z.enum(['saved', 'received']),
  commandId: CommandId,
  called: z.object({ caseId: Id, caseCode: z.string() }).optional(),
});
export type WaitingListAnswer = z.infer<typeof WaitingListAnswer>;
