import { createSecretKey, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { envelopeOverhead, open, seal } from './envelope.ts';

const newKey = () => createSecretKey(randomBytes(32));
const key = newKey();
const bytes = fc.uint8Array({ maxLength: 200 });
const text = fc.string({ unit: 'grapheme', maxLength: 40 });

test('what was sealed opens, and only to its own length', () => {
  fc.assert(
    fc.property(bytes, text, text, (plain, scope, place) => {
      const envelope = seal(key, scope, place, plain);
      expect(envelope.length).toBe(plain.length + envelopeOverhead);
      expect(Buffer.from(open(key, scope, place, envelope) ?? [-1])).toEqual(Buffer.from(plain));
    }),
  );
});

test('a change of any byte, or a byte more or less, is refused', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, position, change) => {
      const envelope = seal(key, 'participant:p', 'name', plain);
      const changed = Uint8Array.from(envelope);
      const at = position % changed.length;
      changed[at] = (changed[at] ?? 0) ^ change;
      expect(open(key, 'participant:p', 'name', changed)).toBeUndefined();
      expect(open(key, 'participant:p', 'name', envelope.subarray(0, at))).toBeUndefined();
      expect(open(key, 'participant:p', 'name', Buffer.concat([envelope, Buffer.of(change)]))).toBeUndefined();
    }),
  );
});

test('it opens for no other key, scope or place, however scope and place are joined', () => {
  const envelope = seal(key, 'participant:p', 'name', Buffer.from('Test Testsson'));
  expect(open(newKey(), 'participant:p', 'name', envelope)).toBeUndefined();
  expect(open(key, 'participant:q', 'name', envelope)).toBeUndefined();
  expect(open(key, 'participant:p', 'personnummer', envelope)).toBeUndefined();
  expect(open(key, 'participant:', 'pname', envelope)).toBeUndefined();
  expect(open(key, 'participant:pn', 'ame', envelope)).toBeUndefined();
});

test('the same content never looks the same twice', () => {
  const plain = Buffer.from('Test Testsson');
  expect(seal(key, 'participant:p', 'name', plain)).not.toEqual(seal(key, 'participant:p', 'name', plain));
});
