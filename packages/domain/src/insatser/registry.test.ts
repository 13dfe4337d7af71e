import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../digest/sha256.ts';
import { canonicalJson, contentHash } from './model-hash.ts';
import { currentModel, currentModels, hashOf, modelByHash, registeredModels } from './registry.ts';
import { siktaArbetsmarknad } from './sikta-arbetsmarknad.ts';

// An edit of a shipped model would change the rules under running cases. If this fails: put the model back and add a version beside it.
test.each(registeredModels)('$model.id $hash is as it was shipped', ({ hash, model }) => {
  expect(contentHash(model)).toBe(hash);
});

test('no two versions share a hash', () => {
  expect(new Set(registeredModels.map(({ hash }) => hash)).size).toBe(registeredModels.length);
});

test('a new case starts on the latest version, a running one finds the version it started on', () => {
  expect(currentModel('sikta-arbetsmarknad')).toBe(siktaArbetsmarknad);
  for (const { hash, model } of registeredModels) {
    expect(modelByHash(hash)).toBe(model);
    expect(hashOf(model)).toBe(hash);
  }
  expect(currentModels()).toContain(siktaArbetsmarknad);
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
