const UNITS: ReadonlyMap<string, number> = new Map([
  ['noll', 0],
  ['nolla', 0],
  ['nollan', 0],
  ['ett', 1],
  ['en', 1],
  ['etta', 1],
  ['två', 2],
  ['tva', 2],
  ['tvåa', 2],
  ['tre', 3],
  ['trea', 3],
  ['fyra', 4],
  ['fem', 5],
  ['femma', 5],
  ['sex', 6],
  ['sexa', 6],
  ['sju', 7],
  ['sjua', 7],
  ['åtta', 8],
  ['atta', 8],
  ['nio', 9],
  ['nie', 9],
  ['nia', 9],
]);
const TEENS: ReadonlyMap<string, number> = new Map([
  ['tio', 10],
  ['tie', 10],
  ['elva', 11],
  ['tolv', 12],
  ['tretton', 13],
  ['fjorton', 14],
  ['femton', 15],
  ['sexton', 16],
  ['sjutton', 17],
  ['arton', 18],
  ['aderton', 18],
  ['nitton', 19],
]);
const TENS: readonly (readonly [string, number])[] = [
  ['tjugo', 20],
  ['tjugi', 20],
  ['tjuge', 20],
  ['trettio', 30],
  ['tretti', 30],
  ['fyrtio', 40],
  ['förtio', 40],
  ['fyrti', 40],
  ['femtio', 50],
  ['femti', 50],
  ['sextio', 60],
  ['sexti', 60],
  ['sjuttio', 70],
  ['sjutti', 70],
  ['åttio', 80],
  ['attio', 80],
  ['åtti', 80],
  ['nittio', 90],
  ['nitti', 90],
];
const HUNDREDS = ['hundra', 'tusen'] as const;

/** Under a hundred, in one word. */
const small = (word: string): number | undefined => {
  const known = UNITS.get(word) ?? TEENS.get(word);
  if (known !== undefined) return known;
  for (const [ten, value] of TENS) {
    if (word === ten) return value;
    const unit = word.startsWith(ten) ? UNITS.get(word.slice(ten.length)) : undefined;
    if (unit !== undefined && unit > 0) return value + unit;
  }
  return undefined;
};

export type NumberWord = {
  readonly digits: string /** 20, 30 … 90: a following one to nine may belong to it. */;
  readonly isTen: boolean;
  readonly isUnit: boolean;
};

const BEGINNINGS = /^(?:no|et|en|tv|tr|fy|fe|se|sj|åt|at|ni|ti|el|to|fj|tj|fö|ar|ad|hu|tu)/;
const LONGEST = 12;
const MOST_LETTERS = 60;

/** "tvåtre", "nittonåttiofem": several written together, the longest first. */
const glued = (word: string): string | undefined => {
  if (word.length > MOST_LETTERS) return undefined;
  let digits = '';
  let from = 0;
  while (from < word.length) {
    let to = Math.min(word.length, from + LONGEST);
    while (to > from && small(word.slice(from, to)) === undefined) to -= 1;
    if (to === from) return undefined;
    digits += String(small(word.slice(from, to)));
    from = to;
  }
  return digits;
};

/** Takes a word in lower case, gives the digits it says ("nittonhundraåttiofem" → 1985), or undefined where it is no number. */
export const numberWord = (word: string): NumberWord | undefined => {
  if (!BEGINNINGS.test(word)) return undefined;
  const value = small(word);
  if (value !== undefined)
    return { digits: String(value), isTen: value >= 20 && value % 10 === 0, isUnit: value > 0 && value < 10 };
  const together = glued(word);
  if (together !== undefined) return { digits: together, isTen: false, isUnit: false };
  for (const hundred of HUNDREDS) {
    const at = word.indexOf(hundred);
    if (at < 0) continue;
    const before = at === 0 ? 1 : small(word.slice(0, at));
    const rest = word.slice(at + hundred.length);
    const after = rest === '' ? 0 : small(rest);
    if (before === undefined || after === undefined) return undefined;
    return { digits: String(before * (hundred === 'hundra' ? 100 : 1000) + after), isTen: false, isUnit: false };
  }
  return undefined;
};
