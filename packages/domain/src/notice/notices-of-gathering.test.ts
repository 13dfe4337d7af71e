import { expect, test } from 'vitest';
import { clock, documentRef, people } from '../../testing/index.ts';
import { addDuration, type Instant, instant } from '../calendar/index.ts';
import { deriveId } from '../case/derive-id.ts';
import { decideGroupMeeting } from '../group-meeting/decide.ts';
import { evolveGroupMeeting } from '../group-meeting/evolve.ts';
import type { GroupMeetingCommand, GroupSeries } from '../group-meeting/group-meeting.ts';
import { nextGroupDeadline } from '../group-meeting/reminders.ts';
import { ref, teams, units } from '../insatser/parties.ts';
import type { Actor } from '../organisation/organisation.ts';
import type { Samverkansteam, SamverkansteamEvent } from '../team/samverkansteam.ts';
import { decideSamverkansteam } from '../team/samverkansteam-decide.ts';
import { evolveSamverkansteam } from '../team/samverkansteam-evolve.ts';
import { type GatheringHappening, noticesOfGathering, settledInGathering } from './notices-of-gathering.ts';

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
type Ask = Without<GroupMeetingCommand, 'commandId' | 'actor'>;

const monday = instant('2026-03-02T09:00:00.000Z');
const { kommunSikta, afRehab, fkRehab, regionPsykiatri } = units;
const nameOf = (id: string): string => Object.entries(units).find(([, { unit }]) => unit === id)?.[0] ?? id;

/** A group that SIKTA calls AF and FK to, and what each act tells whom. */
const newGroup = () => {
  let now: Instant = monday;
  let state: GroupSeries | undefined;
  let count = 0;
  const does = (actor: Actor, ask: Ask) => {
    count += 1;
    const command = { ...ask, actor, commandId: deriveId('group', `${count}`) } as GroupMeetingCommand;
    const decision = decideGroupMeeting(state, command, now);
    if (decision.type === 'refused') throw new Error(`${ask.type}: ${decision.refusal.code}`);
    const act = decision.events.map((event): GatheringHappening => {
      state = evolveGroupMeeting(state, event);
      return { seq: state.seq, event, after: state };
    });
    const notices = noticesOfGathering('the group', act);
    return {
      notices,
      told: notices.map(({ kind, to }) => `${kind} ${nameOf(to.unit)}`),
      settled: settledInGathering(act),
    };
  };
  const group = (): GroupSeries => {
    if (!state) throw new Error('no group');
    return state;
  };
  const meeting = (): string => group().meetings.at(-1)?.id ?? '';
  return {
    does,
    meeting,
    inDays: (days: number): Instant => addDuration(now, { days }),
    /** What the clock tells until then. */
    wait: (days: number): readonly string[] => {
      const until = addDuration(now, { days });
      const told: string[] = [];
      for (let due = nextGroupDeadline(group()); due && due.at <= until; due = nextGroupDeadline(group())) {
        if (due.at > now) now = due.at;
        told.push(...does(clock, { type: 'groupDeadlinePassed', deadline: due.id }).told);
      }
      now = until;
      return told;
    },
  };
};
const planned = () => {
  const group = newGroup();
  const first = group.does(people.coach, {
    type: 'planSeries',
    series: deriveId('series', 'dua'),
    topic: 'dua',
    members: [ref(afRehab), ref(fkRehab)],
    interval: { atLeastDays: 60, atMostDays: 110 },
    minutesLong: 90,
    mode: 'physical',
    times: [addDuration(monday, { days: 28 })],
  });
  return { ...group, first };
};

test('who is asked to be with is told once, and whoever asks is told nothing', () => {
  const group = planned();
  expect(group.first.told).toEqual(['groupInvited afRehab', 'groupInvited fkRehab']);
  expect(group.does(people.coach, { type: 'inviteUnits', members: [ref(regionPsykiatri)] }).told).toEqual([
    'groupInvited regionPsykiatri',
  ]);
  expect(group.does(people.fk, { type: 'leaveGroup', member: ref(fkRehab) })).toMatchObject({
    told: ['groupUnitLeft kommunSikta'],
    settled: [{ unit: fkRehab.unit }],
  });
  expect(group.does(people.coach, { type: 'endSeries', reason: 'other' })).toMatchObject({
    told: ['groupEnded afRehab', 'groupEnded regionPsykiatri'],
  });
});

test('a meeting that is planned, moved or called off is told to the others', () => {
  const group = planned();
  const { meeting } = group;
  const moved = group.does(people.coach, {
    type: 'moveGroupMeeting',
    meeting: meeting(),
    startsAt: group.inDays(30),
    reason: 'tooFewCan',
  });
  expect(moved.notices).toMatchObject([
    { kind: 'groupMeetingMoved', to: ref(afRehab), audience: 'unit', meeting: meeting() },
    { kind: 'groupMeetingMoved', to: ref(fkRehab) },
  ]);
  expect(moved.settled).toMatchObject([{ kinds: expect.arrayContaining(['groupReplyDue']), meeting: meeting() }]);
  const off = group.does(people.coach, { type: 'cancelGroupMeeting', meeting: meeting(), reason: 'illness' });
  expect(off.told).toEqual(['groupMeetingCancelled afRehab', 'groupMeetingCancelled fkRehab']);
  const anew = group.does(people.coach, { type: 'planGroupMeeting', startsAt: group.inDays(40) });
  expect(anew.told).toEqual(['groupMeetingPlanned afRehab', 'groupMeetingPlanned fkRehab']);
  expect(anew.settled).toEqual([{ kinds: ['groupNextDue'] }]);
});

test('the clock reminds the silent, tells the caller who is silent, and asks for what is not done', () => {
  const group = planned();
  const reply = group.does(people.af, { type: 'replyToGroupMeeting', meeting: group.meeting(), reply: 'comes' });
  expect(reply.told).toEqual([]);
  expect(reply.settled).toEqual([
    {
      kinds: ['groupMeetingPlanned', 'groupMeetingMoved', 'groupReplyDue'],
      meeting: group.meeting(),
      unit: afRehab.unit,
    },
  ]);
  expect(group.wait(29)).toEqual([
    'groupReplyDue fkRehab',
    'groupReplyDue fkRehab',
    'groupReplyMissing kommunSikta',
    'groupMeetingSoon kommunSikta',
    'groupMeetingSoon afRehab',
    'groupMeetingSoon fkRehab',
    'groupHeldDue kommunSikta',
  ]);
  const attended = [kommunSikta.unit, afRehab.unit];
  const held = group.does(people.coach, {
    type: 'groupMeetingHeld',
    meeting: group.meeting(),
    attended,
    mode: 'physical',
  });
  expect(held.settled).toMatchObject([
    { kinds: expect.arrayContaining(['groupHeldDue', 'groupMeetingSoon']), meeting: group.meeting() },
  ]);
  expect(group.wait(12)).toEqual(expect.arrayContaining(['groupMinutesDue kommunSikta', 'groupNextDue kommunSikta']));
  const minutes = group.does(people.coach, {
    type: 'recordGroupMinutes',
    meeting: group.meeting(),
    document: documentRef('minnesanteckning'),
    next: { startsAt: group.inDays(70) },
  });
  expect(minutes.settled).toMatchObject([{ kinds: ['groupMinutesDue'] }, { kinds: ['groupNextDue'] }]);
});

test('when the last has answered there is nobody to ask any more', () => {
  const group = planned();
  const comes = (actor: Actor) =>
    group.does(actor, { type: 'replyToGroupMeeting', meeting: group.meeting(), reply: 'comes' }).settled;
  expect(comes(people.af)).toHaveLength(1);
  expect(comes(people.fk)).toContainEqual({ kinds: ['groupReplyMissing'], meeting: group.meeting() });
});

test('nobody is invited to a samverkansteam: its parties are told of its meetings alone', () => {
  const kansli: Actor = { ...people.coach, ...ref(units.forbundKansli), roles: ['insatsCoordinator'] };
  const command = {
    type: 'planGroupMeeting',
    commandId: 'plan',
    actor: kansli,
    startsAt: addDuration(monday, { days: 20 }),
  };
  const decision = decideSamverkansteam(undefined, command as never, monday, teams.kfv.id);
  if (decision.type === 'refused') throw new Error(decision.refusal.code);
  let state: Samverkansteam | undefined;
  const act = decision.events.map((event): GatheringHappening => {
    state = evolveSamverkansteam(state, event);
    return { seq: state.seq, event, after: state.series };
  });
  const notices = noticesOfGathering(teams.kfv.id, act);
  expect(notices.map(({ kind, to }) => [kind, to.unit])).toEqual(
    teams.kfv.members.map(({ unit }) => ['groupMeetingPlanned', unit]),
  );
  expect(noticesOfGathering(teams.kfv.id, act)).toEqual(notices);
  expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
});

test('a new case on the list is told to the team but who brought it; the meeting settles it', () => {
  const kansli: Actor = { ...people.coach, ...ref(units.forbundKansli), roles: ['insatsCoordinator'] };
  const startsAt = addDuration(monday, { days: 20 });
  const command = { type: 'planGroupMeeting', commandId: 'plan', actor: kansli, startsAt };
  const decision = decideSamverkansteam(undefined, command as never, monday, teams.kfv.id);
  if (decision.type === 'refused') throw new Error(decision.refusal.code);
  let state: Samverkansteam | undefined;
  for (const event of decision.events) state = evolveSamverkansteam(state, event);
  if (!state) throw new Error('no team');
  const [first, ...others] = teams.kfv.members;
  const raised = {
    type: 'caseRaised',
    at: monday,
    by: { type: 'system', source: 'relay' },
    code: 'NF-KVSV',
    raisedBy: ref(first ?? kommunSikta),
  } as SamverkansteamEvent;
  const notices = noticesOfGathering(teams.kfv.id, [{ seq: 3, event: raised, after: state.series }]);
  // Whoever calls the team has its list to go through.
  expect(notices.map(({ to }) => to.unit).sort()).toEqual(
    [...others, teams.kfv.calledBy].map(({ unit }) => unit as string).sort(),
  );
  expect(notices.every(({ kind, audience }) => kind === 'teamCaseRaised' && audience === 'unit')).toBe(true);
  // Which case it is, is not said.
  expect(JSON.stringify(notices)).not.toContain('NF-KVSV');
  const meeting = state.series.meetings[0]?.id ?? '';
  const held = { type: 'groupMeetingHeld', at: startsAt, by: kansli, meeting } as SamverkansteamEvent;
  expect(settledInGathering([{ event: held, after: state.series }])).toContainEqual({ kinds: ['teamCaseRaised'] });
});
