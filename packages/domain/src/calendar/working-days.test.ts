import DateHolidays from 'date-holidays';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, atTime, type IsoDate, isoDate } from './time.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween, workingDaysLeft } from './working-days.ts';

const day = isoDate;
const from2000 = fc.integer({ min: 0, max: 18_000 }).map((days) => addDays(day('2000-01-01'), days));

const naiveBetween = (from: IsoDate, to: IsoDate): number => {
  if (to < from) return 0 - naiveBetween(to, from);
  let count = 0;
  for (let at = from; at < to; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) count += 1;
  }
  return count;
};

const naiveAdd = (date: IsoDate, days: number): IsoDate => {
  let at = date;
  if (days === 0) while (!isWorkingDay(at)) at = addDays(at, 1);
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
};

describe('a working day', () => {
  test('is the same every day from 2005 to 2040 as by date-holidays', () => {
    const published = new DateHolidays('SE');
    const off = new Set<string>();
    for (let year = 2005; year <= 2040; year += 1) {
      for (const { date, type } of published.getHolidays(year)) {
        if (type === 'public' || type === 'bank') off.add(date.slice(0, 10));
      }
    }
    const differing: string[] = [];
    for (let date = day('2005-01-01'); date <= '2040-12-31'; date = addDays(date, 1)) {
      const expected = Temporal.PlainDate.from(date).dayOfWeek <= 5 && !off.has(date);
      if (isWorkingDay(date) !== expected) differing.push(date);
    }
    expect(differing).toEqual([]);
  });

  test('the eves before midsommar, jul and nyår are none, other eves are', () => {
    for (const eve of ['2026-06-19', '2026-12-24', '2026-12-31']) expect(isWorkingDay(day(eve))).toBe(false);
    // trettondagsafton, skärtorsdagen, valborgsmässoafton, allhelgonaafton, lillejulafton
    for (const eve of ['2026-01-05', '2026-04-02', '2026-04-30', '2026-10-30', '2026-12-23']) {
      expect(isWorkingDay(day(eve))).toBe(true);
    }
  });

  test('the days when the clocks change are Sundays like others', () => {
    for (const [sunday, monday] of [
      ['2026-03-29', '2026-03-30'],
      ['2026-10-25', '2026-10-26'],
    ] as const) {
      expect(isWorkingDay(day(sunday))).toBe(false);
      expect(nextWorkingDay(day(sunday))).toBe(monday);
      expect(workingDaysBetween(addDays(day(sunday), -2), day(monday))).toBe(1);
    }
  });

  test('annandag pingst was none until 2004', () => {
    expect(isWorkingDay(day('2004-05-31'))).toBe(false);
    expect(isWorkingDay(day('2005-05-16'))).toBe(true);
    expect(isWorkingDay(day('2005-06-06'))).toBe(false);
  });
});

describe('the next working day', () => {
  test('is the day itself when that is one', () => {
    expect(nextWorkingDay(day('2026-05-04'))).toBe('2026-05-04');
  });

  test('is after the whole of jul, and of påsk', () => {
    expect(nextWorkingDay(day('2026-12-24'))).toBe('2026-12-28');
    expect(nextWorkingDay(day('2026-04-03'))).toBe('2026-04-07');
    expect(nextWorkingDay(day('2026-12-31'))).toBe('2027-01-04');
  });
});

describe('adding working days', () => {
  test('the day itself is not counted', () => {
    expect(addWorkingDays(day('2026-05-04'), 1)).toBe('2026-05-05');
    expect(addWorkingDays(day('2026-05-08'), 1)).toBe('2026-05-11');
    expect(addWorkingDays(day('2026-05-09'), 1)).toBe('2026-05-11');
    expect(addWorkingDays(day('2026-05-09'), 0)).toBe('2026-05-11');
    expect(addWorkingDays(day('2026-05-11'), 0)).toBe('2026-05-11');
  });

  test('ten from 18 December 2026 is past jul, nyår and trettondagen', () => {
    expect(addWorkingDays(day('2026-12-18'), 10)).toBe('2027-01-08');
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (days) => {
    expect(() => addWorkingDays(day('2026-05-04'), days)).toThrow(RangeError);
  });

  test('a number that leads past the year 9999 is refused', () => {
    expect(() => addWorkingDays(day('2026-05-04'), Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
  });

  test('equals going on day by day', () => {
    fc.assert(
      fc.property(from2000, fc.integer({ min: 0, max: 600 }), (date, days) => {
        expect(addWorkingDays(date, days)).toBe(naiveAdd(date, days));
      }),
    );
  });

  test('from every day of thirty years, a few days on', () => {
    for (let date = day('2000-01-01'); date < '2030-01-01'; date = addDays(date, 1)) {
      for (const days of [0, 1, 2, 5]) {
        if (addWorkingDays(date, days) !== naiveAdd(date, days)) expect.fail(`${date} + ${days}`);
      }
    }
  });

  test('lands on a working day that is so many working days away', () => {
    fc.assert(
      fc.property(from2000, fc.integer({ min: 1, max: 5000 }), (date, days) => {
        const reached = addWorkingDays(date, days);
        expect(isWorkingDay(reached)).toBe(true);
        expect(workingDaysBetween(date, reached)).toBe(days);
      }),
    );
  });
});

describe('working days between', () => {
  test('counts the last day and not the first', () => {
    expect(workingDaysBetween(day('2026-05-04'), day('2026-05-04'))).toBe(0);
    expect(workingDaysBetween(day('2026-05-04'), day('2026-05-05'))).toBe(1);
    expect(workingDaysBetween(day('2026-05-08'), day('2026-05-11'))).toBe(1);
    expect(workingDaysBetween(day('2026-05-11'), day('2026-05-08'))).toBe(-1);
    expect(workingDaysBetween(day('2026-05-09'), day('2026-05-10'))).toBe(0);
    expect(workingDaysBetween(day('2026-05-10'), day('2026-05-09'))).toBe(0);
  });

  test('2026 has 251, and 2008 loses one day, not two, on 1 May', () => {
    expect(workingDaysBetween(day('2025-12-31'), day('2026-12-31'))).toBe(251);
    expect(workingDaysBetween(day('2008-04-30'), day('2008-05-02'))).toBe(1);
  });

  test('equals counting day by day, in both directions', () => {
    fc.assert(
      fc.property(from2000, fc.integer({ min: -3000, max: 3000 }), (from, days) => {
        const to = addDays(from, days);
        expect(workingDaysBetween(from, to)).toBe(naiveBetween(from, to));
      }),
    );
  });

  test('adds up over any day between', () => {
    fc.assert(
      fc.property(from2000, from2000, from2000, (a, b, c) => {
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(a, c));
      }),
    );
  });
});

describe('working days left', () => {
  const friday = day('2026-05-08');

  test('is 0 on the day it is due, also after the hour', () => {
    expect(workingDaysLeft(atTime(friday, '15:00'), atTime(friday, '12:00'))).toBe(0);
    expect(workingDaysLeft(atTime(friday, '00:00'), atTime(friday, '23:59'))).toBe(0);
  });

  test('is 1 on Friday for Monday, and -1 the other way round', () => {
    const monday = atTime(day('2026-05-11'), '16:00');
    expect(workingDaysLeft(atTime(friday, '08:00'), monday)).toBe(1);
    expect(workingDaysLeft(monday, atTime(friday, '08:00'))).toBe(-1);
  });

  test('goes by the day in Stockholm, not in UTC', () => {
    const lateWednesday = atTime(day('2026-05-06'), '23:30');
    const earlyThursday = atTime(day('2026-05-07'), '00:30');
    expect(lateWednesday.slice(0, 10)).toBe(earlyThursday.slice(0, 10));
    expect(workingDaysLeft(lateWednesday, earlyThursday)).toBe(1);
  });
});
