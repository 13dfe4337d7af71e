import { expect, test } from 'vitest';
import {
  calledToTuna,
  documentRef,
  inHandover,
  inInsats,
  inTunaAssessment,
  metAboutHandover,
  people,
  waiting,
  waitingForPlacement,
} from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import { decide } from '../case/decide.ts';
import { evolve } from '../case/evolve.ts';
import { mentorsnatverket } from '../insatser/mentorsnatverket.ts';
import type { PhaseModel } from '../insatser/model.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import { siktaUnga } from '../insatser/sikta-unga.ts';
import { tuna } from '../insatser/tuna.ts';
import { vuxam } from '../insatser/vuxam.ts';
import { hasPlacements } from './placement.ts';

test('a placement starts where a place is what comes next, and ends once', () => {
  const journey = waitingForPlacement();
  const from = journey.today();
  const { tunaCoach } = people;
  expect(journey.isRefused(people.fk, { type: 'startPlacement', from }).code).toBe('notHolder');
  expect(journey.isRefused(tunaCoach, { type: 'startPlacement', from: addDays(from, -60) }).code).toBe(
    'placementDatesWrong',
  );
  journey.does(tunaCoach, { type: 'startPlacement', from, document: documentRef('arbetsplats') });
  expect(journey.state().placements).toMatchObject([{ from, status: 'ongoing' }]);
  const placement = journey.state().placements[0]?.id ?? '';
  expect(journey.isRefused(tunaCoach, { type: 'endPlacement', placement, to: addDays(from, -1) }).code).toBe(
    'placementDatesWrong',
  );
  journey.does(tunaCoach, { type: 'endPlacement', placement, to: from });
  expect(journey.state().placements).toMatchObject([{ to: from, status: 'ended' }]);
  expect(journey.isRefused(tunaCoach, { type: 'endPlacement', placement, to: from }).code).toBe('placementDatesWrong');
  expect(journey.isRefused(tunaCoach, { type: 'endPlacement', placement: 'none such', to: from }).code).toBe(
    'placementNotFound',
  );
});

test('where arbetsträning is a phase, nobody gets a place before the kartläggning is done: they would both wait and have one', () => {
  for (const journey of [calledToTuna(), inTunaAssessment(), metAboutHandover()])
    expect(journey.isRefused(people.tunaCoach, { type: 'startPlacement', from: journey.today() }).code).toBe(
      'wrongPhase',
    );
});

test('an insats without arbetsträning has no placements; one that has it within the insats says so', () => {
  const journey = inInsats();
  const ask = { type: 'startPlacement', from: journey.today() } as const;
  expect(journey.isRefused(people.coach, ask)).toEqual({
    code: 'notInModel',
    facts: { insats: 'sikta-arbetsmarknad' },
  });
  const within = { ...journey.model, placements: true };
  const start = (state: CaseFile) =>
    decide(state, { ...ask, actor: people.coach, commandId: 'c' }, journey.now(), within);
  expect(start(journey.state()).type).toBe('accepted');
  for (const other of [waiting(), inHandover()])
    expect(start(other.state())).toMatchObject({ refusal: { code: 'wrongPhase' } });
  expect([tuna, mentorsnatverket, vuxam, siktaUnga].map(hasPlacements)).toEqual([true, true, false, false]);
});

test('where arbetsträning is a phase, starting a placement enters it and ending the last leaves it', () => {
  const phase = (id: PhaseModel['id'], ...next: PhaseModel['next']): PhaseModel => ({
    id,
    reportCode: id,
    next,
    reviewAfterDays: 60,
    stalledAfterWorkingDays: 60,
  });
  const others = siktaArbetsmarknad.phases.filter(({ id }) => id !== 'insats');
  const model = {
    ...siktaArbetsmarknad,
    phases: [
      ...others,
      phase('insats', 'workTraining', 'handover', 'closed'),
      phase('workTraining', 'handover', 'insats', 'closed'),
    ],
  };
  const journey = inInsats();
  const does = (state: CaseFile, ask: object): CaseFile => {
    const decision = decide(
      state,
      { ...ask, actor: people.coach, commandId: JSON.stringify(ask) } as never,
      journey.now(),
      model,
    );
    if (decision.type === 'refused') throw new Error(decision.refusal.code);
    return decision.events.reduce(evolve, state);
  };
  const started = does(journey.state(), { type: 'startPlacement', from: journey.today() });
  expect(started.phase).toBe('workTraining');
  expect(started.deadlines.some(({ type }) => type === 'followUpDue')).toBe(true);
  const second = does(started, { type: 'startPlacement', from: addDays(journey.today(), 1) });
  const [one, two] = second.placements;
  const oneLeft = does(second, { type: 'endPlacement', placement: one?.id, to: addDays(journey.today(), 5) });
  expect(oneLeft.phase).toBe('workTraining');
  expect(does(oneLeft, { type: 'endPlacement', placement: two?.id, to: addDays(journey.today(), 5) }).phase).toBe(
    'insats',
  );
});
