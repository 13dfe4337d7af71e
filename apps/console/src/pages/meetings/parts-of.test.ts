import { expect, test } from 'vitest';
import { partsOf } from './parts-of.ts';

const parts = (text: string) => partsOf(text).map((part) => (part.isLink ? { link: part.text } : part.text));

test('an address on the web can be followed, and the words round it stay as they are', () => {
  expect(parts('Rum 3, Köpmangatan 4')).toEqual(['Rum 3, Köpmangatan 4']);
  expect(parts('https://video.example/a?b=c&d')).toEqual([{ link: 'https://video.example/a?b=c&d' }]);
  expect(parts('Ring (https://video.example/a), eller\nhttps://video.example/b.')).toEqual([
    'Ring (',
    { link: 'https://video.example/a' },
    '), eller\n',
    { link: 'https://video.example/b' },
    '.',
  ]);
  expect(parts('')).toEqual([]);
});

test('nothing but https is a link', () => {
  for (const text of ['javascript:alert(1)', 'http://video.example', 'data:text/html,a', 'video.example'])
    expect(parts(text)).toEqual([text]);
});
