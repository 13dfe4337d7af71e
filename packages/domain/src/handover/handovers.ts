import { type Guard, no } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { actsFor, onlyCaseworkers, sameUnit } from '../case/standing.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import type { Handover } from './handover.ts';

/** Every unit that was asked. */
export const addressees = ({ to }: Handover): readonly UnitRef[] => (to.type === 'unit' ? [to] : to.members);
/** Those of them that may still answer. */
export const mayAnswer = (handover: Handover): readonly UnitRef[] =>
  addressees(handover).filter((unit) => !handover.declinedBy?.some((declined) => sameUnit(declined, unit)));
export const isUnanswered = ({ status }: Handover): boolean =>
  status === 'sent' || status === 'acknowledged' || status === 'moreInfoRequested';
export const isAccepted = ({ status }: Handover): boolean => status === 'accepted' || status === 'completed';
export const isReferral = ({ route }: Handover): boolean => route === 'referral';

export const findHandover = (state: CaseFile, id: string): Handover | undefined =>
  state.handovers.find((handover) => handover.id === id);
/** The handover that waits for an answer; there is one at most. */
export const unansweredHandover = (state: CaseFile): Handover | undefined => state.handovers.find(isUnanswered);
/** The latest handover away from the insats, unanswered or accepted. */
export const currentHandover = (state: CaseFile): Handover | undefined =>
  state.handovers.findLast((handover) => !isReferral(handover) && (isUnanswered(handover) || isAccepted(handover)));
/** What came to nothing, and is sent anew from the unit that sent it: the latest one, if nobody has accepted since. */
export const toBeReplaced = (state: CaseFile): Handover | undefined => {
  const last = state.handovers.at(-1);
  return last && !isUnanswered(last) && !isAccepted(last) && sameUnit(last.from, state.holder) ? last : undefined;
};

/** Only who was asked may answer. */
export const onlyTheReceiver = (handover: Handover, actor: Actor): Guard =>
  onlyCaseworkers(actor) ??
  (addressees(handover).some((unit) => actsFor(actor, unit))
    ? undefined
    : no('notReceiver', { handover: handover.id }));
export const onlyTheSender = (handover: Handover, actor: Actor): Guard =>
  onlyCaseworkers(actor) ?? (actsFor(actor, handover.from) ? undefined : no('notSender', { handover: handover.id }));
export const onlyWhileUnanswered = (handover: Handover): Guard =>
  isUnanswered(handover) ? undefined : no('handoverNotOpen', { handover: handover.id, status: handover.status });
/** A member of the joint forum that has said no leaves the answer to the others. */
export const onlyWhoHasNotDeclined = (handover: Handover, actor: Actor): Guard =>
  mayAnswer(handover).some((unit) => actsFor(actor, unit))
    ? undefined
    : no('handoverNotOpen', { handover: handover.id, status: 'declined' });
