import { expect, test } from 'vitest';
import { isoDate } from '../calendar/index.ts';
import { binderFor, bindersOf, meetingTermOf } from './meetings.ts';

test('what is written at meetings lies in a binder of its year, and of the gathering alone', () => {
  const binder = binderFor('samverkansteam-a', isoDate('2027-03-01'));
  expect(binder).toEqual(binderFor('samverkansteam-a', isoDate('2027-12-31')));
  expect(binder.id).not.toBe(binderFor('samverkansteam-a', isoDate('2028-01-01')).id);
  expect(binder.id).not.toBe(binderFor('samverkansteam-b', isoDate('2027-03-01')).id);
});

test('every binder that there may be is known, with the one from before there was one for each year', () => {
  expect(bindersOf('g', isoDate('2028-02-01')).map(({ year }) => year)).toEqual([2026, 2026, 2027, 2028]);
  expect(bindersOf('g', isoDate('2028-02-01'))).toContainEqual(binderFor('g', isoDate('2027-06-06')));
});

test('each agency has a term for them, counted from the end of the year', () => {
  for (const kind of ['kommun', 'region', 'arbetsformedlingen', 'forsakringskassan', 'forbund'] as const)
    expect(meetingTermOf(kind, 2026)).toMatchObject({ endedOn: '2026-12-31', dueOn: '2028-12-31', archive: false });
  expect(meetingTermOf('kommun', 1980)).toBeUndefined();
});
