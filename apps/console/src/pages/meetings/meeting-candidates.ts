import type { HandoverView, PartyView } from '@stafett/schemas';

/** What must be known of a case to say who a meeting would be with. */
type Case = {
  readonly holder: PartyView;
  readonly referrer?: PartyView | undefined;
  readonly handovers?: readonly HandoverView[] | undefined;
};

/** A unit that may be asked to a meeting, and the part it has in the case. */
export type Candidate = { readonly party: PartyView; readonly as: 'holder' | 'otherSide' | 'own' | 'referrer' };

const isUnanswered = ({ status }: HandoverView): boolean =>
  status === 'sent' || status === 'acknowledged' || status === 'moreInfoRequested';
const isAccepted = ({ status }: HandoverView): boolean => status === 'accepted' || status === 'completed';

/**
 * Whoever stands on the other side of the latest handover: before the answer those asked, after it the one that handed on. The core's
 * rule for who is the `receiver` of a meeting.
 */
export const otherSide = ({ handovers = [] }: Case): readonly PartyView[] => {
  const handover = handovers.findLast((each) => each.route !== 'referral' && (isUnanswered(each) || isAccepted(each)));
  if (!handover) return [];
  if (isAccepted(handover)) return [handover.from];
  const { to, declinedBy = [] } = handover;
  const asked = to.type === 'unit' ? [to.party] : to.members;
  return asked.filter(({ unit }) => !declinedBy.some((declined) => declined.unit === unit));
};

/** The units that have a part in the case already, each once: the holder first. `own` is the unit of whoever books. */
export const candidatesOf = (view: Case, own: PartyView): readonly Candidate[] => {
  const all: readonly Candidate[] = [
    { party: view.holder, as: 'holder' },
    ...otherSide(view).map((party): Candidate => ({ party, as: 'otherSide' })),
    { party: own, as: 'own' },
    ...(view.referrer ? [{ party: view.referrer, as: 'referrer' } as const] : []),
  ];
  return all.filter(({ party }, index) => all.findIndex((other) => other.party.unit === party.unit) === index);
};
