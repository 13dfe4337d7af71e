import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTraces } from './traces.ts';

const name = 'Åke Påhittad';
const number = '19870412-2384';
const phone = '0150-667788';
const sentence = 'Arbetsprövar på förmiddagarna i växthuset';

const foundIn = (bytes: Buffer | string, texts: readonly string[] = [name]): string[] =>
  findTraces([{ name: 'part', bytes: Buffer.from(bytes) }], texts).map(({ text }) => text);
const throughOf = (bytes: Buffer): readonly string[] | undefined =>
  findTraces([{ name: 'part', bytes }], [name])[0]?.through;

/** A zip as a docx is one: a member's header, its deflated content, and no directory. */
const zip = (content: Buffer): Buffer => {
  const member = Buffer.from('word/document.xml');
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 0, 'latin1');
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(member.length, 26);
  return Buffer.concat([head, member, packed, Buffer.from('PK\x01\x02 and so on', 'latin1')]);
};

const quotedPrintable = (bytes: Buffer): Buffer =>
  Buffer.from([...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''));
const percentEncoded = (bytes: Buffer): Buffer =>
  Buffer.from([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
const broken = (text: string, after: number): string =>
  text.replaceAll(new RegExp(`.{${after}}`, 'g'), (line) => `${line}\r\n`);

/** What wraps bytes in something that says nothing to who reads it as it is. */
const wrappings: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes),
  zlib: (bytes) => deflateSync(bytes),
  deflate: (bytes) => deflateRawSync(bytes),
  brotli: (bytes) => brotliCompressSync(bytes),
  zip,
  base64: (bytes) => Buffer.from(bytes.toString('base64')),
  'base64 in lines': (bytes) => Buffer.from(broken(bytes.toString('base64'), 76)),
  base64url: (bytes) => Buffer.from(bytes.toString('base64url')),
  hex: (bytes) => Buffer.from(bytes.toString('hex')),
  'bytes of PostgreSQL': (bytes) => Buffer.from(`\\\\x${bytes.toString('hex').toUpperCase()}`),
  percent: percentEncoded,
  'quoted-printable': quotedPrintable,
  'UTF-16': (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
  'UTF-16 BE': (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le').swap16(),
};
/** Inside of other things that these do not begin or end with. */
const among: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  nothing: (bytes) => bytes,
  'a line of a table': (bytes) => Buffer.concat([Buffer.from('7\t'), bytes, Buffer.from('\t\\N\n')]),
  json: (bytes) => Buffer.concat([Buffer.from('{"data":"'), bytes, Buffer.from('","more":1}')]),
};

test.each(Object.keys(wrappings))('a name is found in %s, and what only looks alike is not', (how) => {
  const wrap = wrappings[how] ?? ((bytes) => bytes);
  const planted = wrap(Buffer.from(`${sentence.repeat(9)} Underlag: ${name}`));
  expect(planted.includes(name)).toBe(false);
  expect(foundIn(planted, [name, sentence]).sort()).toEqual([sentence, name].sort());
  expect(foundIn(wrap(Buffer.from(`${sentence.repeat(9)} Underlag: Åke Påhittat`)))).toEqual([]);
});

test('it is found in any two wrappings, one within the other, whatever stands around each', () => {
  const wrapped = fc.array(fc.constantFrom(...Object.keys(wrappings)), { minLength: 2, maxLength: 2 });
  const whole = new Set(['deflate', 'brotli']);
  const packed = new Set([
    'gzip',
    'zlib',
    'zip',
    'base64',
    'base64 in lines',
    'base64url',
    'hex',
    'bytes of PostgreSQL',
  ]);
  // In another character set only text is written.
  const bytesAlone = new Set(['gzip', 'zlib', 'deflate', 'brotli', 'zip', 'UTF-16', 'UTF-16 BE']);
  fc.assert(
    fc.property(
      wrapped,
      fc.constantFrom(...Object.keys(among)),
      fc.nat(70),
      ([inner = '', outer = ''], around, before) => {
        // What has no beginning of its own is found as a whole piece.
        fc.pre(around === 'nothing' || !(whole.has(outer) || (whole.has(inner) && !packed.has(outer))));
        fc.pre(!outer.startsWith('UTF-16') || !bytesAlone.has(inner));
        const planted = wrappings[inner]?.(Buffer.from(`${'x'.repeat(before)}${name} bor här`)) ?? Buffer.alloc(0);
        const stored = among[around]?.(wrappings[outer]?.(planted) ?? planted) ?? planted;
        return foundIn(stored).length === 1;
      },
    ),
    { numRuns: 150 },
  );
});

test('it says through what it found it, and three wrappings are no hiding place', () => {
  const json = Buffer.from(JSON.stringify({ name }));
  expect(throughOf(json)).toEqual([]);
  const thrice = gzipSync(Buffer.from(`value=${deflateSync(json).toString('base64')}`));
  expect(throughOf(thrice)).toEqual(['gzip', 'base64', 'zlib']);
});

test('texts are found in other cases, character sets and escapes', () => {
  const said = [
    name.toUpperCase(),
    name.toLowerCase(),
    'ake pahittad',
    name.normalize('NFD'),
    '{"name":"\\u00c5ke P\\u00e5hittad"}',
    JSON.stringify(JSON.stringify({ name: '\u00c5ke P\u00e5hittad' })),
    '\\303\\205ke P\\303\\245hittad',
    '&#197;ke P&#xe5;hittad',
    `/search?q=${encodeURIComponent(name).replace('%20', '+')}`,
    '=?utf-8?Q?=C3=85ke_P=C3=A5hittad?=',
    `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`,
    'Underlag om =C3=85ke P=C3=\r\n=A5hittad',
    Buffer.from(name).toString('latin1'),
  ];
  expect(said.filter((text) => foundIn(text).length === 0)).toEqual([]);
  const sets = ['latin1', 'utf16le'] as const;
  expect(sets.filter((set) => foundIn(Buffer.from(`<${name}>`, set)).length === 0)).toEqual([]);
});

test('a number is found however it is grouped, with and without century or country', () => {
  const numbers = [
    '198704122384',
    '8704122384',
    '870412-2384',
    '870412+2384',
    '870412 2384',
    '1987-04-12-2384',
    '1987 04 12 2384',
    '19870412–2384',
    '19870412\u00a02384',
  ];
  expect(numbers.filter((one) => foundIn(`nummer ${one}.`, [number]).length === 0)).toEqual([]);
  expect(foundIn('870412-2385', [number])).toEqual([]);
  const phones = [
    '0150667788',
    '0150-66 77 88',
    '+46 150 66 77 88',
    '0046150667788',
    '(0150) 667 788',
    '0150/66.77.88',
  ];
  expect(phones.filter((one) => foundIn(`tel ${one}`, [phone]).length === 0)).toEqual([]);
});

test('a bare hash of a name or a number is a trace of it', () => {
  const hashed = (text: string) => createHash('sha256').update(text).digest();
  expect(foundIn(hashed('198704122384'), [number])).toEqual([number]);
  expect(foundIn(`\\x${createHash('md5').update('870412-2384').digest('hex')}`, [number])).toEqual([number]);
  expect(foundIn(createHash('sha1').update(name.toLowerCase()).digest('base64'))).toEqual([name]);
  expect(foundIn(hashed('another'))).toEqual([]);
});

test('in a SQLite database it is found where one page ends and the next begins', () => {
  const database = gunzipSync(Buffer.from(ACROSS_PAGES, 'base64'));
  expect(database.includes(name)).toBe(false);
  expect(throughOf(database)).toEqual(['sqlite']);
  // The row stands in the write-ahead log alone.
  const pages = database.length / 512;
  const header = Buffer.alloc(32);
  const frames = Array.from({ length: pages }, (_, index) => {
    const frame = Buffer.alloc(24);
    frame.writeUInt32BE(index + 1, 0);
    return Buffer.concat([frame, database.subarray(index * 512, (index + 1) * 512)]);
  });
  const parts = [
    { name: 'temporal.db', bytes: database.subarray(0, 512) },
    { name: 'temporal.db-wal', bytes: Buffer.concat([header, ...frames]) },
  ];
  expect(findTraces(parts, [name])).toEqual([{ text: name, part: 'temporal.db', through: ['sqlite'] }]);
});

/** `create table note (id integer primary key, text blob)` with pages of 512 bytes and one long row, which has the name in it. */
const ACROSS_PAGES =
  'H4sIAAAAAAACAwsO9MksSVVIyy/KTSxRMGZgYmBkZHBQUGBgADIZGFgYEIARC58QYGLQS2bkBSlm3MoARKOAGsCTkU1cVJSxvCQxKSc1L78EjJmcg1wdQ1wVQhydfFwVQCIKGpkpCpl5JanpqUUKBUWZuYlFlQrZqZU6CiWpFSUKSTn5SZrguGFIZQAhmoFuHkYWhmkyFaNgUAFgzDCD8vRoSIw8cLg1O1Uh4PBSUPbMyCwpSUypHAUjEAAAkjmd5QAIAAA=';
