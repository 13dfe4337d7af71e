import { expect, test } from 'vitest';
import { documentRef, inHandover, inInsats, people, waiting } from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import { decide } from '../case/decide.ts';
import { evolve } from '../case/evolve.ts';
import type { PhaseModel } from '../insatser/model.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';

test('a placement starts in the insats and ends once', () => {
  const journey = inInsats();
  const from = journey.today();
  expect(journey.isRefused(people.fk, { type: 'startPlacement', from }).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, { type: 'startPlacement', from: addDays(from, -60) }).code).toBe(
    'placementDatesWrong',
  );
  journey.does(people.coach, { type: 'startPlacement', from, document: documentRef('arbetsplats') });
  expect(journey.state().placements).toMatchObject([{ from, status: 'ongoing' }]);
  // SIKTA has no phase of its own for it.
  expect(journey.state().phase).toBe('insats');
  const placement = journey.state().placements[0]?.id ?? '';
  expect(journey.isRefused(people.coach, { type: 'endPlacement', placement, to: addDays(from, -1) }).code).toBe(
    'placementDatesWrong',
  );
  journey.does(people.coach, { type: 'endPlacement', placement, to: from });
  expect(journey.state().placements).toMatchObject([{ to: from, status: 'ended' }]);
  expect(journey.isRefused(people.coach, { type: 'endPlacement', placement, to: from }).code).toBe(
    'placementDatesWrong',
  );
  expect(journey.isRefused(people.coach, { type: 'endPlacement', placement: 'none such', to: from }).code).toBe(
    'placementNotFound',
  );
});

test('no placement starts in the kö or once the case is being handed over', () => {
  for (const journey of [waiting(), inHandover()])
    expect(journey.isRefused(people.coach, { type: 'startPlacement', from: journey.today() }).code).toBe('wrongPhase');
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
