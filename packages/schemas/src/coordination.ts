import { z } from 'zod';
import { WaitingForView } from './acts.ts';
import { Phase, StallCause, WaitingReason } from './codes.ts';
import { PartyView } from './organisation.ts';
import { Id, Instant, IsoDate, Key } from './wire.ts';

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
  /** Working days that it has waited. */
  waitedWorkingDays: z.int(),
  stalled: z.boolean(),
  cause: StallCause.optional(),
  /** The actor may open the case. The forbund's coordinator may not. */
  mayOpen: z.boolean(),
});
export type StalledRow = z.infer<typeof StalledRow>;
export const StalledCases = z.object({
  today: IsoDate,
  rows: z.array(StalledRow),
  /** For the chips, before the filters `cause` and `waitingForAgency`. */
  byCause: z.array(z.object({ cause: StallCause, count: z.int() })),
  byAgency: z.array(z.object({ agency: Id, agencyName: z.string(), count: z.int() })),
  more: z.boolean(),
});
export type StalledCases = z.infer<typeof StalledCases>;
