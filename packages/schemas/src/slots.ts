import { daysBetween } from '@stafett/domain';
import { z } from 'zod';
import { MeetingKind, MeetingMode } from './codes.ts';
import { SlotRef } from './meetings.ts';
import { PartyView, StaffView } from './organisation.ts';
import { Id, Instant, IsoDate } from './wire.ts';

/** `HH:MM`, on the clock in Sweden. */
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalidClock');
/** Monday is 1. */
const Weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

/** A weekly time that somebody in the unit keeps for meetings. */
export const SlotRuleView = z.object({
  id: Id,
  staff: StaffView,
  weekday: Weekday,
  clock: Clock,
  minutesLong: z.int(),
  kinds: z.array(MeetingKind),
  modes: z.array(MeetingMode),
  from: IsoDate,
  /** The last day, when the end is known. */
  until: IsoDate.optional(),
  /** Days ahead that meetings have taken; nothing is said of which meetings. */
  booked: z.array(IsoDate),
  /** The next day that may be booked. */
  nextFree: IsoDate.optional(),
});
export type SlotRuleView = z.infer<typeof SlotRuleView>;

/** slots.ofUnit: the weekly times of the manager's unit that have not ended, and who in it may hold one. */
export const UnitSlots = z.object({ rules: z.array(SlotRuleView), staff: z.array(StaffView) });
export type UnitSlots = z.infer<typeof UnitSlots>;

export const AddSlotRuleRequest = z
  .strictObject({
    staff: Id,
    weekday: Weekday,
    clock: Clock,
    minutesLong: z.int().min(5, 'invalidLength').max(480, 'invalidLength'),
    kinds: z.array(MeetingKind).min(1, 'missing').max(5),
    modes: z.array(MeetingMode).min(1, 'missing').max(3),
    from: IsoDate,
    until: IsoDate.optional(),
  })
  .refine(({ from, until }) => until === undefined || from <= until, { path: ['until'], message: 'dateOrder' });
export type AddSlotRuleRequest = z.infer<typeof AddSlotRuleRequest>;
/** Its last day. A time that has not begun by then is taken away. What is booked stays booked. */
export const EndSlotRuleRequest = z.strictObject({ rule: Id, until: IsoDate });
export type EndSlotRuleRequest = z.infer<typeof EndSlotRuleRequest>;

const LONGEST_LOOK = 92;
/** slots.free: the bookable times for a meeting of this kind in the case, a quarter of a year at most. */
export const FreeSlotsRequest = z
  .strictObject({ caseId: Id, kind: MeetingKind, from: IsoDate, to: IsoDate })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'dateOrder' })
  .refine(({ from, to }) => daysBetween(from, to) <= LONGEST_LOOK, { path: ['to'], message: 'tooLong' });
export type FreeSlotsRequest = z.infer<typeof FreeSlotsRequest>;
export const FreeSlot = z.object({
  slot: SlotRef,
  startsAt: Instant,
  minutesLong: z.int(),
  staff: StaffView,
  /** Who is asked to the meeting with it. */
  party: PartyView,
  modes: z.array(MeetingMode),
});
export type FreeSlot = z.infer<typeof FreeSlot>;
export const FreeSlots = z.object({ slots: z.array(FreeSlot) });
export type FreeSlots = z.infer<typeof FreeSlots>;
