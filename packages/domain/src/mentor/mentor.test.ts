import { describe, expect, test } from 'vitest';
import {
  documentRef,
  inDays,
  type Journey,
  lastMeeting,
  mentorApplied,
  mentorMatched,
  mentorSought,
  participantParty,
  people,
  unitParty,
  vuxamStarted,
} from '../../testing/index.ts';
import { addDays, isoDate, stockholmDate } from '../calendar/index.ts';
import { effectsOf } from '../case/effects.ts';
import { evolve } from '../case/evolve.ts';
import { stallOf } from '../case/stall.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { mentorsnatverket } from '../insatser/mentorsnatverket.ts';
import { units } from '../insatser/parties.ts';
import { mentorFigures } from './figures.ts';

const { mentorSupervisor: supervisor, mentorStandIn: standIn } = people;
const matching = (journey: Journey) =>
  ({
    type: 'matchMentor',
    mentor: documentRef('mentor', 2),
    supervisor: supervisor.staff,
    standIn: standIn.staff,
    on: journey.today(),
  }) as const;

describe('matching', () => {
  test('is individual: an accepted application waits for a mentor who suits, and counts as waiting until then', () => {
    const journey = mentorSought();
    expect(journey.state()).toMatchObject({ phase: 'matching', holder: { unit: units.mentorsnatverket.unit } });
    expect(journey.state().startedOn).toBeUndefined();
    expect(waitingFor(journey.state(), mentorsnatverket)).toMatchObject({ reason: 'matching' });
    expect(stallOf(journey.state(), mentorsnatverket, journey.now())?.cause).toBe('mentor');
  });

  test('begins the insats, with the handledare and a named stand-in; the goals are written', () => {
    const journey = mentorMatched();
    expect(journey.state()).toMatchObject({
      phase: 'insats',
      startedOn: '2026-03-12',
      coach: supervisor.staff,
      mentorship: { supervisor: supervisor.staff, standIn: standIn.staff, matchedOn: '2026-03-12' },
    });
    expect(journey.openTask('writePlan').claimedBy).toBe(supervisor.staff);
    journey.does(supervisor, { type: 'savePlan', document: documentRef('mål'), on: journey.today() });
    expect(journey.state().plan?.revision).toBe(1);
  });

  test('tells no kö: there is none', () => {
    const journey = mentorMatched();
    let state: ReturnType<Journey['state']> | undefined;
    for (const event of journey.events()) {
      const after = evolve(state, event);
      expect(effectsOf(state, event, after, 'act')).toEqual([]);
      state = after;
    }
  });

  test('another mentor may take the place of the first, and is to make contact anew', () => {
    const journey = mentorMatched();
    journey.wait(1);
    journey.does(supervisor, { type: 'recordMentorContact', on: journey.today() });
    journey.wait(30);
    journey.does(supervisor, matching(journey));
    expect(journey.state().mentorship).toMatchObject({ matchedOn: journey.today(), mentor: { version: 2 } });
    expect(journey.state().mentorship?.contactOn).toBeUndefined();
    expect(journey.state().startedOn).toBe('2026-03-12');
    journey.wait(12);
    expect(journey.openTasks()).toContain('mentorContact');
  });

  test('is the holder’s, in an insats with mentors, with somebody else as stand-in, on a day that has come and in order', () => {
    const journey = mentorSought();
    const ask = matching(journey);
    expect(journey.isRefused(people.kavlingeForsorjning, ask).code).toBe('notHolder');
    expect(journey.isRefused(supervisor, { ...ask, standIn: supervisor.staff }).code).toBe('standInIsTheSame');
    expect(journey.isRefused(supervisor, { ...ask, on: addDays(ask.on, 1) }).code).toBe('dateAhead');
    expect(journey.isRefused(supervisor, { ...ask, on: addDays(ask.on, -1) }).code).toBe('dateOrder');
    expect(mentorApplied().isRefused(people.kavlingeForsorjning, ask).code).toBe('wrongPhase');
    expect(vuxamStarted().isRefused(people.vuxam, ask)).toEqual({ code: 'notInModel', facts: { insats: 'vuxam' } });
    const matched = mentorMatched();
    expect(matched.isRefused(supervisor, { ...ask, on: isoDate('2026-03-11') }).code).toBe('dateOrder');
    const { id: task, version } = journey.openTask('matchMentor');
    journey.does(standIn, { type: 'claimTask', task, version });
    expect(journey.isRefused(supervisor, ask).code).toBe('notTaskHolder');
  });
});

describe('the mentor’s first contact', () => {
  test('is awaited within the model’s days', () => {
    const journey = mentorMatched();
    journey.does(supervisor, { type: 'savePlan', document: documentRef('mål'), on: journey.today() });
    expect(waitingFor(journey.state(), mentorsnatverket)).toMatchObject({
      reason: 'mentorContact',
      staff: supervisor.staff,
      nextOn: '2026-03-20',
    });
  });

  test('when it fails, the handledare sees to it, and then the process leader', () => {
    const journey = mentorMatched();
    journey.wait(9);
    const task = journey.openTask('mentorContact');
    expect(task).toMatchObject({ owner: { unit: units.mentorsnatverket.unit }, claimedBy: supervisor.staff });
    journey.wait(12);
    const raised = journey
      .state()
      .tasks.find(({ kind, subject }) => kind === 'unblockCase' && subject.type === 'task' && subject.id === task.id);
    expect(raised?.owner.unit).toBe(units.forbundKavlinge.unit);
    journey.does(supervisor, { type: 'recordMentorContact', on: journey.today() });
    expect(journey.openTasks()).not.toContain('mentorContact');
    expect(journey.openTasks()).not.toContain('unblockCase');
  });

  test('while the handledare is away it is the stand-in’s', () => {
    const journey = mentorMatched();
    journey.does(supervisor, { type: 'recordSupervisorAbsence', until: addDays(journey.today(), 14) });
    // What the handledare had taken, the stand-in has.
    expect(journey.openTask('writePlan').claimedBy).toBe(standIn.staff);
    journey.wait(9);
    expect(journey.openTask('mentorContact').claimedBy).toBe(standIn.staff);
  });

  test('back again, the handledare has what comes next', () => {
    const journey = mentorMatched();
    journey.does(supervisor, { type: 'recordSupervisorAbsence', until: addDays(journey.today(), 3) });
    journey.wait(9);
    expect(journey.openTask('mentorContact').claimedBy).toBe(supervisor.staff);
  });

  test('is told once, of a match, on a day after it', () => {
    const sought = mentorSought();
    expect(sought.isRefused(supervisor, { type: 'recordMentorContact', on: sought.today() }).code).toBe(
      'mentorMissing',
    );
    expect(sought.isRefused(supervisor, { type: 'recordSupervisorAbsence', until: sought.today() }).code).toBe(
      'mentorMissing',
    );
    const journey = mentorMatched();
    const made = { type: 'recordMentorContact', on: journey.today() } as const;
    expect(journey.isRefused(supervisor, { ...made, on: addDays(made.on, -1) }).code).toBe('dateOrder');
    expect(journey.isRefused(supervisor, { ...made, on: addDays(made.on, 1) }).code).toBe('dateAhead');
    const yesterday = addDays(journey.today(), -1);
    expect(journey.isRefused(supervisor, { type: 'recordSupervisorAbsence', until: yesterday }).code).toBe('dateOrder');
    journey.does(supervisor, made);
    expect(journey.isRefused(supervisor, made).code).toBe('alreadyRecorded');
  });

  test('a task that the stand-in has taken is theirs', () => {
    const journey = mentorMatched();
    journey.does(supervisor, { type: 'recordSupervisorAbsence', until: addDays(journey.today(), 30) });
    journey.wait(9);
    const made = { type: 'recordMentorContact', on: stockholmDate(journey.now()) } as const;
    expect(journey.isRefused(supervisor, made).code).toBe('notTaskHolder');
    journey.does(standIn, made);
  });
});

describe('a mentorship', () => {
  test('may lead to praktik through the mentor; without one nothing goes through a mentor', () => {
    const journey = mentorMatched();
    journey.does(supervisor, { type: 'startPlacement', from: journey.today(), throughMentor: true });
    expect(journey.state().placements[0]).toMatchObject({ throughMentor: true, status: 'ongoing' });
    const other = mentorSought();
    const ask = { type: 'startPlacement', from: other.today(), throughMentor: true } as const;
    expect(other.isRefused(supervisor, ask).code).toBe('mentorMissing');
    const vuxam = vuxamStarted();
    expect(vuxam.isRefused(people.vuxam, { type: 'startPlacement', from: vuxam.today() }).code).toBe('notInModel');
  });

  test('ends with an uppföljning that was held and recorded', () => {
    const journey = mentorMatched();
    const close = { type: 'closeCase', reason: 'mentorshipCompleted' } as const;
    expect(journey.isRefused(supervisor, close)).toEqual({ code: 'meetingNotHeld', facts: { kind: 'followUp' } });
    journey.does(supervisor, {
      type: 'bookMeeting',
      kind: 'followUp',
      startsAt: inDays(journey, 1),
      minutesLong: 45,
      mode: 'physical',
      parties: [unitParty('network', units.mentorsnatverket), participantParty],
    });
    journey.wait(2);
    const meeting = lastMeeting(journey);
    journey.does(supervisor, { type: 'meetingHeld', meeting, attended: ['network', 'participant'], mode: 'physical' });
    journey.does(supervisor, {
      type: 'recordMinutes',
      meeting,
      document: documentRef('anteckning'),
      commitments: [],
      next: { none: 'closing' },
    });
    journey.does(supervisor, close);
    expect(journey.state().phase).toBe('closed');
  });
});

test('the outcomes are praktik of three months through the mentor and anställning, against the targets', () => {
  const model = mentorsnatverket.mentorship;
  if (model === undefined) throw new Error('there are mentors');
  const praktik = (from: string, to?: string, throughMentor?: true) => ({
    placements: [
      {
        from: isoDate(from),
        ...(to === undefined ? {} : { to: isoDate(to) }),
        ...(throughMentor ? { throughMentor } : {}),
      },
    ],
  });
  const adepts = [
    praktik('2018-01-15', '2018-04-15', true),
    praktik('2018-01-15', '2018-04-14', true),
    praktik('2018-01-15', '2018-06-15'),
    praktik('2018-09-30', undefined, true),
    praktik('2018-10-01', undefined, true),
    ...Array.from({ length: 2 }, () => ({ placements: [], closedAs: 'employment' })),
    ...Array.from({ length: 7 }, () => ({ placements: [], closedAs: 'mentorshipCompleted' })),
  ];
  expect(mentorFigures(adepts, model, isoDate('2018-12-31'))).toEqual({
    adepts: 14,
    internship: { reached: 2, targetPercent: 60, percent: 14, isMet: false },
    employment: { reached: 2, targetPercent: 10, percent: 14, isMet: true },
  });
  expect(mentorFigures([], model, isoDate('2018-12-31')).internship).toEqual({ reached: 0, targetPercent: 60 });
});
