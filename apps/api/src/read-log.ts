import { randomUUID } from 'node:crypto';
import { type Transaction, timeColumn, writeLogRow } from '@stafett/db';
import { type Actor, type Instant, isLookUp } from '@stafett/domain';
import { auditScope, isTombstone, type Vault } from '@stafett/vault';
import { assertMayOpenMore } from './reading-limit.ts';

/** What was read (loggkontroll, HSLF-FS 2016:40 4:9); `sealLog` takes it from here. Codes of the procedures, and two that show more than a page does. */
export type ReadAction =
  | 'tasks.mine'
  | 'tasks.unitInbox'
  | 'cases.list'
  | 'cases.search'
  | 'cases.refer'
  | 'cases.get'
  | 'cases.otherUnits'
  | 'cases.revealIdentity'
  | 'handovers.list'
  | 'handovers.preview'
  | 'meetings.list'
  | 'notifications.list'
  | 'documents.read'
  | 'summons.letter'
  | 'waitingList.view'
  | 'gatherings.text'
  | 'gatherings.whose'
  | 'coordination.stalled'
  | 'contacts.ofCase'
  | 'contacts.list'
  | 'protectedIdentity.access'
  | 'staffChange.work'
  | 'figures.get'
  | 'accessReview.get'
  | 'accessReview.extract'
  | 'gallring.list'
  | 'gallring.get';

/** Why somebody looked, in words that only the reviewer of their agency's log reads. */
export type WordsOfWhy = { readonly row: string; readonly sealed: string };

const placeOfWords = (row: string): string => `log:${row}`;

/** Encrypts the words for a row that is to be written. */
export const sealWords = async (vault: Vault, agency: string, words: string): Promise<WordsOfWhy> => {
  const row = randomUUID();
  const scope = auditScope(agency);
  await vault.createKey(scope);
  return { row, sealed: Buffer.from(await vault.encrypt(scope, words, placeOfWords(row))).toString('base64') };
};

/** The words of a row; undefined where there are none, or no more. */
export const openWords = async (
  vault: Vault,
  { tenant, id, words }: { readonly tenant: string; readonly id: string; readonly words: string | null },
): Promise<string | undefined> => {
  if (words === null) return undefined;
  const plain = await vault.decryptText(auditScope(tenant), Buffer.from(words, 'base64'), placeOfWords(id));
  return isTombstone(plain) ? undefined : plain;
};

/**
 * Writes the reading into the log, in the transaction that read. A list is one entry with all that was shown; an empty one is none, but a
 * search. Refuses `tooManyCases` when whoever reads has opened more of them than any work asks for.
 */
export const logReading = async (
  transaction: Transaction,
  actor: Actor,
  at: Instant,
  action: ReadAction,
  shown: {
    readonly cases: readonly string[];
    readonly participants?: readonly string[];
    /** The code of why, where it is asked for. */
    readonly reason?: string;
    /** Why in words, encrypted for this row. */
    readonly words?: WordsOfWhy;
    /** The colleague whose part of the log was shown. */
    readonly about?: string;
  },
): Promise<void> => {
  // Of a search the log says that it was made also when nothing was found: numbers may be tried out.
  const caseless = action === 'figures.get' || action === 'cases.search' || shown.about !== undefined;
  if (actor.type === 'system' || (shown.cases.length === 0 && !caseless)) return;
  const staff = actor.type === 'staff' ? actor : undefined;
  if (staff && isLookUp({ kind: 'read', action, cases: shown.cases.length })) await assertMayOpenMore(transaction, at);
  await writeLogRow(transaction, {
    id: shown.words?.row ?? randomUUID(),
    at: timeColumn(at),
    tenant: actor.agency,
    unit: staff?.unit ?? null,
    staff: staff?.staff || null,
    kind: 'read',
    action,
    caseIds: [...new Set(shown.cases)],
    participantIds: [...new Set(shown.participants ?? [])],
    about: shown.about ?? null,
    reason: shown.reason ?? null,
    words: shown.words?.sealed ?? null,
  });
};

/** Writes an act that passes no inbox into the log, in the transaction that does it. */
export const logAct = async (
  transaction: Transaction,
  actor: Extract<Actor, { type: 'staff' }>,
  at: Instant,
  action: 'accessReview.decide' | 'session.signIn' | 'session.signOut' | 'session.stopped' | 'gallring.retentionSet',
  of: { readonly about?: string; readonly reason?: string } = {},
): Promise<void> => {
  const { staff, unit, agency } = actor;
  await writeLogRow(transaction, {
    id: randomUUID(),
    at: timeColumn(at),
    tenant: agency,
    unit,
    staff,
    kind: 'act',
    action,
    reason: of.reason ?? null,
    words: null,
    about: of.about ?? null,
    caseIds: [],
    participantIds: [],
  });
};
