import { type Act, type Guard, given, no } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { actsFor, onlyCaseworkers, sameUnit, staffOf } from '../case/standing.ts';
import type { Actor, StaffId, UnitRef } from '../organisation/organisation.ts';
import type { Refusal } from '../refusal.ts';
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

/** Kept with what is done to a handover, for whoever was about to do the same. */
export const byWhom = ({ actor }: Pick<Act, 'actor'>): { readonly staff?: StaffId } => given({ staff: staffOf(actor) });

/** Only who was asked may answer. */
export const onlyTheReceiver = (handover: Handover, actor: Actor): Guard =>
  onlyCaseworkers(actor) ??
  (addressees(handover).some((unit) => actsFor(actor, unit))
    ? undefined
    : no('notReceiver', { handover: handover.id }));
export const onlyTheSender = (handover: Handover, actor: Actor): Guard =>
  onlyCaseworkers(actor) ?? (actsFor(actor, handover.from) ? undefined : no('notSender', { handover: handover.id }));
/**
 * That it can't be done any more, and since when by whom: two may act at once, and the one who comes second is told. Which person it was is
 * told within their own unit.
 */
export const overtaken = ({ id, status, lastAct }: Handover, actor: Actor): Refusal =>
  no('handoverNotOpen', {
    handover: id,
    status,
    ...(lastAct ? { at: lastAct.at, unit: lastAct.unit.unit } : {}),
    ...(lastAct && actsFor(actor, lastAct.unit) ? { staff: lastAct.staff } : {}),
  });
export const onlyWhileUnanswered = (handover: Handover, actor: Actor): Guard =>
  isUnanswered(handover) ? undefined : overtaken(handover, actor);
/** A member of the joint forum that has said no leaves the answer to the others. */
export const onlyWhoHasNotDeclined = (handover: Handover, actor: Actor): Guard =>
  mayAnswer(handover).some((unit) => actsFor(actor, unit))
    ? undefined
    : overtaken({ ...handover, status: 'declined' }, actor);
