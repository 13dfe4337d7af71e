import { type EventOf, given } from '../case/act.ts';
import type { DocumentRef } from '../case/case-file.ts';
import { unitOf } from '../case/standing.ts';
import type { Handover, ParallelSupport } from './handover.ts';
import { addressees } from './handovers.ts';

type HandoverEvent = EventOf<
  | 'handoverSent'
  | 'handoverAcknowledged'
  | 'handoverInfoRequested'
  | 'handoverInfoSupplied'
  | 'handoverAccepted'
  | 'handoverDeclined'
  | 'handoverWithdrawn'
  | 'handoverExpired'
  | 'handoverCompleted'
  | 'parallelSupportBegan'
  | 'parallelSupportExtensionAsked'
  | 'parallelSupportExtensionDeclined'
  | 'parallelSupportExtended'
  | 'parallelSupportEnded'
>;

/** Its clock runs, or it is at its end: nothing is awaited of the sender. */
const going = ({ pausedAt: _, ...handover }: Handover): Handover => handover;

const declined = (handover: Handover, event: EventOf<'handoverDeclined'>): Handover => {
  const declinedBy = [...(handover.declinedBy ?? []), event.unit];
  // A joint forum says no only when each of its members has.
  if (declinedBy.length < addressees(handover).length) return { ...handover, declinedBy };
  return {
    ...going(handover),
    ...(handover.to.type === 'jointForum' ? { declinedBy } : {}),
    status: 'declined',
    answeredAt: event.at,
    answeredBy: event.unit,
    declined: { reason: event.reason, ...given({ needed: event.needed }) },
  };
};

const isSame = (a: DocumentRef, b: DocumentRef): boolean => a.document === b.document && a.version === b.version;
/** What was chosen with an answer is given besides what was sent along. */
const withPapers = (
  { papers = [] }: Handover,
  added: readonly DocumentRef[] = [],
): { readonly papers?: readonly DocumentRef[] } => {
  const all = [...papers.filter((paper) => !added.some((one) => isSame(one, paper))), ...added];
  return all.length > 0 ? { papers: all } : {};
};

type SupportEvent = EventOf<
  | 'parallelSupportBegan'
  | 'parallelSupportExtensionAsked'
  | 'parallelSupportExtensionDeclined'
  | 'parallelSupportExtended'
  | 'parallelSupportEnded'
>;
const supportAfter = (support: ParallelSupport | undefined, event: SupportEvent): ParallelSupport | undefined => {
  if (event.type === 'parallelSupportBegan') return { since: event.on, until: event.until, extensions: 0 };
  if (!support) return undefined;
  const { asked: _, ...settled } = support;
  switch (event.type) {
    case 'parallelSupportExtensionAsked':
      return { ...support, asked: event.until };
    case 'parallelSupportExtensionDeclined':
      return settled;
    case 'parallelSupportExtended':
      return { ...settled, until: event.until, extensions: support.extensions + 1 };
    case 'parallelSupportEnded':
      return { ...settled, ended: event.on };
  }
};

const changed = (handover: Handover, event: Exclude<HandoverEvent, EventOf<'handoverSent'>>): Handover => {
  switch (event.type) {
    case 'handoverAcknowledged':
      return { ...handover, status: 'acknowledged', acknowledgedAt: event.at, acknowledgedBy: event.unit };
    case 'handoverInfoRequested':
      // Whoever asks has read it.
      return {
        ...handover,
        acknowledgedAt: handover.acknowledgedAt ?? event.at,
        acknowledgedBy: handover.acknowledgedBy ?? event.unit,
        status: 'moreInfoRequested',
        question: event.question,
        pausedAt: event.at,
      };
    case 'handoverInfoSupplied':
      return {
        ...going(handover),
        status: 'acknowledged',
        answerToQuestion: event.answer,
        answerBy: event.answerBy,
        ...withPapers(handover, event.papers),
      };
    case 'handoverAccepted':
      return { ...going(handover), status: 'accepted', answeredAt: event.at, answeredBy: event.unit };
    case 'handoverDeclined':
      return declined(handover, event);
    case 'handoverWithdrawn':
      return { ...going(handover), status: 'withdrawn', ...given({ withdrawn: event.reason }) };
    case 'handoverExpired':
      return { ...going(handover), status: 'expired' };
    case 'handoverCompleted':
      return { ...handover, status: 'completed', outcome: event.outcome };
    case 'parallelSupportBegan':
    case 'parallelSupportExtensionAsked':
    case 'parallelSupportExtensionDeclined':
    case 'parallelSupportExtended':
    case 'parallelSupportEnded':
      return { ...handover, ...given({ parallelSupport: supportAfter(handover.parallelSupport, event) }) };
  }
};

const actOf = (event: HandoverEvent): Pick<Handover, 'lastAct'> =>
  'staff' in event && event.staff !== undefined && event.by.type === 'staff'
    ? { lastAct: { at: event.at, unit: unitOf(event.by), staff: event.staff } }
    : {};

export const evolveHandovers = (handovers: readonly Handover[], event: HandoverEvent): readonly Handover[] =>
  event.type === 'handoverSent'
    ? [...handovers, event.handover]
    : handovers.map((handover) =>
        handover.id === event.handover ? { ...changed(handover, event), ...actOf(event) } : handover,
      );
