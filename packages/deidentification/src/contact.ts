import type { DigitRun } from './digits.ts';
import type { Found } from './identity-numbers.ts';
import type { Word } from './words.ts';

const CLOCKS = /^\d{1,2}[.:]\d\d ?-? ?\d{1,2}[.:]\d\d/;
const DAY_FIRST = /^\d\d?[-./]\d\d?[-./](?:19|20)\d\d$/;
const LOCAL_NUMBER = /^[1-9]\d{4,7}$/;
const ASKS_FOR_NUMBER = new Set(
  'tel tfn telefon telefonnummer telnr mobil mobilnummer mobiltelefon ring ringa nås nummer numret sms smsa phone'.split(
    ' ',
  ),
);

const isSwedish = (value: string): boolean => /^0[1-9]\d{6,9}$/.test(value);
const isInternational = (value: string): boolean => /^\d{8,15}$/.test(value);

/** Takes a run of digits and the words before it, gives a phone number where it is one. */
export const phoneIn = (
  text: string,
  { digits, value, inWords }: DigitRun,
  words: readonly Word[],
): readonly Found[] => {
  const first = digits[0];
  const last = digits.at(-1);
  if (!first || !last) return [];
  const written = text.slice(first.start, last.end);
  const before = text.slice(Math.max(0, first.start - 3), first.start);
  const plus = /\+ ?\(?$/.test(before);
  const start = plus ? first.start - (before.length - before.lastIndexOf('+')) : first.start;
  const phone: Found = { kind: 'phone', start, end: last.end, certainty: 'always' };
  if (plus && isInternational(value)) return [phone];
  if (value.startsWith('00') && isInternational(value.slice(2))) return [phone];
  if (CLOCKS.test(written) || DAY_FIRST.test(written)) return [];
  if (isSwedish(value)) return [inWords ? { ...phone, certainty: 'likely' } : phone];
  if (!LOCAL_NUMBER.test(value)) return [];
  const at = words.findLastIndex(({ end }) => end <= first.start);
  const cue = [words[at], words[at - 1], words[at - 2]].some((word) => word && ASKS_FOR_NUMBER.has(word.plain));
  return cue ? [{ ...phone, certainty: 'likely' }] : [];
};

const AT = /@|[([{] ?(?:at|a|snabel-?a) ?[)\]}]| (?:snabel-?a|at) /giu;
const LOCAL_PART = /[\p{L}\p{N}._%+'-]{1,64}$/u;
const DOMAIN = /^[\p{L}\p{N}-]{1,63}(?:(?:\.| ?[([{]? ?(?:punkt|dot) ?[)\]}]? ?)[\p{L}\p{N}-]{1,63}){1,4}/iu;
const LONGEST = 80;

/** Finds e-mail addresses, with "(at)" and "punkt" for the signs too. A name after a lone @ is an address in some service. */
export const emailsIn = (text: string): readonly Found[] => {
  const found: Found[] = [];
  for (const match of text.matchAll(AT)) {
    const [sign] = match;
    const end = match.index + sign.length;
    const leftText = text.slice(Math.max(0, match.index - LONGEST), match.index);
    const left = leftText.trimEnd();
    const right = text.slice(end, end + 3 * LONGEST);
    const skipped = right.length - right.trimStart().length;
    const local = LOCAL_PART.exec(left)?.[0] ?? '';
    const domain = DOMAIN.exec(right.trimStart())?.[0].replace(/[.\s]+$/u, '');
    if (skipped > 2 || leftText.length - left.length > 2) continue;
    if (sign.toLowerCase() === ' at ' && !/\.|punkt|dot/iu.test(domain ?? '')) continue;
    if (domain && local) {
      const start = match.index - (leftText.length - left.length) - local.length;
      found.push({ kind: 'email', start, end: end + skipped + domain.length, certainty: 'always' });
    } else if (sign === '@') {
      const name = /^[\p{L}\p{N}._-]{1,64}/u.exec(right)?.[0];
      const from = left.length === leftText.length ? match.index - local.length : match.index;
      if (name) found.push({ kind: 'email', start: from, end: end + name.length, certainty: 'likely' });
    }
  }
  return found;
};
