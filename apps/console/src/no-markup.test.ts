import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('.', import.meta.url);

/** Each of these makes markup or code of a text. React puts every other text on the page as text. */
const makesMarkup =
  /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|srcDoc|document\.write|\beval\(|new Function\(|javascript:/;

test('no text that somebody wrote becomes markup or code anywhere in the console', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts') && !name.endsWith('.test.tsx'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.filter((name) => makesMarkup.test(readFileSync(new URL(name, ROOT), 'utf8')));
  expect(found).toEqual([]);
});
