import { caseworkRoles } from '../access/access-table.ts';
import { addDays, daysBetween, type Instant, type IsoDate, stockholmDate } from '../calendar/index.ts';
import { type Guard, no } from '../case/act.ts';
import { laterOf } from '../case/dates.ts';
import { sameUnit } from '../case/standing.ts';
import type { Actor, Role, UnitRef } from '../organisation/organisation.ts';
import type { GroupInterval, GroupMeeting, GroupMeetingCommand, GroupSeries } from './group-meeting.ts';
import { isRunning, plannedGroupMeetings } from './reminders.ts';

// Why a group may not: who asks, of whom, for when, and what a meeting lacks.

type CommandOf<Type extends GroupMeetingCommand['type']> = Extract<GroupMeetingCommand, { type: Type }>;

const MOST_MEETINGS_AT_ONCE = 12;
const LEAST_WHO_ATTEND = 2;
const SHORTEST = 15;
const LONGEST = 480;
// However late the group is, the next day may always be set within a month.
const GRACE_DAYS = 30;

/** Nobody's case is at stake, so who coordinates may call a group together too. */
const groupRoles: readonly Role[] = [...caseworkRoles, 'insatsCoordinator', 'forbundCoordinator', 'teamMember'];
export const onlyGroupRoles = (actor: Actor): Guard =>
  actor.type === 'staff' && actor.roles.some((role) => groupRoles.includes(role))
    ? undefined
    : no('roleNotAllowed', { actor: actor.type });

export type Organises = (actor: Actor, series: GroupSeries) => boolean;
export const onlyWhoOrganises = (actor: Actor, series: GroupSeries, organises: Organises): Guard =>
  onlyGroupRoles(actor) ?? (organises(actor, series) ? undefined : no('notParty', { series: series.id }));
export const onlyWhileItRuns = (series: GroupSeries): Guard =>
  isRunning(series) ? undefined : no('seriesWrong', { part: 'ended' });
export const onlyPlannedOnes = ({ id, status }: GroupMeeting): Guard =>
  status === 'planned' ? undefined : no('meetingNotPlanned', { meeting: id, status });
export const onlyTimesToCome = (startsAt: Instant, at: Instant): Guard =>
  startsAt > at ? undefined : no('meetingInPast', { startsAt });

export const eachUnitOnce = (members: readonly UnitRef[]): Guard =>
  new Set(members.map(({ unit }) => unit)).size === members.length ? undefined : no('partyTwice');
export const onlySoundIntervals = ({ atLeastDays, atMostDays }: GroupInterval): Guard =>
  Number.isSafeInteger(atLeastDays) && Number.isSafeInteger(atMostDays) && atLeastDays >= 1 && atLeastDays <= atMostDays
    ? undefined
    : no('seriesWrong', { part: 'interval' });
export const onlySoundLengths = (minutesLong: number): Guard =>
  Number.isSafeInteger(minutesLong) && minutesLong >= SHORTEST && minutesLong <= LONGEST
    ? undefined
    : no('seriesWrong', { part: 'minutesLong' });

/** Not too close to another meeting of the group, nor too long after the one before; late as it may be, within a month. */
export const onlyWithinTheInterval = (
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
export const daysOf = ({ meetings }: GroupSeries, except?: string): readonly IsoDate[] =>
  meetings
    .filter(({ id, status }) => status !== 'cancelled' && id !== except)
    .map(({ startsAt }) => stockholmDate(startsAt));

/** A meeting of one is none: then it is called off, and the group meets another day. */
export const onlyWhenEnoughCame = (attended: readonly string[], { id }: GroupMeeting): Guard =>
  new Set(attended).size >= LEAST_WHO_ATTEND ? undefined : no('requiredPartyAbsent', { meeting: id });
export const onlyUnitsInvited = (attended: readonly string[], { id, parties }: GroupMeeting): Guard =>
  attended.every((unit) => parties.some((party) => party.unit === unit)) ? undefined : no('notParty', { meeting: id });
export const onlyOnceBegun = ({ id, startsAt }: GroupMeeting, at: Instant): Guard =>
  startsAt <= at ? undefined : no('meetingAhead', { meeting: id, startsAt });
export const onlyHeldOnes = ({ id, status }: GroupMeeting): Guard =>
  status === 'held' ? undefined : no('meetingNotHeld', { meeting: id, status });
export const onlyUnwrittenOnes = ({ id, minutes }: GroupMeeting): Guard =>
  minutes ? no('minutesAlreadyRecorded', { meeting: id }) : undefined;
/** Each meeting ends by booking the next, or by saying why not. */
export const onlyWithANext = (series: GroupSeries, { next, meeting }: CommandOf<'recordGroupMinutes'>): Guard =>
  !('meeting' in next) || plannedGroupMeetings(series).some(({ id }) => id === next.meeting)
    ? undefined
    : no('nextMeetingOrReasonMissing', { meeting });
export const onlyMembers = (series: GroupSeries, member: UnitRef): Guard =>
  series.members.some((known) => sameUnit(known, member)) ? undefined : no('notParty', { series: series.id });
export const onlyWithOthersLeft = ({ members, calledBy }: GroupSeries, member: UnitRef): Guard =>
  sameUnit(member, calledBy) || members.length <= LEAST_WHO_ATTEND ? no('seriesWrong', { part: 'members' }) : undefined;

/** A first meeting may be as far off as it is; each further one keeps the interval to those before it. */
export const onlyTimesInStep = (command: CommandOf<'planSeries'>, at: Instant): Guard => {
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
