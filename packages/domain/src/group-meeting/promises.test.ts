import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clock, documentRef, people } from '../../testing/index.ts';
import { addDuration, daysBetween, type Instant, instant, stockholmDate } from '../calendar/index.ts';
import { ref, units } from '../insatser/parties.ts';
import { meetingReplies } from '../meeting/meeting.ts';
import type { Actor } from '../organisation/organisation.ts';
import { decideGroupMeeting } from './decide.ts';
import { evolveGroupMeeting } from './evolve.ts';
import {
  type GroupMeetingCommand,
  type GroupMeetingEvent,
  type GroupSeries,
  groupChangeReasons,
} from './group-meeting.ts';
import { nextGroupDeadline, waitingForGroup } from './reminders.ts';

const begin = instant('2026-03-02T09:00:00.000Z');
const RUNS = fc.readConfigureGlobal().numRuns ?? 600;

type Move = { readonly what: number; readonly who: number; readonly pick: number; readonly hours: number };
const moves = fc.array(fc.record({ what: fc.nat(13), who: fc.nat(5), pick: fc.nat(999), hours: fc.nat(700) }), {
  minLength: 1,
  maxLength: 25,
  size: 'max',
});
const actors: readonly Actor[] = [people.coach, people.coach, people.coach, people.af, people.fk, people.psykiatri];
const at = <Item>(items: readonly Item[], n: number): Item | undefined => items[n % Math.max(1, items.length)];

const commandOf = (state: GroupSeries | undefined, { what, who, pick }: Move, n: number, now: Instant) => {
  const actor = at(actors, who) ?? people.coach;
  const by = { actor, commandId: `act ${n}` };
  if (!state)
    return {
      ...by,
      type: 'planSeries',
      series: 'group',
      topic: 'caseworkers',
      members: [ref(units.afRehab), ref(units.fkRehab)],
      interval: { atLeastDays: 1 + (pick % 60), atMostDays: 110 },
      minutesLong: 60,
      mode: 'video',
      times: pick % 2 === 0 ? [addDuration(now, { days: 1 + (pick % 90) })] : [],
    } satisfies GroupMeetingCommand;
  const meeting = at(state.meetings, pick)?.id ?? 'none';
  const startsAt = addDuration(now, { days: (pick % 130) - 5 });
  const reason = at(groupChangeReasons, pick) ?? 'other';
  const due = nextGroupDeadline(state);
  const commands: readonly GroupMeetingCommand[] = [
    { ...by, type: 'replyToGroupMeeting', meeting, reply: at(meetingReplies, pick) ?? 'comes' },
    { ...by, type: 'moveGroupMeeting', meeting, startsAt, reason },
    { ...by, type: 'cancelGroupMeeting', meeting, reason },
    { ...by, type: 'planGroupMeeting', startsAt },
    { ...by, type: 'planGroupMeeting', startsAt },
    {
      ...by,
      type: 'groupMeetingHeld',
      meeting,
      attended: state.members.slice(0, 1 + (pick % 3)).map(({ unit }) => unit),
      mode: 'video',
    },
    {
      ...by,
      type: 'recordGroupMinutes',
      meeting,
      document: documentRef('minnesanteckning', pick),
      next: pick % 3 === 0 ? { startsAt } : { none: pick % 7 === 0 ? 'groupEnds' : 'dayToBeSet' },
    },
    { ...by, type: 'inviteUnits', members: [ref(pick % 2 === 0 ? units.regionPsykiatri : units.kommunForsorjning)] },
    { ...by, type: 'leaveGroup', member: at(state.members, pick) ?? ref(units.afRehab) },
    { ...by, type: 'endSeries', reason },
    ...Array.from(
      { length: 4 },
      (): GroupMeetingCommand => ({
        type: 'groupDeadlinePassed',
        commandId: by.commandId,
        actor: clock,
        deadline: due?.id ?? 'none',
      }),
    ),
  ];
  const command = commands[what % commands.length];
  if (!command) throw new Error('no command');
  // Ending is rare, or few groups would live.
  return command.type === 'endSeries' && pick % 5 !== 0 ? { ...command, type: 'endSeries', actor: clock } : command;
};

const holds = (claim: boolean, what: string, ...facts: readonly unknown[]): void => {
  if (!claim) throw new Error(`${what} ${JSON.stringify(facts)}`);
};

test(`in ${RUNS} random groups a running one waits for somebody, with a date, and reminds of each thing once`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(moves, (played) => {
      let state: GroupSeries | undefined;
      let now = begin;
      const ledger: GroupMeetingEvent[] = [];
      const reminded = new Set<string>();
      for (const [n, move] of played.entries()) {
        now = addDuration(now, { hours: move.hours });
        const command = commandOf(state, move, n, now) as GroupMeetingCommand;
        const decision = decideGroupMeeting(state, command, now);
        if (decision.type === 'refused') continue;
        seen.add(command.type);
        holds(
          JSON.stringify(decideGroupMeeting(state, command, now)) === JSON.stringify(decision),
          'deciding again gives the same',
        );
        holds(!state?.endedOn, 'nothing happens in a group that has ended', command.type);
        for (const event of decision.events) {
          if (event.type === 'groupReminded') {
            holds(!reminded.has(event.deadline), 'each reminder is given once', event);
            reminded.add(event.deadline);
          }
          state = evolveGroupMeeting(state, event);
          ledger.push(event);
        }
        if (!state) continue;
        const waits = waitingForGroup(state, now);
        holds(
          state.endedOn ? !waits && state.deadlines.length === 0 : (waits?.units.length ?? 0) > 0,
          'a running group waits for somebody',
          waits,
          state.deadlines,
        );
        const days = state.meetings
          .filter(({ status }) => status !== 'cancelled')
          .map(({ startsAt }) => stockholmDate(startsAt))
          .toSorted();
        holds(
          days.every((day, i) => {
            const before = days[i - 1];
            return before === undefined || daysBetween(before, day) >= (state?.interval.atLeastDays ?? 0);
          }),
          'never too close',
          days,
        );
        holds(new Set(state.deadlines.map(({ id }) => id)).size === state.deadlines.length, 'each deadline once');
      }
      const again = (JSON.parse(JSON.stringify(ledger)) as GroupMeetingEvent[]).reduce<GroupSeries | undefined>(
        evolveGroupMeeting,
        undefined,
      );
      holds(JSON.stringify(again) === JSON.stringify(state), 'the ledger gives the same group back');
    }),
    { numRuns: RUNS },
  );
  if (RUNS < 600) return;
  expect(seen.size).toBe(11);
});
