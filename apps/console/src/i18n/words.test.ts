import { readdirSync, readFileSync } from 'node:fs';
import { currentModels, missingWords } from '@stafett/domain';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { sv } from './sv.ts';

type Tree = { readonly [key: string]: string | Tree };
const entries = (tree: Tree, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : entries(value, `${path}${key}.`),
  );
const blanks = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}|<(\/?\w+)>/g)].map(([match]) => match).sort();

test('Swedish and English say the same things', () => {
  // Which of them come with the first page, and so stand first, is each language's own.
  const keys = (words: Tree) => entries(words).map(([key]) => key);
  expect(keys(en).toSorted()).toEqual(keys(sv).toSorted());
});

test('Swedish and English leave the same blanks to fill', () => {
  const english = new Map(entries(en));
  for (const [key, words] of entries(sv)) expect([key, blanks(english.get(key) ?? '')]).toEqual([key, blanks(words)]);
});

test('every word is there', () => {
  for (const [key, words] of [...entries(sv), ...entries(en)]) expect(words.trim(), key).not.toBe('');
});

test('every phase, closure reason and warning of the shipped insatser has words', () => {
  for (const model of currentModels())
    for (const words of [sv, en]) expect(missingWords(model, words), model.id).toEqual([]);
});

test('every reason that the api gives for a field has words', () => {
  const api = new URL('../../../api/src/', import.meta.url);
  const reasons = readdirSync(api, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(new URL(file, api), 'utf8').matchAll(/(?:invalidField\([^()]*|path: [^{}]*reason: )'(\w+)'/g),
    ])
    .map(([, reason]) => reason);
  expect(reasons).toContain('notColleague');
  expect(Object.keys(sv.fieldReason)).toEqual(expect.arrayContaining(reasons));
});
