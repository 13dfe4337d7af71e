import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addDuration,
  addMonths,
  addWeeks,
  atTime,
  compareDates,
  daysBetween,
  endOfDay,
  instant,
  isoDate,
  isoWeek,
  startOfDay,
  stockholmDate,
  yearOf,
} from './time.ts';

const times = fc.integer({ min: Date.UTC(1980, 0, 2), max: Date.UTC(2199, 11, 30) });
const dates = fc
  .integer({ min: -10_000, max: 80_000 })
  .map((days) => isoDate(Temporal.PlainDate.from('1970-01-01').add({ days })));

describe('an instant', () => {
  test('is the same text whichever way the same moment is given', () => {
    const texts = [
      '2026-03-29T10:00:00.000Z',
      '2026-03-29T10:00Z',
      '2026-03-29T12:00:00+02:00',
      '2026-03-29 10:00:00.000999+00',
      '2026-03-29T12:00+02:00[Europe/Stockholm]',
    ];
    expect(new Set(texts.map((text) => instant(text)))).toEqual(new Set(['2026-03-29T10:00:00.000Z']));
    expect(instant(Temporal.Instant.from('2026-03-29T10:00:00.000999Z'))).toBe('2026-03-29T10:00:00.000Z');
    expect(instant(Date.UTC(2026, 2, 29, 10))).toBe('2026-03-29T10:00:00.000Z');
    expect(instant(Temporal.Instant.from('1969-12-31T23:59:59.9999Z'))).toBe('1969-12-31T23:59:59.999Z');
  });

  test.each([
    ['2026-03-29'],
    ['2026-03-29T10:00'],
    ['2026-02-30T10:00:00.000Z'],
    ['2026-03-29T24:00:00.000Z'],
    ['2026-03-29T25:00:00.000Z'],
    ['+010000-01-01T00:00:00.000Z'],
    ['-000001-12-31T00:00:00.000Z'],
    ['yesterday'],
    [''],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [0.5],
    [9e15],
    [253_402_300_800_000],
  ])('is refused for %j, naming it', (value) => {
    expect(() => instant(value)).toThrow(RangeError);
    expect(() => instant(value)).toThrow(typeof value === 'string' ? JSON.stringify(value) : String(value));
  });

  test('is refused for what JSON without a type may bring', () => {
    for (const value of [null, undefined, true, {}, []]) expect(() => instant(value as never)).toThrow(RangeError);
  });

  test('shows no more than the beginning of a long text when refused', () => {
    expect(() => instant('x'.repeat(5000))).toThrow(/^not an instant: "x{40}"$/);
  });

  test('sorts as text the way time goes', () => {
    const everyTime = fc.integer({ min: Date.parse('0000-01-01'), max: Date.parse('9999-12-31') });
    fc.assert(fc.property(everyTime, everyTime, (a, b) => instant(a) < instant(b) === a < b));
  });
});

describe('a date', () => {
  test('is taken as text or as a plain date', () => {
    expect(isoDate('2024-02-29')).toBe('2024-02-29');
    expect(isoDate(Temporal.PlainDate.from('2024-02-29'))).toBe('2024-02-29');
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20260101',
    '26-01-01',
    '29/3 2026',
    '2026-01-01T00:00:00.000Z',
    '+010000-01-01',
    ' 2026-01-01',
    '',
  ])('is refused for %j, naming it', (value) => {
    expect(() => isoDate(value)).toThrow(RangeError);
    expect(() => isoDate(value)).toThrow(JSON.stringify(value));
  });

  test('is refused for what JSON without a type may bring, and for years that would not sort', () => {
    for (const value of [null, undefined, 20260101, {}, ['2026-01-01']]) {
      expect(() => isoDate(value as never)).toThrow(RangeError);
    }
    expect(() => isoDate(Temporal.PlainDate.from('+010000-01-01'))).toThrow(RangeError);
    expect(() => addDays(isoDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(isoDate('0000-01-01'), -1)).toThrow(RangeError);
  });

  test('moves by days, weeks and months, and by whole ones only', () => {
    expect(addDays(isoDate('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(isoDate('2026-01-01'), -1)).toBe('2025-12-31');
    expect(addWeeks(isoDate('2026-12-28'), 2)).toBe('2027-01-11');
    expect(addMonths(isoDate('2026-11-15'), 3)).toBe('2027-02-15');
    for (const move of [addDays, addWeeks, addMonths]) {
      expect(() => move(isoDate('2026-01-01'), 1.5)).toThrow(RangeError);
      expect(() => move(isoDate('2026-01-01'), Number.NaN)).toThrow(RangeError);
    }
  });

  test('a month after 31 January is the last day of February', () => {
    expect(addMonths(isoDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(isoDate('2024-03-31'), -1)).toBe('2024-02-29');
  });

  test('counts days across a change of the clocks as days', () => {
    expect(daysBetween(isoDate('2026-03-28'), isoDate('2026-03-30'))).toBe(2);
    expect(daysBetween(isoDate('2026-10-26'), isoDate('2026-10-24'))).toBe(-2);
  });

  test('sorts, and knows its year', () => {
    const days = ['2026-03-01', '2025-12-31', '2026-03-01', '2026-02-28'].map((day) => isoDate(day));
    expect(days.sort(compareDates)).toEqual(['2025-12-31', '2026-02-28', '2026-03-01', '2026-03-01']);
    expect(yearOf(isoDate('2026-03-01'))).toBe(2026);
  });

  test('knows its week, also where the week belongs to another year', () => {
    expect(isoWeek(isoDate('2026-11-22'))).toEqual({ year: 2026, week: 47 });
    expect(isoWeek(isoDate('2027-01-03'))).toEqual({ year: 2026, week: 53 });
    expect(isoWeek(isoDate('2024-12-30'))).toEqual({ year: 2025, week: 1 });
  });

  test('adding days and its week agree with Temporal on any date', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const plain = Temporal.PlainDate.from(date);
        expect(addDays(date, days)).toBe(plain.add({ days }).toString());
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(isoWeek(date)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
      }),
    );
  });
});

describe('a day in Stockholm', () => {
  test('29 March 2026 has 23 hours', () => {
    const day = isoDate('2026-03-29');
    expect(startOfDay(day)).toBe('2026-03-28T23:00:00.000Z');
    expect(endOfDay(day)).toBe('2026-03-29T21:59:59.999Z');
  });

  test('25 October 2026 has 25 hours', () => {
    const day = isoDate('2026-10-25');
    expect(startOfDay(day)).toBe('2026-10-24T22:00:00.000Z');
    expect(endOfDay(day)).toBe('2026-10-25T22:59:59.999Z');
  });

  test('begins an hour before UTC in winter, two hours in summer', () => {
    expect(stockholmDate(instant('2026-01-15T22:59:59.999Z'))).toBe('2026-01-15');
    expect(stockholmDate(instant('2026-01-15T23:00:00.000Z'))).toBe('2026-01-16');
    expect(stockholmDate(instant('2026-07-15T21:59:59.999Z'))).toBe('2026-07-15');
    expect(stockholmDate(instant('2026-07-15T22:00:00.000Z'))).toBe('2026-07-16');
    expect(stockholmDate(instant('2025-12-31T23:00:00.000Z'))).toBe('2026-01-01');
  });

  test('is right on both sides of a change of the clocks, whichever is asked for first', () => {
    for (const at of ['2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z', '2026-03-28T23:00:00.000Z']) {
      expect(stockholmDate(instant(at))).toBe('2026-03-29');
    }
    expect(stockholmDate(instant('2026-03-29T21:59:59.999Z'))).toBe('2026-03-29');
    expect(stockholmDate(instant('2026-03-29T22:00:00.000Z'))).toBe('2026-03-30');
    expect(stockholmDate(instant('2026-10-25T22:59:59.999Z'))).toBe('2026-10-25');
    expect(stockholmDate(instant('2026-10-25T23:00:00.000Z'))).toBe('2026-10-26');
  });

  test('agrees with Temporal at any instant', () => {
    fc.assert(
      fc.property(times, (time) => {
        const local = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO('Europe/Stockholm');
        expect(stockholmDate(instant(time))).toBe(local.toPlainDate().toString());
      }),
      { numRuns: 1000 },
    );
  });

  test('begins and ends within itself, and the next begins right after', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(stockholmDate(startOfDay(date))).toBe(date);
        expect(stockholmDate(endOfDay(date))).toBe(date);
        expect(Date.parse(endOfDay(date)) + 1).toBe(Date.parse(startOfDay(addDays(date, 1))));
      }),
    );
  });
});

describe('a time of day in Stockholm', () => {
  test('is an hour from UTC in winter, two in summer', () => {
    expect(atTime(isoDate('2026-01-15'), '13:30')).toBe('2026-01-15T12:30:00.000Z');
    expect(atTime(isoDate('2026-07-15'), '13:30')).toBe('2026-07-15T11:30:00.000Z');
  });

  test('skipped in spring, it is an hour on; twice in autumn, it is the first', () => {
    expect(atTime(isoDate('2026-03-29'), '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(atTime(isoDate('2026-03-29'), '03:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(atTime(isoDate('2026-10-25'), '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(atTime(isoDate('2026-10-25'), '03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  test.each(['24:00', '9:00', '12:60', '12', '12:00:00', 'noon', ''])('is refused for %j', (clock) => {
    expect(() => atTime(isoDate('2026-01-15'), clock)).toThrow(RangeError);
  });
});

describe('adding a duration', () => {
  test('a day keeps the clock on the wall, 24 hours do not', () => {
    const saturdayNine = atTime(isoDate('2026-03-28'), '09:00');
    expect(addDuration(saturdayNine, { days: 1 })).toBe(atTime(isoDate('2026-03-29'), '09:00'));
    expect(addDuration(saturdayNine, { hours: 24 })).toBe(atTime(isoDate('2026-03-29'), '10:00'));
    const autumnNine = atTime(isoDate('2026-10-24'), '09:00');
    expect(addDuration(autumnNine, { days: 1 })).toBe(atTime(isoDate('2026-10-25'), '09:00'));
    expect(addDuration(autumnNine, { hours: 24 })).toBe(atTime(isoDate('2026-10-25'), '08:00'));
  });

  test('days later or earlier are as Temporal counts them, at each half hour of the days around the clock changes', () => {
    for (const day of ['2026-03-27', '2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-11-01'])
      for (let half = 0; half < 50; half += 1)
        for (const days of [-217, -7, -1, 1, 2, 7, 210]) {
          const at = addDuration(startOfDay(isoDate(day)), { minutes: 30 * half });
          const zoned = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Stockholm');
          expect(addDuration(at, { days })).toBe(instant(zoned.add({ days }).epochMilliseconds));
        }
  });

  test('takes parts of any sign, and nothing at all', () => {
    const at = instant('2026-05-04T08:00:00.000Z');
    expect(addDuration(at, {})).toBe(at);
    expect(addDuration(at, { days: -1, hours: 1, minutes: -30, seconds: 5 })).toBe('2026-05-03T08:30:05.000Z');
  });

  test('refuses parts that are not whole', () => {
    const at = instant('2026-05-04T08:00:00.000Z');
    for (const part of ['days', 'hours', 'minutes', 'seconds']) {
      expect(() => addDuration(at, { [part]: 0.5 })).toThrow(RangeError);
    }
    expect(() => addDuration(at, { days: 1e12 })).toThrow(RangeError);
    expect(() => addDuration(at, { hours: 1e12 })).toThrow(RangeError);
  });
});
