import { expect, test } from 'vitest';
import { findInStore } from './stores.ts';

const text = 'Åke Påhittad';
const found = (bytes: Buffer | string): boolean =>
  findInStore([{ name: 'part', bytes: Buffer.from(bytes) }], [text]).length === 1;

test('a text is found in whatever shape it was stored', () => {
  const json = JSON.stringify({ name: text });
  expect(found(json)).toBe(true);
  expect(found(Buffer.from(json, 'latin1'))).toBe(true);
  expect(found(Buffer.from(json, 'utf16le'))).toBe(true);
  expect(found(`\\x${Buffer.from(json).toString('hex')}`)).toBe(true);
  expect(found('{"name":"\\u00c5ke P\\u00e5hittad"}')).toBe(true);
  expect(found(`?q=${encodeURIComponent(text)}`)).toBe(true);
  for (const before of ['', 'a', 'ab', 'abc']) {
    const once = Buffer.from(`${before}${json}`).toString('base64');
    expect(found(once)).toBe(true);
    expect(found(Buffer.from(`${before}${json}`).toString('base64url'))).toBe(true);
    expect(found(Buffer.from(`${before}${once}`).toString('base64'))).toBe(true);
    expect(found(`\\x${Buffer.from(once).toString('hex')}`)).toBe(true);
  }
});

test('what only looks alike is not found', () => {
  expect(found('Åke Påhittat')).toBe(false);
  expect(found(Buffer.from('Åke Påhittat').toString('base64'))).toBe(false);
});
