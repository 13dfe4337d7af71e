import { addressesIn } from './address.ts';
import { emailsIn, phoneIn } from './contact.ts';
import { digitRuns, piecesOf } from './digits.ts';
import type { Finding } from './finding.ts';
import { fold } from './fold.ts';
import { type Found, identityNumbersIn, relatedNumbersIn } from './identity-numbers.ts';
import { knownNamesIn } from './known-names.ts';
import { likelyNamesIn } from './likely-names.ts';
import { wordsIn } from './words.ts';

/** The surest first: where two findings overlap, the one that says more is kept. */
const rank = ({ kind, certainty }: Found): number => {
  const order = {
    personnummer: 0,
    samordningsnummer: 0,
    email: 1,
    knownName: 2,
    phone: 3,
    address: 4,
    birthDate: 5,
    name: 6,
  } as const;
  return order[kind] * 2 + (certainty === 'always' ? 0 : 1);
};

const overlap = (a: Found, b: Found): boolean => a.start < b.end && b.start < a.end;

/** Overlapping findings become one, as wide as all of them together, of the kind that says most. */
const joined = (found: readonly Found[]): readonly Found[] => {
  const byPlace = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const result: Found[] = [];
  for (const one of byPlace) {
    const last = result.at(-1);
    if (!last || !overlap(last, one)) {
      result.push(one);
      continue;
    }
    const surest = rank(one) < rank(last) ? one : last;
    const certainty = last.certainty === 'always' || one.certainty === 'always' ? 'always' : 'likely';
    result[result.length - 1] = { kind: surest.kind, start: last.start, end: Math.max(last.end, one.end), certainty };
  }
  return result;
};

/**
 * Finds in a Swedish text what may tell who it is of: identity numbers, phone numbers, e-mail, addresses, and names. Takes the text and
 * the full names that are known to belong to the case (the participant's, relatives', caseworkers'), which are found however they are
 * written. Gives the findings in order, none overlapping another. It helps a person who reads the text; it does not replace one.
 */
export const findIdentifying = (text: string, knownNames: readonly string[] = []): readonly Finding[] => {
  const folded = fold(text);
  const words = wordsIn(folded);
  const numbers = digitRuns(folded, words).flatMap((run) => {
    const whole = identityNumbersIn(folded.text, run);
    const pieces = piecesOf(folded.text, run, whole);
    return [
      ...whole,
      ...pieces.flatMap((piece) => {
        const identity = whole.length === 0 && pieces.length === 1 ? [] : identityNumbersIn(folded.text, piece);
        return identity.length > 0 ? identity : phoneIn(folded.text, piece, words);
      }),
    ];
  });
  const found = [
    ...numbers,
    ...relatedNumbersIn(folded.text),
    ...emailsIn(folded.text),
    ...addressesIn(folded.text, words),
    ...knownNamesIn(folded.text, words, knownNames),
    ...likelyNamesIn(folded.text, words),
  ];
  return joined(found).map(({ kind, start, end, certainty }) => ({
    kind,
    start: folded.starts[start] ?? 0,
    end: folded.ends[end - 1] ?? text.length,
    certainty,
  }));
};
