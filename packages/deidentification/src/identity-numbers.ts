import type { Digit, DigitRun } from './digits.ts';
import type { FindingKind } from './finding.ts';

/** A finding in the folded text. */
export type Found = {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  readonly certainty: 'always' | 'likely';
};

/** The check digit of Swedish identity numbers (SKV 704): doubled and plain by turns, their digits' sum a multiple of ten. */
const checks = (ten: string): boolean => {
  let sum = 0;
  for (let i = 0; i < 10; i += 1) {
    const digit = ten.charCodeAt(i) - 48;
    const part = i % 2 === 0 ? digit * 2 : digit;
    sum += part > 9 ? part - 9 : part;
  }
  return sum % 10 === 0;
};

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** Which kind of number ten digits can be, by their day; a samordningsnummer has 60 added to it. The century's leap day is let through. */
const kindByDate = (ten: string, century: string | undefined): 'personnummer' | 'samordningsnummer' | undefined => {
  const year = Number(`${century ?? '20'}${ten.slice(0, 2)}`);
  const month = Number(ten.slice(2, 4));
  const day = Number(ten.slice(4, 6));
  if (month < 1 || month > 12) return undefined;
  const last = daysIn(century === undefined && ten.startsWith('00') ? 2000 : year, month);
  if (day >= 1 && day <= last) return 'personnummer';
  return day >= 61 && day <= last + 60 ? 'samordningsnummer' : undefined;
};

const CENTURIES = ['18', '19', '20'];

type Length = 10 | 12;
const read = (value: string, length: Length) => {
  const century = length === 12 ? value.slice(0, 2) : undefined;
  if (century !== undefined && !CENTURIES.includes(century)) return undefined;
  const ten = length === 12 ? value.slice(2) : value;
  const kind = kindByDate(ten, century);
  return { ten, kind, checks: checks(ten) };
};

/** Whether the digit at `i` is the first (or, with `after`, the last) of a group: nothing but a digit beside it would say otherwise. */
const parted = (digits: readonly Digit[], i: number): boolean => {
  const left = digits[i - 1];
  const right = digits[i];
  return !left || !right || left.end !== right.start;
};

const shapeOf = (text: string, digits: readonly Digit[]): string => {
  let shape = '';
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits[i];
    const left = digits[i - 1];
    if (!digit) continue;
    if (left && left.end < digit.start) shape += text.slice(left.end, digit.start).trim() || ' ';
    shape += 'd';
  }
  return shape;
};

const DATE_AND_TIME = /^d{4}[-./]d\d?d[-./ ]dd[, ]+/;
const DATE_THEN_CLOCK = /^dddd[-./]dd[-./]dd[ ,T]*dd[:.]?dd$/;
/** Six or eight, a sign, four: how people write the number. */
const USUAL_SHAPE = /^(?:dd)?dddddd ?[-+] ?dddd$/;
const PLAIN_SHAPE = /^(?:dd)?dddddd[-+ ]?dddd$/;
const RANGE_OF_YEARS = /^(?:19|20)\d\d(?:19|20)\d\d/;
const PHONE_SHAPE = /^0(?:7|8|1|2|3|4|5|6|9)/;

/**
 * Finds personnummer and samordningsnummer in a run of digits, however it is parted. Right date and check digit: `always`. A number that
 * is written as one but whose date or check digit is wrong, or a right one inside a longer row of digits: `likely`, since people mistype.
 */
export const identityNumbersIn = (text: string, run: DigitRun): readonly Found[] => {
  const { digits, value } = run;
  const found: Found[] = [];
  const add = (from: number, length: number, kind: FindingKind, certainty: Found['certainty']): void => {
    const first = digits[from];
    const last = digits[from + length - 1];
    if (first && last) found.push({ kind, start: first.start, end: last.end, certainty });
  };
  const lengths: readonly Length[] = [12, 10];
  for (const length of lengths) {
    for (let from = 0; from + length <= value.length; from += 1) {
      const number = read(value.slice(from, from + length), length);
      if (!number?.kind || !number.checks) continue;
      const alone = parted(digits, from) && parted(digits, from + length);
      const shape = alone ? shapeOf(text, digits.slice(from, from + length)) : '';
      const sure = alone && !DATE_THEN_CLOCK.test(shape);
      if (
        !sure &&
        length === 10 &&
        found.some(({ start, end }) => start <= (digits[from]?.start ?? 0) && end >= (digits[from + 9]?.end ?? 0))
      )
        continue;
      add(from, length, number.kind, sure ? 'always' : 'likely');
    }
  }
  if (found.length > 0 || (value.length !== 10 && value.length !== 12)) return found;
  const number = read(value, value.length === 10 ? 10 : 12);
  const shape = shapeOf(text, digits);
  if (!number || DATE_AND_TIME.test(shape) || DATE_THEN_CLOCK.test(shape)) return found;
  const couldBe = number.kind !== undefined && !RANGE_OF_YEARS.test(value);
  const writtenAsOne = PLAIN_SHAPE.test(shape) && !(PHONE_SHAPE.test(value) && !USUAL_SHAPE.test(shape));
  // An organisationsnummer has the same shape; its third digit is two or more, and its check digit is right.
  const organisation = number.checks && Number(number.ten[2]) >= 2;
  if (couldBe && (writtenAsOne || run.inWords)) add(0, value.length, number.kind ?? 'personnummer', 'likely');
  else if (!organisation && USUAL_SHAPE.test(shape) && !RANGE_OF_YEARS.test(value))
    add(0, value.length, 'personnummer', 'likely');
  return found;
};

const INTERIM = /(?<![\p{L}\p{N}])(?:19|20)?\d{6} ?[-+]? ?[A-Z]{1,2}\d{2,3}(?![\p{L}\p{N}])/gu;
const LAST_FOUR =
  /(?:sista fyra|slutsiffror|fyra sista|kontrollsiffror)[\p{L} :=-]{0,24}(\d[ -]?\d[ -]?\d[ -]?\d)(?!\d)/giu;
const BORN =
  /(?<![\p{L}\p{N}])(?:född|född den|f|födelsedatum|födelsedag)[.: ]{1,3}(?:den )?((?:19|20)?\d\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01]))|\d{1,2} ?\p{L}{3,9} (?:19|20)\d\d|\d{1,2}\/\d{1,2}[- ](?:19|20)?\d\d)(?!\d)/giu;

const captured = (text: string, pattern: RegExp, kind: FindingKind): readonly Found[] =>
  [...text.matchAll(pattern)].map((match) => {
    const [whole, part = whole] = match;
    const start = match.index + whole.lastIndexOf(part);
    return { kind, start, end: start + part.length, certainty: 'likely' };
  });

/** Numbers with letters that stand for a personnummer in care, the four last digits told apart, and days of birth. */
export const relatedNumbersIn = (text: string): readonly Found[] => [
  ...captured(text, INTERIM, 'personnummer'),
  ...captured(text, LAST_FOUR, 'personnummer'),
  ...captured(text, BORN, 'birthDate'),
];
