import { plainWord } from './fold.ts';
import type { Found } from './identity-numbers.ts';
import { particles } from './lists/surnames.ts';
import { isOrdinary } from './ordinary.ts';
import type { Word } from './words.ts';

/** Function words that are first names too: in small letters, and where a sentence begins, they are the word. */
const COMMON = new Set(
  'hans dag bo per my stig sten man son else mark ask min can den du vi mina dina liv finn rut ros'.split(' '),
);
/** Abbreviations of the field that happen to be somebody's initials. */
const FIELD_ABBREVIATIONS = new Set(
  'af fk au bup vc ip ips hr it vd cv pm ps sms lss hvb dbt kbt ame sfi adhd ssk dsk at soc ab hb tv pc ok kl nr'.split(
    ' ',
  ),
);
const INFLECTIONS = new Set([
  '',
  's',
  'n',
  'en',
  'et',
  'a',
  'as',
  'ns',
  'ens',
  'is',
  'an',
  'ans',
  'na',
  'e',
  'arna',
  'arnas',
  'ar',
]);
const SHORTEST_FUZZY = 4;
const SHORTEST_STEM = 5;
const LONGEST_NAME = 80;

const skeleton = (plain: string): string =>
  /^[a-z]*$/.test(plain)
    ? plain
    : plain
        .replaceAll(/[^a-zåäö]/g, '')
        .replaceAll(/[åä]/g, 'a')
        .replaceAll('ö', 'o');

/** "Annafallet", "Bergfamiljen". */
const FAMILY: ReadonlySet<string> = new Set(
  ['familjen', 'ärendet', 'fallet', 'gruppen', 'bröderna', 'systrarna', 'syskonen', 'barnen', 'gården'].flatMap(
    (tail) => [skeleton(tail), `s${skeleton(tail)}`],
  ),
);

/** How a Swedish reader would say it, roughly: what sounds alike comes out alike. */
const soundOf = (name: string): string =>
  name
    .replace(/^(?:chr|kr|cr)/, 'kr')
    .replaceAll(/sch|sj|sh|stj|skj|tj|kj|ch(?=[aeiouy])/g, 'x')
    .replaceAll(/ck|ch|qu|q|c(?=[aouklmnrst])|c$/g, 'k')
    .replaceAll(/ph/g, 'f')
    .replaceAll(/[zc]/g, 's')
    .replaceAll(/x(?=[tk])/g, 'ks')
    .replaceAll(/w/g, 'v')
    .replaceAll(/th|dt/g, 't')
    .replaceAll(/(?<=[aeiouy])h|(?<=[^aeiouy])h/g, '')
    .replaceAll(/dj|gj|hj|lj|yj|ij|j|y/g, 'i')
    .replaceAll(/ou|oo/g, 'u')
    .replaceAll(/(.)\1+/g, '$1');

/** Steps between two words (one letter put in, left out, changed, or two that changed places), or more than `most`. */
const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let steps = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      next.push(steps);
      least = Math.min(least, steps);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
};

type Part = { readonly plain: string; readonly letters: string; readonly sound: string; readonly common: boolean };
type Known = {
  readonly parts: readonly Part[] /** Written together: annaberg, bergannа. */;
  readonly glued: readonly string[];
  readonly initials: string;
};

const knownOf = (name: string): Known => {
  const words = plainWord(name.normalize('NFC').slice(0, LONGEST_NAME))
    .split(/[^\p{L}']+/u)
    .filter((word) => word !== '');
  const parts = words
    .filter((word) => !particles.has(word))
    .map(
      (word): Part => ({
        plain: word,
        letters: skeleton(word),
        sound: soundOf(skeleton(word)),
        common: COMMON.has(word),
      }),
    )
    .filter(({ letters }) => letters.length > 1);
  const all = words.map(skeleton);
  const [first = ''] = all;
  const last = all.at(-1) ?? '';
  const glued = [all.join(''), first + last, last + first].filter(
    (word) => word.length >= SHORTEST_STEM && all.length > 1,
  );
  return { parts, glued: [...new Set(glued)], initials: words.map(([letter = '']) => letter).join('') };
};

const LEET: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['8', 'b'],
  ['@', 'a'],
  ['$', 's'],
  ['!', 'i'],
  ['|', 'l'],
  ['€', 'e'],
]);

type Match = 'exact' | 'misspelt' | undefined;

/** A word of the text, with what is asked of it for every name worked out once. */
type Read = Pick<Word, 'plain' | 'capital' | 'beginsSentence'> & {
  readonly letters: string;
  readonly stem: string;
  readonly ordinary: boolean;
  readonly sound: string;
  readonly stemSound: string;
};
const readOf = ({ plain, capital, beginsSentence }: Word): Read => {
  const letters = skeleton(plain);
  const stem = letters.endsWith('s') ? letters.slice(0, -1) : letters;
  return {
    plain,
    capital,
    beginsSentence,
    letters,
    stem,
    ordinary: isOrdinary(plain),
    sound: soundOf(letters),
    stemSound: soundOf(stem),
  };
};

const tolerance = (length: number): number => (length >= 7 ? 2 : 1);

const matchOf = (word: Read, { plain, letters: name, sound, common }: Part): Match => {
  const { letters, stem, ordinary, capital, beginsSentence } = word;
  if (letters.startsWith(name)) {
    const rest = letters.slice(name.length);
    const inflected = INFLECTIONS.has(rest) && (rest.length <= 1 || name.length > 2);
    if (inflected && (rest === '' || rest === 's' || !ordinary))
      return common && (!capital || (beginsSentence && rest !== 's')) ? undefined : 'exact';
    if (FAMILY.has(rest)) return 'exact';
    if (name.length >= SHORTEST_STEM && capital) return 'misspelt';
  }
  if (name.length < SHORTEST_FUZZY || letters.length < SHORTEST_FUZZY || common) return undefined;
  if (letters.length > name.length + 3 || letters.length < name.length - 2) return undefined;
  // "vägen" is not "Hagen" misspelt: an everyday word is itself, unless its capital letter says that it is a name.
  if ((!capital || beginsSentence || plain.length < SHORTEST_STEM) && ordinary) return undefined;
  const most = capital ? tolerance(name.length) : name.length >= 6 ? 1 : 0;
  if (distance(letters, name, most) <= most || distance(stem, name, most) <= most) return 'misspelt';
  const close = letters[0] === name[0] || word.sound[0] === sound[0];
  if (close && sound.length >= SHORTEST_FUZZY && (word.sound === sound || word.stemSound === sound)) return 'misspelt';
  return undefined;
};

const certaintyOf = (word: Read, parts: readonly Part[]): Found['certainty'] | undefined => {
  if (word.letters.length < 2) return undefined;
  const matches = parts.map((part) => matchOf(word, part));
  if (matches.includes('exact')) return !word.capital && word.ordinary ? 'likely' : 'always';
  if (matches.includes('misspelt')) return word.capital && !word.beginsSentence ? 'always' : 'likely';
  return undefined;
};

const isLetterAt = (text: string, i: number): boolean => /\p{L}/u.test(text[i] ?? '');

const LETTERS: ReadonlyMap<string, string> = new Map(
  [...'abcdefghijklmnopqrstuvwxyzåäö'].map((letter) => [letter, skeleton(letter)]),
);
/** "4nna": a digit beside a letter. */
const meantLetter = (plain: string, i: number): string | undefined => {
  const meant = LEET.get(plain[i] ?? '');
  return meant !== undefined && (LETTERS.has(plain[i - 1] ?? '') || LETTERS.has(plain[i + 1] ?? ''))
    ? meant
    : undefined;
};

/** The letters of a text in order, each with its place: what is left when names are split by signs and spaces. */
type Stream = { readonly letters: string; readonly places: readonly number[] };
const streamOf = (text: string, withMeant: boolean): Stream => {
  const letters: string[] = [];
  const places: number[] = [];
  const plain = plainWord(text);
  for (let i = 0; i < plain.length; i += 1) {
    const letter = LETTERS.get(plain[i] ?? '') ?? (withMeant ? meantLetter(plain, i) : undefined);
    if (letter === undefined) continue;
    letters.push(letter);
    places.push(i);
  }
  return { letters: letters.join(''), places };
};

const MOST_BETWEEN = 3;

/** Whether the pieces that a name was split into are no words of their own: "A n n a", "An.na", "Karls son", but not "sten is". */
const isSplitName = (text: string, places: readonly number[]): boolean => {
  const pieces: string[] = [''];
  let onlySpaces = true;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? 0;
    const before = places[i - 1];
    if (before !== undefined && place !== before + 1) {
      const gap = text.slice(before + 1, place);
      if (gap.length > MOST_BETWEEN || gap.includes('\n')) return false;
      if (gap.trim() !== '' && !/^[.,;:!?] /.test(gap)) onlySpaces = false;
      pieces.push('');
    }
    pieces[pieces.length - 1] += text[place] ?? '';
  }
  if (pieces.length === 1) return true;
  if (!onlySpaces) return true;
  return pieces.some((piece) => piece.length === 1 || !isOrdinary(plainWord(piece)));
};

const splitIn = (text: string, { letters, places }: Stream, name: string): readonly Found[] => {
  const found: Found[] = [];
  for (let at = letters.indexOf(name); at >= 0; at = letters.indexOf(name, at + 1)) {
    const own = places.slice(at, at + name.length);
    const first = own[0] ?? 0;
    const last = own.at(-1) ?? 0;
    let end = last + 1;
    if (/^s(?!\p{L})/iu.test(text.slice(end, end + 2))) end += 1;
    if (isLetterAt(text, first - 1) || isLetterAt(text, end)) continue;
    if (isSplitName(text, own)) found.push({ kind: 'knownName', start: first, end, certainty: 'always' });
  }
  return found;
};

const initialsIn = (text: string, words: readonly Word[], { initials }: Known): readonly Found[] => {
  if (initials.length < 2) return [];
  const found: Found[] = [];
  words.forEach((word, i) => {
    if (word.allCapitals && word.plain === initials && !FIELD_ABBREVIATIONS.has(initials))
      found.push({ kind: 'knownName', start: word.start, end: word.end, certainty: 'likely' });
    const run = words.slice(i, i + initials.length);
    const spelled =
      run.length === initials.length &&
      run.every(
        ({ text: sign, plain, gap, capital }, j) =>
          sign.length === 1 && capital && plain === initials[j] && (j === 0 || /^[.]?[ -]?$/.test(gap)),
      );
    const last = run.at(-1);
    if (spelled && last)
      found.push({
        kind: 'knownName',
        start: word.start,
        end: last.end + (text[last.end] === '.' ? 1 : 0),
        certainty: 'always',
      });
  });
  return found;
};

/**
 * Takes a folded text, its words and names that must not stand in it, gives where they stand: inflected, misspelt, split, with other
 * signs for letters, written together, and as initials. In small letters and close to another word: `likely`.
 */
export const knownNamesIn = (text: string, words: readonly Word[], names: readonly string[]): readonly Found[] => {
  const known = names.map(knownOf);
  if (known.length === 0) return [];
  const parts = [...new Map(known.flatMap((name) => name.parts).map((part) => [part.plain, part])).values()];
  const found: Found[] = [];
  const answers = new Map<string, Found['certainty'] | undefined>();
  for (const word of words) {
    const key = `${word.text} ${word.beginsSentence}`;
    if (!answers.has(key)) answers.set(key, certaintyOf(readOf(word), parts));
    const certainty = answers.get(key);
    if (certainty) found.push({ kind: 'knownName', start: word.start, end: word.end, certainty });
  }
  // A sign between letters may stand for a letter, or be there only to part them: both readings are looked through.
  const streams = [streamOf(text, false), streamOf(text, true)];
  const split = [
    ...parts.filter(({ letters, common }) => letters.length > 2 && !common).map(({ letters }) => letters),
    ...known.flatMap(({ glued }) => glued),
  ];
  for (const name of new Set(split)) {
    for (const one of streams.flatMap((stream) => splitIn(text, stream, name))) {
      const whole = isOrdinary(plainWord(text.slice(one.start, one.end)));
      if (!whole) found.push(one);
    }
  }
  return [...found, ...known.flatMap((name) => initialsIn(text, words, name))];
};
