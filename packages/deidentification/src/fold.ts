/**
 * A text as the eye reads it: invisible signs gone, full-width and mathematical letters as plain ones, letters of other alphabets that
 * look Latin as Latin ones, all white space as a space or a line break. Every place in `text` has its place in the original.
 */
export type Folded = {
  readonly text: string;
  /** Where in the original each sign of `text` begins. */
  readonly starts: readonly number[];
  /** Where in the original each sign of `text` ends, what was dropped after it included. */
  readonly ends: readonly number[];
  /** Whether the sign was written as a letter of another alphabet, or as one that only looks like a letter. */
  readonly disguised: readonly boolean[];
};

const pairs = (latin: string, others: string): readonly (readonly [string, string])[] =>
  [...others].map((other, i) => [other, [...latin][i] ?? ''] as const);

// Unicode UTS 39 lists thousands; these are what a Cyrillic, Greek, Armenian or Cherokee keyboard and the usual tricks give. A letter that
// looks like none gets the Latin one it sounds like, so that a name written out in Cyrillic is read as that name.
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ...pairs('ABEZHIKMNOPTYXaovpucxygi', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρυϲχγɡι'),
  ...pairs('ABVGDEZIKLMNOPRSTUFHS', 'АБВГДЕЗИКЛМНОПРСТУФХШ'),
  ...pairs('abvgdezijklmnoprstufhyeaeo', 'абвгдезийклмнопрстуфхыэяёю'),
  ...pairs('BHCPXYSIJsijehdqwkg', 'ВНСРХҮЅІЈѕіјҽһԁԛԝκɡ'),
  ...pairs('cpxy', 'срху'),
  ...pairs('emtkrsdlgw', 'εμτκρσδλɣω'),
  ...pairs('GDLSFWP', 'ΓΔΛΣΦΩΠ'),
  ...pairs('nojlqsuh', 'ոօյլզѕսհ'),
  ...pairs('DTJRAEHWMSPCIL', 'ᎠᎢᎫᎡᎪᎬᎻᎳᎷᏚᏢᏟᏆᏞ'),
  ...pairs('aegiloy', 'ɑɛɢɪʟɵʏ'),
  ['ı', 'i'],
  ['ſ', 's'],
  ['ß', 's'],
]);

const DROPPED = /[\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164\uffa0]/u;
const MARK = /\p{M}/u;
const SPACE = /[\s\u2028\u2029\u0085]/u;
const DASH = /[\p{Pd}\u2212\u02d7\u00ad\u2043\u30fc]/u;
const APOSTROPHE = /[\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\u2032\u055a]/u;
const DIGIT = /\p{Nd}/u;
const LETTER = /\p{L}/u;
const LATIN = /[\p{Script=Latin}ªº]/u;
const PLAIN = /^[\u0020-\u007e]$/;
/** Where the ten digits of an alphabet begin (Unicode Nd); what NFKC makes plain is not needed. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];

const plainDigit = (sign: string): string | undefined => {
  const code = sign.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? undefined : String(code - zero);
};

/** What one sign is read as: none, one or a few plain ones. */
const readAs = (sign: string): string => {
  if (sign === '\n') return sign;
  if (SPACE.test(sign)) return /[\r\u2028\u2029\u0085]/u.test(sign) ? '\n' : ' ';
  if (DASH.test(sign)) return sign === '\u00ad' ? '' : '-';
  if (APOSTROPHE.test(sign)) return "'";
  if (DROPPED.test(sign)) return '';
  const plain = sign.normalize('NFKC');
  let read = '';
  for (const part of plain) {
    if (SPACE.test(part)) read += ' ';
    else if (MARK.test(part) || DROPPED.test(part)) continue;
    else if (DASH.test(part)) read += '-';
    else if (DIGIT.test(part)) read += plainDigit(part) ?? part;
    else read += LOOKALIKES.get(part) ?? (part.length > 1 ? '\ufffc' : part);
  }
  return read;
};

/** Takes a text, gives it as the eye reads it. Time and room grow with the text's length. */
export const fold = (original: string): Folded => {
  const signs: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const disguised: boolean[] = [];
  let at = 0;
  for (const sign of original) {
    const end = at + sign.length;
    const last = signs.length - 1;
    if (PLAIN.test(sign)) {
      signs.push(sign);
      starts.push(at);
      ends.push(end);
      disguised.push(false);
    } else if (MARK.test(sign) && last >= 0) {
      const composed = `${signs[last]}${sign}`.normalize('NFC');
      if (composed.length === 1) signs[last] = composed;
      ends[last] = end;
    } else {
      const read = readAs(sign);
      const hidden = (LETTER.test(sign) && !LATIN.test(sign)) || (sign.length > 1 && LETTER.test(read));
      for (const part of read) {
        signs.push(part);
        starts.push(at);
        ends.push(end);
        disguised.push(hidden);
      }
      if (read === '' && last >= 0) ends[last] = end;
    }
    at = end;
  }
  return { text: signs.join(''), starts, ends, disguised };
};

const KEPT = /[åäö]/;
const WITHOUT_ACCENT: ReadonlyMap<string, string> = new Map([
  ['ø', 'ö'],
  ['æ', 'ä'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 't'],
  ['œ', 'o'],
  ['ħ', 'h'],
]);

/** Worked out once for each of the few signs that texts are made of. */
const PLAIN_LETTERS = new Map<string, string>();
const MOST_REMEMBERED = 2_000;

/** A letter in lower case, without other accents than those of å, ä and ö. One sign in, one out. */
const plainLetter = (letter: string): string => {
  const known = PLAIN_LETTERS.get(letter);
  if (known !== undefined) return known;
  const plain = withoutAccent(letter);
  if (PLAIN_LETTERS.size < MOST_REMEMBERED) PLAIN_LETTERS.set(letter, plain);
  return plain;
};

const withoutAccent = (letter: string): string => {
  const lower = letter.toLowerCase();
  if (KEPT.test(lower)) return lower[0] ?? letter;
  return (WITHOUT_ACCENT.get(lower) ?? lower.normalize('NFD'))[0] ?? letter;
};

/** A folded word in lower case, without other accents than å, ä and ö; as long as the word. */
export const plainWord = (word: string): string => {
  if (/^[a-zåäö]*$/.test(word)) return word;
  let plain = '';
  for (const letter of word) plain += plainLetter(letter);
  return plain;
};
