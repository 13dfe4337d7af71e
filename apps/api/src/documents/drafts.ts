import { randomUUID } from 'node:crypto';
import { instantOf, type Transaction, timeColumn } from '@stafett/db';
import type { Instant } from '@stafett/domain';
import type { DraftRequest } from '@stafett/schemas';
import { draftScope, isTombstone, type Vault } from '@stafett/vault';
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

/** Encrypts a form half-way under the agency's draft key. */
export const sealDraft = async (
  vault: Vault,
  actor: StaffActor,
  request: DraftRequest,
  fields: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> => {
  const scope = draftScope(actor.agency);
  await vault.createKey(scope);
  return vault.encrypt(scope, JSON.stringify(fields), placeOf(actor, request));
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
    const plain = await vault.decryptText(draftScope(row.tenant), row.ciphertext, placeOf(actor, request));
    return isTombstone(plain)
      ? undefined
      : { fields: Fields.parse(JSON.parse(plain)), savedAt: instantOf(row.savedAt) };
  };
};

/** Gives whether there was one. */
export const removeDraft = async (transaction: Transaction, actor: StaffActor, request: DraftRequest) =>
  (await transaction.draft.deleteMany({ where: await keyOf(transaction, actor, request) })).count > 0;
