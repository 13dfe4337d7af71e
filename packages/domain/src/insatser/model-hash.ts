import { sha256 } from '../digest/sha256.ts';
import type { InsatsModel } from './model.ts';

/** JSON with the keys of every object in code-unit order and no white space: the same content gives the same text. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

// Models are frozen and few; a case's act must not pay for hashing one again.
const known = new WeakMap<InsatsModel, string>();

/** The SHA-256 (hex) of a model's content. A case keeps it, and finds by it the model it started on. */
export const hashOf = (model: InsatsModel): string => {
  const found = known.get(model);
  if (found !== undefined) return found;
  const hash = sha256(canonicalJson(model));
  if (Object.isFrozen(model)) known.set(model, hash);
  return hash;
};
