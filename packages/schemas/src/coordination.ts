import { z } from 'zod';
import { act, WaitingForView } from './acts.ts';
import { HandoverRoute, MoveDeclineReason, MoveReason, Phase, Queue, StallCause, WaitingReason } from './codes.ts';
import { PartyView } from './organisation.ts';
import { FreeText, Id, Instant, IsoDate, Key } from './wire.ts';

/** coordination.stalled: filters live in the page's address, so they hold codes only. */
export const StalledRequest = z.strictObject({
  /** Only those that count as stalled; else every open case with who it waits for. */
  stalledOnly: z.boolean().default(true),
  insats: Key.optional(),
  place: Key.optional(),
  phase: Phase.optional(),
  cause: StallCause.optional(),
  reason: WaitingReason.optional(),
  waitingForAgency: Id.optional(),
  queue: Queue.optional(),
});
export type StalledRequest = z.infer<typeof StalledRequest>;

export const StalledRow = z.object({
  caseId: Id,
  caseCode: z.string(),
  insats: Key,
  insatsName: z.string(),
  place: Key,
  phase: Phase,
  phaseSince: Instant,
  holder: PartyView,
  waitingFor: WaitingForView,
  /** Working days that it has stood in its phase: the standstill that is measured. */
  stoodWorkingDays: z.int(),
  /** Working days that it has waited for this. */
  waitedWorkingDays: z.int(),
  stalled: z.boolean(),
  cause: StallCause.optional(),
  queue: Queue,
  /** What hurries the case on from here, where the actor may: a first reminder, or the next in turn. */
  hurry: z.enum(['remind', 'escalate']).optional(),
  /** The actor may open the case. The forbund's coordinator may not. */
  mayOpen: z.boolean(),
});
export type StalledRow = z.infer<typeof StalledRow>;
export const StalledCases = z.object({
  today: IsoDate,
  rows: z.array(StalledRow),
  /** The named queues with their counts, each case in one; before the filters `queue`, `cause` and `waitingForAgency`. */
  byQueue: z.array(z.object({ queue: Queue, agencyName: z.string().optional(), count: z.int() })),
  /** For the chips, before those filters. */
  byCause: z.array(z.object({ cause: StallCause, count: z.int() })),
  byAgency: z.array(z.object({ agency: Id, agencyName: z.string(), count: z.int() })),
  more: z.boolean(),
});
export type StalledCases = z.infer<typeof StalledCases>;

/** coordination.remind, .escalate: hurries on the task named, or else the one that the case waits for. */
export const HurryRequest = z.strictObject({ ...act, task: Key.optional() });
export type HurryRequest = z.infer<typeof HurryRequest>;

/** coordination.requestMove: that somebody else do the task named, the case as a whole or, with neither, what the case waits for. */
export const RequestMoveRequest = z.strictObject({
  ...act,
  task: Key.optional(),
  wholeCase: z.boolean().default(false),
  /** Another unit of the same agency; absent: the unit's manager chooses who. */
  to: z.strictObject({ agency: Id, unit: Id }).optional(),
  reason: MoveReason,
  /** What the code does not say. */
  text: FreeText.optional(),
});
export type RequestMoveRequest = z.infer<typeof RequestMoveRequest>;

/** coordination.answerMove: by the manager of the unit that has the work. */
export const AnswerMoveRequest = z.strictObject({
  ...act,
  request: Key,
  answer: z.enum(['accepts', 'declines']),
  /** Who does it from now on, with a yes; else the unit that was asked for. */
  staff: Id.optional(),
  reason: MoveDeclineReason.optional(),
});
export type AnswerMoveRequest = z.infer<typeof AnswerMoveRequest>;

/** coordination.flow: intervals and answers that came to their end from the first to the last day. */
export const FlowRequest = z.strictObject({
  from: IsoDate,
  to: IsoDate,
  insats: Key.optional(),
  place: Key.optional(),
});
export type FlowRequest = z.infer<typeof FlowRequest>;

/** Days, with one decimal. */
const Days = z.number();
/** coordination.flow: sums alone, over the cases that the actor's agency holds or coordinates. */
export const Flow = z.object({
  from: IsoDate,
  to: IsoDate,
  /** How long until what was sent was confirmed as received, and until it was answered. */
  answers: z.array(
    z.object({
      agency: Id,
      agencyName: z.string(),
      route: HandoverRoute,
      acknowledged: z.int(),
      medianToAcknowledge: Days.optional(),
      answered: z.int(),
      medianToAnswer: Days.optional(),
    }),
  ),
  phases: z.array(
    z.object({
      phase: Phase,
      /** How many left the phase, and how long they had been in it. */
      left: z.int(),
      median: Days.optional(),
      longest: Days.optional(),
      /** How many are in it at the end of the last day. */
      standing: z.int(),
    }),
  ),
  moves: z.array(z.object({ from: Phase, to: Phase, cases: z.int() })),
  waits: z.array(z.object({ agency: Id, agencyName: z.string(), reason: WaitingReason, times: z.int(), median: Days })),
});
export type Flow = z.infer<typeof Flow>;
