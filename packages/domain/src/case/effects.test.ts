import { describe, expect, test } from 'vitest';
import {
  accepted,
  called,
  closed,
  documentRef,
  handedOver,
  importer,
  inAssessment,
  inInsats,
  type Journey,
  newJourney,
  people,
  referral,
  referred,
  waiting,
} from '../../testing/index.ts';
import { isoDate } from '../calendar/index.ts';
import type { CaseFile } from './case-file.ts';
import { type Effect, effectsOf } from './effects.ts';
import { evolve } from './evolve.ts';

/** What the case asked of the kö from its beginning on, each event counted as an act of its own. */
const asked = (journey: Journey): readonly Extract<Effect, { type: 'toWaitingList' }>['command'][] => {
  let before: CaseFile | undefined;
  return journey.events().flatMap((event, index) => {
    const after = evolve(before, event);
    const effects = effectsOf(before, event, after, `act ${index}`);
    before = after;
    return effects.map((effect) => {
      if (effect.type !== 'toWaitingList') throw new Error('a case asks nothing of another case');
      expect(effect).toMatchObject({ insats: 'sikta-arbetsmarknad', place: 'kfv' });
      expect(effect.command).toMatchObject({ caseId: after.id, actor: { type: 'system', source: 'relay' } });
      return effect.command;
    });
  });
};
const types = (journey: Journey) => asked(journey).map(({ type }) => type);
const summonsOf = (journey: Journey) => journey.state().summonses.at(-1)?.id ?? '';
const close = (journey: Journey, actor = people.coach): Journey => {
  journey.does(actor, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flytt') });
  return journey;
};

describe('the kö follows the case', () => {
  test('aktualiserad: the kö knows nothing until the host unit accepts', () => {
    expect(types(referred())).toEqual([]);
  });

  test('accepted: it enters by its day of referral', () => {
    expect(asked(waiting())).toMatchObject([{ type: 'enterWaitingList', referredOn: '2026-03-02' }]);
  });

  test('called: the kö knows, it made the call', () => {
    expect(types(called())).toEqual(['enterWaitingList']);
  });

  test('the participant comes: the call is accepted, and the coach’s seat not counted twice', () => {
    expect(types(inAssessment())).toEqual(['enterWaitingList', 'callAccepted']);
  });

  test.each([
    [
      'declined',
      (journey: Journey) =>
        journey.does(people.coach, {
          type: 'answerSummons',
          summons: summonsOf(journey),
          answer: 'declines',
          reason: 'illness',
        }),
    ],
    [
      'withdrawn',
      (journey: Journey) => journey.does(people.coach, { type: 'withdrawSummons', summons: summonsOf(journey) }),
    ],
    ['unanswered', (journey: Journey) => journey.wait(30)],
  ] as const)('the summons is %s: the call lapses', (_how, happens) => {
    const journey = called();
    happens(journey);
    expect(types(journey)).toEqual(['enterWaitingList', 'callLapsed']);
  });

  test('another coach takes over: the seat moves', () => {
    const journey = inInsats();
    journey.does(people.coach, { type: 'assignCoach', coach: people.coachColleague.staff });
    expect(asked(journey).at(-1)).toMatchObject({ type: 'seatTaken', coach: people.coachColleague.staff });
  });

  test('back to the coach who once called: the seat moves back', () => {
    const journey = inInsats();
    journey.does(people.coach, { type: 'assignCoach', coach: people.coachColleague.staff });
    journey.does(people.coach, { type: 'assignCoach', coach: people.coach.staff });
    expect(asked(journey).at(-1)).toMatchObject({ type: 'seatTaken', coach: people.coach.staff });
  });

  test('asked to take over, nobody has yet: the seat is kept', () => {
    expect(types(handedOver())).toEqual(['enterWaitingList', 'callAccepted']);
  });

  test('handed over: the seat is free, and a caseworker there takes none', () => {
    const journey = accepted();
    expect(types(journey)).toEqual(['enterWaitingList', 'callAccepted', 'seatFreed']);
    journey.does(people.af, { type: 'assignCoach', coach: people.af.staff });
    expect(types(journey).at(-1)).toBe('seatFreed');
  });

  test.each([
    ['in kö', waiting],
    ['with a call open', called],
    ['with a coach', inAssessment],
  ] as const)('closed %s: it leaves', (_where, begun) => {
    expect(types(close(begun())).at(-1)).toBe('leaveWaitingList');
  });

  test('closed after the handover: it leaves, if it had not', () => {
    expect(types(closed()).at(-1)).toBe('leaveWaitingList');
  });

  test('an aktualisering that comes to nothing never was in the kö', () => {
    const journey = referred();
    const handover = journey.state().handovers[0]?.id ?? '';
    journey.does(people.fk, { type: 'withdrawHandover', reason: 'situationChanged', handover });
    expect(types(close(journey, people.fk))).toEqual([]);
  });
});

describe('imported', () => {
  const imported = (phase: 'waitingList' | 'insats') => {
    const { facts, ...refer } = referral() as Extract<ReturnType<typeof referral>, { type: 'referCase' }>;
    const journey = newJourney();
    journey.does(importer, {
      type: 'importCase',
      caseId: refer.caseId,
      participant: refer.participant,
      insats: refer.insats,
      place: refer.place,
      facts: { ...facts, referredOn: isoDate('2025-10-01') },
      incomeAtStart: 'sjukpenning',
      incomeNow: 'sjukpenning',
      nameMissing: true,
      phase,
      asOf: isoDate('2026-03-01'),
      ...(phase === 'insats' ? { startedOn: isoDate('2025-12-01') } : {}),
    });
    return journey;
  };

  test('in kö: it enters with the referral date of the list', () => {
    expect(asked(imported('waitingList'))).toMatchObject([{ type: 'enterWaitingList', referredOn: '2025-10-01' }]);
  });

  test('under way: it takes a seat when it gets a coach', () => {
    const journey = imported('insats');
    expect(types(journey)).toEqual([]);
    journey.does(people.siktaManager, { type: 'assignCoach', coach: people.coach.staff });
    expect(types(journey)).toEqual(['seatTaken']);
  });
});

test('the same act gives the same commandIds, another act others', () => {
  const journey = waiting();
  const event = journey.events().find(({ type }) => type === 'phaseEntered');
  if (event === undefined) throw new Error('it did not enter the kö');
  const ids = (act: string) =>
    effectsOf(undefined, event, journey.state(), act).map(({ command }) => command.commandId);
  expect(ids('act')).toEqual(ids('act'));
  expect(ids('act')).not.toEqual(ids('other act'));
});
