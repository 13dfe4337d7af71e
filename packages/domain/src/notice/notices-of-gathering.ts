import { deriveId } from '../case/derive-id.ts';
import type { GroupReminder, GroupSeries } from '../group-meeting/group-meeting.ts';
import { plannedGroupMeetings, silentUnits } from '../group-meeting/reminders.ts';
import type { Actor, UnitId, UnitRef } from '../organisation/organisation.ts';
import type { SamverkansteamEvent } from '../team/samverkansteam.ts';
import type { GatheringNoticeKind, Notice, SettledInGathering } from './notice.ts';

/** An event of a group's or a samverkansteam's act, its place in the ledger, and the group after it. */
export type GatheringHappening = {
  readonly seq: number;
  readonly event: SamverkansteamEvent;
  readonly after: GroupSeries;
};

type Told = { readonly kind: GatheringNoticeKind; readonly to: UnitRef; readonly meeting?: string };

const dueKinds: Readonly<Record<GroupReminder, GatheringNoticeKind>> = {
  reply: 'groupReplyDue',
  chase: 'groupReplyMissing',
  meeting: 'groupMeetingSoon',
  held: 'groupHeldDue',
  minutes: 'groupMinutesDue',
  next: 'groupNextDue',
};
/** What is told of a meeting before it has come about. */
const aboutComing: readonly GatheringNoticeKind[] = [
  'groupMeetingPlanned',
  'groupMeetingMoved',
  'groupReplyDue',
  'groupReplyMissing',
  'groupMeetingSoon',
  'groupHeldDue',
];
const aboutReplying: readonly GatheringNoticeKind[] = ['groupMeetingPlanned', 'groupMeetingMoved', 'groupReplyDue'];
/** Says more than what it means for each of the meetings. */
const ofTheWhole: readonly GatheringNoticeKind[] = ['groupInvited', 'groupEnded'];

const unitOfActor = (by: Actor): UnitId | undefined => (by.type === 'staff' ? by.unit : undefined);

const told = ({ event, after }: GatheringHappening): readonly Told[] => {
  const toParties = (kind: GatheringNoticeKind, meeting: string): readonly Told[] =>
    (after.meetings.find(({ id }) => id === meeting)?.parties ?? []).map((to) => ({ kind, to, meeting }));
  switch (event.type) {
    case 'seriesPlanned':
      // Who is in a samverkansteam the parties have agreed on long before.
      return event.topic === 'samverkansteam' ? [] : event.members.map((to) => ({ kind: 'groupInvited', to }));
    case 'unitsInvited':
      return event.members.map((to) => ({ kind: 'groupInvited', to }));
    case 'unitLeft':
      return [{ kind: 'groupUnitLeft', to: after.calledBy }];
    case 'groupMeetingPlanned':
      return toParties('groupMeetingPlanned', event.meeting.id);
    case 'groupMeetingMoved':
      return toParties('groupMeetingMoved', event.meeting);
    case 'groupMeetingCancelled':
      return toParties('groupMeetingCancelled', event.meeting);
    // Those who are to consult one another over it; whoever brought it knows.
    case 'caseRaised':
      return after.members
        .filter(({ unit }) => unit !== event.raisedBy.unit)
        .map((to) => ({ kind: 'teamCaseRaised', to }));
    case 'seriesEnded':
      return after.members.map((to) => ({ kind: 'groupEnded', to }));
    case 'groupReminded':
      return event.units.map((to) => ({
        kind: dueKinds[event.about],
        to,
        ...(event.meeting === undefined ? {} : { meeting: event.meeting }),
      }));
    default:
      return [];
  }
};

/**
 * Whom an act of a group or a samverkansteam is to be told to: the units that are asked to come, when a meeting gets another day or none,
 * and what the clock reminds of. Who acted is told nothing. `id` names the ledger; the same act always gives the same notices.
 */
export const noticesOfGathering = (id: string, act: readonly GatheringHappening[]): readonly Notice[] => {
  const all = act.flatMap((happening) =>
    told(happening)
      .filter(({ to }) => to.unit !== unitOfActor(happening.event.by))
      .map((notice, n) => ({ notice, n, seq: happening.seq, at: happening.event.at })),
  );
  const isWhole = ({ kind }: Told): boolean => ofTheWhole.includes(kind);
  return all.flatMap(({ notice, n, seq, at }) => {
    const { kind, to, meeting } = notice;
    if (!isWhole(notice) && all.some((other) => isWhole(other.notice) && other.notice.to.unit === to.unit)) return [];
    return [
      {
        id: deriveId(id, `notice:${seq}`, n),
        seq,
        kind,
        to: { agency: to.agency, unit: to.unit },
        audience: 'unit' as const,
        ...(meeting === undefined ? {} : { meeting }),
        at,
      },
    ];
  });
};

/** What was told of before and need not be any more: the answer has come, the meeting was held, the day is set. */
export const settledInGathering = (act: readonly Omit<GatheringHappening, 'seq'>[]): readonly SettledInGathering[] =>
  act.flatMap(({ event, after }): readonly SettledInGathering[] => {
    switch (event.type) {
      case 'groupMeetingReplied': {
        const meeting = after.meetings.find(({ id }) => id === event.meeting);
        const all = meeting !== undefined && silentUnits(after, meeting).length === 0;
        return [
          { kinds: aboutReplying, meeting: event.meeting, unit: event.unit },
          ...(all ? [{ kinds: ['groupReplyMissing'] as const, meeting: event.meeting }] : []),
        ];
      }
      case 'groupMeetingHeld':
        // What was on the list has been taken up, or put off before everybody.
        return [
          { kinds: aboutComing, meeting: event.meeting },
          ...(after.topic === 'samverkansteam' ? [{ kinds: ['teamCaseRaised'] as const }] : []),
        ];
      case 'groupMeetingMoved':
      case 'groupMeetingCancelled':
        return [{ kinds: aboutComing, meeting: event.meeting }];
      case 'groupMinutesRecorded':
        return [{ kinds: ['groupMinutesDue'], meeting: event.meeting }];
      case 'groupMeetingPlanned':
        return plannedGroupMeetings(after).length > 0 ? [{ kinds: ['groupNextDue'] }] : [];
      case 'unitLeft':
        return [
          { kinds: [...aboutReplying, 'groupMeetingSoon', 'groupInvited', 'teamCaseRaised'], unit: event.member.unit },
        ];
      case 'seriesEnded':
        return [{ kinds: [...Object.values(dueKinds), ...aboutComing, 'groupInvited', 'teamCaseRaised'] }];
      default:
        return [];
    }
  });
