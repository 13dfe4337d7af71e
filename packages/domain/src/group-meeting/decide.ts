import { caseworkRoles } from '../access/access-table.ts';
import { addDays, daysBetween, type Instant, type IsoDate, stockholmDate } from '../calendar/index.ts';
import { type Guard, given, no } from '../case/act.ts';
import { laterOf } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { actsFor, onlyTheClock, sameUnit, unitOf } from '../case/standing.ts';
import type { Actor, Role, UnitRef } from '../organisation/organisation.ts';
import { accept, type Decision } from '../refusal.ts';
import { evolveGroupMeeting } from './evolve.ts';
import type {
  GroupChangeReason,
  GroupInterval,
  GroupMeeting,
  GroupMeetingCommand,
  GroupMeetingEvent,
  GroupSeries,
} from './group-meeting.ts';
import { isRunning, plannedGroupMeetings, remindersOf, unitsToRemind } from './reminders.ts';

type CommandOf<Type extends GroupMeetingCommand['type']> = Extract<GroupMeetingCommand, { type: Type }>;
type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
type Happening = Without<GroupMeetingEvent, 'version' | 'at' | 'by'>;
type Verdict = { readonly not: NonNullable<Guard> } | { readonly happenings: readonly Happening[] };

const MOST_MEETINGS_AT_ONCE = 12;
const LEAST_WHO_ATTEND = 2;
const SHORTEST = 15;
const LONGEST = 480;
// However late the group is, the next day may always be set within a month.
const GRACE_DAYS = 30;

/** Nobody's case is at stake, so who coordinates may call a group together too. */
const groupRoles: readonly Role[] = [...caseworkRoles, 'insatsCoordinator', 'forbundCoordinator', 'teamMember'];
const onlyGroupRoles = (actor: Actor): Guard =>
  actor.type === 'staff' && actor.roles.some((role) => groupRoles.includes(role))
    ? undefined
    : no('roleNotAllowed', { actor: actor.type });

export type Organises = (actor: Actor, series: GroupSeries) => boolean;
const onlyWhoOrganises = (actor: Actor, series: GroupSeries, organises: Organises): Guard =>
  onlyGroupRoles(actor) ?? (organises(actor, series) ? undefined : no('notParty', { series: series.id }));
const onlyWhileItRuns = (series: GroupSeries): Guard =>
  isRunning(series) ? undefined : no('seriesWrong', { part: 'ended' });
const onlyPlannedOnes = ({ id, status }: GroupMeeting): Guard =>
  status === 'planned' ? undefined : no('meetingNotPlanned', { meeting: id, status });
const onlyTimesToCome = (startsAt: Instant, at: Instant): Guard =>
  startsAt > at ? undefined : no('meetingInPast', { startsAt });

const eachUnitOnce = (members: readonly UnitRef[]): Guard =>
  new Set(members.map(({ unit }) => unit)).size === members.length ? undefined : no('partyTwice');
const onlySoundIntervals = ({ atLeastDays, atMostDays }: GroupInterval): Guard =>
  Number.isSafeInteger(atLeastDays) && Number.isSafeInteger(atMostDays) && atLeastDays >= 1 && atLeastDays <= atMostDays
    ? undefined
    : no('seriesWrong', { part: 'interval' });
const onlySoundLengths = (minutesLong: number): Guard =>
  Number.isSafeInteger(minutesLong) && minutesLong >= SHORTEST && minutesLong <= LONGEST
    ? undefined
    : no('seriesWrong', { part: 'minutesLong' });

/** Not too close to another meeting of the group, nor too long after the one before; late as it may be, within a month. */
const onlyWithinTheInterval = (
  { atLeastDays, atMostDays }: GroupInterval,
  others: readonly IsoDate[],
  day: IsoDate,
  today: IsoDate,
): Guard => {
  const close = others.find((other) => Math.abs(daysBetween(other, day)) < atLeastDays);
  if (close !== undefined) return no('intervalWrong', { on: day, other: close, atLeastDays });
  const before = others
    .filter((other) => other < day)
    .toSorted()
    .at(-1);
  const latest = before && laterOf(addDays(before, atMostDays), addDays(today, GRACE_DAYS));
  return latest !== undefined && day > latest ? no('intervalWrong', { on: day, latest, atMostDays }) : undefined;
};
const daysOf = ({ meetings }: GroupSeries, except?: string): readonly IsoDate[] =>
  meetings
    .filter(({ id, status }) => status !== 'cancelled' && id !== except)
    .map(({ startsAt }) => stockholmDate(startsAt));

/** A meeting of one is none: then it is called off, and the group meets another day. */
const onlyWhenEnoughCame = (attended: readonly string[], { id }: GroupMeeting): Guard =>
  new Set(attended).size >= LEAST_WHO_ATTEND ? undefined : no('requiredPartyAbsent', { meeting: id });
const onlyUnitsInvited = (attended: readonly string[], { id, parties }: GroupMeeting): Guard =>
  attended.every((unit) => parties.some((party) => party.unit === unit)) ? undefined : no('notParty', { meeting: id });
const onlyOnceBegun = ({ id, startsAt }: GroupMeeting, at: Instant): Guard =>
  startsAt <= at ? undefined : no('meetingAhead', { meeting: id, startsAt });
const onlyHeldOnes = ({ id, status }: GroupMeeting): Guard =>
  status === 'held' ? undefined : no('meetingNotHeld', { meeting: id, status });
const onlyUnwrittenOnes = ({ id, minutes }: GroupMeeting): Guard =>
  minutes ? no('minutesAlreadyRecorded', { meeting: id }) : undefined;
/** Each meeting ends by booking the next, or by saying why not. */
const onlyWithANext = (series: GroupSeries, { next, meeting }: CommandOf<'recordGroupMinutes'>): Guard =>
  !('meeting' in next) || plannedGroupMeetings(series).some(({ id }) => id === next.meeting)
    ? undefined
    : no('nextMeetingOrReasonMissing', { meeting });
const onlyMembers = (series: GroupSeries, member: UnitRef): Guard =>
  series.members.some((known) => sameUnit(known, member)) ? undefined : no('notParty', { series: series.id });
const onlyWithOthersLeft = ({ members, calledBy }: GroupSeries, member: UnitRef): Guard =>
  sameUnit(member, calledBy) || members.length <= LEAST_WHO_ATTEND ? no('seriesWrong', { part: 'members' }) : undefined;

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

/** A first meeting may be as far off as it is; each further one keeps the interval to those before it. */
const onlyTimesInStep = (command: CommandOf<'planSeries'>, at: Instant): Guard => {
  const { times, interval } = command;
  if (times.length > MOST_MEETINGS_AT_ONCE) return no('seriesWrong', { part: 'times' });
  const days: IsoDate[] = [];
  for (const startsAt of times.toSorted()) {
    const day = stockholmDate(startsAt);
    const not = onlyTimesToCome(startsAt, at) ?? onlyWithinTheInterval(interval, days, day, stockholmDate(at));
    if (not) return not;
    days.push(day);
  }
  return undefined;
};

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
