import {
  type DocumentRef,
  type Handover,
  type InsatsModel,
  type Instant,
  plattformen,
  type UnitRef,
} from '@stafett/domain';
import type { DocumentLink, HandoverAddressView, HandoverView } from '@stafett/schemas';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';
import { daysLeft } from '../tasks/task-row.ts';

/** The way to a text. Its hash stays inside. */
export const linkTo = ({ document, version }: DocumentRef): DocumentLink => ({ document, version });

const addressView = (to: Handover['to'], model: InsatsModel | undefined, names: Names): HandoverAddressView => {
  if (to.type === 'unit') return { type: 'unit', party: names.party(to) };
  const forum = model?.jointForums.find(({ id }) => id === to.forum) ?? plattformen;
  return { type: 'jointForum', forum: to.forum, name: forum.name, members: to.members.map(names.party) };
};

const linksOf = ({ id, replaces }: Handover, seen: readonly Handover[]) => {
  const earlier = seen.find((other) => other.id === replaces);
  const later = seen.find((other) => other.replaces === id);
  return { ...(earlier ? { replaces: earlier.id } : {}), ...(later ? { replacedBy: later.id } : {}) };
};

const lastActView = (
  { at, unit, staff }: NonNullable<Handover['lastAct']>,
  names: Names,
  viewer: UnitRef | undefined,
): NonNullable<HandoverView['lastAct']> => ({
  at,
  party: names.party(unit),
  ...(viewer?.unit === unit.unit ? { staff: names.staff(staff) } : {}),
});

/** A handover with its two clocks. `seen` are those of the case that the viewer sees: it is linked to no other. */
export const handoverViewOf = (
  handover: Handover,
  model: InsatsModel | undefined,
  names: Names,
  now: Instant,
  seen: readonly Handover[] = [],
  viewer?: UnitRef,
): HandoverView => ({
  id: handover.id,
  route: handover.route,
  from: names.party(handover.from),
  to: addressView(handover.to, model, names),
  action: handover.action,
  basis: handover.basis,
  status: handover.status,
  sentAt: handover.sentAt,
  acknowledgeBy: handover.acknowledgeBy,
  acknowledgeDaysLeft: daysLeft(now, handover.acknowledgeBy),
  answerBy: handover.answerBy,
  answerDaysLeft: daysLeft(now, handover.answerBy),
  ...(handover.parallelSupportUntil === undefined ? {} : { parallelSupportUntil: handover.parallelSupportUntil }),
  ...(handover.acknowledgedAt === undefined ? {} : { acknowledgedAt: handover.acknowledgedAt }),
  ...(handover.acknowledgedBy === undefined ? {} : { acknowledgedBy: names.party(handover.acknowledgedBy) }),
  ...(handover.answeredAt === undefined ? {} : { answeredAt: handover.answeredAt }),
  ...(handover.answeredBy === undefined ? {} : { answeredBy: names.party(handover.answeredBy) }),
  ...(handover.declinedBy === undefined ? {} : { declinedBy: handover.declinedBy.map(names.party) }),
  ...(handover.declined === undefined
    ? {}
    : {
        declined: {
          reason: handover.declined.reason,
          ...(handover.declined.needed ? { needed: linkTo(handover.declined.needed) } : {}),
        },
      }),
  ...given({ withdrawn: handover.withdrawn }),
  ...(handover.lastAct ? { lastAct: lastActView(handover.lastAct, names, viewer) } : {}),
  ...(handover.message ? { message: linkTo(handover.message) } : {}),
  ...(handover.papers ? { papers: handover.papers.map(linkTo) } : {}),
  ...(handover.question ? { question: linkTo(handover.question) } : {}),
  ...(handover.answerToQuestion ? { answerToQuestion: linkTo(handover.answerToQuestion) } : {}),
  ...(handover.parallelSupport === undefined ? {} : { parallelSupport: handover.parallelSupport }),
  ...(handover.sentBy === undefined ? {} : { sentBy: names.staff(handover.sentBy) }),
  ...(handover.pausedAt === undefined ? {} : { pausedAt: handover.pausedAt }),
  ...linksOf(handover, seen),
  ...(handover.outcome === undefined ? {} : { outcome: handover.outcome }),
});
