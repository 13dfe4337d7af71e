import { z } from 'zod';
import { act } from './acts.ts';
import { OutOfTurnReason, SummonsAnswer, SummonsDeclineReason, SummonsDelivery } from './codes.ts';
import { PartyView, StaffView } from './organisation.ts';
import { Id, Instant, IsoDate, Key } from './wire.ts';

export const SummonsView = z.object({
  id: Key,
  coach: StaffView,
  calledAt: Instant,
  answerBy: IsoDate,
  outOfTurn: OutOfTurnReason.optional(),
  delivery: z.object({ how: SummonsDelivery, on: IsoDate }).optional(),
  status: z.enum(['called', 'delivered', 'accepted', 'declined', 'unanswered', 'withdrawn']),
  declined: SummonsDeclineReason.optional(),
});
export type SummonsView = z.infer<typeof SummonsView>;

const onSummons = { ...act, summons: Key };
export const DeliverSummonsRequest = z.strictObject({ ...onSummons, how: SummonsDelivery, on: IsoDate });
export type DeliverSummonsRequest = z.infer<typeof DeliverSummonsRequest>;
export const AnswerSummonsRequest = z
  .strictObject({
    ...onSummons,
    answer: SummonsAnswer,
    reason: SummonsDeclineReason.optional(),
    startsOn: IsoDate.optional(),
  })
  .refine((request) => request.answer !== 'declines' || request.reason !== undefined, {
    path: ['reason'],
    message: 'missing',
  });
export type AnswerSummonsRequest = z.infer<typeof AnswerSummonsRequest>;
export const WithdrawSummonsRequest = z.strictObject(onSummons);
export type WithdrawSummonsRequest = z.infer<typeof WithdrawSummonsRequest>;

export const SummonsLetterRequest = z.strictObject({ caseId: Id, summons: Key });
export type SummonsLetterRequest = z.infer<typeof SummonsLetterRequest>;
/** summons.letter: what the printed letter needs; the words are the console's. The reading is logged as a showing of identity. */
export const SummonsLetter = z.object({
  caseCode: z.string(),
  participantName: z.string().optional(),
  insatsName: z.string(),
  sender: PartyView,
  coach: StaffView,
  calledOn: IsoDate,
  answerBy: IsoDate,
});
export type SummonsLetter = z.infer<typeof SummonsLetter>;
