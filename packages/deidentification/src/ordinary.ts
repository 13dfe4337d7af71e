import { endings, stems, wordsAsTheyAre } from './lists/ordinary-words.ts';

const SHORTEST_PART = 3;
/** So long a part may be inflected itself: "genomförande-plan". */
const LONG_PART = 5;
const SHORTEST_COMPOUND = 6;
const LONGEST_ENDING = 8;
/** Longer than any word in a case note; taking it apart would cost more than it tells. */
const LONGEST_WORD = 48;

/** What joins the parts of a compound: arbetsplats, veckoschema, gatukök, hjärtebarn. */
const LINKS = new Set(['s', 'o', 'u', 'e']);
const SURE_ENDINGS = new Set([
  'arna',
  'erna',
  'orna',
  'ande',
  'ade',
  'are',
  'ning',
  'ningen',
  'ningar',
  'ens',
  'ets',
  'ans',
  'heten',
  'het',
  'lig',
  'ligt',
  'liga',
]);
const endingSet: ReadonlySet<string> = new Set(endings);

const isStem = (word: string): boolean =>
  stems.has(word) || (word.length > 2 && (stems.has(`${word}a`) || stems.has(`${word}e`)));

/** After a stem of two or three letters only the commonest endings: "ben" and "et" are a word, "ang" and "ela" a name. */
const endsRightly = (stem: string, ending: string): boolean =>
  endingSet.has(ending) && (stem.length > 3 || ending.length < 3 || SURE_ENDINGS.has(ending));

const isInflected = (word: string): boolean => {
  if (isStem(word) || wordsAsTheyAre.has(word)) return true;
  for (let cut = Math.max(2, word.length - LONGEST_ENDING); cut < word.length; cut += 1) {
    if (endsRightly(word.slice(0, cut), word.slice(cut)) && isStem(word.slice(0, cut))) return true;
  }
  return false;
};

const isWholeStem = (word: string): boolean => stems.has(word) || stems.has(`${word}a`) || stems.has(`${word}e`);

/** A part of a compound is long enough to be no accident: "arbets-dag", "tid-plan", not "alm-ed-ina". */
const isPart = (left: string, right: string): boolean =>
  left.length + right.length > 6 && (left.length > 3 || right.length > 3);

const isCompound = (word: string, parts: number): boolean => {
  if (isInflected(word)) return true;
  if (parts <= 1) return false;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
    const left = word.slice(0, cut);
    const joined = left.length > SHORTEST_PART && LINKS.has(left.at(-1) ?? '') ? left.slice(0, -1) : left;
    const right = word.slice(cut);
    if (
      isPart(left, right) &&
      (isWholeStem(left) ||
        isWholeStem(joined) ||
        (joined.length > LONG_PART && (isInflected(left) || isInflected(joined)))) &&
      isCompound(right, parts - 1)
    )
      return true;
  }
  return false;
};

/** Takes a word in lower case, tells whether it is an everyday Swedish word: as it stands, inflected, or put together of up to three. */
export const isOrdinary = (word: string): boolean => {
  if (word.length > LONGEST_WORD) return false;
  return word.length < SHORTEST_COMPOUND ? isInflected(word) : isCompound(word, 3);
};
