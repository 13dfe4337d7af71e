import { randomUUID } from 'node:crypto';
import { instantOf, type Transaction, timeColumn } from '@stafett/db';
import type { Instant } from '@stafett/domain';
import type { DraftRequest } from '@stafett/schemas';
import {
  CiphertextRefused,
  type ContentScope,
  caseScope,
  draftScope,
  isTombstone,
  KeyDestroyed,
  KeyMissing,
  type Tombstone,
  type Vault,
} from '@stafett/vault';
import { z } from 'zod';
import type { StaffActor } from '../context.ts';

const Fields = z.record(z.string(), z.string());

/** One form of one person is about one thing at a time: the case and what in it. */
const subjectOf = ({ caseId, subject }: DraftRequest): string =>
  [caseId ?? '', subject ?? ''].join(':').replace(/^:$/, '');

const placeOf = (actor: StaffActor, request: DraftRequest): string =>
  `draft:${actor.staff}:${request.form}:${subjectOf(request)}`;

/** Who is lent to another agency has that agency's drafts apart: neither agency sees the other's, so they can't be one row. */
const keyOf = async (transaction: Transaction, { staff, agency }: StaffActor, request: DraftRequest) => {
  const person = await transaction.staff.findUnique({ where: { id: staff }, select: { agencyId: true } });
  const lentTo = person?.agencyId === agency ? '' : `@${agency}`;
  return { authorStaff: staff, form: request.form, subject: `${subjectOf(request)}${lentTo}` };
};

/** With the agency's share of the case its drafts go: they lie under the same key. */
const scopeOf = (agency: string, caseId: string | undefined | null): ContentScope =>
  caseId ? caseScope(caseId, agency) : draftScope(agency);

/** Encrypts a form half-way under the agency's key of the case, or of its drafts. Undefined when the agency's share of the case is gone. */
export const sealDraft = async (
  vault: Vault,
  actor: StaffActor,
  request: DraftRequest,
  fields: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const scope = scopeOf(actor.agency, request.caseId);
  try {
    await vault.createKey(scope);
    return await vault.encrypt(scope, JSON.stringify(fields), placeOf(actor, request));
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
};

/** One that was kept before drafts lay under the key of their case opens with the agency's own. */
const openDraft = async (
  vault: Vault,
  tenant: string,
  caseId: string | null,
  ciphertext: Uint8Array,
  place: string,
): Promise<string | Tombstone> => {
  try {
    return await vault.decryptText(scopeOf(tenant, caseId), ciphertext, place);
  } catch (error) {
    if (caseId === null || !(error instanceof CiphertextRefused || error instanceof KeyMissing)) throw error;
    return vault.decryptText(draftScope(tenant), ciphertext, place);
  }
};

/** Keeps it, in place of an earlier one of the same form. */
export const writeDraft = async (
  transaction: Transaction,
  actor: StaffActor,
  request: DraftRequest,
  ciphertext: Uint8Array<ArrayBuffer>,
  at: Instant,
): Promise<void> => {
  const saved = { ciphertext, savedAt: timeColumn(at), caseId: request.caseId ?? null };
  const key = await keyOf(transaction, actor, request);
  await transaction.draft.upsert({
    where: { authorStaff_form_subject: key },
    create: { id: randomUUID(), tenant: actor.agency, ...key, ...saved },
    update: saved,
  });
};

/** Finds the actor's own draft; the function it gives decrypts it. */
export const readDraft = async (transaction: Transaction, vault: Vault, actor: StaffActor, request: DraftRequest) => {
  const key = await keyOf(transaction, actor, request);
  const row = await transaction.draft.findUnique({ where: { authorStaff_form_subject: key } });
  if (!row) return undefined;
  return async () => {
    const plain = await openDraft(vault, row.tenant, row.caseId, row.ciphertext, placeOf(actor, request));
    return isTombstone(plain)
      ? undefined
      : { fields: Fields.parse(JSON.parse(plain)), savedAt: instantOf(row.savedAt) };
  };
};

/** Gives whether there was one. */
export const removeDraft = async (transaction: Transaction, actor: StaffActor, request: DraftRequest) =>
  (await transaction.draft.deleteMany({ where: await keyOf(transaction, actor, request) })).count > 0;
