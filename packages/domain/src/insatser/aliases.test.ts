import { expect, test } from 'vitest';
import { insatsAliases, insatsNamed } from './aliases.ts';
import { currentModel } from './registry.ts';

test('a list may call a place of TUNA an insats of its own', () => {
  expect(insatsNamed('tuna-eskilstuna')).toEqual({ insats: 'tuna', place: 'eskilstuna' });
  expect(insatsNamed('tuna-nykoping-oxelosund')).toEqual({ insats: 'tuna', place: 'nykopingoxelosund' });
  expect(insatsNamed('tuna')).toEqual({ insats: 'tuna' });
  expect(insatsNamed('toString')).toBeUndefined();
});

test('no alias is an insats’s own id, and each names a place that there is', () => {
  for (const [alias, { insats, place }] of Object.entries(insatsAliases)) {
    expect(currentModel(alias)).toBeUndefined();
    expect(currentModel(insats)?.places.map(({ id }) => id)).toContain(place);
  }
});
