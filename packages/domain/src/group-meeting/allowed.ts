import { addDays, atTime, type Instant, stockholmDate } from '../calendar/index.ts';
import { laterOf } from '../case/dates.ts';
import { sameUnit, unitOf } from '../case/standing.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { decideGroupMeeting } from './decide.ts';
import type { GroupMeetingCommand, GroupMeetingCommandType, GroupSeries } from './group-meeting.ts';

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
type GroupCommand = Exclude<GroupMeetingCommand, { type: 'planSeries' }>;
type Possible = Without<Exclude<GroupCommand, { type: 'groupDeadlinePassed' }>, 'commandId' | 'actor'>;

/** An act that may be done now, and on which meeting where it is on one. */
export type AllowedGroupAct = { readonly type: GroupMeetingCommandType; readonly meeting?: string };

// Stands where a command carries a text or a choice that no rule looks into.
const somePaper = { document: 'some document', version: 1, hash: '' };
// Whoever is not a member yet: that units may be invited does not hang on which.
const somebodyNew: UnitRef = { agency: 'some agency', unit: 'some unit' };

/** The first day on which the group may meet again. */
const nextDay = ({ meetings, interval }: GroupSeries, at: Instant): Instant => {
  const tomorrow = addDays(stockholmDate(at), 1);
  const last = meetings.findLast(({ status }) => status !== 'cancelled');
  const day = last ? laterOf(tomorrow, addDays(stockholmDate(last.startsAt), interval.atLeastDays)) : tomorrow;
  return atTime(day, '10:00');
};

const possible = (series: GroupSeries, actor: Actor, at: Instant): readonly Possible[] => [
  { type: 'planGroupMeeting', startsAt: nextDay(series, at) },
  { type: 'inviteUnits', members: [somebodyNew] },
  ...(actor.type === 'staff' ? [{ type: 'leaveGroup', member: unitOf(actor) } as const] : []),
  { type: 'endSeries', reason: 'other' },
  ...series.meetings.flatMap(({ id: meeting, startsAt, parties }): readonly Possible[] => [
    { type: 'replyToGroupMeeting', meeting, reply: 'comes' },
    // On its own day it keeps its distance to the others; one that has begun is moved to another day.
    { type: 'moveGroupMeeting', meeting, startsAt: startsAt > at ? startsAt : nextDay(series, at), reason: 'other' },
    { type: 'cancelGroupMeeting', meeting, reason: 'other' },
    { type: 'groupMeetingHeld', meeting, attended: parties.map(({ unit }) => unit), mode: series.mode },
    { type: 'recordGroupMinutes', meeting, document: somePaper, next: { none: 'dayToBeSet' } },
  ]),
];

/**
 * What this actor may do in the group now, by the very rules that decide it (or the stricter ones of what the group is part of). Empty for
 * who has no part in it, and once it has ended.
 */
export const allowedInGroup = (
  series: GroupSeries,
  actor: Actor,
  at: Instant,
  accepts: (command: GroupCommand) => boolean = (command) =>
    decideGroupMeeting(series, command, at).type === 'accepted',
): readonly AllowedGroupAct[] =>
  possible(series, actor, at).flatMap((act) => {
    const command = { ...act, actor, commandId: 'asked whether allowed' } as GroupCommand;
    if (!accepts(command)) return [];
    return [{ type: act.type, ...('meeting' in act ? { meeting: act.meeting } : {}) }];
  });

/** Whether the unit may read what the group plans and writes: it calls it or is a member. */
export const isInGroup = ({ members, calledBy }: GroupSeries, unit: UnitRef): boolean =>
  sameUnit(calledBy, unit) || members.some((member) => sameUnit(member, unit));
