import { expect, test } from 'vitest';
import {
  documentRef,
  inInsats,
  inUnga,
  inUngaAssessment,
  newJourney,
  people,
  recommended,
} from '../../testing/index.ts';
import { decide } from '../case/decide.ts';
import { deriveId } from '../case/derive-id.ts';
import { effectsOf } from '../case/effects.ts';
import type { CaseEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import { currentModel } from '../insatser/registry.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';

const caseId = deriveId('cases of the tests', 'following case');
const onward = {
  type: 'startFollowingCase',
  insats: 'sikta-arbetsmarknad',
  place: 'kfv',
  caseId,
  basis: 'samtycke',
} as const;

test('whoever goes on in SIKTA-Arbetsmarknad is aktualiserad there before SIKTA-Unga closes', () => {
  const journey = recommended();
  expect(journey.isRefused(people.coach, { type: 'closeCase', reason: 'continuesInSiktaArbetsmarknad' }).code).toBe(
    'followingCaseMissing',
  );
  journey.does(people.coach, onward);
  expect(journey.state().followingCases).toEqual([
    { caseId, insats: 'sikta-arbetsmarknad', place: 'kfv', basis: 'samtycke', on: journey.today() },
  ]);
  journey.does(people.coach, { type: 'closeCase', reason: 'continuesInSiktaArbetsmarknad' });
  expect(journey.state().closure?.reason).toBe('continuesInSiktaArbetsmarknad');
});

test('the next insats’s case is the same participant’s, and the unit that has it takes it on without asking itself', () => {
  const journey = inUnga();
  const before = journey.state();
  const [event] = journey.does(people.coach, onward);
  const [effect] = effectsOf(before, event as CaseEvent, journey.state(), 'the act');
  if (effect?.type !== 'toJourney') throw new Error('an aktualisering goes to the next case');
  expect(effect).toMatchObject({ caseId, command: { type: 'referCase', follows: before.id, actor: people.coach } });
  const model = currentModel('sikta-arbetsmarknad') ?? siktaArbetsmarknad;
  const decision = decide(undefined, effect.command, journey.now(), model);
  if (decision.type === 'refused') throw new Error(decision.refusal.code);
  const next = decision.events.reduce<typeof before | undefined>(evolve, undefined);
  expect(next).toMatchObject({
    id: caseId,
    participant: before.participant,
    follows: before.id,
    phase: 'waitingList',
    holder: { unit: people.coach.unit },
    facts: { ...before.facts, referredBy: 'kommun', referredOn: journey.today() },
    incomeAtStart: before.incomeNow,
    handovers: [],
  });
});

test('only into an insats that this one leads to, once, and not before it has begun', () => {
  expect(inInsats().isRefused(people.coach, onward).code).toBe('insatsDoesNotFollow');
  expect(inUnga().isRefused(people.habilitering, onward).code).toBe('notHolder');
  const journey = inUngaAssessment();
  journey.does(people.coach, onward);
  expect(journey.isRefused(people.coach, onward).code).toBe('followingCaseExists');
});

test('what the next insats would refuse is refused at once', () => {
  const journey = inUnga();
  expect(journey.isRefused(people.coach, { ...onward, place: 'nowhere' }).code).toBe('placeUnknown');
  expect(journey.isRefused(people.coach, { ...onward, basis: 'generalklausulen' }).code).toBe('basisNotAllowed');
});

test('nobody else aktualiserar to their own unit', () => {
  const journey = newJourney();
  const referral = effectsOf(undefined, inUnga().events()[0] as CaseEvent, inUnga().state(), 'the act');
  expect(referral).toEqual([]);
  expect(
    journey.isRefused(people.coach, {
      type: 'referCase',
      caseId,
      participant: 'participant',
      insats: 'sikta-arbetsmarknad',
      place: 'kfv',
      facts: { ...inUnga().state().facts, referredBy: 'kommun' },
      income: 'lon',
      insuranceQuestionOpen: false,
      basis: 'samtycke',
      message: documentRef('remiss'),
    }).code,
  ).toBe('handoverToSelf');
});
