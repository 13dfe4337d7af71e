import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

// Envelope: version (1 byte, 1) | nonce (12 bytes, random) | tag (16 bytes) | ciphertext. AES-256-GCM.
// Authenticated beside the ciphertext: version | length of scope (4 bytes, big-endian) | scope | place. The scope is not in
// the envelope: whoever opens it must know whose it is, and a row moved to another scope or place is refused.
// Random nonces are safe to 2^32 envelopes a key (NIST SP 800-38D, 8.3); a scope holds thousands.
const version = 1;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + nonceLength + tagLength;

/** Bytes that an envelope adds to its content. */
export const envelopeOverhead = headerLength;

const authenticated = (scope: string, place: string): Buffer => {
  const scopeBytes = Buffer.from(scope, 'utf8');
  const head = Buffer.alloc(5);
  head.writeUInt8(version, 0);
  head.writeUInt32BE(scopeBytes.length, 1);
  return Buffer.concat([head, scopeBytes, Buffer.from(place, 'utf8')]);
};

/** Encrypts bytes under a key, bound to a scope and a place (such as a column and row id). */
export const seal = (key: KeyObject, scope: string, place: string, plain: Uint8Array): Uint8Array<ArrayBuffer> => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(authenticated(scope, place));
  const content = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), content]);
};

/** Opens an envelope; `undefined` when it was changed, or belongs to another key, scope or place. */
export const open = (
  key: KeyObject,
  scope: string,
  place: string,
  envelope: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined => {
  if (envelope.length < headerLength || envelope[0] !== version) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, envelope.subarray(1, 1 + nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(authenticated(scope, place));
  decipher.setAuthTag(envelope.subarray(1 + nonceLength, headerLength));
  const content = decipher.update(envelope.subarray(headerLength));
  try {
    return Buffer.concat([content, decipher.final()]);
  } catch {
    return undefined;
  }
};
