export { dataConverter, failureConverterPath } from './data-converter.ts';
export type { KeyPool, QueryFunction } from './data-keys.ts';
export { CiphertextRefused, KeyDestroyed, KeyMissing, KeyNotUnwrapped, KeyStoreUnavailable } from './errors.ts';
export { createKek, type KeyEncryptionKey, loadKek } from './kek.ts';
export { payloadCodec } from './payload-codec.ts';
export { CannotRotate, rotateKek } from './rotate-kek.ts';
export {
  auditScope,
  type ContentScope,
  caseScope,
  draftScope,
  journeyScope,
  participantScope,
  type Scope,
  scopeOfWorkflow,
  sealScope,
  stampScope,
} from './scope.ts';
export { isTombstone, openVault, type Tombstone, type Vault, type VaultOptions } from './vault.ts';
