import { addDuration, type Instant } from '@stafett/domain';

type Entry = {
  readonly id: string;
  readonly startsAt: Instant;
  readonly minutesLong: number;
  /** "Möte, Stafett K7F-2MQ": no more than that. */
  readonly summary: string;
  /** Words that lead to where it says where to go; the place itself is a text that may tell of somebody. */
  readonly where?: string;
  /** Where the meeting is read by whoever may. */
  readonly link: string;
  /** How often it has been moved: a calendar takes the higher number for the newer. */
  readonly sequence: number;
  readonly madeAt: Instant;
};

/** 2026-12-01T08:30:00.000Z as iCalendar writes it: 20261201T083000Z. */
const stamp = (at: Instant): string => at.replaceAll(/[-:]|\.\d+/g, '');

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);

const LONGEST_LINE = 68;
/** No line is longer than 75 octets (RFC 5545, 3.1); what follows begins with a blank. Of the words here few letters take two octets. */
const folded = (line: string): string =>
  line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}\r\n ${folded(line.slice(LONGEST_LINE))}`;

/**
 * A meeting for the calendar of somebody who works with the case (RFC 5545). A calendar is shared with colleagues and read on telephones, so
 * it says neither who nor what about: the case's code, and a link that asks who one is.
 */
export const calendarFile = ({ id, startsAt, minutesLong, summary, where, link, sequence, madeAt }: Entry): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stafett//Stafett//SV',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${id}@stafett`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(addDuration(startsAt, { minutes: minutesLong }))}`,
    `SEQUENCE:${sequence}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(where === undefined ? link : `${where} ${link}`)}`,
    `URL:${link}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
