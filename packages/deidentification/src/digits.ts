import type { Folded } from './fold.ts';
import { numberWord } from './number-words.ts';
import type { Word } from './words.ts';

/** A digit, and where in the folded text it is said; those of a word share its place. */
export type Digit = { readonly digit: string; readonly start: number; readonly end: number };
/** Digits with nothing but punctuation, spaces and words like "streck" between them. */
export type DigitRun = {
  readonly digits: readonly Digit[];
  readonly value: string;
  /** Whether any of it was written in words. */
  readonly inWords: boolean;
};

const BETWEEN_WORDS = new Set(['streck', 'bindestreck', 'minus', 'plus', 'punkt', 'mellanslag']);
/** More than this between two digits is no longer one number. */
const WIDEST_GAP = 4;
const DIGITS = /^\d+$/;
/** What is typed for a digit, by mistake or not, when most of the word is digits. */
const MEANT_AS_DIGITS = /^[\dOoIlSB]{3,}$/;
const MEANT: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['o', '0'],
  ['I', '1'],
  ['l', '1'],
  ['S', '5'],
  ['B', '8'],
]);
const DIGITS_WITHIN = /\d+/g;

type Said = {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly isTen: boolean;
  readonly isUnit: boolean;
  readonly spelled: boolean;
};

/** What a word says in digits; "pnr8503" says 8503, and nothing may be joined to its letters. */
const said = ({ text, plain, start, end }: Word): readonly (Said | 'letters')[] => {
  const plainDigits = { isTen: false, isUnit: false, spelled: false } as const;
  if (DIGITS.test(text)) return [{ start, end, digits: text, ...plainDigits }];
  if (MEANT_AS_DIGITS.test(text) && (text.match(/\d/g)?.length ?? 0) * 2 > text.length)
    return [{ start, end, digits: text.replaceAll(/\D/g, (sign) => MEANT.get(sign) ?? ''), ...plainDigits }];
  const number = numberWord(plain);
  if (number) return [{ start, end, ...number, spelled: true }];
  const parts: (Said | 'letters')[] = [];
  let from = 0;
  for (const { 0: digits, index } of text.matchAll(DIGITS_WITHIN)) {
    if (index > from) parts.push('letters');
    from = index + digits.length;
    parts.push({ start: start + index, end: start + from, digits, ...plainDigits });
  }
  if (from < text.length) parts.push('letters');
  return parts;
};

const digitsOf = ({ start, end, digits, spelled }: Said): readonly Digit[] =>
  [...digits].map((digit, i) => (spelled ? { digit, start, end } : { digit, start: start + i, end: start + i + 1 }));

/** "åttio fem" said in two words is 85, or 80 and 5: `joined` takes the first reading. */
const runOf = (parts: readonly Said[], joined: boolean): DigitRun => {
  const digits: Digit[] = [];
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i];
    const next = parts[i + 1];
    if (!part) continue;
    if (joined && part.isTen && next?.isUnit) {
      digits.push({ digit: part.digits[0] ?? '', start: part.start, end: part.end });
      digits.push({ digit: next.digits, start: next.start, end: next.end });
      i += 1;
    } else digits.push(...digitsOf(part));
  }
  return { digits, value: digits.map(({ digit }) => digit).join(''), inWords: parts.some(({ spelled }) => spelled) };
};

/** Takes a text and its words, gives every run of digits in it; one with tens and ones in words of their own comes in both readings. */
export const digitRuns = ({ text }: Folded, words: readonly Word[]): readonly DigitRun[] => {
  const runs: DigitRun[] = [];
  let parts: Said[] = [];
  let end = 0;
  const close = (): void => {
    if (parts.length > 0) runs.push(runOf(parts, true));
    if (parts.some(({ isTen }, i) => isTen && parts[i + 1]?.isUnit)) runs.push(runOf(parts, false));
    parts = [];
  };
  for (const word of words) {
    if (parts.length > 0 && BETWEEN_WORDS.has(word.plain)) {
      end = word.end;
      continue;
    }
    for (const part of said(word)) {
      if (part === 'letters') {
        close();
        continue;
      }
      if (parts.length > 0 && text.slice(end, part.start).trim().length > WIDEST_GAP) close();
      parts.push(part);
      end = part.end;
    }
  }
  close();
  return runs;
};

const PARTED = /[,;\n]|\s[/|]\s/;

const runFrom = (digits: readonly Digit[], inWords: boolean): DigitRun => ({
  digits,
  value: digits.map(({ digit }) => digit).join(''),
  inWords,
});

/** The parts of a run between commas, line breaks and what was already taken for something: each may be a number of its own. */
export const piecesOf = (
  text: string,
  { digits, inWords }: DigitRun,
  taken: readonly { start: number; end: number }[],
): readonly DigitRun[] => {
  const pieces: Digit[][] = [[]];
  let before: Digit | undefined;
  for (const digit of digits) {
    const isTaken = taken.some(({ start, end }) => digit.start < end && start < digit.end);
    if (isTaken || (before && PARTED.test(text.slice(before.end, digit.start)))) pieces.push([]);
    if (!isTaken) pieces.at(-1)?.push(digit);
    before = digit;
  }
  return pieces.filter(({ length }) => length > 0).map((piece) => runFrom(piece, inWords));
};
