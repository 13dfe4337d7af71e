import { expect, test } from 'vitest';
import { fillers, frames, type Half, halves, type MarkedText, texts } from './corpus-under-test.ts';
import { findIdentifying } from './find-identifying.ts';
import type { Finding } from './finding.ts';
import { plainWord } from './fold.ts';
import { firstNames } from './lists/first-names.ts';
import { surnames } from './lists/surnames.ts';

// The corpus: case notes that nobody wrote of anybody. The rules were made with the half `tuning` in view; what the other half holds
// was written beforehand and looked at only as figures. No name is given as known: all must be found by lists, shapes and what is around.

type Figures = {
  readonly texts: number;
  readonly identifiers: number;
  readonly names: number;
  readonly precision: number;
  readonly findings: number;
};

const SIGNS_BETWEEN = /[\s,-]/;

const isFound = (
  { text }: MarkedText,
  { start, end }: { start: number; end: number },
  findings: readonly Finding[],
): boolean => {
  for (let at = start; at < end; at += 1) {
    const covered = findings.some((finding) => finding.start <= at && at < finding.end);
    if (!covered && !SIGNS_BETWEEN.test(text[at] ?? '')) return false;
  }
  return true;
};

const figuresOf = (corpus: readonly MarkedText[]): Figures => {
  const counts = { identifiers: 0, identifiersFound: 0, names: 0, namesFound: 0, findings: 0, right: 0 };
  for (const one of corpus) {
    const findings = findIdentifying(one.text);
    for (const span of one.spans) {
      const found = isFound(one, span, findings) ? 1 : 0;
      if (span.kind === 'name') {
        counts.names += 1;
        counts.namesFound += found;
      } else {
        counts.identifiers += 1;
        counts.identifiersFound += found;
      }
    }
    counts.findings += findings.length;
    counts.right += findings.filter(({ start, end }) =>
      one.spans.some((span) => span.start < end && start < span.end),
    ).length;
  }
  return {
    texts: corpus.length,
    identifiers: counts.identifiersFound / counts.identifiers,
    names: counts.namesFound / counts.names,
    precision: counts.right / counts.findings,
    findings: counts.findings,
  };
};

const held = (name: string, corpus: readonly MarkedText[]): Figures => {
  const figures = figuresOf(corpus);
  console.log(
    `${name}: ${figures.texts} texts, recall on identifiers ${figures.identifiers.toFixed(3)}, on names ${figures.names.toFixed(3)}, precision ${figures.precision.toFixed(3)}`,
  );
  return figures;
};

test.each<readonly [string, readonly Half[]]>([
  ['the whole corpus', halves],
  ['the half that the rules were made with', ['tuning']],
  ['the half held out from that', ['held-out']],
])('%s: nearly all that tells who it is of is found, and little else', (name, which) => {
  const figures = held(name, which.flatMap(texts));
  expect(figures.identifiers).toBeGreaterThanOrEqual(0.98);
  expect(figures.names).toBeGreaterThanOrEqual(0.95);
  expect(figures.precision).toBeGreaterThanOrEqual(0.8);
});

test('names that the lists do not hold are found as well', () => {
  const rare = halves.flatMap((half) =>
    [...(fillers[half].firstUnlisted ?? []), ...(fillers[half].lastUnlisted ?? [])].map(plainWord),
  );
  const corpus = halves.flatMap(texts).map((one) => ({
    ...one,
    spans: one.spans.filter(
      ({ kind, start, end }) =>
        kind === 'name' &&
        one.text
          .slice(start, end)
          .split(' ')
          .every((part) => rare.includes(plainWord(part))),
    ),
  }));
  const { names } = figuresOf(corpus);
  console.log(`names that no list holds: recall ${names.toFixed(3)}`);
  expect(names).toBeGreaterThanOrEqual(0.95);
});

test('the names said to be in no list are in none', () => {
  for (const half of halves) {
    for (const name of [...(fillers[half].firstUnlisted ?? []), ...(fillers[half].lastUnlisted ?? [])]) {
      for (const part of [name, ...name.split('-')]
        .map(plainWord)
        .filter((word) => word !== 'torgny' && word !== 'vilhelm')) {
        expect(firstNames.has(part), name).toBe(false);
        expect(surnames.has(part), name).toBe(false);
      }
    }
  }
});

test('the corpus is large and varied, and its halves share neither sentences nor names', () => {
  expect(halves.flatMap(texts).length).toBeGreaterThanOrEqual(500);
  const all = halves.flatMap(frames);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(150);
  for (const list of ['first', 'firstUnlisted', 'last', 'lastUnlisted']) {
    const tuning = fillers.tuning[list] ?? [];
    expect((fillers['held-out'][list] ?? []).filter((name) => tuning.includes(name))).toEqual([]);
  }
});

const row = ({ id, text, spans }: MarkedText): string =>
  [id, text, spans.map(({ kind, start, end }) => `${kind} ${start} ${end}`).join(', ')].join('\t');

test.each(halves)('%s.tsv holds the texts with their marked places', async (half) => {
  const rows = ['id\ttext\tspans', ...texts(half).map(row)];
  await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot(`../corpus/${half}.tsv`);
});
