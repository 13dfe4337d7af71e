import { auditScope, type Vault } from '@stafett/vault';

/** A row of an agency's log, without its seal. */
export type AuditEntry = {
  readonly tenant: string;
  /** From 1, without gaps. */
  readonly number: number;
  readonly id: string;
  readonly at: Date;
  readonly sealedAt: Date;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly kind: string;
  readonly action: string;
  readonly reason: string | null;
  /** Why in words, encrypted. */
  readonly words: string | null;
  readonly about: string | null;
  /** Pseudonyms. */
  readonly cases: readonly string[];
  readonly participants: readonly string[];
  readonly outside: readonly string[];
};
export type SealedEntry = AuditEntry & { readonly seal: string };

/** How far the log has come. */
export type Head = { readonly tenant: string; readonly number: number; readonly seal: string; readonly at: Date };
/** What was removed from its beginning: everything up to `number`, which had this seal and was of `lastAt`. */
export type Cut = Head & { readonly lastAt: Date };

/** The seal before the first row. */
export const NO_SEAL = '';

/**
 * What seals an agency's log: HMAC-SHA-256 under keys derived from `audit:<agency>`, which lies wrapped in the key store. Whoever has the
 * database alone can neither make a seal nor tell whose a pseudonym is. Throws `KeyMissing` and `KeyDestroyed` as the vault does.
 */
export type Seals = {
  readonly entry: (previous: string, entry: AuditEntry) => Promise<string>;
  readonly head: (head: Head) => Promise<string>;
  readonly cut: (cut: Cut) => Promise<string>;
  readonly caseName: (caseId: string) => Promise<string>;
  readonly participantName: (participantId: string) => Promise<string>;
};

const entryText = (previous: string, entry: AuditEntry): string =>
  JSON.stringify([
    'entry',
    1,
    previous,
    entry.tenant,
    entry.number,
    entry.id,
    entry.at.toISOString(),
    entry.sealedAt.toISOString(),
    entry.unit,
    entry.staff,
    entry.kind,
    entry.action,
    entry.reason,
    entry.about,
    entry.cases,
    entry.participants,
    entry.outside,
    // Rows without words are sealed as they were before there were any.
    ...(entry.words === null ? [] : [entry.words]),
  ]);

/** Half of a hash is enough to tell people apart. */
const NAME_LENGTH = 32;

/** Opens the seals of one agency. Asks for the key at the first need; makes none (see `Vault.createKey`). */
export const sealsOf = (vault: Pick<Vault, 'fingerprint'>, tenant: string): Seals => {
  const scope = auditScope(tenant);
  const say = (...what: readonly unknown[]) => vault.fingerprint(scope, JSON.stringify(what));
  const named = new Map<string, Promise<string>>();
  const name = (kind: 'case' | 'participant', id: string): Promise<string> => {
    const known = named.get(`${kind} ${id}`);
    if (known) return known;
    const made = say(kind, id).then((hash) => hash.slice(0, NAME_LENGTH));
    named.set(`${kind} ${id}`, made);
    return made;
  };
  return {
    entry: (previous, entry) => vault.fingerprint(scope, entryText(previous, entry)),
    head: (head) => say('head', 1, head.tenant, head.number, head.seal, head.at.toISOString()),
    cut: (cut) => say('cut', 1, cut.tenant, cut.number, cut.seal, cut.lastAt.toISOString(), cut.at.toISOString()),
    caseName: (id) => name('case', id),
    participantName: (id) => name('participant', id),
  };
};
