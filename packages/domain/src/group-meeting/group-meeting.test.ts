import { expect, test } from 'vitest';
import { clock, documentRef, people, person } from '../../testing/index.ts';
import { addDuration, type Instant, instant, stockholmDate, workingDayBefore } from '../calendar/index.ts';
import { deriveId } from '../case/derive-id.ts';
import { ref, units } from '../insatser/parties.ts';
import type { Actor } from '../organisation/organisation.ts';
import type { Refusal } from '../refusal.ts';
import { allowedInGroup, isInGroup } from './allowed.ts';
import { decideGroupMeeting } from './decide.ts';
import { evolveGroupMeeting } from './evolve.ts';
import type { GroupMeetingCommand, GroupMeetingEvent, GroupSeries } from './group-meeting.ts';
import { nextGroupDeadline, waitingForGroup } from './reminders.ts';

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
type Ask = Without<GroupMeetingCommand, 'commandId' | 'actor'>;

const monday = instant('2026-03-02T09:00:00.000Z');
const document = documentRef('minnesanteckning');

const newGroup = () => {
  let now: Instant = monday;
  let state: GroupSeries | undefined;
  let count = 0;
  const ledger: GroupMeetingEvent[] = [];
  const decided = (actor: Actor, ask: Ask) => {
    count += 1;
    const command = { ...ask, actor, commandId: deriveId('group', `${count}`) } as GroupMeetingCommand;
    return decideGroupMeeting(state, command, now);
  };
  const does = (actor: Actor, ask: Ask): readonly GroupMeetingEvent[] => {
    const decision = decided(actor, ask);
    if (decision.type === 'refused') throw new Error(`${ask.type}: ${JSON.stringify(decision.refusal)}`);
    state = decision.events.reduce<GroupSeries | undefined>(evolveGroupMeeting, state);
    ledger.push(...decision.events);
    return decision.events;
  };
  const group = (): GroupSeries => {
    if (!state) throw new Error('no group');
    return state;
  };
  return {
    does,
    group,
    ledger: () => ledger,
    now: () => now,
    isRefused: (actor: Actor, ask: Ask): Refusal => {
      const decision = decided(actor, ask);
      if (decision.type === 'accepted') throw new Error(`${ask.type} was not refused`);
      return decision.refusal;
    },
    wait: (days: number) => {
      const until = addDuration(now, { days });
      for (let due = nextGroupDeadline(group()); due && due.at <= until; due = nextGroupDeadline(group())) {
        if (due.at > now) now = due.at;
        does(clock, { type: 'groupDeadlinePassed', deadline: due.id });
      }
      now = until;
    },
    inDays: (days: number): Instant => addDuration(now, { days }),
    meeting: (n = -1) => {
      const meeting = group().meetings.at(n);
      if (!meeting) throw new Error('no meeting');
      return meeting;
    },
    reminded: () => ledger.flatMap((event) => (event.type === 'groupReminded' ? event.about : [])),
  };
};

const series = (changes: Partial<Extract<Ask, { type: 'planSeries' }>> = {}): Ask => ({
  type: 'planSeries',
  series: deriveId('series', 'dua'),
  topic: 'dua',
  members: [ref(units.afRehab), ref(units.fkRehab)],
  interval: { atLeastDays: 60, atMostDays: 110 },
  minutesLong: 90,
  mode: 'physical',
  times: [addDuration(monday, { days: 28 })],
  ...changes,
});
const planned = () => {
  const group = newGroup();
  group.does(people.coach, series());
  return group;
};
const heldGroup = () => {
  const group = planned();
  group.wait(29);
  group.does(people.coach, {
    type: 'groupMeetingHeld',
    meeting: group.meeting().id,
    attended: [units.kommunSikta.unit, units.afRehab.unit],
    mode: 'physical',
  });
  return group;
};

test('a unit calls a group together: it and those it invites meet on the planned days', () => {
  const group = planned();
  expect(group.group()).toMatchObject({ topic: 'dua', calledBy: ref(units.kommunSikta) });
  expect(group.group().members).toEqual([units.kommunSikta, units.afRehab, units.fkRehab].map(ref));
  expect(group.meeting()).toMatchObject({ status: 'planned', minutesLong: 90, mode: 'physical', moved: 0 });
  expect(waitingForGroup(group.group(), group.now())).toMatchObject({
    about: 'reply',
    units: [ref(units.afRehab), ref(units.fkRehab)],
  });
});

test('a series is planned of somebody, once each, at a pace and a length, and ahead', () => {
  const refused = (changes: Partial<Extract<Ask, { type: 'planSeries' }>>, actor: Actor = people.coach) =>
    newGroup().isRefused(actor, series(changes));
  const wrong = (part: string) => ({ code: 'seriesWrong', facts: { part } });
  expect(refused({ members: [] })).toEqual(wrong('members'));
  expect(refused({ members: [ref(units.kommunSikta)] })).toEqual(wrong('members'));
  expect(refused({ members: [ref(units.afRehab), ref(units.afRehab)] }).code).toBe('partyTwice');
  for (const interval of [
    { atLeastDays: 0, atMostDays: 9 },
    { atLeastDays: 9, atMostDays: 8 },
    { atLeastDays: 1.5, atMostDays: 8 },
    { atLeastDays: 1, atMostDays: Number.NaN },
  ])
    expect(refused({ interval })).toEqual(wrong('interval'));
  for (const minutesLong of [14, 481, 30.5]) expect(refused({ minutesLong })).toEqual(wrong('minutesLong'));
  expect(refused({ times: [monday] }).code).toBe('meetingInPast');
  expect(refused({ times: Array.from({ length: 13 }, (_, n) => addDuration(monday, { days: 70 * (n + 1) })) })).toEqual(
    wrong('times'),
  );
  expect(refused({}, person('administrator', units.kommunSikta, 'administrator')).code).toBe('roleNotAllowed');
  expect(refused({}, clock).code).toBe('roleNotAllowed');
  expect(planned().isRefused(people.coach, series())).toEqual(wrong('series'));
  expect(newGroup().isRefused(people.coach, { type: 'endSeries', reason: 'other' }).code).toBe('groupMeetingNotFound');
});

test('four times a year: neither too close nor too far apart', () => {
  const times = (...days: readonly number[]) => days.map((day) => addDuration(monday, { days: day }));
  const refused = (...days: readonly number[]) => newGroup().isRefused(people.coach, series({ times: times(...days) }));
  expect(refused(30, 80).code).toBe('intervalWrong');
  expect(refused(141, 30).facts).toMatchObject({ atMostDays: 110 });
  const group = newGroup();
  group.does(people.coach, series({ times: times(140, 30) }));
  expect(group.group().meetings.map(({ startsAt }) => startsAt)).toEqual(times(30, 140));
  const plan = (days: number): Ask => ({ type: 'planGroupMeeting', startsAt: group.inDays(days) });
  expect(group.isRefused(people.coach, plan(85)).code).toBe('intervalWrong');
  expect(group.isRefused(people.coach, plan(251)).code).toBe('intervalWrong');
  expect(group.isRefused(people.coach, plan(-1)).code).toBe('meetingInPast');
  expect(group.isRefused(people.coach, { ...plan(220), minutesLong: 5 } as Ask).code).toBe('seriesWrong');
  expect(group.isRefused(people.af, plan(220)).code).toBe('notParty');
  group.does(people.coach, plan(250));
});

test('however late the group is, the next day can be set within a month', () => {
  const group = heldGroup();
  group.does(people.coach, {
    type: 'recordGroupMinutes',
    meeting: group.meeting().id,
    document,
    next: { none: 'dayToBeSet' },
  });
  group.wait(300);
  expect(group.isRefused(people.coach, { type: 'planGroupMeeting', startsAt: group.inDays(31) }).code).toBe(
    'intervalWrong',
  );
  group.does(people.coach, { type: 'planGroupMeeting', startsAt: group.inDays(30) });
});

test('once a meeting has begun no answer is waited for, but word of whether it was held', () => {
  const group = planned();
  const meeting = group.meeting().id;
  group.wait(27);
  expect(waitingForGroup(group.group(), group.now())).toMatchObject({ about: 'reply' });
  group.wait(1);
  expect(waitingForGroup(group.group(), group.now())).toMatchObject({
    about: 'held',
    units: [ref(units.kommunSikta)],
    meeting,
  });
});

test('each unit answers for itself; who is silent is reminded ten and three working days before', () => {
  const group = planned();
  const meeting = group.meeting().id;
  const reply = { type: 'replyToGroupMeeting', meeting, reply: 'comes' } as const;
  expect(group.isRefused(people.psykiatri, reply).code).toBe('notParty');
  expect(group.isRefused(person('a', units.afRehab, 'administrator'), reply).code).toBe('roleNotAllowed');
  expect(group.isRefused(people.af, { ...reply, meeting: 'none' }).code).toBe('groupMeetingNotFound');
  group.does(people.af, reply);
  const day = stockholmDate(group.meeting().startsAt);
  const at = group.group().deadlines.filter(({ about }) => about === 'reply');
  expect(at.map((due) => stockholmDate(due.at))).toEqual([workingDayBefore(day, 10), workingDayBefore(day, 3)]);
  group.wait(20);
  expect(group.ledger().find(({ type }) => type === 'groupReminded')).toMatchObject({
    about: 'reply',
    units: [ref(units.fkRehab)],
  });
  group.does(people.fk, { ...reply, reply: 'cannot' });
  expect(group.group().deadlines.map(({ about }) => about)).toEqual(['meeting', 'held']);
  expect(waitingForGroup(group.group(), group.now())).toMatchObject({ about: 'meeting' });
  group.wait(8);
  expect(group.ledger().findLast(({ type }) => type === 'groupReminded')).toMatchObject({
    about: 'meeting',
    units: [ref(units.kommunSikta), ref(units.afRehab)],
  });
});

test('moved or called off with a reason; moved, everybody answers anew', () => {
  const group = planned();
  const meeting = group.meeting().id;
  group.does(people.af, { type: 'replyToGroupMeeting', meeting, reply: 'otherTime' });
  const move = (days: number): Ask => ({
    type: 'moveGroupMeeting',
    meeting,
    startsAt: group.inDays(days),
    reason: 'tooFewCan',
  });
  expect(group.isRefused(people.af, move(35)).code).toBe('notParty');
  expect(group.isRefused(people.coach, move(0)).code).toBe('meetingInPast');
  group.does(people.coach, move(35));
  expect(group.meeting()).toMatchObject({ moved: 1, startsAt: group.inDays(35) });
  expect(group.meeting().parties.every(({ reply }) => reply === undefined)).toBe(true);
  const next = group.inDays(100);
  group.does(people.coach, { type: 'planGroupMeeting', startsAt: next });
  expect(group.isRefused(people.coach, move(60)).code).toBe('intervalWrong');
  const off: Ask = { type: 'cancelGroupMeeting', meeting, reason: 'illness' };
  expect(group.isRefused(people.fk, off).code).toBe('notParty');
  group.does(people.coach, off);
  expect(group.meeting(0)).toMatchObject({ status: 'cancelled', cancelled: 'illness' });
  for (const again of [off, move(40), { type: 'replyToGroupMeeting', meeting, reply: 'comes' } as const])
    expect(group.isRefused(people.coach, again).code).toBe('meetingNotPlanned');
  expect(
    group.isRefused(people.coach, {
      type: 'groupMeetingHeld',
      meeting,
      attended: [units.kommunSikta.unit, units.afRehab.unit],
      mode: 'video',
    }).code,
  ).toBe('meetingNotPlanned');
});

test('with no meeting ahead the calling unit is asked for the next day, again and again', () => {
  const group = planned();
  group.does(people.coach, { type: 'cancelGroupMeeting', meeting: group.meeting().id, reason: 'holiday' });
  expect(waitingForGroup(group.group(), group.now())).toMatchObject({ about: 'next', units: [ref(units.kommunSikta)] });
  group.wait(60);
  expect(group.reminded().filter((about) => about === 'next').length).toBeGreaterThan(2);
  group.does(people.coach, { type: 'planGroupMeeting', startsAt: group.inDays(20) });
  expect(group.group().deadlines.some(({ about }) => about === 'next')).toBe(false);
});

test('held when it has begun, by units invited, at least two; the calling unit tells, and is asked until it does', () => {
  const group = planned();
  const meeting = group.meeting().id;
  const heldBy = (...attended: readonly string[]): Ask => ({
    type: 'groupMeetingHeld',
    meeting,
    attended,
    mode: 'video',
  });
  const both = [units.kommunSikta.unit, units.afRehab.unit] as const;
  expect(group.isRefused(people.coach, heldBy(...both)).code).toBe('meetingAhead');
  group.wait(50);
  expect(group.reminded().filter((about) => about === 'held').length).toBeGreaterThan(1);
  expect(waitingForGroup(group.group(), group.now())).toMatchObject({ about: 'held', meeting });
  expect(group.isRefused(people.af, heldBy(...both)).code).toBe('notParty');
  expect(group.isRefused(people.coach, heldBy(...both, units.regionPsykiatri.unit)).code).toBe('notParty');
  expect(group.isRefused(people.coach, heldBy(both[0], both[0])).code).toBe('requiredPartyAbsent');
  group.does(people.coach, heldBy(...both));
  expect(group.meeting()).toMatchObject({ status: 'held', mode: 'video' });
  expect(group.meeting().parties.map(({ attended }) => attended)).toEqual([true, true, false]);
});

test('it ends by minutes and the next meeting, or why there is none', () => {
  const group = heldGroup();
  const minutes = (next: Extract<Ask, { type: 'recordGroupMinutes' }>['next']): Ask => ({
    type: 'recordGroupMinutes',
    meeting: group.meeting(0).id,
    document,
    next,
  });
  expect(waitingForGroup(group.group(), group.now())).toMatchObject({ about: 'minutes' });
  group.wait(10);
  expect(group.reminded()).toContain('minutes');
  expect(group.isRefused(people.af, minutes({ none: 'dayToBeSet' })).code).toBe('notParty');
  expect(group.isRefused(people.coach, minutes({ meeting: 'none' })).code).toBe('nextMeetingOrReasonMissing');
  expect(group.isRefused(people.coach, minutes({ meeting: group.meeting(0).id })).code).toBe(
    'nextMeetingOrReasonMissing',
  );
  expect(group.isRefused(people.coach, minutes({ startsAt: group.inDays(5) })).code).toBe('intervalWrong');
  group.does(people.coach, minutes({ startsAt: group.inDays(70) }));
  expect(group.meeting(0).minutes?.document).toEqual(document);
  expect(group.meeting().startsAt).toBe(group.inDays(70));
  expect(group.isRefused(people.coach, minutes({ none: 'dayToBeSet' })).code).toBe('minutesAlreadyRecorded');
  const ahead = group.meeting().id;
  expect(
    group.isRefused(people.coach, {
      type: 'recordGroupMinutes',
      meeting: ahead,
      document,
      next: { none: 'dayToBeSet' },
    }).code,
  ).toBe('meetingNotHeld');
});

test('a group ends when it says so, and then waits for nobody', () => {
  const group = heldGroup();
  group.does(people.coach, { type: 'planGroupMeeting', startsAt: group.inDays(65) });
  group.does(people.coach, {
    type: 'recordGroupMinutes',
    meeting: group.meeting(0).id,
    document,
    next: { none: 'groupEnds' },
  });
  expect(group.group().endedOn).toBe(stockholmDate(group.now()));
  expect(group.meeting()).toMatchObject({ status: 'cancelled', cancelled: 'noLongerNeeded' });
  expect(nextGroupDeadline(group.group())).toBeUndefined();
  expect(waitingForGroup(group.group(), group.now())).toBeUndefined();
  for (const ask of [
    { type: 'endSeries', reason: 'other' },
    { type: 'planGroupMeeting', startsAt: group.inDays(70) },
    { type: 'inviteUnits', members: [ref(units.regionPsykiatri)] },
    { type: 'leaveGroup', member: ref(units.kommunSikta) },
    { type: 'replyToGroupMeeting', meeting: 'x', reply: 'comes' },
  ] as const)
    expect(group.isRefused(people.coach, ask)).toEqual({ code: 'seriesWrong', facts: { part: 'ended' } });
  const other = planned();
  expect(other.isRefused(people.af, { type: 'endSeries', reason: 'other' }).code).toBe('notParty');
  other.does(people.coach, { type: 'endSeries', reason: 'noLongerNeeded' });
  expect(other.meeting().status).toBe('cancelled');
});

test('units are invited to what is ahead, and leave it', () => {
  const group = planned();
  const invite = (...members: readonly (typeof units.afRehab | typeof units.regionPsykiatri)[]): Ask => ({
    type: 'inviteUnits',
    members: members.map(ref),
  });
  expect(group.isRefused(people.af, invite(units.regionPsykiatri)).code).toBe('notParty');
  expect(group.isRefused(people.coach, invite(units.afRehab)).code).toBe('partyTwice');
  expect(group.isRefused(people.coach, invite()).code).toBe('seriesWrong');
  group.does(people.coach, invite(units.regionPsykiatri));
  expect(group.meeting().parties).toHaveLength(4);
  const leave = (unit: Parameters<typeof ref>[0]): Ask => ({ type: 'leaveGroup', member: ref(unit) });
  expect(group.isRefused(people.af, leave(units.fkRehab)).code).toBe('notParty');
  expect(group.isRefused(people.coach, leave(units.kommunSikta)).facts).toEqual({ part: 'members' });
  expect(group.isRefused(people.coach, leave(units.kommunForsorjning)).code).toBe('notParty');
  group.does(people.psykiatri, leave(units.regionPsykiatri));
  group.does(people.coach, leave(units.fkRehab));
  expect(group.group().members).toEqual([ref(units.kommunSikta), ref(units.afRehab)]);
  expect(group.meeting().parties).toHaveLength(2);
  expect(group.isRefused(people.af, leave(units.afRehab)).facts).toEqual({ part: 'members' });
});

test('the clock alone says that time has come, and only when it has, and once', () => {
  const group = planned();
  const due = nextGroupDeadline(group.group());
  const deadline = due?.id ?? '';
  expect(group.isRefused(people.coach, { type: 'groupDeadlinePassed', deadline }).code).toBe('roleNotAllowed');
  expect(group.isRefused(clock, { type: 'groupDeadlinePassed', deadline }).code).toBe('deadlineNotDue');
  expect(group.isRefused(clock, { type: 'groupDeadlinePassed', deadline: 'none' }).code).toBe('deadlineNotFound');
  group.wait(20);
  expect(group.isRefused(clock, { type: 'groupDeadlinePassed', deadline }).code).toBe('deadlineNotFound');
});

test('a ledger gives the same group back, and a damaged one none', () => {
  const group = heldGroup();
  const again = group.ledger().reduce<GroupSeries | undefined>(evolveGroupMeeting, undefined);
  expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(group.group())));
  const [first, second] = group.ledger();
  if (!first || !second) throw new Error('no ledger');
  expect(() => evolveGroupMeeting(undefined, second)).toThrow('begins with seriesPlanned');
  expect(() => evolveGroupMeeting(group.group(), first)).toThrow('planned once');
});

test('each is offered what the rules allow them: the calling unit, a member, a stranger', () => {
  const group = planned();
  const meeting = group.meeting().id;
  const types = (actor: Actor) => allowedInGroup(group.group(), actor, group.now()).map(({ type }) => type);
  expect(types(people.coach)).toEqual([
    'planGroupMeeting',
    'inviteUnits',
    'endSeries',
    'replyToGroupMeeting',
    'moveGroupMeeting',
    'cancelGroupMeeting',
  ]);
  expect(allowedInGroup(group.group(), people.af, group.now())).toEqual([
    { type: 'leaveGroup' },
    { type: 'replyToGroupMeeting', meeting },
  ]);
  expect(types(people.psykiatri)).toEqual([]);
  expect(types(clock)).toEqual([]);
  expect(isInGroup(group.group(), people.af)).toBe(true);
  expect(isInGroup(group.group(), people.psykiatri)).toBe(false);
  group.wait(29);
  expect(types(people.coach)).toContain('groupMeetingHeld');
  expect(types(people.coach)).toContain('moveGroupMeeting');
  const told = heldGroup();
  expect(allowedInGroup(told.group(), people.coach, told.now()).map(({ type }) => type)).toContain(
    'recordGroupMinutes',
  );
  told.does(people.coach, { type: 'endSeries', reason: 'other' });
  expect(allowedInGroup(told.group(), people.coach, told.now())).toEqual([]);
});
