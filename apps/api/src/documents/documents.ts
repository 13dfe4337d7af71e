import { instantOf, type Transaction, timeColumn } from '@stafett/db';
import { type DocumentRef, deriveId, type Instant, instant, stockholmDate } from '@stafett/domain';
import { DocumentContent, DocumentKind, type DocumentRead, type ErasedText } from '@stafett/schemas';
import { type ContentScope, caseScope, isTombstone, type Tombstone, type Vault } from '@stafett/vault';
import type { StaffActor } from '../context.ts';
import type { Names } from '../organisation/name-book.ts';

/** A text on its way into a case. `of` is the document that this is a new version of. */
export type Text = { readonly content: DocumentContent; readonly of?: string | undefined };

/** A text whose id, version and hash are settled, so that a command can name it before it is written. */
export type PreparedText = { readonly ref: DocumentRef; readonly plain: string; readonly kind: DocumentKind };

export type Documents = {
  /** Settles what the document will be called, and makes the key it will lie under. The same act gives the same document. */
  readonly prepare: (
    transaction: Transaction,
    scope: ContentScope,
    commandId: string,
    label: string,
    text: Text,
  ) => Promise<PreparedText>;
  /** Encrypts under the key of the scope: the author agency's of the case. Gives what `write` stores. */
  readonly encrypt: (scope: ContentScope, text: PreparedText) => Promise<Uint8Array<ArrayBuffer>>;
  readonly write: (
    transaction: Transaction,
    actor: StaffActor,
    caseId: string,
    text: PreparedText,
    ciphertext: Uint8Array<ArrayBuffer>,
    at: Instant,
  ) => Promise<void>;
  /** The contents of these versions, as many as the transaction's actor may read, by `document version`. */
  readonly contents: (
    transaction: Transaction,
    refs: readonly Pick<DocumentRef, 'document' | 'version'>[],
  ) => Promise<() => Promise<ReadonlyMap<string, DocumentContent>>>;
  /**
   * Gives a version (the latest that the ledger knows unless one is named); undefined when there is none that the transaction's actor may see.
   * A text whose key is destroyed is `erased`.
   */
  readonly read: (
    transaction: Transaction,
    caseId: string,
    document: string,
    version: number | undefined,
    names: Names,
  ) => Promise<(() => Promise<DocumentRead>) | undefined>;
};

/** What is said in place of a text whose key is destroyed. */
const erasedText = (kind: string, agencyName: string, { at }: Tombstone): ErasedText => ({
  kind: 'erased',
  of: DocumentKind.parse(kind),
  agencyName,
  ...(at === '' ? {} : { on: stockholmDate(instant(at)) }),
});

/** Where a version of a text belongs, for the vault. */
export const placeOf = (document: string, version: number): string => `document:${document}:${version}`;

/** The newest version of the document that the case's state names, wherever in it; undefined when it names none. */
export const namedVersion = (state: unknown, document: string): number | undefined => {
  if (typeof state !== 'object' || state === null) return undefined;
  if ('document' in state && state.document === document && 'version' in state && typeof state.version === 'number')
    return state.version;
  const found = Object.values(state).flatMap((part) => namedVersion(part, document) ?? []);
  return found.length === 0 ? undefined : Math.max(...found);
};

export const documentsIn = (vault: Vault): Documents => ({
  prepare: async (transaction, scope, commandId, label, { content, of }) => {
    const plain = JSON.stringify(content);
    await vault.createKey(scope);
    const hash = await vault.fingerprint(scope, plain);
    const before =
      of === undefined
        ? []
        : await transaction.document.findMany({
            where: { id: of },
            select: { caseId: true, tenant: true },
          });
    // Minutes are amended by whoever the meeting gives them to; else another agency's text is theirs, and one's own begins anew.
    const goesOn =
      before.length > 0 &&
      (content.kind === 'minutes' || before.every(({ caseId, tenant }) => caseScope(caseId, tenant) === scope));
    const document = of !== undefined && goesOn ? of : deriveId(commandId, `document:${label}`);
    const latest = await transaction.document.aggregate({ where: { id: document }, _max: { version: true } });
    return { ref: { document, version: (latest._max.version ?? 0) + 1, hash }, plain, kind: content.kind };
  },
  encrypt: (scope, { ref, plain }) => vault.encrypt(scope, plain, placeOf(ref.document, ref.version)),
  write: async (transaction, actor, caseId, { ref, kind }, ciphertext, at) => {
    // createMany gives no row back: the author may see the text only when the case does.
    await transaction.document.createMany({
      data: [
        {
          id: ref.document,
          version: ref.version,
          caseId,
          tenant: actor.agency,
          kind,
          ciphertext,
          hash: ref.hash,
          authorStaff: actor.staff,
          createdAt: timeColumn(at),
        },
      ],
    });
  },
  contents: async (transaction, refs) => {
    if (refs.length === 0) return async () => new Map();
    const rows = await transaction.document.findMany({
      where: { OR: refs.map(({ document, version }) => ({ id: document, version })) },
    });
    return async () => {
      const read = await Promise.all(
        rows.map(async ({ id, version, caseId, tenant, ciphertext }) => {
          const plain = await vault.decryptText(caseScope(caseId, tenant), ciphertext, placeOf(id, version));
          return isTombstone(plain) ? [] : [[`${id} ${version}`, DocumentContent.parse(JSON.parse(plain))] as const];
        }),
      );
      return new Map(read.flat());
    };
  },
  read: async (transaction, caseId, document, version, names) => {
    const written = await transaction.document.findMany({
      where: { id: document, caseId },
      orderBy: { version: 'asc' },
    });
    const file = await transaction.caseFile.findUnique({ where: { id: caseId }, select: { state: true } });
    const named = namedVersion(file?.state, document);
    // A text is written before its act is decided: what the ledger does not name yet, or refused, is no later version.
    const rows = named === undefined ? written : written.filter((one) => one.version <= named);
    const row = version === undefined ? rows.at(-1) : rows.find((one) => one.version === version);
    if (!row) return undefined;
    return async () => {
      const plain = await vault.decryptText(
        caseScope(caseId, row.tenant),
        row.ciphertext,
        placeOf(document, row.version),
      );
      return {
        document,
        version: row.version,
        versions: rows.map((one) => ({ version: one.version, writtenAt: instantOf(one.createdAt) })),
        writtenAt: instantOf(row.createdAt),
        ...(row.authorStaff === null ? {} : { author: names.staff(row.authorStaff) }),
        content: isTombstone(plain)
          ? erasedText(row.kind, names.agencies.get(row.tenant)?.name ?? '', plain)
          : DocumentContent.parse(JSON.parse(plain)),
      };
    };
  },
});
