import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../digest/sha256.ts';
import { canonicalJson, contentHash } from './model-hash.ts';
import { currentModel, currentModels, hashOf, modelByHash, newerModels, registeredModels } from './registry.ts';
import { siktaArbetsmarknad } from './sikta-arbetsmarknad.ts';
import { siktaArbetsmarknad2 } from './sikta-arbetsmarknad-2.ts';
import { tuna } from './tuna.ts';
import { tuna2 } from './tuna-2.ts';

// An edit of a shipped model would change the rules under running cases. If this fails: put the model back and add a version beside it.
test.each(registeredModels)('$model.id $hash is as it was shipped', ({ hash, model }) => {
  expect(contentHash(model)).toBe(hash);
});

test('no two versions share a hash', () => {
  expect(new Set(registeredModels.map(({ hash }) => hash)).size).toBe(registeredModels.length);
});

test('a new case starts on the latest version, a running one finds the version it started on', () => {
  expect(currentModel('sikta-arbetsmarknad')).toBe(siktaArbetsmarknad2);
  for (const { hash, model } of registeredModels) {
    expect(modelByHash(hash)).toBe(model);
    expect(hashOf(model)).toBe(hash);
  }
  expect(currentModels()).toContain(siktaArbetsmarknad2);
  expect(currentModels()).not.toContain(siktaArbetsmarknad);
});

test('newer than a version are those of its own insats that came after it', () => {
  const [first, second] = [hashOf(siktaArbetsmarknad) ?? '', hashOf(siktaArbetsmarknad2) ?? ''];
  expect(newerModels(first)).toEqual([{ hash: second, model: siktaArbetsmarknad2 }]);
  expect(newerModels(second)).toEqual([]);
  expect(newerModels(sha256('tuna'))).toEqual([]);
});

test('the second version of SIKTA-Arbetsmarknad has the phases and closing reasons of the first: its figures are the same', () => {
  expect(siktaArbetsmarknad2.phases).toEqual(siktaArbetsmarknad.phases);
  expect(siktaArbetsmarknad2.closureReasons).toEqual(siktaArbetsmarknad.closureReasons);
  expect(siktaArbetsmarknad2.places).toEqual(siktaArbetsmarknad.places);
});

test('the second version of TUNA has the journey of the first, and targets besides', () => {
  const { targets, ...journey } = tuna2;
  expect(journey).toEqual({ ...tuna });
  expect(currentModel('tuna')).toBe(tuna2);
  expect(targets?.map(({ reportCode, bound, percent }) => [reportCode, bound, percent])).toEqual([
    ['ater-tidigare-niva', 'atMost', 30],
    ['vidare', 'moreThan', 50],
  ]);
});

test('an insats and a hash that nobody knows give nothing', () => {
  expect(currentModel('narrenschiff')).toBeUndefined();
  expect(modelByHash(sha256('tuna'))).toBeUndefined();
});

describe('the hash of a model', () => {
  test('is that of its content, whatever the order of its parts', () => {
    const turned = Object.fromEntries(Object.entries(siktaArbetsmarknad).reverse()) as typeof siktaArbetsmarknad;
    expect(contentHash(turned)).toBe(contentHash(siktaArbetsmarknad));
  });

  test('changes with any content', () => {
    const renamed = { ...siktaArbetsmarknad, name: 'SIKTA' };
    expect(contentHash(renamed)).not.toBe(contentHash(siktaArbetsmarknad));
    expect(hashOf(renamed)).toBeUndefined();
  });

  test('is taken of JSON that reads back as the same content', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
