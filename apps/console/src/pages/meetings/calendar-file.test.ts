import { instant } from '@stafett/domain';
import { expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const link = 'https://stafett.example/katrineholm-socialnamnden/arenden/0f2c1c63-5dd0-4a7f-a0de-0c1d2e3f4a5b/moten/abc';
const entry = {
  id: 'abc',
  startsAt: instant('2026-12-01T08:30:00.000Z'),
  minutesLong: 90,
  summary: 'Möte, Stafett K7F-2MQ',
  link,
  sequence: 2,
  madeAt: instant('2026-11-22T10:00:00.000Z'),
};
const file = calendarFile(entry);

/** As a calendar reads it: lines put together again, each with a name and a value. */
const parsed = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const),
  );

test('a calendar reads when the meeting is, and where more is to be read', () => {
  const read = parsed(file);
  expect(read.get('DTSTART')).toBe('20261201T083000Z');
  expect(read.get('DTEND')).toBe('20261201T100000Z');
  expect(read.get('SUMMARY')).toBe(String.raw`Möte\, Stafett K7F-2MQ`);
  expect(read.get('URL')).toBe(link);
  expect(read.get('UID')).toBe('abc@stafett');
  expect(read.get('SEQUENCE')).toBe('2');
});

test('no line is longer than a calendar takes, and each ends as the standard says', () => {
  const lines = file.split('\r\n');
  expect(lines.every((line) => line.length <= 75 && !line.includes('\n'))).toBe(true);
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
});

test('it says neither who nor what about', () => {
  expect([...parsed(file).keys()].filter((name) => /ATTENDEE|ORGANIZER|LOCATION|COMMENT/.test(name))).toEqual([]);
});

test('of a meeting with a place or a link it says on which page that is, not what it is', () => {
  const words = 'Plats eller länk finns på mötets sida:';
  const read = parsed(calendarFile({ ...entry, where: words }));
  expect(read.get('DESCRIPTION')).toBe(`${words} ${link}`);
  const lines = calendarFile({ ...entry, where: words }).split('\r\n');
  for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(parsed(file).get('DESCRIPTION')).toBe(link);
});
