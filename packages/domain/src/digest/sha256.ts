/**
 * SHA-256 (FIPS 180-4) in plain JavaScript: workflows have no crypto module, yet an id or a model's hash must come out the same there as
 * everywhere else. For short texts; documents are hashed where the platform's own is at hand.
 */

const fractionBits = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;

const primes = (count: number): readonly number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
};

const roundConstants = primes(64).map((prime) => fractionBits(Math.cbrt(prime)));
const initialState = primes(8).map((prime) => fractionBits(Math.sqrt(prime)));

const utf8 = (text: string): number[] => {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return bytes;
};

const padded = (message: number[]): number[] => {
  const bits = message.length * 8;
  const bytes = [...message, 0x80];
  while (bytes.length % 64 !== 56) bytes.push(0);
  const high = Math.floor(bits / 2 ** 32);
  for (const word of [high, bits >>> 0])
    bytes.push((word >>> 24) & 0xff, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff);
  return bytes;
};

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const schedule = (bytes: readonly number[], start: number): Int32Array => {
  const words = new Int32Array(64);
  const byte = (index: number): number => bytes[index] ?? 0;
  const word = (index: number): number => words[index] ?? 0;
  for (let i = 0; i < 16; i += 1) {
    const at = start + i * 4;
    words[i] = (byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3);
  }
  for (let i = 16; i < 64; i += 1) {
    const a = word(i - 15);
    const b = word(i - 2);
    const low = rotated(a, 7) ^ rotated(a, 18) ^ (a >>> 3);
    const high = rotated(b, 17) ^ rotated(b, 19) ^ (b >>> 10);
    words[i] = (word(i - 16) + low + word(i - 7) + high) | 0;
  }
  return words;
};

/** Takes a text (hashed as UTF-8), gives its SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = (text: string): string => {
  const bytes = padded(utf8(text));
  let state = initialState;
  for (let start = 0; start < bytes.length; start += 64) {
    const words = schedule(bytes, start);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i += 1) {
      const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const choice = (e & f) ^ (~e & g);
      const first = (h + sum1 + choice + (roundConstants[i] ?? 0) + (words[i] ?? 0)) | 0;
      const sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sum0 + majority) | 0];
    }
    const added = [a, b, c, d, e, f, g, h];
    state = state.map((word, i) => (word + (added[i] ?? 0)) | 0);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
};
