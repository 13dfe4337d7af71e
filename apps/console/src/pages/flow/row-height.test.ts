import { expect, test } from 'vitest';
import { rowHeight } from './row-height.ts';

test('a row is as high as the longest name needs', () => {
  expect(rowHeight([{ name: 'Kartläggning' }], 1)).toBe(44);
  const long = { name: 'Samordningsförbundet RAR i Sörmland: en överlämning som behöver kompletteras' };
  expect(rowHeight([{ name: 'Kö' }, long], 1)).toBe(4 * 18 + 8);
  expect(rowHeight([{ name: 'Kö' }, long], 2)).toBe(80);
});

test('a row with two bars has room for both', () => {
  expect(rowHeight([{ name: 'Kö' }], 2)).toBe(66);
});
