import { type Folded, plainWord } from './fold.ts';

/** A word of a folded text and what is around it. */
export type Word = {
  readonly text: string;
  /** Lower case, no other accents than å, ä and ö. */
  readonly plain: string;
  readonly start: number;
  readonly end: number;
  /** What stands between it and the word before. */
  readonly gap: string;
  readonly capital: boolean;
  readonly allCapitals: boolean;
  readonly beginsSentence: boolean;
  readonly disguised: boolean;
};

const WORD = /[\p{L}\p{N}]+(?:'\p{L}+)*/gu;
const CAPITAL = /^\p{Lu}/u;
const ALL_CAPITALS = /^\p{Lu}{2,}$/u;
const SENTENCE_ENDS = /[.!?…][\s"”»')]*$|[:;\n•"“”»«|]/u;
const ABBREVIATIONS = new Set(
  'bl t ex dvs ca kl tel tfn nr osv mm etc resp dr fr hr prof leg ev f d s k p g a sk fd st vb ang ssk usk dsk at bitr jur kand med fil'.split(
    ' ',
  ),
);

const endsSentence = (gap: string, before: string): boolean => {
  if (/^\.\s*$/.test(gap) && (ABBREVIATIONS.has(before.toLowerCase()) || /^\p{Lu}$/u.test(before))) return false;
  return SENTENCE_ENDS.test(gap);
};

/** Takes a folded text, gives its words in order. */
export const wordsIn = ({ text, disguised }: Folded): readonly Word[] => {
  const words: Word[] = [];
  let before: Word | undefined;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const start = match.index;
    const end = start + word.length;
    const gap = text.slice(before?.end ?? 0, start);
    before = {
      text: word,
      plain: plainWord(word),
      start,
      end,
      gap,
      capital: CAPITAL.test(word),
      allCapitals: ALL_CAPITALS.test(word),
      beginsSentence: before === undefined || endsSentence(gap, before.text),
      disguised: disguised.slice(start, end).includes(true),
    };
    words.push(before);
  }
  return words;
};
