import {
  addDuration,
  addWorkingDays,
  type Instant,
  type IsoDate,
  stockholmDate,
  workingDayBefore,
} from '../calendar/index.ts';
import { given } from '../case/act.ts';
import { sameUnit } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import type { GroupDeadline, GroupMeeting, GroupReminder, GroupSeries } from './group-meeting.ts';

// Working days before the meeting at which whoever has not answered is reminded; the last reminder goes to all who come.
const ASK_BEFORE = [10, 3] as const;
// Then whoever calls the meeting is told who is silent, as they are of a case's meeting.
const CHASE_BEFORE = 2;
const REMIND_BEFORE = 1;
// Working days between reminders of what is not done; they go on until it is.
const TELL_AGAIN_AFTER = 5;
const SET_DAY_AGAIN_AFTER = 10;

export const plannedGroupMeetings = ({ meetings }: GroupSeries): readonly GroupMeeting[] =>
  meetings.filter(({ status }) => status === 'planned');
const unwritten = ({ meetings }: GroupSeries): readonly GroupMeeting[] =>
  meetings.filter(({ status, minutes }) => status === 'held' && minutes === undefined);
export const isRunning = ({ endedOn }: GroupSeries): boolean => endedOn === undefined;

/** Whoever is invited and has not answered; the unit that calls the meeting need not. */
export const silentUnits = ({ calledBy }: GroupSeries, meeting: GroupMeeting): readonly UnitRef[] =>
  meeting.parties
    .filter((party) => party.reply === undefined && !sameUnit(party, calledBy))
    .map(({ agency, unit }) => ({ agency, unit }));

type Wanted = {
  readonly about: GroupReminder;
  readonly meeting?: string;
  readonly id: string;
  readonly at: Instant;
};

const endOf = ({ startsAt, minutesLong }: GroupMeeting): Instant => addDuration(startsAt, { minutes: minutesLong });

/** The how-manieth reminder of this comes next, and when: the first at its time, each further one so many working days after the last. */
const again = (
  series: GroupSeries,
  key: string,
  first: Instant,
  everyWorkingDays: number,
  now: Instant,
): { readonly id: string; readonly at: Instant } => {
  const given = series.reminded.filter((id) => id.startsWith(`${key}:`)).length;
  const id = `${key}:${given}`;
  if (given === 0) return { id, at: first };
  return { id, at: morningOf(addWorkingDays(stockholmDate(now), everyWorkingDays), series.id) };
};

const before = (series: GroupSeries, meeting: GroupMeeting, workingDays: number): Instant =>
  morningOf(workingDayBefore(stockholmDate(meeting.startsAt), workingDays), series.id);

const aboutPlanned = (series: GroupSeries, meeting: GroupMeeting, now: Instant): readonly Wanted[] => {
  const key = `${meeting.id}:${meeting.moved}`;
  const asks: readonly Wanted[] =
    silentUnits(series, meeting).length === 0
      ? []
      : [
          ...ASK_BEFORE.map(
            (days): Wanted => ({
              about: 'reply',
              meeting: meeting.id,
              id: `reply:${key}:${days}`,
              at: before(series, meeting, days),
            }),
          ),
          { about: 'chase', meeting: meeting.id, id: `chase:${key}`, at: before(series, meeting, CHASE_BEFORE) },
        ];
  const soon: Wanted = {
    about: 'meeting',
    meeting: meeting.id,
    id: `meeting:${key}`,
    at: before(series, meeting, REMIND_BEFORE),
  };
  // What would have been told before the meeting was planned is not told afterwards.
  const ahead = [...asks, soon].filter(({ id, at }) => at > now || series.deadlines.some((known) => known.id === id));
  const held: Wanted = {
    about: 'held',
    meeting: meeting.id,
    ...again(series, `held:${key}`, endOf(meeting), TELL_AGAIN_AFTER, now),
  };
  return [...ahead, held];
};

/** Some working days on, in the morning. */
const later = (series: GroupSeries, from: IsoDate, workingDays: number): Instant =>
  morningOf(addWorkingDays(from, workingDays), series.id);

const wantedOf = (series: GroupSeries, now: Instant): readonly Wanted[] => {
  if (!isRunning(series)) return [];
  const today = stockholmDate(now);
  const planned = plannedGroupMeetings(series);
  const held = unwritten(series);
  const ahead = planned.some(({ startsAt }) => startsAt > now);
  const count = series.meetings.length;
  const next: readonly Wanted[] =
    planned.length > 0 && ahead
      ? []
      : [
          {
            about: 'next',
            ...again(series, `next:${count}`, later(series, today, TELL_AGAIN_AFTER), SET_DAY_AGAIN_AFTER, now),
          },
        ];
  return [
    ...planned.flatMap((meeting) => aboutPlanned(series, meeting, now)),
    ...held.map(
      (meeting): Wanted => ({
        about: 'minutes',
        meeting: meeting.id,
        ...again(
          series,
          `minutes:${meeting.id}`,
          later(series, stockholmDate(meeting.startsAt), TELL_AGAIN_AFTER),
          TELL_AGAIN_AFTER,
          now,
        ),
      }),
    ),
    ...next,
  ];
};

/**
 * What the clock owes the series after an act at `now`. A reminder that was promised keeps its time; what is no longer to be reminded of
 * goes, what is new comes, and each is given once.
 */
export const remindersOf = (series: GroupSeries, now: Instant): readonly GroupDeadline[] =>
  wantedOf(series, now)
    .filter(({ id }) => !series.reminded.includes(id))
    .map(({ id, about, meeting, at }): GroupDeadline => {
      const promised = series.deadlines.find((known) => known.id === id);
      return promised ?? { id, about, ...given({ meeting }), at };
    });

/** The next thing the clock owes the series; there is always one until the series ends. */
export const nextGroupDeadline = ({ deadlines }: GroupSeries): GroupDeadline | undefined =>
  deadlines.reduce<GroupDeadline | undefined>((next, due) => (!next || due.at < next.at ? due : next), undefined);

/** Whom a reminder goes to, as things stand; nobody where all has been answered meanwhile. */
export const unitsToRemind = (series: GroupSeries, { about, meeting: id }: GroupDeadline): readonly UnitRef[] => {
  const meeting = series.meetings.find((known) => known.id === id);
  switch (about) {
    case 'reply':
      return meeting ? silentUnits(series, meeting) : [];
    case 'chase':
      return meeting && silentUnits(series, meeting).length > 0 ? [series.calledBy] : [];
    case 'meeting':
      return (meeting?.parties ?? [])
        .filter(({ reply }) => reply !== 'cannot')
        .map(({ agency, unit }) => ({ agency, unit }));
    case 'held':
    case 'minutes':
    case 'next':
      return [series.calledBy];
  }
};

export type GroupWaiting = {
  readonly about: GroupReminder;
  readonly units: readonly UnitRef[];
  readonly meeting?: string;
  readonly nextOn: IsoDate;
};

/** Whom the group waits for, for what, and when the clock speaks next. Never nobody until the series has ended. */
export const waitingForGroup = (series: GroupSeries, now: Instant): GroupWaiting | undefined => {
  const due = nextGroupDeadline(series);
  if (!isRunning(series) || !due) return undefined;
  const nextOn = stockholmDate(due.at);
  // Once it has begun nobody's answer is waited for any more.
  const begun = plannedGroupMeetings(series).find(({ startsAt }) => startsAt <= now);
  if (begun) return { about: 'held', units: [series.calledBy], meeting: begun.id, nextOn };
  const [held] = unwritten(series);
  if (held) return { about: 'minutes', units: [series.calledBy], meeting: held.id, nextOn };
  const [next] = plannedGroupMeetings(series);
  if (!next) return { about: 'next', units: [series.calledBy], nextOn };
  const silent = silentUnits(series, next);
  if (silent.length > 0) return { about: 'reply', units: silent, meeting: next.id, nextOn };
  return { about: 'meeting', units: [series.calledBy], meeting: next.id, nextOn };
};
