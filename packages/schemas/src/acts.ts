import { z } from 'zod';
import { CodeName, NextStep, WaitingReason, WaitReason } from './codes.ts';
import { PartyView, StaffView } from './organisation.ts';
import { CommandId, Id, Instant, IsoDate } from './wire.ts';

/** The sentence on top of a case, in parts. */
export const WaitingForView = z.object({
  party: PartyView,
  staff: StaffView.optional(),
  since: Instant,
  reason: WaitingReason,
  /** What a parked case waits for. */
  wait: WaitReason.optional(),
  nextStep: NextStep,
  nextOn: IsoDate,
});
export type WaitingForView = z.infer<typeof WaitingForView>;

/** What every act in a case carries. */
export const act = { commandId: CommandId, caseId: Id };

/**
 * What every act in a case answers. `saved`: it is in the ledger. `received`: the ledger could not be reached; what was sent is kept
 * safe and will be tried again, but nothing is promised yet: it can still be refused. Show it as "mottaget, bekräftas strax".
 */
export const ActAnswer = z.object({
  outcome: z.enum(['saved', 'received']),
  caseId: Id,
  commandId: CommandId,
  /** Types of the events that now stand, in order. Empty when `received`. */
  happened: z.array(CodeName),
  /** Who the case waits for now; absent when closed, when `received`, or when the actor may no longer see it. */
  waitingFor: WaitingForView.optional(),
});
export type ActAnswer = z.infer<typeof ActAnswer>;
