import type { Found } from './identity-numbers.ts';
import type { Word } from './words.ts';

const STREET_ENDINGS = [
  'gatan',
  'gata',
  'vägen',
  'väg',
  'gränden',
  'gränd',
  'stigen',
  'stig',
  'allen',
  'alle',
  'torget',
  'torg',
  'backen',
  'backe',
  'platsen',
  'plats',
  'kajen',
  'kaj',
  'leden',
  'esplanaden',
  'promenaden',
  'plan',
  'svängen',
  'slingan',
  'ringen',
  'bron',
  'kroken',
  'höjden',
  'parken',
  'trädgården',
  'gården',
];
/** Which of them are told from other words without a number after. */
const ONLY_STREETS = ['gatan', 'gränd', 'gränden', 'allen', 'esplanaden'];
/** Everyday words that end as streets do. */
const NOT_STREETS = new Set(
  'arbetsplatsen arbetsplats praktikplats praktikplatsen mötesplats mötesplatsen handlingsplan handlingsplanen tidsplan plats platsen väg vägen gata gatan vårdplan halvvägs plan torg torget parken gården utväg omväg genväg järnväg järnvägen motorvägen motorväg bron leden backen tidplan vägplan bostadsort skolplan aktivitetsplan vårdplats behandlingsplan rehabplan rehabiliteringsplan utbildningsplats studieplan arbetsplan etableringsplan genomförandeplan parkeringsplats parkeringsplatsen boplats sommarplats elevplats'.split(
    ' ',
  ),
);
const LEADING = new Set(
  'norra södra östra västra stora lilla gamla nya övre nedre s:t sankt inre yttre lilla gustav karl carl oscars sankta'.split(
    ' ',
  ),
);
const LIVES = new Set(
  'bor bodde bo boende flyttade flyttar flyttat flytta adress adressen folkbokförd skriven hyr hyrde inneboende lägenhet lägenheten bostad bostaden hemadress'.split(
    ' ',
  ),
);
const BOX = new Set(['box', 'postbox', 'pl', 'lådan']);

const HOUSE_NUMBER = /^\d{1,3}\p{L}?$/u;
const STAIR = /^\p{L}$/u;
const FLAT = /^,? ?(?:lgh|lägenhet|läg|\d ?tr|[nb]\.?b|våning)\.? ?\d{0,4}(?: ?tr)?/iu;

const isStreet = (plain: string): boolean =>
  !NOT_STREETS.has(plain) &&
  STREET_ENDINGS.some((ending) => plain.length > ending.length + 1 && plain.endsWith(ending));

/** Finds streets with their numbers, boxes, and postal codes with their towns; a street without a number where nothing else ends so. */
export const addressesIn = (text: string, words: readonly Word[]): readonly Found[] => {
  const found: Found[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    const next = words[i + 1];
    const before = words[i - 1];
    if (!word) continue;
    const number = next && next.gap === ' ' && HOUSE_NUMBER.test(next.text) ? next : undefined;
    const ending = STREET_ENDINGS.includes(word.plain) && before?.capital === true && word.gap === ' ';
    if (BOX.has(word.plain) && next && /^\d{1,5}$/.test(next.text) && next.gap === ' ' && word.capital)
      found.push({ kind: 'address', start: word.start, end: next.end, certainty: 'always' });
    const street = isStreet(word.plain) || (ending && number !== undefined);
    if (!street) {
      const lives =
        number &&
        word.capital &&
        before?.plain === 'på' &&
        words.slice(Math.max(0, i - 6), i).some(({ plain }) => LIVES.has(plain));
      if (lives) found.push({ kind: 'address', start: word.start, end: number.end, certainty: 'likely' });
      continue;
    }
    const sureWithoutNumber =
      word.capital && !word.beginsSentence && ONLY_STREETS.some((end) => word.plain.endsWith(end));
    if (!number && !sureWithoutNumber) continue;
    const leads = before && word.gap === ' ' && (ending || (LEADING.has(before.plain) && before.capital));
    const start = leads ? before.start : word.start;
    let end = number?.end ?? word.end;
    const letter = number && words[i + 2];
    if (letter && letter.gap === ' ' && STAIR.test(letter.text) && letter.capital) end = letter.end;
    const flat = number ? FLAT.exec(text.slice(end, end + 24))?.[0] : undefined;
    if (flat) end += flat.length;
    found.push({ kind: 'address', start, end, certainty: number ? 'always' : 'likely' });
  }
  return [...found, ...postalIn(text)];
};

const POSTAL = /(?<![\p{L}\p{N}.,/-])(?:SE?[- ])?[1-9]\d{2} ?\d{2} {1,2}(\p{Lu}[\p{L}]{1,24})(?!\p{L})/gu;
const POSTAL_CUE = /postn(?:umme)?r(?:et)?[ :]{1,3}([1-9]\d{2} ?\d{2})(?!\d)/giu;
const UNITS_OF_SUMS = /^(?:Kr|Kronor|SEK|Euro|EUR|Personer|Timmar)$/u;

const postalIn = (text: string): readonly Found[] => {
  const withTown = [...text.matchAll(POSTAL)].flatMap((match): Found[] => {
    const [whole, town = ''] = match;
    if (UNITS_OF_SUMS.test(town)) return [];
    return [{ kind: 'address', start: match.index, end: match.index + whole.length, certainty: 'always' }];
  });
  const asked = [...text.matchAll(POSTAL_CUE)].map((match): Found => {
    const [whole, code = ''] = match;
    const start = match.index + whole.length - code.length;
    return { kind: 'address', start, end: start + code.length, certainty: 'always' };
  });
  return [...withTown, ...asked];
};
