import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('all parts are measured but npm start, which must be asked for', () => {
  const { measures, json } = readOptions([]);
  expect(
    ['core', 'acts', 'timers', 'lists', 'door', 'gallring', 'console', 'start'].filter((part) =>
      measures(part as 'acts'),
    ),
  ).toEqual(['core', 'acts', 'timers', 'lists', 'door', 'gallring', 'console']);
  expect(json).toBe(false);
  expect(readOptions(['--start']).measures('start')).toBe(true);
});

test('--only names the parts, --quick takes fewer samples', () => {
  const { measures, counts } = readOptions(['--only', 'lists,start', '--quick', '--json']);
  expect(measures('lists') && measures('start')).toBe(true);
  expect(measures('acts')).toBe(false);
  expect(counts.lists.manyCases).toBeLessThan(readOptions([]).counts.lists.manyCases);
});

test('an unknown part or option is refused with the usage', () => {
  expect(() => readOptions(['--only', 'everything'])).toThrow('There is no part "everything"');
  expect(() => readOptions(['--fast'])).toThrow();
});
