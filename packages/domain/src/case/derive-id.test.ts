import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveId } from './derive-id.ts';

const act = '0b8d1e0a-5f0b-4a3e-9d55-5b1c2f6d7e88';

test('the same act gives the same id', () => {
  expect(deriveId(act, 'task')).toBe(deriveId(act, 'task', 0));
});

test('the id has the shape of a UUID of version 8', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), fc.nat(), (commandId, label, n) => {
      expect(deriveId(commandId, label, n)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

test('another act, another purpose or another number gives another id', () => {
  const ids = [deriveId(act, 'task'), deriveId(act, 'task', 1), deriveId(act, 'meeting'), deriveId(`${act}1`, 'task')];
  expect(new Set(ids).size).toBe(ids.length);
});
