import { expect, test } from 'vitest';
import { decodeFile, LIST_NAME, listNameOf } from './read-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a file in UTF-8 gives its text, without the mark that Excel puts first', () => {
  expect(decodeFile('a.csv', bytes('\uFEFFref;kommun\n1;Vingåker'))).toEqual({
    type: 'text',
    name: 'a.csv',
    csv: 'ref;kommun\n1;Vingåker',
  });
});

test('a file in another encoding is told of, not read with spoilt letters', () => {
  // "å" in Windows-1252.
  expect(decodeFile('a.csv', new Uint8Array([0x56, 0xe5, 0x67]))).toEqual({ type: 'notText', name: 'a.csv' });
});

test('an empty file and one that the api would not take are told of', () => {
  expect(decodeFile('a.csv', bytes(' \n')).type).toBe('empty');
  expect(decodeFile('a.csv', bytes('a'.repeat(900_001))).type).toBe('tooLarge');
  expect(decodeFile('a.csv', bytes('a'.repeat(900_000))).type).toBe('text');
});

test('the name of the list is made of the name of the file', () => {
  expect(listNameOf('sikta-arbetsmarknad-201209.csv')).toBe('sikta-arbetsmarknad-201209');
  expect(listNameOf('Lista för Öst (2020).csv')).toBe('lista-for-ost-2020');
  expect(LIST_NAME.test(listNameOf('Lista för Öst (2020).csv'))).toBe(true);
  expect(listNameOf('???.csv')).toBe('');
});
