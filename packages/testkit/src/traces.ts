import { createHash } from 'node:crypto';
import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';
import { isSqlite, recordsInSqlite } from './sqlite-pages.ts';
import type { StorePart } from './stores.ts';

/** A text that was found, in which part of a store, and through what it was wrapped in, the outermost first. */
export type Trace = { readonly text: string; readonly part: string; readonly through: readonly string[] };

/** So many wrappings are taken off, one within the other. */
const DEEPEST = 4;
/** What would unpack to more is a bomb, or not what it looks like. */
const UNPACKED_AT_MOST = 64_000_000;
/** Shorter runs of letters and digits hold no text worth looking for. */
const SHORTEST_RUN = 12;
/** More than this in one piece is a file of pages, not something that was compressed as a whole. */
const WHOLE_AT_MOST = 2_000_000;
/** Of a number less is found by chance. */
const FEWEST_DIGITS = 9;

// ── What is looked for ───────────────────────────────────────────────────────────────────────────────────────────────

const digitsIn = (text: string): string => text.replaceAll(/\D/g, '');
/** A personnummer, a phone number: found however it is grouped, with or without its century or country. */
const isNumber = (text: string): boolean =>
  /^[+\d][\d\s()+./–-]*$/.test(text) && digitsIn(text).length >= FEWEST_DIGITS;

const numberOf = (text: string): string => {
  const digits = digitsIn(text);
  if (digits.length === 12 && /^(19|20)/.test(digits)) return digits.slice(2);
  return digits.replace(/^(0046|46(?=\d{8})|0)/, '');
};

const withoutMarks = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const spellings = (text: string): string[] => [
  ...new Set(
    [text, withoutMarks(text)].flatMap((one) =>
      [one, one.toLowerCase(), one.toUpperCase()].flatMap((cased) => [cased, cased.normalize('NFD')]),
    ),
  ),
];

const wideBigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const encodings = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'latin1'),
  Buffer.from(text, 'utf16le'),
  wideBigEndian(text),
  // Read as another character set than it was written in, and written again.
  Buffer.from(Buffer.from(text).toString('latin1')),
];

/** A bare hash of something so short, or of which there are so few, is as good as the text: one tries them all. */
const bareHashes = (text: string): Buffer[] => {
  const digits = digitsIn(text);
  const written = isNumber(text)
    ? [text, ...[digits, digits.slice(-10)].flatMap((one) => [one, one.replace(/(\d{4})$/, '-$1')])]
    : [text, text.toLowerCase()];
  return [...new Set(written)].flatMap((one) =>
    ['md5', 'sha1', 'sha256', 'sha384', 'sha512'].map((name) => createHash(name).update(one).digest()),
  );
};

type Needle = { readonly bytes: Buffer; readonly text: string };

/** Capital letters of ASCII count as small ones. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));
const folded = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => FOLDED[byte] ?? byte));

type Search = (bytes: Buffer) => Set<string>;

/** Looks for all needles at once: their number costs nothing. */
const searchFor = (needles: readonly Needle[]): Search => {
  // Whether anything may begin with three such bytes: by their hash, in 18 bits.
  const begins = new Uint8Array(1 << 18);
  const slot = (three: number): number => Math.imul(three, 0x9e_37_79_b1) >>> 14;
  const byBegin = new Map<number, Needle[]>();
  for (const needle of needles) {
    const bytes = folded(needle.bytes);
    const begin = ((bytes[0] ?? 0) << 16) | ((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0);
    begins[slot(begin)] = 1;
    byBegin.set(begin, [...(byBegin.get(begin) ?? []), { ...needle, bytes }]);
  }
  const standsAt = (bytes: Buffer, at: number, needle: Buffer): boolean => {
    if (at + needle.length > bytes.length) return false;
    for (let n = 3; n < needle.length; n += 1) if (FOLDED[bytes[at + n] ?? 0] !== needle[n]) return false;
    return true;
  };
  return (bytes) => {
    const found = new Set<string>();
    let last = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      last = ((last << 8) | (FOLDED[bytes[at] ?? 0] ?? 0)) & 0xff_ff_ff;
      if (at < 2 || begins[slot(last)] === 0) continue;
      for (const { bytes: needle, text } of byBegin.get(last) ?? [])
        if (standsAt(bytes, at - 2, needle)) found.add(text);
    }
    return found;
  };
};

// ── What it may be wrapped in ────────────────────────────────────────────────────────────────────────────────────────

type View = { readonly bytes: Buffer; readonly by: string };

const attempt = (unpack: () => Buffer): Buffer[] => {
  try {
    const bytes = unpack();
    return bytes.length > 0 ? [bytes] : [];
  } catch {
    return [];
  }
};

const maxOutputLength = UNPACKED_AT_MOST;
/** Cut short or with something behind it, what can be unpacked is. */
const tolerant = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength };

/** Where a gzip member's content begins (RFC 1952, 2.3): Node's own gunzip takes what stands behind a member for another one. */
const afterGzipHeader = (bytes: Buffer, at: number): number => {
  const flags = bytes[at + 3] ?? 0;
  let next = at + 10;
  if (flags & 4) next += 2 + (bytes[next] ?? 0) + 256 * (bytes[next + 1] ?? 0);
  for (const named of [8, 16]) if (flags & named) next = bytes.indexOf(0, next) + 1;
  return flags & 2 ? next + 2 : next;
};

/** What stands at a place of the bytes, by how it begins. */
const unpackAt = (bytes: Buffer, at: number): View[] => {
  const [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  const as = (by: string, unpack: () => Buffer): View[] => attempt(unpack).map((unpacked) => ({ bytes: unpacked, by }));
  if (a === 0x1f && b === 0x8b && c === 0x08)
    return as('gzip', () => inflateRawSync(bytes.subarray(afterGzipHeader(bytes, at)), tolerant));
  if (a === 0x78 && (b === 0x01 || b === 0x5e || b === 0x9c || b === 0xda))
    return as('zlib', () => inflateSync(bytes.subarray(at), tolerant));
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04 && at + 30 < bytes.length) {
    const isDeflated = bytes.readUInt16LE(at + 8) === 8;
    const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    return isDeflated ? as('zip', () => inflateRawSync(bytes.subarray(begin), tolerant)) : [];
  }
  return [];
};

const packedWithin = (bytes: Buffer): View[] => {
  const views: View[] = [];
  for (let at = 0; at + 4 < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x1f || byte === 0x78 || byte === 0x50) views.push(...unpackAt(bytes, at));
  }
  return views;
};

/** Brotli and bare deflate have no mark to know them by: only a whole piece can be tried. */
const packedAsWhole = (bytes: Buffer): View[] =>
  bytes.length < 8 || bytes.length > WHOLE_AT_MOST
    ? []
    : [
        ...attempt(() => brotliDecompressSync(bytes, { maxOutputLength })).map((whole) => ({
          bytes: whole,
          by: 'brotli',
        })),
        ...attempt(() => inflateRawSync(bytes, { maxOutputLength })).map((whole) => ({ bytes: whole, by: 'deflate' })),
      ];

const classOf = (pattern: RegExp): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (pattern.test(String.fromCharCode(byte)) ? 1 : 0));
const BASE64 = classOf(/[A-Za-z0-9+/_-]/);
const HEX = classOf(/[0-9A-Fa-f]/);
const LINE_END = classOf(/[\r\n]/);
/** Mail breaks base64 at 76 characters, PEM at 64. */
const FULL_LINE = 60;

/** The runs of such characters; a full line goes on in the next. */
const runsOf = (bytes: Buffer, members: Uint8Array): Set<string> => {
  const runs = new Set<string>();
  let text = '';
  let begin = -1;
  const endLine = (at: number): number => {
    const length = begin < 0 ? 0 : at - begin;
    if (length > 0) text += bytes.toString('latin1', begin, at);
    begin = -1;
    return length;
  };
  const end = (): void => {
    if (text.length >= SHORTEST_RUN) runs.add(text);
    text = '';
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (members[byte] === 1) {
      if (begin < 0) begin = at;
      continue;
    }
    if (begin < 0 && text === '') continue;
    const length = endLine(at);
    if (!(LINE_END[byte] === 1 && (length >= FULL_LINE || (length === 0 && text !== '')))) end();
  }
  endLine(bytes.length);
  end();
  return runs;
};

const BETWEEN = Buffer.from('\n\0\n');

/** Fewer characters than these hold nothing that was worth packing. */
const SHORTEST_PACKED = 32;
/** Ids, and what is decoded as hexadecimal anyhow. */
const isLongHex = (run: string): boolean => run.length >= SHORTEST_PACKED && /^[0-9a-f-]+$/i.test(run);

/** Decodes each run from each of the places that its first character may have been at. `tried`: what was tried before to unpack. */
const decodedRuns = (by: 'base64' | 'hex', bytes: Buffer, tried: Set<string>): View[] => {
  const isHex = by === 'hex';
  const runs = [...runsOf(bytes, isHex ? HEX : BASE64)].filter((run) => isHex || !isLongHex(run));
  if (runs.length === 0) return [];
  const places = isHex ? [0, 1] : [0, 1, 2, 3];
  const views: View[] = places.map((place) => {
    // Of an odd number of hexadecimal digits Node decodes all but the last.
    const decoded = runs.flatMap((run) => [Buffer.from(run.slice(place), by), BETWEEN]);
    return { bytes: Buffer.concat(decoded), by };
  });
  const mayBePacked = (run: string): boolean => run.length >= SHORTEST_PACKED && !tried.has(run);
  const whole = runs.filter(mayBePacked).flatMap((run) => {
    tried.add(run);
    return packedAsWhole(Buffer.from(run, by)).map((view) => ({ ...view, by: `${by} > ${view.by}` }));
  });
  return [...views, ...whole];
};

const ESCAPE = /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([0-3][0-7]{2})|(["'\\/nrtbf]))/gi;
const SAID = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const asBytes = (text: string): string => Buffer.from(text).toString('latin1');

/** JSON, JavaScript and PostgreSQL's two kinds of text. */
const unescaped = (latin1: string): string =>
  latin1.replace(ESCAPE, (_, wide?: string, hex?: string, octal?: string, one?: string) => {
    if (wide !== undefined) return asBytes(String.fromCharCode(Number.parseInt(wide, 16)));
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return SAID.get(one ?? '') ?? one ?? '';
  });

const ofHex = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
/** Addresses and posted forms. */
const percentDecoded = (latin1: string): string => latin1.replaceAll('+', ' ').replace(/%([0-9a-f]{2})/gi, ofHex);
/** Mail: bodies, and the words of headers, where `_` is a space. */
const quotedPrintable = (latin1: string): string => {
  const body = latin1.replaceAll(/=\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, ofHex);
  const words = latin1.match(/=\?[\w-]+\?q\?[^?\s]+\?=/gi) ?? [];
  return [body, ...words.map((word) => word.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, ofHex))].join('\n');
};
const entities = (latin1: string): string =>
  latin1.replace(/&#(?:x([0-9a-f]{1,5})|([0-9]{1,6}));/gi, (_, hex?: string, number?: string) =>
    asBytes(String.fromCodePoint(hex === undefined ? Number(number) : Number.parseInt(hex, 16))),
  );

/** UTF-16 of what fits in one byte, of either byte order; shorter runs are chance. */
const narrowed = (bytes: Buffer): View[] => {
  const kept: number[] = [];
  let begin = 0;
  const end = (): void => {
    if (kept.length - begin < 6) kept.length = begin;
    else kept.push(0);
    begin = kept.length;
  };
  for (let at = 0; at + 1 < bytes.length; ) {
    const [one = 0, two = 0] = [bytes[at], bytes[at + 1]];
    if ((one === 0) === (two === 0) || one + two < 9) {
      end();
      at += 1;
      continue;
    }
    kept.push(one + two);
    at += 2;
  }
  end();
  return kept.length === 0 ? [] : [{ bytes: Buffer.from(kept), by: 'utf-16' }];
};

type Decoding = { readonly by: string; readonly sign: RegExp; readonly decode: (latin1: string) => string };
const DECODINGS: readonly Decoding[] = [
  { by: 'escapes', sign: ESCAPE, decode: unescaped },
  { by: 'percent', sign: /%[0-9a-f]{2}/gi, decode: percentDecoded },
  { by: 'quoted-printable', sign: /=(?:[0-9a-f]{2}|\r?\n)/gi, decode: quotedPrintable },
  { by: 'entities', sign: /&#[0-9x]/gi, decode: entities },
];

/** So much on each side of a sign is decoded: what has no sign in it was searched as it is. */
const AROUND = 400;

/** The parts of a text that have such signs. */
const partsWith = (sign: RegExp, latin1: string): string => {
  const parts: string[] = [];
  let [begin, end] = [0, 0];
  for (const { index } of latin1.matchAll(sign)) {
    if (index - AROUND > end) {
      if (end > 0) parts.push(latin1.slice(begin, end));
      begin = Math.max(0, index - AROUND);
    }
    end = index + AROUND;
  }
  if (end > 0) parts.push(latin1.slice(begin, end));
  return parts.join('\n\0\n');
};

const unwrapped = (bytes: Buffer, tried: Set<string>): View[] => {
  const latin1 = bytes.toString('latin1');
  return [
    ...packedWithin(bytes),
    ...packedAsWhole(bytes),
    ...decodedRuns('hex', bytes, tried),
    ...decodedRuns('base64', bytes, tried),
    ...narrowed(bytes),
    ...DECODINGS.flatMap(({ by, sign, decode }) => {
      const text = partsWith(sign, latin1);
      return text === '' ? [] : [{ bytes: Buffer.from(decode(text), 'latin1'), by }];
    }),
  ];
};

/** Digits with nothing but what groups them between: numbers are looked for in these. */
const runTogether = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes.toString('latin1').replaceAll(/(?<=\d)(?:[ \t()+./-]|\xa0|\xc2\xa0|\xe2\x80\x93){1,3}(?=\d)/g, ''),
    'latin1',
  );

/**
 * Finds texts in the parts of stores: as they are written, in other character sets, cases and groupings, as bare hashes, and within all that
 * can be unpacked and decoded, one thing in the other. What is encrypted stays shut. Names and sentences should have eight letters
 * or more, numbers nine digits: shorter ones are found by chance. `deepest`: so many wrappings are taken off, one within the other; 4 unless set.
 */
export const findTraces = (parts: readonly StorePart[], texts: readonly string[], deepest = DEEPEST): Trace[] => {
  const needles = texts
    .filter((text) => !isNumber(text))
    .flatMap((text) =>
      spellings(text)
        .flatMap(encodings)
        .map((bytes) => ({ bytes, text })),
    );
  const hashes = texts.flatMap((text) => bareHashes(text).map((bytes) => ({ bytes, text })));
  const numbers = texts.filter(isNumber).map((text) => ({ bytes: Buffer.from(numberOf(text)), text }));
  const wideNumbers = texts
    .filter(isNumber)
    .flatMap((text) =>
      [Buffer.from(digitsIn(text), 'utf16le'), wideBigEndian(digitsIn(text))].map((bytes) => ({ bytes, text })),
    );
  const search = searchFor([...needles, ...hashes, ...wideNumbers]);
  const searchNumbers = searchFor(numbers);

  const traces: Trace[] = [];
  for (const { name, bytes } of parts) {
    const looked = new Set<string>();
    const tried = new Set<string>();
    const found = new Set<string>();
    const look = (view: Buffer, through: readonly string[]): void => {
      const seen = createHash('sha1').update(view).digest('base64');
      if (looked.has(seen)) return;
      looked.add(seen);
      const here = [...search(view), ...(numbers.length === 0 ? [] : searchNumbers(runTogether(view)))];
      for (const text of here) {
        if (found.has(text)) continue;
        found.add(text);
        traces.push({ text, part: name, through });
      }
      if (through.length >= deepest) return;
      for (const inner of unwrapped(view, tried)) look(inner.bytes, [...through, inner.by]);
    };
    look(bytes, []);
    if (!isSqlite(bytes)) continue;
    const log = parts.find((one) => one.name === `${name}-wal`)?.bytes;
    look(Buffer.concat(recordsInSqlite(bytes, log).flatMap((record) => [record, BETWEEN])), ['sqlite']);
  }
  return traces;
};
