import { type CaseEvent, type Facts, isSamtyckeWork, type StoredEvent } from '@stafett/domain';
import type { HistoryLine } from '@stafett/schemas';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';

/** The clock's own bookkeeping: every promise it keeps has a line of its own when it comes true. */
const unseen: ReadonlySet<CaseEvent['type']> = new Set([
  'deadlineSet',
  'deadlineDropped',
  'taskDueMoved',
  'meetingNear',
]);

/** The codes and dates of an event that tell what happened. Ids stay out, free text is never there. */
const factsOf = (event: CaseEvent): Facts => {
  switch (event.type) {
    case 'caseReferred':
      return { insats: event.insats, place: event.place, income: event.income, referredBy: event.facts.referredBy };
    case 'caseImported':
      return { insats: event.insats, place: event.place, phase: event.phase, referredBy: event.facts.referredBy };
    case 'phaseEntered':
      return { phase: event.phase };
    case 'incomeRecorded':
      return { income: event.income };
    case 'participantMoved':
      return { kommun: event.kommun, on: event.on };
    case 'insatsStarted':
    case 'participantDied':
    case 'assessmentCompleted':
    case 'followUpRecorded':
      return { on: event.on };
    case 'planSaved':
      return { on: event.on, revision: event.revision };
    case 'messageRefused':
      return { message: event.message, refusal: event.refusal };
    case 'caseClosed':
      return { reason: event.closure.reason, on: event.closure.on };
    case 'taskOpened':
      return { kind: event.task.kind, dueOn: event.task.dueOn };
    case 'rungReached':
      return { step: event.step, rung: event.rung };
    case 'handoverSent':
      return { route: event.handover.route, action: event.handover.action, answerBy: event.handover.answerBy };
    case 'handoverDeclined':
    case 'textRefused':
      return { reason: event.reason };
    case 'handoverWithdrawn':
      return given({ reason: event.reason });
    case 'textGiven':
      return { basis: event.basis };
    case 'handoverCompleted':
      return { outcome: event.outcome };
    case 'handoverInfoSupplied':
      return { answerBy: event.answerBy };
    case 'meetingProposed':
    case 'meetingBooked':
      return { kind: event.meeting.kind, mode: event.meeting.mode, startsAt: event.meeting.startsAt };
    case 'meetingReplied':
      return { reply: event.reply };
    case 'meetingRescheduled':
      return { startsAt: event.startsAt, mode: event.mode };
    case 'meetingCancelled':
      return { reason: event.reason };
    case 'meetingHeld':
      return { mode: event.mode, attended: event.attended.length };
    case 'meetingMissed':
      return { absent: event.absent.length };
    case 'minutesRecorded':
      return { commitments: event.commitments.length };
    case 'participantCalled':
      return { answerBy: event.summons.answerBy, ...given({ outOfTurn: event.summons.outOfTurn }) };
    case 'summonsDelivered':
      return { how: event.how, on: event.on };
    case 'summonsDeclined':
      return { reason: event.reason };
    case 'caseParked':
      return { reason: event.wait.reason, until: event.wait.until };
    case 'waitExtended':
      return { until: event.until };
    case 'caseResumed':
      return { reason: event.reason, how: event.how };
    case 'moveRequested':
      return { reason: event.request.reason };
    case 'moveDeclined':
      return { reason: event.reason };
    case 'contactNamed':
      return { role: event.contact.role };
    case 'followingCaseStarted':
      return { insats: event.following.insats, place: event.following.place };
    case 'recommendationReceived':
      return { on: event.recommendation.on };
    case 'recommendationDecided':
      return { decision: event.decision };
    case 'placementStarted':
      return { on: event.placement.from };
    case 'placementEnded':
      return { on: event.to };
    default:
      return {};
  }
};

/** What the event's task is about, for those that only name it. */
const taskFacts = (event: CaseEvent, kinds: ReadonlyMap<string, string>): Facts => {
  const kind = 'task' in event && typeof event.task === 'string' ? kinds.get(event.task) : undefined;
  return kind === undefined ? {} : { kind };
};

/** An aktualisering is a case's first handover, and is called by its own name. */
const routeFacts = (event: CaseEvent, referrals: ReadonlySet<string>): Facts =>
  'handover' in event && typeof event.handover === 'string' && referrals.has(event.handover)
    ? { route: 'referral' }
    : {};

/** The agency whose act it was: a call comes through the kö, but somebody made it. */
const whose = (event: CaseEvent, names: Names): HistoryLine['by'] => {
  if (event.by.type === 'staff') return names.party(event.by);
  return event.type === 'participantCalled' && event.summons.calledBy ? names.party(event.summons.calledBy) : undefined;
};

/** Who it was, told to their own agency; a call comes through the kö, but somebody there called. */
const who = (event: CaseEvent, names: Names, agency: string): HistoryLine['person'] => {
  if (event.by.type === 'staff') return event.by.agency === agency ? names.staff(event.by.staff) : undefined;
  if (event.type !== 'participantCalled' || event.summons.calledBy?.agency !== agency) return undefined;
  return event.summons.caller === undefined ? undefined : names.staff(event.summons.caller);
};

/** The agency whose samtycke or prövning the event is of: nobody else is shown it (OSL 8:1). */
const ownerOf = (event: CaseEvent): string | undefined => {
  switch (event.type) {
    case 'samtyckeRecorded':
    case 'samtyckeWithdrawn':
      return event.samtycke.of.agency;
    case 'samtyckeEnded':
    case 'samtyckeAnswered':
    case 'identityAccessChanged':
      return event.of.agency;
    case 'samtyckeAskedFor':
      return event.request.of.agency;
    case 'sekretessReviewed':
      return event.review.of.agency;
    case 'samtyckeRenewed':
    case 'sekretessReviewConfirmed':
    case 'identityLiftingAsked':
    case 'identityLiftingDeclined':
      return event.by.type === 'staff' ? event.by.agency : '';
    default:
      return undefined;
  }
};

/**
 * The history of a case, oldest first: when, who and what, in codes; `agency` is the reader's. Where somebody who is protected has moved to
 * is not told unless `tellsKommun`.
 */
export const historyOf = (
  events: readonly StoredEvent[],
  names: Names,
  agency: string,
  tellsKommun = true,
): HistoryLine[] => {
  const kinds = new Map(
    events.flatMap(({ event }) => (event.type === 'taskOpened' ? [[event.task.id, event.task.kind] as const] : [])),
  );
  const referrals = new Set(
    events.flatMap(({ event }) =>
      event.type === 'handoverSent' && event.handover.route === 'referral' ? [event.handover.id] : [],
    ),
  );
  const renewals = new Set(
    events.flatMap(({ event }) =>
      event.type === 'taskOpened' && isSamtyckeWork(event.task.kind) && event.task.owner.agency !== agency
        ? [event.task.id]
        : [],
    ),
  );
  const taskOf = (event: CaseEvent) =>
    event.type === 'taskOpened'
      ? event.task.id
      : 'task' in event && typeof event.task === 'string'
        ? event.task
        : undefined;
  // That the case stands still, or somebody is asked to a meeting no more, is told, and not by whom: a samtycke is behind it, and that is theirs.
  const isNobodys = (event: CaseEvent): boolean =>
    (kinds.get(taskOf(event) ?? '') === 'findGround' ||
      event.type === 'invitationWithdrawn' ||
      event.type === 'invitationRenewed') &&
    event.by.type !== 'system' &&
    event.by.agency !== agency;
  return events
    .filter(({ event }) => !unseen.has(event.type))
    .filter(({ event }) => (ownerOf(event) ?? agency) === agency && !renewals.has(taskOf(event) ?? ''))
    .map(({ seq, event }) => ({
      seq,
      at: event.at,
      ...(isNobodys(event) ? {} : given({ by: whose(event, names), person: who(event, names, agency) })),
      type: event.type,
      facts: {
        ...(event.type === 'participantMoved' && !tellsKommun ? { on: event.on } : factsOf(event)),
        ...taskFacts(event, kinds),
        ...routeFacts(event, referrals),
      },
    }));
};
