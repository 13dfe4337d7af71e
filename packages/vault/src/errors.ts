// Every error names the scope (opaque ids) and never holds a byte of content or key.

/** The key store or the key-encryption key gave no answer. Says nothing about the key: try again later. */
export class KeyStoreUnavailable extends Error {
  override readonly name = 'KeyStoreUnavailable';
  constructor(cause: unknown) {
    super('the key store gave no answer', { cause });
  }
}

/** The scope never had a key here: a bug, or a key store restored from too old a backup. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
  readonly scope: string;
  constructor(scope: string) {
    super(`no data key for ${scope}`);
    this.scope = scope;
  }
}

/** The scope's key was destroyed, so nothing can be encrypted under it any more. */
export class KeyDestroyed extends Error {
  override readonly name = 'KeyDestroyed';
  readonly scope: string;
  constructor(scope: string) {
    super(`the data key for ${scope} was destroyed`);
    this.scope = scope;
  }
}

/** The stored key does not open with the key-encryption key it names: the wrong key file, or a tampered row. */
export class KeyNotUnwrapped extends Error {
  override readonly name = 'KeyNotUnwrapped';
  readonly scope: string;
  readonly kekId: string;
  constructor(scope: string, kekId: string) {
    super(`the data key for ${scope} does not open with key-encryption key ${kekId}`);
    this.scope = scope;
    this.kekId = kekId;
  }
}

/** The ciphertext does not belong to this scope and place, or was changed. */
export class CiphertextRefused extends Error {
  override readonly name = 'CiphertextRefused';
  readonly scope: string;
  constructor(scope: string) {
    super(`ciphertext refused for ${scope}`);
    this.scope = scope;
  }
}
