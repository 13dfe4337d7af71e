import fc from 'fast-check';
import { expect, test } from 'vitest';
import { broughtToTeam, clock, documentRef, people, person, relay } from '../../testing/index.ts';
import { addDuration, type Instant, instant, stockholmDate } from '../calendar/index.ts';
import type { CommandOf } from '../case/commands.ts';
import { decide } from '../case/decide.ts';
import { deriveId } from '../case/derive-id.ts';
import { effectsOf } from '../case/effects.ts';
import { evolve } from '../case/evolve.ts';
import { nextGroupDeadline, waitingForGroup } from '../group-meeting/reminders.ts';
import { ref, teams, units } from '../insatser/parties.ts';
import type { Actor } from '../organisation/organisation.ts';
import type { Refusal } from '../refusal.ts';
import {
  deferralReasons,
  type Samverkansteam,
  type SamverkansteamCommand,
  type SamverkansteamEvent,
  teamInterval,
} from './samverkansteam.ts';
import { allowedInTeam, teamsOf } from './samverkansteam-allowed.ts';
import { agendaOf, decideSamverkansteam, effectsOfSamverkansteam } from './samverkansteam-decide.ts';
import { evolveSamverkansteam } from './samverkansteam-evolve.ts';

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
type Ask = Without<SamverkansteamCommand, 'commandId' | 'actor'>;

const monday = instant('2026-03-02T09:00:00.000Z');
const kfv = teams.kfv.id;
const document = documentRef('rekommendation');
const kansli = person('kansli', units.forbundKansli, 'insatsCoordinator');
const member = person('af i teamet', units.afRehab, 'teamMember');

const newTeam = (start: Instant = monday) => {
  let now = start;
  let state: Samverkansteam | undefined;
  let count = 0;
  const ledger: SamverkansteamEvent[] = [];
  const decided = (actor: Actor, ask: Ask) => {
    count += 1;
    const command = { ...ask, actor, commandId: deriveId('team', `${count}`) } as SamverkansteamCommand;
    return decideSamverkansteam(state, command, now, kfv);
  };
  const does = (actor: Actor, ask: Ask): readonly SamverkansteamEvent[] => {
    const decision = decided(actor, ask);
    if (decision.type === 'refused') throw new Error(`${ask.type}: ${JSON.stringify(decision.refusal)}`);
    state = decision.events.reduce<Samverkansteam | undefined>(evolveSamverkansteam, state);
    ledger.push(...decision.events);
    return decision.events;
  };
  const team = (): Samverkansteam => {
    if (!state) throw new Error('no team');
    return state;
  };
  return {
    does,
    team,
    ledger: () => ledger,
    now: () => now,
    inDays: (days: number): Instant => addDuration(now, { days }),
    isRefused: (actor: Actor, ask: Ask): Refusal => {
      const decision = decided(actor, ask);
      if (decision.type === 'accepted') throw new Error(`${ask.type} was not refused`);
      return decision.refusal;
    },
    wait: (days: number) => {
      const until = addDuration(now, { days });
      for (let due = nextGroupDeadline(team().series); due && due.at <= until; due = nextGroupDeadline(team().series)) {
        if (due.at > now) now = due.at;
        does(clock, { type: 'groupDeadlinePassed', deadline: due.id });
      }
      now = until;
    },
    meeting: (n = -1) => {
      const meeting = team().series.meetings.at(n);
      if (!meeting) throw new Error('no meeting');
      return meeting;
    },
    codes: () => team().agenda.map(({ code, status }) => `${code} ${status}`),
  };
};

const raise = (caseId: string, code = caseId.toUpperCase()): Ask => ({
  type: 'raiseCase',
  caseId,
  code,
  question: documentRef(`fråga ${caseId}`),
  by: ref(units.kommunSikta),
});
const meetingWith = (...cases: readonly string[]) => {
  const team = newTeam();
  for (const caseId of cases) team.does(relay, raise(caseId));
  team.does(kansli, { type: 'planGroupMeeting', startsAt: team.inDays(20) });
  return team;
};
const atTheMeeting = (...cases: readonly string[]) => {
  const team = meetingWith(...cases);
  team.wait(20);
  return team;
};
const recommend = (team: ReturnType<typeof newTeam>, code: string): Ask => ({
  type: 'recommend',
  code,
  meeting: team.meeting(0).id,
  document,
});
const heldWith = (...cases: readonly string[]) => {
  const team = atTheMeeting(...cases);
  const attended = [units.afRehab.unit, units.fkRehab.unit];
  team.does(kansli, { type: 'groupMeetingHeld', meeting: team.meeting(0).id, attended, mode: 'physical' });
  return team;
};

test('what the holder shares of a rekommendation is the team’s to read, once', () => {
  const team = heldWith('a', 'b');
  for (const code of ['A', 'B'])
    team.does(member, { ...recommend(team, code), document: documentRef(`till ${code}`) } as Ask);
  const shared = documentRef('delad');
  const share = { type: 'shareRecommendation', caseId: 'a', recommendation: documentRef('till A').document } as const;
  expect(team.isRefused(member, { ...share, document: shared }).code).toBe('roleNotAllowed');
  expect(team.does(relay, { ...share, recommendation: documentRef('till B').document, document: shared })).toEqual([]);
  expect(team.does(relay, { ...share, document: shared })).toMatchObject([{ type: 'recommendationShared', code: 'A' }]);
  expect(team.does(relay, { ...share, document: documentRef('en annan') })).toEqual([]);
  const [first, second] = team.team().agenda;
  expect(first?.recommendation).toMatchObject({ document: documentRef('till A'), shared });
  expect(second?.recommendation).not.toHaveProperty('shared');
});

test('a team comes to be with its first case, and whoever calls it is asked to set a day', () => {
  const team = newTeam();
  team.does(relay, raise('a'));
  expect(team.team()).toMatchObject({
    team: kfv,
    series: { topic: 'samverkansteam', calledBy: ref(units.forbundKansli), interval: teamInterval },
    agenda: [{ caseId: 'a', code: 'A', status: 'waiting', raisedBy: ref(units.kommunSikta) }],
  });
  expect(waitingForGroup(team.team().series, team.now())).toMatchObject({
    about: 'next',
    units: [ref(units.forbundKansli)],
  });
  expect(team.isRefused(people.coach, raise('b')).code).toBe('roleNotAllowed');
  const nowhere = decideSamverkansteam(
    undefined,
    { ...raise('a'), commandId: 'c', actor: relay } as SamverkansteamCommand,
    monday,
    'none such',
  );
  expect(nowhere).toMatchObject({ type: 'refused', refusal: { code: 'noTeam' } });
});

test('told again, or that a case it does not know is withdrawn, the team changes nothing', () => {
  const team = newTeam();
  expect(team.does(relay, { type: 'withdrawCase', caseId: 'a' })).toEqual([]);
  team.does(relay, raise('a'));
  expect(team.does(relay, raise('a'))).toEqual([]);
  team.does(relay, { type: 'withdrawCase', caseId: 'a' });
  expect(team.codes()).toEqual(['A withdrawn']);
  expect(team.does(relay, { type: 'withdrawCase', caseId: 'a' })).toEqual([]);
  expect(team.does(relay, raise('a'))).toEqual([]);
});

test('two cases with the same code are told apart', () => {
  const team = newTeam();
  team.does(relay, raise('a', 'C0DE'));
  team.does(relay, raise('b', 'C0DE'));
  team.does(relay, raise('c', 'C0DE'));
  expect(team.codes()).toEqual(['C0DE waiting', 'C0DE-2 waiting', 'C0DE-3 waiting']);
});

test('the agenda of a meeting is what was raised before it began', () => {
  const team = atTheMeeting('a', 'b');
  team.wait(1);
  team.does(relay, raise('late'));
  expect(agendaOf(team.team(), team.meeting(0)).map(({ code }) => code)).toEqual(['A', 'B']);
  expect(team.isRefused(member, recommend(team, 'LATE'))).toMatchObject({ code: 'agendaItemNotFound' });
});

test('the team recommends at a meeting that has begun, once for each question', () => {
  const before = meetingWith('a');
  expect(before.isRefused(member, recommend(before, 'A')).code).toBe('meetingAhead');
  const team = atTheMeeting('a');
  expect(team.isRefused(member, recommend(team, 'X')).code).toBe('agendaItemNotFound');
  expect(team.isRefused(member, { ...recommend(team, 'A'), meeting: 'none' } as Ask).code).toBe('groupMeetingNotFound');
  const [event] = team.does(member, recommend(team, 'A'));
  expect(team.team().agenda[0]).toMatchObject({
    status: 'recommended',
    recommendation: { document, on: stockholmDate(team.meeting().startsAt), meeting: team.meeting().id },
  });
  expect(team.isRefused(member, recommend(team, 'A')).code).toBe('agendaItemNotOpen');
  if (!event) throw new Error('no event');
  const [effect] = effectsOfSamverkansteam(event, 'the act');
  expect(effect).toEqual(effectsOfSamverkansteam(event, 'the act')[0]);
  expect(effect).toMatchObject({
    type: 'toJourney',
    caseId: 'a',
    command: { type: 'recommendationGiven', document, actor: { type: 'system', source: 'team' } },
  });
  const called = atTheMeeting('a');
  called.does(kansli, { type: 'cancelGroupMeeting', meeting: called.meeting().id, reason: 'tooFewCame' });
  expect(called.isRefused(member, recommend(called, 'A')).code).toBe('meetingNotHeld');
});

test('the members recommend; the förbund calls the team and recommends nothing', () => {
  const team = atTheMeeting('a');
  expect(team.isRefused(kansli, recommend(team, 'A')).code).toBe('roleNotAllowed');
  const asMember = person('kansli som ledamot', units.forbundKansli, 'teamMember');
  expect(team.isRefused(asMember, recommend(team, 'A')).code).toBe('notParty');
  expect(team.isRefused(people.coach, recommend(team, 'A')).code).toBe('notParty');
  expect(team.isRefused(clock, recommend(team, 'A')).code).toBe('roleNotAllowed');
  expect(team.isRefused(people.coach, { type: 'planGroupMeeting', startsAt: team.inDays(90) }).code).toBe('notParty');
  team.does(people.fk, recommend(team, 'A'));
});

test('a case may be put off to the next meeting with a reason, and is then on that agenda', () => {
  const team = atTheMeeting('a');
  const meeting = team.meeting().id;
  const defer = { type: 'deferCase', code: 'A', meeting, reason: 'moreInformationNeeded' } as const;
  expect(team.isRefused(kansli, defer).code).toBe('roleNotAllowed');
  team.does(member, defer);
  expect(team.team().agenda[0]?.deferred).toEqual([{ meeting, reason: 'moreInformationNeeded' }]);
  expect(agendaOf(team.team(), team.meeting())).toEqual([]);
  const [next] = team.codes();
  const code = next?.split(' ')[0] ?? '';
  expect(team.isRefused(member, recommend(team, code)).code).toBe('agendaItemNotFound');
  expect(team.isRefused(member, { ...defer, code } as Ask).code).toBe('agendaItemNotFound');
  team.does(kansli, { type: 'planGroupMeeting', startsAt: team.inDays(90) });
  expect(agendaOf(team.team(), team.meeting()).map((item) => item.code)).toEqual([code]);
});

test('at the next meeting a case has another code, and whoever tells of it by the first again changes nothing', () => {
  const team = atTheMeeting('a', 'b');
  const meeting = team.meeting().id;
  team.does(member, { type: 'deferCase', code: 'A', meeting, reason: 'timeRanOut' });
  const [first, second] = team.team().agenda;
  expect(second?.code).toBe('B');
  expect(first).toMatchObject({ caseId: 'a', earlierCodes: ['A'], status: 'waiting' });
  expect(first?.code).not.toBe('A');
  expect(team.isRefused(member, recommend(team, 'A')).code).toBe('agendaItemNotFound');
  team.does(relay, { type: 'withdrawCase', caseId: 'a' });
  expect(team.does(relay, raise('a'))).toEqual([]);
});

const aged = (caseId: string, ageBand: string): Ask => {
  const told = { ageBand, weeksWaiting: '-', agencies: [], needs: [], tried: [], blocking: 'counterpart' } as const;
  return { ...raise(caseId), told } as Ask;
};
const writtenUp = (team: ReturnType<typeof newTeam>): void => {
  const meeting = team.meeting().id;
  const attended = [units.afRehab.unit, units.fkRehab.unit];
  team.does(kansli, { type: 'groupMeetingHeld', meeting, attended, mode: 'physical' });
  for (const { code } of agendaOf(team.team(), team.meeting()))
    team.does(member, { type: 'deferCase', code, meeting, reason: 'timeRanOut' });
  const next = { startsAt: team.inDays(90) };
  team.does(kansli, { type: 'recordGroupMinutes', meeting, document: documentRef('minnesanteckning'), next });
};

test('the team’s figures change when a meeting has ended and at least five cases have come since they last did', () => {
  const team = meetingWith('a', 'b', 'c', 'd');
  team.wait(20);
  writtenUp(team);
  expect(team.team()).not.toHaveProperty('cohorts');
  team.does(relay, aged('e', '20-24'));
  const onlyAtTheEnd = (): void => expect(team.team()).not.toHaveProperty('cohorts');
  onlyAtTheEnd();
  team.wait(91);
  team.does(relay, raise('came when the meeting had begun'));
  onlyAtTheEnd();
  writtenUp(team);
  const [first] = team.team().cohorts ?? [];
  const counts = [
    { ageBand: '-', cases: 4 },
    { ageBand: '20-24', cases: 1 },
  ];
  expect(first).toEqual({ meeting: team.meeting(1).id, on: stockholmDate(team.meeting(1).startsAt), counts });
  team.wait(90);
  writtenUp(team);
  expect(team.team().cohorts).toEqual([first]);
});

test('a case is counted once, however often it was raised and however it goes; one that was withdrawn before is not', () => {
  const team = meetingWith('a', 'b', 'c', 'd', 'e', 'f');
  team.does(relay, { type: 'withdrawCase', caseId: 'f' });
  team.does(relay, { type: 'withdrawCase', caseId: 'a' });
  team.does(relay, raise('a', 'AGAIN'));
  team.wait(20);
  team.does(member, recommend(team, 'B'));
  team.does(relay, raise('b', 'ANEW'));
  writtenUp(team);
  const counted = [{ ageBand: '-', cases: 5 }];
  expect(team.team().cohorts).toMatchObject([{ counts: counted }]);
  for (const caseId of ['a', 'b', 'c']) {
    team.does(relay, { type: 'withdrawCase', caseId });
    team.does(relay, raise(caseId, `${caseId} later`));
  }
  for (const caseId of ['g', 'h', 'i', 'j']) team.does(relay, raise(caseId));
  team.wait(90);
  writtenUp(team);
  expect(team.team().cohorts).toMatchObject([{ counts: counted }]);
  expect(team.ledger().reduce<Samverkansteam | undefined>(evolveSamverkansteam, undefined)).toEqual(team.team());
});

const bands = ['-', '20-24', '25-29'];
const round = fc.record({
  came: fc.array(fc.constantFrom(...bands), { maxLength: 7 }),
  late: fc.array(fc.constantFrom(...bands), { maxLength: 2 }),
  withdrawn: fc.nat(20),
});
test('which cases come into the figures together turns on nothing that they are like, and they are never fewer than five', () => {
  fc.assert(
    fc.property(fc.array(round, { minLength: 1, maxLength: 4 }), (rounds) => {
      const run = (bandOf: (caseId: string, band: string) => string) => {
        const team = newTeam();
        const cohorts: (readonly string[])[] = [];
        let n = 0;
        const comes = (band: string): void => {
          const caseId = `case ${n}`;
          n += 1;
          team.does(relay, aged(caseId, bandOf(caseId, band)));
        };
        comes('-');
        team.does(kansli, { type: 'planGroupMeeting', startsAt: team.inDays(90) });
        for (const { came, late, withdrawn } of rounds) {
          came.forEach(comes);
          team.does(relay, { type: 'withdrawCase', caseId: `case ${withdrawn}` });
          const before = new Set(team.team().agenda.flatMap(({ caseId, counted }) => (counted ? [caseId] : [])));
          team.wait(91);
          late.forEach(comes);
          writtenUp(team);
          const after = team.team().agenda.flatMap(({ caseId, counted }) => (counted ? [caseId] : []));
          const together = after.filter((caseId) => !before.has(caseId));
          if (together.length > 0) cohorts.push(together);
        }
        return { cohorts, counts: team.team().cohorts ?? [] };
      };
      const { cohorts, counts } = run((_, band) => band);
      expect(cohorts.every((cohort) => cohort.length >= 5)).toBe(true);
      expect(counts.map((cohort) => cohort.counts.reduce((sum, { cases }) => sum + cases, 0))).toEqual(
        cohorts.map((cohort) => cohort.length),
      );
      expect(run((caseId) => bands[caseId.length % bands.length] ?? '-').cohorts).toEqual(cohorts);
      const [first, second] = cohorts[0] ?? [];
      if (first === undefined || second === undefined) return;
      const told = new Map<string, string>();
      run((caseId, band) => {
        told.set(caseId, band);
        return band;
      });
      const other = new Map([
        [first, told.get(second)],
        [second, told.get(first)],
      ]);
      expect(run((caseId, band) => other.get(caseId) ?? band).counts).toEqual(counts);
    }),
    { numRuns: 40 },
  );
});

test('what was put off before codes were each meeting’s own keeps its code', () => {
  const team = atTheMeeting('a');
  const [deferred] = team.does(member, { type: 'deferCase', code: 'A', meeting: team.meeting().id, reason: 'other' });
  if (deferred?.type !== 'caseDeferred') throw new Error('not put off');
  const { nextCode: _, ...asBefore } = deferred;
  const ledger = [...team.ledger().slice(0, -1), asBefore];
  const again = ledger.reduce<Samverkansteam | undefined>(evolveSamverkansteam, undefined);
  expect(again?.agenda[0]).toMatchObject({ code: 'A', deferred: [{ reason: 'other' }] });
  expect(again?.agenda[0]).not.toHaveProperty('earlierCodes');
});

test('no meeting is written up before each of its cases is settled; it ends by booking the next, within the year’s pace', () => {
  const team = heldWith('a', 'b');
  const minutes = (next: Extract<Ask, { type: 'recordGroupMinutes' }>['next']): Ask => ({
    type: 'recordGroupMinutes',
    meeting: team.meeting(0).id,
    document: documentRef('minnesanteckning'),
    next,
  });
  const next = { startsAt: team.inDays(100) };
  expect(team.isRefused(kansli, minutes(next))).toEqual({ code: 'agendaItemUnsettled', facts: { code: 'A' } });
  team.does(member, recommend(team, 'A'));
  team.does(member, { type: 'deferCase', code: 'B', meeting: team.meeting(0).id, reason: 'timeRanOut' });
  expect(team.isRefused(kansli, minutes({ startsAt: team.inDays(30) })).code).toBe('intervalWrong');
  expect(team.isRefused(kansli, minutes({ startsAt: team.inDays(140) })).code).toBe('intervalWrong');
  expect(team.isRefused(kansli, minutes({ none: 'groupEnds' })).facts).toEqual({ part: 'team' });
  const changes: readonly Ask[] = [
    { type: 'endSeries', reason: 'other' },
    { type: 'inviteUnits', members: [ref(units.regionPsykiatri)] },
    { type: 'leaveGroup', member: ref(units.afRehab) },
  ];
  for (const change of changes) expect(team.isRefused(kansli, change).facts).toEqual({ part: 'team' });
  team.does(kansli, minutes(next));
  expect(team.team().series.meetings).toHaveLength(2);
});

test('a case that was closed before the team came to it is struck off', () => {
  const team = heldWith('a', 'b');
  team.does(relay, { type: 'withdrawCase', caseId: 'a' });
  expect(agendaOf(team.team(), team.meeting()).map(({ code }) => code)).toEqual(['B']);
  expect(team.isRefused(member, recommend(team, 'A'))).toMatchObject({ code: 'agendaItemNotOpen' });
});

test('the members are reminded of the meeting', () => {
  const team = meetingWith('a');
  team.wait(21);
  const reminded = team.ledger().flatMap((event) => (event.type === 'groupReminded' ? event.about : []));
  expect(reminded).toEqual(['reply', 'reply', 'chase', 'meeting', 'held']);
});

test('a case goes from its holder to the team and back with a rekommendation, and the holder decides', () => {
  const journey = broughtToTeam();
  const brought = journey.events().findLast(({ type }) => type === 'broughtToTeam');
  if (!brought) throw new Error('not brought');
  const [asked] = effectsOf(journey.state(), brought, journey.state(), 'the act');
  if (asked?.type !== 'toTeam') throw new Error('not asked');
  const team = newTeam(journey.now());
  const { commandId: _, actor: __, ...question } = asked.command;
  team.does(relay, question as Ask);
  team.does(kansli, { type: 'planGroupMeeting', startsAt: team.inDays(20) });
  team.wait(20);
  const [given] = team.does(member, recommend(team, team.team().agenda[0]?.code ?? ''));
  const [effect] = given ? effectsOfSamverkansteam(given, 'the act') : [];
  if (effect?.type !== 'toJourney') throw new Error('no effect');
  expect(effect.caseId).toBe(journey.state().id);
  const answer = effect.command as CommandOf<'recommendationGiven'>;
  const decision = decide(journey.state(), answer, team.now(), journey.model);
  if (decision.type === 'refused') throw new Error(decision.refusal.code);
  const after = decision.events.reduce(evolve, journey.state());
  expect(after.recommendations).toMatchObject([{ document }]);
  expect(after.holder).toEqual(journey.state().holder);
  expect(after.phase).toBe(journey.state().phase);
});

test('each is offered what the rules allow them: who calls the team, a member, a stranger', () => {
  const team = heldWith('a');
  const meeting = team.meeting().id;
  const offered = (actor: Actor) => allowedInTeam(team.team(), actor, team.now());
  expect(offered(kansli).map(({ type }) => type)).toEqual(['planGroupMeeting']);
  expect(offered(member)).toContainEqual({ type: 'recommend', meeting, code: 'A' });
  expect(offered(member)).toContainEqual({ type: 'deferCase', meeting, code: 'A' });
  expect(offered(people.coach)).toEqual([]);
  team.does(member, recommend(team, 'A'));
  expect(offered(member).map(({ type }) => type)).not.toContain('recommend');
  expect(offered(kansli)).toContainEqual({ type: 'recordGroupMinutes', meeting });
  expect(teamsOf(units.afRehab).map(({ id }) => id)).toEqual([kfv]);
  expect(teamsOf(units.forbundKansli).map(({ id }) => id)).toEqual([kfv]);
  expect(teamsOf(units.regionPsykiatri)).toEqual([]);
});

test('a ledger gives the same team back, and a damaged one none', () => {
  const team = heldWith('a', 'b');
  const again = team.ledger().reduce<Samverkansteam | undefined>(evolveSamverkansteam, undefined);
  expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(team.team())));
  expect(team.team().seq).toBe(team.ledger().length);
  const raised = team.ledger().find(({ type }) => type === 'caseRaised');
  const event = { ...raised, type: 'raisedCaseWithdrawn' } as SamverkansteamEvent;
  if (!raised) throw new Error('no ledger');
  expect(() => evolveSamverkansteam(undefined, raised)).toThrow('begins with seriesPlanned');
  expect(() => evolveSamverkansteam(undefined, event)).toThrow('begins with seriesPlanned');
});

const move = fc.record({ what: fc.nat(8), pick: fc.nat(99), hours: fc.nat(900) });
test('whatever comes, no case is forgotten: each waits, is answered once, or was withdrawn by its own', () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 25 }), (moves) => {
      const team = newTeam();
      team.does(relay, raise('first'));
      const raised = new Set(['first']);
      const withdrawn = new Set<string>();
      const answered: string[] = [];
      for (const { what, pick, hours } of moves) {
        const caseId = `case ${pick % 5}`;
        const item = team.team().agenda[pick % team.team().agenda.length];
        const meetings = team.team().series.meetings;
        const meeting = meetings[pick % Math.max(1, meetings.length)]?.id ?? 'none';
        const reason = deferralReasons[pick % deferralReasons.length] ?? 'other';
        const at: Ask = { type: 'deferCase', code: item?.code ?? '', meeting, reason };
        const asks: readonly (readonly [Actor, Ask])[] = [
          [relay, raise(caseId, `${caseId}.${pick}`)],
          [relay, { type: 'withdrawCase', caseId }],
          [kansli, { type: 'planGroupMeeting', startsAt: team.inDays(pick) }],
          [
            kansli,
            { type: 'groupMeetingHeld', meeting, attended: [units.afRehab.unit, units.fkRehab.unit], mode: 'video' },
          ],
          [member, { type: 'recommend', code: item?.code ?? '', meeting, document }],
          [member, { type: 'recommend', code: item?.code ?? '', meeting, document }],
          [member, at],
          [kansli, { type: 'recordGroupMinutes', meeting, document, next: { none: 'dayToBeSet' } }],
          [kansli, { type: 'endSeries', reason: 'other' }],
        ];
        const [actor, ask] = asks[what] ?? [kansli, at];
        try {
          for (const event of team.does(actor, ask)) {
            if (event.type === 'caseRaised') raised.add(event.caseId);
            if (event.type === 'raisedCaseWithdrawn') withdrawn.add(event.caseId);
            answered.push(...effectsOfSamverkansteam(event, 'act').flatMap(() => ('code' in event ? event.code : [])));
          }
        } catch (error) {
          if (!(error instanceof Error) || !error.message.includes('{')) throw error;
        }
        team.wait(hours / 24 > 1 ? Math.floor(hours / 24) : 0);
        const waits = waitingForGroup(team.team().series, team.now());
        if (!waits || waits.units.length === 0) throw new Error('the team waits for nobody');
      }
      const { agenda } = team.team();
      expect(new Set(agenda.map((item) => item.caseId))).toEqual(raised);
      expect(new Set(agenda.map((item) => item.code)).size).toBe(agenda.length);
      expect(answered.toSorted()).toEqual(
        agenda
          .filter(({ status }) => status === 'recommended')
          .map(({ code }) => code)
          .toSorted(),
      );
      expect(agenda.filter(({ status }) => status === 'withdrawn').every((item) => withdrawn.has(item.caseId))).toBe(
        true,
      );
    }),
    { numRuns: 150 },
  );
});
