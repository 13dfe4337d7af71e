import { describe, expect, test } from 'vitest';
import { handedOver, held, inInsats, newJourney, people, recorded, waiting } from '../../testing/index.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { hashOf } from '../insatser/registry.ts';
import { siktaArbetsmarknad as first } from '../insatser/sikta-arbetsmarknad.ts';
import { siktaArbetsmarknad2 as second } from '../insatser/sikta-arbetsmarknad-2.ts';
import { vuxam } from '../insatser/vuxam.ts';
import { roomFor } from './decide.ts';
import { modelChangePreview } from './preview.ts';

const newer = hashOf(second) ?? '';
const change = { type: 'changeModel', modelHash: newer } as const;

describe('a running case is moved to a newer version', () => {
  test('by the coordinator of its place, and goes on by it; what runs stays as promised', () => {
    const journey = inInsats();
    const before = journey.state();
    journey.does(people.coordinator, change);
    const after = journey.state();
    expect(after.modelHash).toBe(newer);
    expect(journey.events().at(-1)).toMatchObject({ type: 'modelChanged', from: hashOf(first), to: newer });
    expect(after.deadlines).toEqual(before.deadlines);
    expect(after.tasks).toEqual(before.tasks);
    expect(after.holder).toEqual(before.holder);
    expect(after.phase).toBe(before.phase);
  });

  test('by nobody else: not the holder, not its manager, not a coordinator of another place', () => {
    const journey = inInsats();
    for (const actor of [people.coach, people.siktaManager, people.vuxamCoordinator])
      expect(journey.isRefused(actor, change).code).toBe('notCoordinator');
  });

  test('never back, never to what was not shipped, never to another insats', () => {
    const journey = inInsats();
    const refusal = (modelHash: string) => journey.isRefused(people.coordinator, { ...change, modelHash });
    expect(refusal(hashOf(first) ?? '').code).toBe('modelNotNewer');
    expect(refusal(hashOf(vuxam) ?? '').code).toBe('modelNotNewer');
    expect(refusal('none such')).toEqual({ code: 'modelNotNewer', facts: {} });
    journey.does(people.coordinator, change);
    expect(refusal(newer).code).toBe('modelNotNewer');
  });
});

test('a version has room for a case whose phase and place it has, and of whom enough is known', () => {
  const state = inInsats().state();
  expect(roomFor(state, second)).toBeUndefined();
  const without = { ...second, phases: second.phases.filter(({ id }) => id !== 'insats') };
  expect(roomFor(state, without)).toEqual({ code: 'phaseNotInModel', facts: { phase: 'insats' } });
  expect(roomFor(state, { ...second, places: [] })).toEqual({ code: 'placeUnknown', facts: { place: 'kfv' } });
  expect(roomFor(state, { ...second, needsBirthDate: true })?.code).toBe('birthDateMissing');
});

describe('the preview says what would change for this case', () => {
  const preview = (journey = inInsats(), to: InsatsModel = second) =>
    modelChangePreview(journey.state(), first, to, journey.now());

  test('times that new work gets, clocks and meetings, each before and after', () => {
    const { tasks, clocks } = preview();
    expect(tasks.map(({ kind, before, after }) => [kind, before.dueInWorkingDays, after.dueInWorkingDays])).toEqual([
      ['bookMultipartyMeeting', 10, 5],
      ['firstContact', 5, 3],
    ]);
    expect(clocks).toContainEqual({ clock: 'wait.atMostExtensions', before: 2, after: 1 });
  });

  test('what the running deadlines promise, kept', () => {
    const journey = handedOver();
    const { kept, review } = preview(journey);
    expect(kept).toHaveLength(journey.state().deadlines.length);
    expect(review.on).toBeDefined();
    expect(review.thenAfterDays).toEqual({ before: 60, after: 60 });
  });

  test('closing reasons that become possible or impossible as the case now stands', () => {
    const stricter: InsatsModel = {
      ...second,
      closureReasons: second.closureReasons.flatMap((reason) => {
        if (reason.id === 'studies') return [];
        if (reason.id === 'movedAway') return { ...reason, requires: { type: 'handoverMeetingHeld' } };
        return reason.id === 'employment' ? { ...reason, requires: { type: 'explanation' } } : reason;
      }),
    };
    expect(preview(inInsats(), stricter).closing).toEqual({
      nowPossible: ['employment'],
      nowImpossible: ['movedAway'],
      added: [],
      removed: ['studies'],
    });
    // Once the överlämningsmöte is held and recorded: only the reason that is gone.
    const met = recorded();
    met.does(people.coach, {
      type: 'withdrawHandover',
      reason: 'situationChanged',
      handover: met.state().handovers.at(-1)?.id ?? '',
    });
    expect(preview(met, stricter).closing).toMatchObject({ nowPossible: [], nowImpossible: ['studies'] });
  });

  test('where the case may go, and whether it would count as stalled', () => {
    const quicker: InsatsModel = {
      ...second,
      phases: second.phases.map((phase) =>
        phase.id === 'waitingList'
          ? { ...phase, next: ['assessment', 'insats', 'closed'], stalledAfterWorkingDays: 10 }
          : phase,
      ),
    };
    const journey = waiting(newJourney());
    journey.wait(30);
    const { onward, stalled } = preview(journey, quicker);
    expect(onward).toEqual({ before: ['assessment', 'closed'], after: ['assessment', 'insats', 'closed'] });
    expect(stalled).toEqual({ before: false, after: true });
  });

  test('nothing, for the same version', () => {
    const journey = held();
    expect(modelChangePreview(journey.state(), first, first, journey.now())).toMatchObject({
      tasks: [],
      meetings: [],
      clocks: [],
      closing: { nowPossible: [], nowImpossible: [], added: [], removed: [] },
    });
  });

  test('and changes nothing', () => {
    const journey = inInsats();
    const before = JSON.stringify(journey.state());
    preview(journey);
    expect(JSON.stringify(journey.state())).toBe(before);
  });
});
