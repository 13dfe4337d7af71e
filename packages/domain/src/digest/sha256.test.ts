import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

// FIPS 180-4 and NIST's examples; the last holds two-, three- and four-byte UTF-8.
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('the published examples come out right', (text, hash) => {
  expect(sha256(text)).toBe(hash);
});

test('text is hashed as UTF-8', () => {
  expect(sha256('åäö€𝄞')).toBe('0742ef5ef1cd00864770b93c8f3b8262d317c18423ff41a4cbfe7c5afee68c74');
});

test.each([55, 56, 63, 64, 65])('a message of %i bytes is padded into whole blocks', (length) => {
  expect(sha256('x'.repeat(length))).toMatch(/^[0-9a-f]{64}$/);
});
