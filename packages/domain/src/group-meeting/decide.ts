import { type Instant, stockholmDate } from '../calendar/index.ts';
import { type Guard, given, no } from '../case/act.ts';
import { deriveId } from '../case/derive-id.ts';
import { actsFor, onlyTheClock, sameUnit, unitOf } from '../case/standing.ts';
import type { Actor } from '../organisation/organisation.ts';
import { accept, type Decision } from '../refusal.ts';
import { evolveGroupMeeting } from './evolve.ts';
import type {
  GroupChangeReason,
  GroupMeeting,
  GroupMeetingCommand,
  GroupMeetingEvent,
  GroupSeries,
} from './group-meeting.ts';
import { plannedGroupMeetings, remindersOf, unitsToRemind } from './reminders.ts';
import {
  daysOf,
  eachUnitOnce,
  type Organises,
  onlyGroupRoles,
  onlyHeldOnes,
  onlyMembers,
  onlyOnceBegun,
  onlyPlannedOnes,
  onlySoundIntervals,
  onlySoundLengths,
  onlyTimesInStep,
  onlyTimesToCome,
  onlyUnitsInvited,
  onlyUnwrittenOnes,
  onlyWhenEnoughCame,
  onlyWhileItRuns,
  onlyWhoOrganises,
  onlyWithANext,
  onlyWithinTheInterval,
  onlyWithOthersLeft,
} from './why-not.ts';

type CommandOf<Type extends GroupMeetingCommand['type']> = Extract<GroupMeetingCommand, { type: Type }>;
type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
type Happening = Without<GroupMeetingEvent, 'version' | 'at' | 'by'>;
type Verdict = { readonly not: NonNullable<Guard> } | { readonly happenings: readonly Happening[] };

const meetingOf = (
  series: Pick<GroupSeries, 'members' | 'minutesLong' | 'mode'>,
  commandId: string,
  n: number,
  startsAt: Instant,
  changes: { readonly minutesLong?: number | undefined; readonly mode?: GroupMeeting['mode'] | undefined } = {},
): GroupMeeting => ({
  id: deriveId(commandId, 'groupMeeting', n),
  startsAt,
  minutesLong: changes.minutesLong ?? series.minutesLong,
  mode: changes.mode ?? series.mode,
  parties: series.members.map(unitOf),
  status: 'planned',
  moved: 0,
});

const plan = (command: CommandOf<'planSeries'>, at: Instant): Verdict => {
  const { actor, series, topic, interval, minutesLong, mode, times } = command;
  const caller = actor.type === 'staff' ? unitOf(actor) : undefined;
  const others = command.members.filter((member) => !caller || !sameUnit(member, caller)).map(unitOf);
  const not =
    onlyGroupRoles(actor) ??
    (others.length === 0 ? no('seriesWrong', { part: 'members' }) : undefined) ??
    eachUnitOnce(command.members) ??
    onlySoundIntervals(interval) ??
    onlySoundLengths(minutesLong) ??
    onlyTimesInStep(command, at);
  if (not || !caller) return { not: not ?? no('roleNotAllowed') };
  const members = [caller, ...others];
  return {
    happenings: [
      { type: 'seriesPlanned', series, topic, calledBy: caller, members, interval, minutesLong, mode },
      ...times.toSorted().map((startsAt, n): Happening => {
        const meeting = meetingOf({ members, minutesLong, mode }, command.commandId, n, startsAt);
        return { type: 'groupMeetingPlanned', meeting };
      }),
    ],
  };
};

const planOne = (
  series: GroupSeries,
  { commandId }: { readonly commandId: string },
  { startsAt, minutesLong, mode }: Omit<CommandOf<'planGroupMeeting'>, 'type' | 'commandId' | 'actor'>,
  at: Instant,
): Verdict => {
  const not =
    onlyTimesToCome(startsAt, at) ??
    onlySoundLengths(minutesLong ?? series.minutesLong) ??
    onlyWithinTheInterval(series.interval, daysOf(series), stockholmDate(startsAt), stockholmDate(at));
  if (not) return { not };
  return {
    happenings: [
      { type: 'groupMeetingPlanned', meeting: meetingOf(series, commandId, 0, startsAt, { minutesLong, mode }) },
    ],
  };
};

const end = (series: GroupSeries, reason: GroupChangeReason, at: Instant): readonly Happening[] => [
  ...plannedGroupMeetings(series).map(
    ({ id }): Happening => ({ type: 'groupMeetingCancelled', meeting: id, reason: 'noLongerNeeded' }),
  ),
  { type: 'seriesEnded', on: stockholmDate(at), reason },
];

const recordMinutes = (series: GroupSeries, command: CommandOf<'recordGroupMinutes'>, at: Instant): Verdict => {
  const { next, meeting, document } = command;
  const planned = 'startsAt' in next ? planOne(series, command, next, at) : { happenings: [] };
  if ('not' in planned) return planned;
  const noNext = 'none' in next ? next.none : undefined;
  return {
    happenings: [
      { type: 'groupMinutesRecorded', meeting, document, ...given({ noNext }) },
      ...planned.happenings,
      ...(noNext === 'groupEnds' ? end(series, 'noLongerNeeded', at) : []),
    ],
  };
};

type OnMeeting = CommandOf<
  'replyToGroupMeeting' | 'moveGroupMeeting' | 'cancelGroupMeeting' | 'groupMeetingHeld' | 'recordGroupMinutes'
>;

const decideOnMeeting = (series: GroupSeries, command: OnMeeting, at: Instant, organises: Organises): Verdict => {
  const { actor } = command;
  const meeting = series.meetings.find(({ id }) => id === command.meeting);
  if (!meeting) return { not: no('groupMeetingNotFound', { meeting: command.meeting }) };
  const organiser = (): Guard => onlyWhoOrganises(actor, series, organises);
  switch (command.type) {
    case 'replyToGroupMeeting': {
      const party = meeting.parties.find((invited) => actsFor(actor, invited));
      const not = onlyGroupRoles(actor) ?? onlyPlannedOnes(meeting);
      if (not || !party) return { not: not ?? no('notParty', { meeting: meeting.id }) };
      const { reply } = command;
      return { happenings: [{ type: 'groupMeetingReplied', meeting: meeting.id, unit: party.unit, reply }] };
    }
    case 'moveGroupMeeting': {
      const { startsAt, reason } = command;
      const day = stockholmDate(startsAt);
      const not =
        organiser() ??
        onlyPlannedOnes(meeting) ??
        onlyTimesToCome(startsAt, at) ??
        onlyWithinTheInterval(series.interval, daysOf(series, meeting.id), day, stockholmDate(at));
      if (not) return { not };
      return { happenings: [{ type: 'groupMeetingMoved', meeting: meeting.id, startsAt, reason }] };
    }
    case 'cancelGroupMeeting': {
      const not = organiser() ?? onlyPlannedOnes(meeting);
      if (not) return { not };
      return { happenings: [{ type: 'groupMeetingCancelled', meeting: meeting.id, reason: command.reason }] };
    }
    case 'groupMeetingHeld': {
      const { attended, mode } = command;
      const not =
        organiser() ??
        onlyPlannedOnes(meeting) ??
        onlyOnceBegun(meeting, at) ??
        onlyUnitsInvited(attended, meeting) ??
        onlyWhenEnoughCame(attended, meeting);
      if (not) return { not };
      return { happenings: [{ type: 'groupMeetingHeld', meeting: meeting.id, attended, mode }] };
    }
    case 'recordGroupMinutes': {
      const not = organiser() ?? onlyHeldOnes(meeting) ?? onlyUnwrittenOnes(meeting) ?? onlyWithANext(series, command);
      return not ? { not } : recordMinutes(series, command, at);
    }
  }
};

const passed = (series: GroupSeries, { deadline }: CommandOf<'groupDeadlinePassed'>, at: Instant): Verdict => {
  const due = series.deadlines.find(({ id }) => id === deadline);
  if (!due) return { not: no('deadlineNotFound', { deadline: deadline.slice(0, 40) }) };
  if (due.at > at) return { not: no('deadlineNotDue', { at: due.at }) };
  const { id, about, meeting } = due;
  const units = unitsToRemind(series, due);
  return { happenings: [{ type: 'groupReminded', deadline: id, about, ...given({ meeting }), units }] };
};

const decideRunning = (
  series: GroupSeries,
  command: Exclude<GroupMeetingCommand, { type: 'planSeries' }>,
  at: Instant,
  organises: Organises,
): Verdict => {
  const { actor } = command;
  switch (command.type) {
    case 'groupDeadlinePassed': {
      const not = onlyTheClock(actor) ?? onlyWhileItRuns(series);
      return not ? { not } : passed(series, command, at);
    }
    case 'inviteUnits': {
      const not =
        onlyWhoOrganises(actor, series, organises) ??
        onlyWhileItRuns(series) ??
        (command.members.length === 0 ? no('seriesWrong', { part: 'members' }) : undefined) ??
        eachUnitOnce([...series.members, ...command.members]);
      return not ? { not } : { happenings: [{ type: 'unitsInvited', members: command.members.map(unitOf) }] };
    }
    case 'leaveGroup': {
      const leaves = onlyGroupRoles(actor) ?? (actsFor(actor, command.member) ? undefined : no('notParty'));
      const not =
        (leaves && onlyWhoOrganises(actor, series, organises)) ??
        onlyWhileItRuns(series) ??
        onlyMembers(series, command.member) ??
        onlyWithOthersLeft(series, command.member);
      return not ? { not } : { happenings: [{ type: 'unitLeft', member: unitOf(command.member) }] };
    }
    case 'planGroupMeeting': {
      const not = onlyWhoOrganises(actor, series, organises) ?? onlyWhileItRuns(series);
      return not ? { not } : planOne(series, command, command, at);
    }
    case 'endSeries': {
      const not = onlyWhoOrganises(actor, series, organises) ?? onlyWhileItRuns(series);
      return not ? { not } : { happenings: end(series, command.reason, at) };
    }
    default: {
      const not = onlyWhileItRuns(series);
      return not ? { not } : decideOnMeeting(series, command, at, organises);
    }
  }
};

const byTheCaller: Organises = (actor, { calledBy }) => actsFor(actor, calledBy);

/** The events of an act, with the reminders that then are due last. */
export const groupEvents = (
  state: GroupSeries | undefined,
  happenings: readonly Happening[],
  at: Instant,
  by: Actor,
): readonly GroupMeetingEvent[] => {
  const events = happenings.map((happening) => ({ ...happening, version: 1, at, by }) as GroupMeetingEvent);
  const after = events.reduce<GroupSeries | undefined>(evolveGroupMeeting, state);
  if (!after) return events;
  const deadlines = remindersOf(after, at);
  return JSON.stringify(deadlines) === JSON.stringify(after.deadlines)
    ? events
    : [...events, { type: 'groupDeadlinesSet', version: 1, at, by, deadlines }];
};

/**
 * What may happen to a group that meets without a case. Takes its state (undefined before its first event), what is asked, and when; who
 * `organises` it besides, where that is not the calling unit alone. Gives the events or a coded no: who may call, invite and tell, days
 * that are past, too close or too far apart, a meeting of one, minutes without a next meeting or a reason.
 */
export const decideGroupMeeting = (
  state: GroupSeries | undefined,
  command: GroupMeetingCommand,
  at: Instant,
  organises: Organises = byTheCaller,
): Decision<GroupMeetingEvent> => {
  const refuse = (refusal: NonNullable<Guard>): Decision<GroupMeetingEvent> => ({ type: 'refused', refusal });
  if (command.type === 'planSeries') {
    if (state) return refuse(no('seriesWrong', { part: 'series' }));
    const verdict = plan(command, at);
    return 'not' in verdict
      ? refuse(verdict.not)
      : accept(...groupEvents(state, verdict.happenings, at, command.actor));
  }
  if (!state) return refuse(no('groupMeetingNotFound'));
  const verdict = decideRunning(state, command, at, organises);
  return 'not' in verdict ? refuse(verdict.not) : accept(...groupEvents(state, verdict.happenings, at, command.actor));
};
