import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, type DraftState } from './autosave.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A place to save to that answers when it is told to. */
const store = () => {
  const tries: { value: string; answer: (at: string) => void; refuse: () => void }[] = [];
  const states: DraftState['type'][] = [];
  const autosave = createAutosave<string>(
    (value) => new Promise((answer, refuse) => tries.push({ value, answer, refuse: () => refuse(new Error('away')) })),
    ({ type }) => states.push(type),
  );
  return { tries, states, autosave };
};
const values = (tries: readonly { value: string }[]) => tries.map(({ value }) => value);

test('what is written is saved when one rests, once, as it then stands', async () => {
  const { tries, states, autosave } = store();
  for (const text of ['H', 'He', 'Hej']) {
    autosave.changed(text);
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(values(tries)).toEqual([]);
  await vi.advanceTimersByTimeAsync(800);
  expect(values(tries)).toEqual(['Hej']);
  tries[0]?.answer('2026-11-22T09:42:00.000Z');
  await vi.advanceTimersByTimeAsync(0);
  expect(states).toEqual(['saving', 'saved']);
  expect(autosave.pending()).toBe(false);
});

test('what is written after a save is not called saved', async () => {
  const { tries, states, autosave } = store();
  autosave.changed('first');
  await vi.advanceTimersByTimeAsync(800);
  tries[0]?.answer('2026-11-22T09:42:00.000Z');
  await vi.advanceTimersByTimeAsync(0);
  autosave.changed('second');
  expect(states.at(-1)).toBe('saving');
});

test('only one save is under way, and what was written meanwhile follows it', async () => {
  const { tries, states, autosave } = store();
  autosave.changed('first');
  await vi.advanceTimersByTimeAsync(800);
  autosave.changed('second');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(values(tries)).toEqual(['first']);
  tries[0]?.answer('2026-11-22T09:42:00.000Z');
  await vi.advanceTimersByTimeAsync(0);
  expect(values(tries)).toEqual(['first', 'second']);
  expect(states).toEqual(['saving', 'saving']);
});

test('a save that failed is tried again with the latest text until it is kept', async () => {
  const { tries, states, autosave } = store();
  autosave.changed('lost once');
  await vi.advanceTimersByTimeAsync(800);
  tries[0]?.refuse();
  await vi.advanceTimersByTimeAsync(0);
  expect(states).toEqual(['saving', 'failed']);
  expect(autosave.pending()).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(values(tries)).toEqual(['lost once', 'lost once']);
  tries[1]?.answer('2026-11-22T09:42:00.000Z');
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)).toBe('saved');
});

test('leaving the page saves at once', async () => {
  const { tries, autosave } = store();
  autosave.changed('half a sentence');
  void autosave.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(values(tries)).toEqual(['half a sentence']);
});

test('after the form is sent nothing more is saved', async () => {
  const { tries, autosave } = store();
  autosave.changed('sent');
  autosave.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  await autosave.flush();
  expect(values(tries)).toEqual([]);
});
