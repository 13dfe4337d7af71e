import { instant, isoDate } from '@stafett/domain';
import { describe, expect, test } from 'vitest';
import { firstField, overlap, refusalsOfTimes, slotsIn, timesOf } from './proposed-times.ts';

const on = isoDate('2026-12-01');

test('a time is sent as it was typed, in Swedish time; a row that is not filled in is left out', () => {
  const typed = [
    { id: 'a', on, at: '9.30' },
    { id: 'b', on: '' as const, at: '10' },
  ];
  expect(timesOf(typed, 60)).toEqual([{ id: 'a', startsAt: '2026-12-01T08:30:00.000Z', minutesLong: 60 }]);
});

test('two times that go into one another are told before they are sent', () => {
  const at = (...clocks: string[]) =>
    timesOf(
      clocks.map((clock) => ({ id: clock, on, at: clock })),
      60,
    );
  expect(overlap(at('11:00', '9:00', '10:00'))).toBe(false);
  expect(overlap(at('10:30', '9:00', '10:00'))).toBe(true);
});

describe('a weekly time in a proposal', () => {
  const rule = '7a1b8f7e-0d53-4a37-9a53-1f2f5a1f0c11';
  const free = [
    {
      slot: { rule, on },
      startsAt: instant('2026-12-01T08:00:00.000Z'),
      minutesLong: 45,
      staff: { id: 's', name: 'Marko Lehtinen' },
      party: { agency: 'af', agencyName: 'Arbetsförmedlingen', unit: 'af-kavlinge', unitName: 'Kävlinge' },
      modes: ['video' as const],
    },
  ];
  const chosen = { id: 'a', on: '' as const, at: '', slot: `${rule} ${on}` };
  const byHand = { id: 'b', on, at: '13', slot: '' };

  test('is sent with the slot, no longer than it is; times by hand stand beside it', () => {
    expect(timesOf([chosen, byHand], 60, free)).toEqual([
      { id: 'a', startsAt: '2026-12-01T08:00:00.000Z', minutesLong: 45, slot: { rule, on } },
      { id: 'b', startsAt: '2026-12-01T12:00:00.000Z', minutesLong: 60 },
    ]);
    expect(slotsIn([chosen, byHand], free)).toEqual(free);
  });

  test('that is free no longer is none: its row asks for a day again', () => {
    expect(timesOf([chosen, byHand], 60, [])).toHaveLength(1);
    expect(firstField([chosen], free)).toBe('times.0.slot');
    expect(firstField([chosen], [])).toBe('times.0.on');
  });

  test('that somebody else took is said at its own row', () => {
    const { slotTaken } = refusalsOfTimes([byHand, chosen], free);
    expect(slotTaken({ rule, on })).toBe('times.1.slot');
  });
});
