import { auditScope, sealScope, type Vault } from '@stafett/vault';

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
  /**
   * Whose row it was when it was sealed. `stamped`: a running program's, which proves it, with its number there. `database`: what PostgreSQL
   * writes by itself. `unproved`: put in or changed by somebody else. Null where it was sealed before there were stamps.
   */
  readonly origin: string | null;
  readonly source: string | null;
  readonly sourceNumber: number | null;
};
export type SealedEntry = AuditEntry & { readonly seal: string };

/** How far the log has come. */
export type Head = { readonly tenant: string; readonly number: number; readonly seal: string; readonly at: Date };
/** What was removed from its beginning: everything up to `number`, which had this seal and was of `lastAt`. */
export type Cut = Head & { readonly lastAt: Date };

/** The seal before the first row. */
export const NO_SEAL = '';

/**
 * What seals an agency's log: HMAC-SHA-256 under a key derived from `seal:<agency>`, which lies wrapped in the key store, and which PostgreSQL
 * gives to the worker and to whoever checks, not to the api. Pseudonyms are made under `audit:<agency>`, which the api has too. Whoever has the
 * database alone can neither make a seal nor tell whose a pseudonym is. Throws `KeyMissing` and `KeyDestroyed` as the vault does.
 */
export type Seals = {
  /** Rows from before there was a key for seals alone (`origin` null) were sealed under the other one. */
  readonly entry: (previous: string, entry: AuditEntry) => Promise<string>;
  readonly head: (head: Head) => Promise<string>;
  /** As ends were signed as long as the log has only such rows. */
  readonly oldHead: (head: Head) => Promise<string>;
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
    ...(entry.origin === null ? [] : ['origin', entry.origin, entry.source, entry.sourceNumber]),
  ]);

const headText = (head: Head) => ['head', 1, head.tenant, head.number, head.seal, head.at.toISOString()];

/** Half of a hash is enough to tell people apart. */
const NAME_LENGTH = 32;

/** Opens the seals of one agency. Asks for the key at the first need; makes none (see `Vault.createKey`). */
export const sealsOf = (vault: Pick<Vault, 'fingerprint'>, tenant: string): Seals => {
  const [names, seals] = [auditScope(tenant), sealScope(tenant)];
  const say = (scope: typeof names, ...what: readonly unknown[]) => vault.fingerprint(scope, JSON.stringify(what));
  const named = new Map<string, Promise<string>>();
  const name = (kind: 'case' | 'participant', id: string): Promise<string> => {
    const known = named.get(`${kind} ${id}`);
    if (known) return known;
    const made = say(names, kind, id).then((hash) => hash.slice(0, NAME_LENGTH));
    named.set(`${kind} ${id}`, made);
    return made;
  };
  return {
    entry: (previous, entry) => vault.fingerprint(entry.origin === null ? names : seals, entryText(previous, entry)),
    head: (head) => say(seals, ...headText(head)),
    oldHead: (head) => say(names, ...headText(head)),
    cut: (cut) =>
      say(seals, 'cut', 1, cut.tenant, cut.number, cut.seal, cut.lastAt.toISOString(), cut.at.toISOString()),
    caseName: (id) => name('case', id),
    participantName: (id) => name('participant', id),
  };
};
