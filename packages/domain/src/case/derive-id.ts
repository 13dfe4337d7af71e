import { sha256 } from '../digest/sha256.ts';

/**
 * An id for what an act opens or asks for: the same act gives the same id in the api, in the store and in a replayed workflow.
 * Takes the act's commandId, what the id is for, and which of several. Gives a UUID (RFC 9562, version 8).
 */
export const deriveId = (commandId: string, label: string, n = 0): string => {
  const hex = sha256(`${commandId}\n${label}\n${n}`);
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
