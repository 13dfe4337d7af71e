import { endings, stems, wordsAsTheyAre } from './lists/ordinary-words.ts';

const SHORTEST_PART = 3;
const SHORTEST_COMPOUND = 6;
const LONGEST_ENDING = 8;
/** Longer than any word in a case note; taking it apart would cost more than it tells. */
const LONGEST_WORD = 48;

/** What joins the parts of a compound: arbetsplats, veckoschema, gatukök, hjärtebarn. */
const LINKS = new Set(['s', 'o', 'u', 'e']);
const endingSet: ReadonlySet<string> = new Set(endings);

const isStem = (word: string): boolean =>
  stems.has(word) || wordsAsTheyAre.has(word) || stems.has(`${word}a`) || stems.has(`${word}e`);

const isInflected = (word: string): boolean => {
  if (isStem(word)) return true;
  for (let cut = Math.max(2, word.length - LONGEST_ENDING); cut < word.length; cut += 1) {
    if (endingSet.has(word.slice(cut)) && isStem(word.slice(0, cut))) return true;
  }
  return false;
};

const isCompound = (word: string, parts: number): boolean => {
  if (isInflected(word)) return true;
  if (parts <= 1) return false;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
    const left = word.slice(0, cut);
    const joined = LINKS.has(left.at(-1) ?? '') ? left.slice(0, -1) : left;
    if ((isStem(left) || isStem(joined)) && isCompound(word.slice(cut), parts - 1)) return true;
  }
  return false;
};

/** Takes a word in lower case, tells whether it is an everyday Swedish word: as it stands, inflected, or put together of up to three. */
export const isOrdinary = (word: string): boolean => {
  if (word.length > LONGEST_WORD) return false;
  return word.length < SHORTEST_COMPOUND ? isInflected(word) : isCompound(word, 3);
};
