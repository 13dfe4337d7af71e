import { sha256 } from '../digest/sha256.ts';
import type { InsatsModel } from './model.ts';

/** JSON with the keys of every object in code-unit order and no white space: the same content gives the same text. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** The SHA-256 (hex) of a model's content, worked out: to record a new version, and to test that none was edited. */
export const contentHash = (model: InsatsModel): string => sha256(canonicalJson(model));
