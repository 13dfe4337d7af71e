import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findIdentifying } from './find-identifying.ts';
import type { Finding } from './finding.ts';

const kindsIn = (text: string, known: readonly string[] = []): readonly string[] =>
  findIdentifying(text, known).map(({ kind }) => kind);
const partsOf = (text: string, known: readonly string[] = []): readonly string[] =>
  findIdentifying(text, known).map(({ start, end }) => text.slice(start, end));

const checkDigit = (nine: string): number => {
  const sum = [...nine].reduce((total, digit, i) => {
    const part = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (part > 9 ? part - 9 : part);
  }, 0);
  return (10 - (sum % 10)) % 10;
};
const two = (number: number): string => String(number).padStart(2, '0');

const born = fc.record({
  year: fc.integer({ min: 1930, max: 2012 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  number: fc.integer({ min: 0, max: 999 }),
});
type Born = { readonly year: number; readonly month: number; readonly day: number; readonly number: number };
const twelve = ({ year, month, day, number }: Born, added = 0): string => {
  const nine = `${two(year % 100)}${two(month)}${two(day + added)}${String(number).padStart(3, '0')}`;
  return `${Math.floor(year / 100)}${nine}${checkDigit(nine)}`;
};
const personnummer = fc.tuple(born, fc.boolean()).map(([who, long]) => twelve(who).slice(long ? 0 : 2));
const covers = (findings: readonly Finding[], start: number, end: number): boolean =>
  findings.some(
    (finding) =>
      finding.start <= start && finding.end >= end && ['personnummer', 'samordningsnummer'].includes(finding.kind),
  );

test('a personnummer is found whatever stands between its digits, and so is a samordningsnummer', () => {
  const between = fc.constantFrom(
    '',
    '',
    '',
    ' ',
    '-',
    ' - ',
    '.',
    '/',
    ':',
    '_',
    '\u200b',
    '\u00ad',
    '\u2060',
    '\n',
    '–',
    '·',
    ', ',
    '+',
    ')(',
  );
  fc.assert(
    fc.property(
      born,
      fc.boolean(),
      fc.boolean(),
      fc.array(between, { minLength: 12, maxLength: 12 }),
      (who, long, added, gaps) => {
        const digits = twelve(who, added ? 60 : 0).slice(long ? 0 : 2);
        const written = [...digits].map((digit, i) => (i === 0 ? digit : `${gaps[i] ?? ''}${digit}`)).join('');
        const text = `Uppgiften är ${written} enligt intyget.`;
        expect(covers(findIdentifying(text), 13, 13 + written.length), text).toBe(true);
      },
    ),
  );
});

const UNITS = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio'];
const TEENS = ['tio', 'elva', 'tolv', 'tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton'];
const TENS = ['', '', 'tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'åttio', 'nittio'];
const inPairs = (digits: string): string =>
  (digits.match(/../g) ?? [])
    .map((pair) => {
      const [ten = 0, unit = 0] = [...pair].map(Number);
      if (ten === 0) return `noll ${UNITS[unit]}`;
      if (ten === 1) return TEENS[unit];
      return `${TENS[ten]}${unit === 0 ? '' : UNITS[unit]}`;
    })
    .join(' ');

test('a personnummer in words is found, digit by digit or in pairs, written together or apart', () => {
  fc.assert(
    fc.property(personnummer, fc.constantFrom(' ', ', ', '-', ''), fc.boolean(), (digits, gap, pairs) => {
      const words = pairs ? inPairs(digits) : [...digits].map((digit) => UNITS[Number(digit)]).join(gap);
      const text = `Hen sade ${words} i telefon.`;
      expect(covers(findIdentifying(text), 9, 9 + words.length), text).toBe(true);
    }),
  );
});

test('a personnummer with a wrong check digit is marked as likely, an organisationsnummer is not marked', () => {
  expect(findIdentifying('Se 850312-2399.')).toEqual([
    { kind: 'personnummer', start: 3, end: 14, certainty: 'likely' },
  ]);
  expect(findIdentifying('Se 850312-2395.')).toEqual([
    { kind: 'personnummer', start: 3, end: 14, certainty: 'always' },
  ]);
  expect(kindsIn('Se 556036-0793.')).toEqual([]);
});

test.each([
  'Se 85o312-2395.',
  'Se 8503l2-2395.',
  'Se ８５０３１２-２３９５.',
  'Se ٨٥٠٣١٢-٢٣٩٥.',
  'Se pnr850312-2395.',
  'Se 850312 tvåtre nio fem.',
  'Se 850312-TF12.',
  'Sista fyra är 2395.',
])('%s: a personnummer in disguise', (text) => {
  expect(kindsIn(text)).toEqual(['personnummer']);
});

test.each([
  ['Ring 070-123 45 67 eller 0150-57 000.', ['phone', 'phone']],
  ['Ring +46 (0)70-123 45 67.', ['phone']],
  ['Skriv till a.b@exempel.se.', ['email']],
  ['Skriv till anna snabel-a mejl punkt se.', ['email']],
  ['Hen bor på Storgatan 12 B, 641 30 Katrineholm.', ['address', 'address']],
  ['Hen är född 1985-03-12.', ['birthDate']],
])('%s', (text, kinds) => {
  expect(kindsIn(text)).toEqual(kinds);
});

test.each([
  'Mötet hålls 08.00–09.30 i lokal B12.',
  'Nästa tid är 2026-11-22 kl. 13.30.',
  'Ersättningen är 9 700 kronor i månaden under 2024–2025.',
  'Hans ork räcker inte. Dag 3 var tyngst. Per vecka blir det åtta timmar.',
  'Arbetsförmedlingen i Katrineholm och Försäkringskassan bedömer olika. SIKTA-Unga kan vara aktuellt.',
  'Kvinnan tar Sertralin och Alvedon och har arbetat som undersköterska på ICA.',
  'Min sista dag på praktiken var i maj.',
])('nothing is marked in: %s', (text) => {
  expect(findIdentifying(text)).toEqual([]);
});

test.each([
  ['genitive', 'Annas läkare ringde Berglöfs chef.', ['Annas', 'Berglöfs']],
  ['definite', 'Vi talade om Annaen och Berglöfarna.', ['Annaen', 'Berglöfarna']],
  ['small letters', 'vi talade med anna berglöf i går', ['anna', 'berglöf']],
  ['capital letters', 'VI TALADE MED ANNA BERGLÖF', ['ANNA', 'BERGLÖF']],
  ['without dots and rings', 'Vi talade med Berglof.', ['Berglof']],
  ['misspelt', 'Vi talade med Berglööf och Berlgöf.', ['Berglööf', 'Berlgöf']],
  ['sounding alike', 'Vi talade med Bergglöv.', ['Bergglöv']],
  ['signs between letters', 'Vi talade med A.n.n.a och B-e-r-g-l-ö-f.', ['A.n.n.a', 'B-e-r-g-l-ö-f']],
  ['spaces between letters', 'Vi talade med A n n a och Berg löf i går.', ['A n n a', 'Berg löf']],
  ['Cyrillic letters', 'Vi talade med Аnnа.', ['Аnnа']],
  ['Greek letters', 'Vi talade med Αnnα.', ['Αnnα']],
  ['full width', 'Vi talade med Ａｎｎａ.', ['Ａｎｎａ']],
  ['mathematical letters', 'Vi talade med 𝐀𝐧𝐧𝐚.', ['𝐀𝐧𝐧𝐚']],
  ['invisible signs', 'Vi talade med B\u200be\u2060r\u00adglöf.', ['B\u200be\u2060r\u00adglöf']],
  ['digits for letters', 'Vi talade med 4nna och B3rglöf.', ['4nna', 'B3rglöf']],
  ['written together', 'Se annaberglöf och Berglöf_Anna.', ['annaberglöf', 'Berglöf', 'Anna']],
  ['initials', 'Vi talade med A.B. om planen.', ['A.B.']],
  ['a combining ring', 'Vi talade med Berglo\u0308f.', ['Berglo\u0308f']],
  ['joined to a word', 'Vi talade om Annafallet och familjen Berglöf.', ['Annafallet', 'Berglöf']],
])('a known name is found: %s', (_how, text, expected) => {
  const found = findIdentifying(text, ['Anna Berglöf']).filter(({ kind }) => kind === 'knownName');
  expect(found.map(({ start, end }) => text.slice(start, end).trim())).toEqual(
    expect.arrayContaining(expected.map((part) => expect.stringContaining(part))),
  );
});

test('a known name that is an everyday word is left alone where it is one', () => {
  const known = ['Hans Berglöf', 'Björn Ek', 'Dag Sten'];
  expect(partsOf('Det är hans ork, dag för dag, per vecka. Hans plan gäller en dag till.', known)).toEqual([]);
  expect(partsOf('Vi träffade Hans i dag.', known)).toEqual(['Hans']);
  expect(findIdentifying('Vi träffade Hans i dag.', known)[0]?.kind).toBe('knownName');
});

test.each([
  'Vi träffade Anna-Carin och Jan-Olof Af Ugglas i dag.',
  'Enligt K. Horvatek och Zrinka H. går det bra.',
  'Zrinka i köket hjälpte till.',
  'Hon heter zrinka.',
  'Zrinka: ”Jag vill arbeta.”',
])('names are found without being known: %s', (text) => {
  const found = findIdentifying(text);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ kind, certainty }) => `${kind} ${certainty}`))).toEqual(new Set(['name likely']));
});

test('any known name is found, in any case and inflected', () => {
  const name = fc.constantFrom(
    'Zrinka Horvatek',
    'Thorvild Kjellsvik',
    'Fatuma Warsame',
    'Mohammed Al-Hassan',
    'Karin Ek',
    'Li Öberg',
    "Siobhan O'Neill",
    'Måns Åkerö',
    'José Muñoz',
  );
  const change = fc.constantFrom<(word: string) => string>(
    (word) => word,
    (word) => `${word}s`,
    (word) => word.toUpperCase(),
    (word) => [...word].join('\u200b'),
    (word) => word.normalize('NFD'),
  );
  fc.assert(
    fc.property(name, change, (known, changed) => {
      for (const part of known.split(/[ -]/).filter((word) => word !== 'Al')) {
        const text = `I planen står att ${changed(part)} deltar.`;
        const from = 18;
        const found = findIdentifying(text, [known]).some(
          ({ start, end }) => start <= from && end >= from + changed(part).length,
        );
        expect(found, text).toBe(true);
      }
    }),
  );
});

test('a known name is found however it is split', () => {
  const between = fc.constantFrom('.', '-', ' ', '_', '*', '/', '·', '\u200b', '. ', ' - ', '|', ',');
  fc.assert(
    fc.property(
      fc.constantFrom('Anna', 'Zrinka', 'Horvatek', 'Thorvild', 'Mohammed', 'Warsame', 'Berglöf', 'Åkerö'),
      fc.array(fc.option(between, { nil: '' }), { minLength: 8, maxLength: 8 }),
      (name, gaps) => {
        const written = [...name].map((letter, i) => (i === 0 ? letter : `${gaps[i] ?? ''}${letter}`)).join('');
        const text = `I planen står att ${written} deltar.`;
        const found = findIdentifying(text, [`${name} Öberg`]);
        // "Horv at e.k" is read as an address too, which says more and is as wide.
        const whole = found.find(({ start, end }) => start <= 18 && end >= 18 + written.length);
        expect((whole?.kind === 'knownName' || whole?.kind === 'email') && whole.certainty === 'always', text).toBe(
          true,
        );
      },
    ),
    { numRuns: 500 },
  );
});

const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'Anna',
    'Zrinka Horvat',
    'å',
    '850312-2395',
    '070-123 45 67',
    ' ',
    '\n',
    '. ',
    'a@b.se',
    'Storgatan 12',
    '\u200b',
    '𝐀',
    '@',
    'noll',
    'åttio',
    '-',
    '(',
    'mamma ',
    'heter ',
  ),
);
const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

test('findings lie within the text, in order and apart, and the same text gives the same findings', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }), (text, known) => {
      const findings = findIdentifying(text, known);
      let last = 0;
      for (const { start, end } of findings) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
      expect(findIdentifying(text, known)).toEqual(findings);
    }),
    { numRuns: 2_000 },
  );
});

test('what was found is found with more text around it, too', () => {
  const sentences = [
    'Vi träffade Anna Berg i Flen.',
    'Numret är 850312-2395.',
    'Ring 070-123 45 67.',
    'Hen bor på Storgatan 12.',
    'Skriv till a.b@exempel.se.',
    'Mamma Zrinka ringde.',
  ];
  const neutral = ['Planen följs upp i maj.', 'Det går bättre nu.', 'Mötet hålls kl. 13.30.', 'Behov: struktur.'];
  fc.assert(
    fc.property(
      fc.constantFrom(...sentences),
      fc.array(fc.constantFrom(...neutral), { maxLength: 4 }),
      fc.array(fc.constantFrom(...neutral), { maxLength: 4 }),
      (sentence, before, after) => {
        const alone = findIdentifying(sentence);
        const prefix = before.map((text) => `${text} `).join('');
        const within = findIdentifying(`${prefix}${sentence} ${after.join(' ')}`);
        expect(within).toEqual(
          alone.map((finding) => ({
            ...finding,
            start: finding.start + prefix.length,
            end: finding.end + prefix.length,
          })),
        );
      },
    ),
  );
});

test('a text that was marked and made good has nothing left to mark', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Anna Berg', 'Zrinka', 'Oskar Lindqvist'),
      fc.constantFrom('850312-2395', '070-123 45 67', 'Storgatan 12'),
      (name, identifier) => {
        const text = `Vi talade med ${name} om planen. Uppgiften ${identifier} stod på lappen.`;
        let changed = text;
        for (const { start, end } of findIdentifying(text).toReversed())
          changed = `${changed.slice(0, start)}hen${changed.slice(end)}`;
        expect(findIdentifying(changed)).toEqual([]);
      },
    ),
  );
});

const SENTENCE =
  'Deltagaren Anna Berg träffade handläggaren i Katrineholm den 12 maj och lämnade 850312-2395 samt 070-123 45 67. ';
const TEN_KILOBYTES = 10_000;

test.each([
  ['case notes', SENTENCE.repeat(100)],
  ['one long word', 'a'.repeat(TEN_KILOBYTES)],
  ['digits', '8'.repeat(TEN_KILOBYTES)],
  ['digits and spaces', '8 '.repeat(TEN_KILOBYTES / 2)],
  ['at signs', 'a@'.repeat(TEN_KILOBYTES / 2)],
  ['dots', 'a.'.repeat(TEN_KILOBYTES / 2)],
  ['capitals', 'Aa '.repeat(TEN_KILOBYTES / 3)],
  ['initials', 'A. '.repeat(TEN_KILOBYTES / 3)],
  ['number words', 'ett '.repeat(TEN_KILOBYTES / 4)],
  ['spaces', `Born${' '.repeat(TEN_KILOBYTES)}`],
  ['invisible signs', '\u200b'.repeat(TEN_KILOBYTES)],
  ['long made-up words', `${'Arbetsförmågeutredningsmottagningsplats'.repeat(3)} `.repeat(80)],
])('ten times 10 kB of %s come to an end', (_what, text) => {
  const known = ['Anna Berglöf', 'Mohammed Al-Hassan', 'Zrinka Horvatek', 'Lars-Erik Öberg', 'Fatuma Warsame'];
  // What grows faster than its text would not be done before the test's time is out.
  const once = findIdentifying(text, known);
  expect(findIdentifying(`${text}\n`.repeat(10), known).length).toBeGreaterThanOrEqual(once.length);
});
