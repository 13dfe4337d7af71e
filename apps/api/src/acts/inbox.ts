import { isDeepStrictEqual } from 'node:util';
import type { Delivery } from '@stafett/activities';
import { type ActStamp, Prisma, stampForAct, type Transaction } from '@stafett/db';
import type { Instant, Refusal } from '@stafett/domain';
import { z } from 'zod';
import { Refused } from '../problems/refuse.ts';

/** What the inbox says about an act that was sent before. */
export type Sent<Act> = { readonly command: Act; readonly answer: InboxAnswer | undefined };

const InboxAnswer = z.union([
  z.object({ saved: z.object({ seq: z.int() }) }),
  z.object({ taken: z.literal(true) }),
  z.object({ refusal: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }) }),
]);
export type InboxAnswer =
  | { readonly saved: { readonly seq: number } }
  | { readonly taken: true }
  | { readonly refusal: Refusal };

/** A document's version is settled when it is written: a repeat is the same act whatever the version has become. */
const withoutVersions = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, part: unknown) => {
      if (typeof part !== 'object' || part === null || !('hash' in part && 'document' in part)) return part;
      return { ...part, version: 0 };
    }),
  );

/** A row of the inbox, as far as it says what was sent. */
export type SentRow = { readonly target: string; readonly command: unknown; readonly answer: unknown };

/**
 * What was sent, of the row under its id, to this workflow. Refuses `commandIdReused` when it went to another. Roles may have
 * changed since; who and what may not.
 */
export const sentOf = <Act extends { readonly type: string }>(
  row: SentRow | null,
  target: string,
): Sent<Act> | undefined => {
  if (!row) return undefined;
  if (row.target !== target) throw new Refused('commandIdReused');
  const answer = InboxAnswer.safeParse(row.answer);
  return { command: row.command as Act, answer: answer.success ? (answer.data as InboxAnswer) : undefined };
};

/** Finds what was sent under this id to this workflow; see `sentOf`. */
export const findSent = async <Act extends { readonly type: string }>(
  transaction: Transaction,
  commandId: string,
  target: string,
): Promise<Sent<Act> | undefined> =>
  sentOf(await transaction.inboxCommand.findUnique({ where: { commandId } }), target);

/** Refuses `commandIdReused` unless both say the same. */
export const mustBeTheSame = (before: { readonly actor: unknown }, now: { readonly actor: unknown }): void => {
  const { actor: _then, ...earlier } = before;
  const { actor: _now, ...later } = now;
  if (!isDeepStrictEqual(withoutVersions(earlier), withoutVersions(later))) throw new Refused('commandIdReused');
};

/** An act, to be kept until it is answered. */
export type InboxEntry = {
  readonly commandId: string;
  readonly target: string;
  readonly agency: string;
  readonly command: unknown;
  readonly at: Instant;
};

/**
 * The statement that keeps an act, with the stamp for its row in the log: by hand, as every act passes here, and the client would plan it and
 * read the row back.
 */
export const keeping = (
  { commandId, target, agency, command, at }: InboxEntry,
  stamp: ActStamp | undefined,
): Prisma.Sql => Prisma.sql`
  INSERT INTO inbox (command_id, target, tenant, command, received_at, attempts, log_stamp)
  VALUES (${commandId}::uuid, ${target}, ${agency}::uuid, ${JSON.stringify(command)}::jsonb, ${at}::timestamptz, 1,
    ${stamp ? JSON.stringify(stamp) : null}::jsonb)
  ON CONFLICT DO NOTHING`;

/** Something was kept under this id already, perhaps a moment ago; see `isTaken`. */
export class KeptBefore extends Error {
  override readonly name = 'KeptBefore';
}

/** Keeps an act until it is answered: from here on it is not lost. Throws `KeptBefore` when its id is taken. */
export const keep = async (transaction: Transaction, entry: InboxEntry): Promise<void> => {
  const stamp = await stampForAct(transaction, entry);
  if ((await transaction.$executeRaw(keeping(entry, stamp))) === 0) throw new KeptBefore();
};

/** The statement that notes an answer, so that nobody sends the act again. */
export const notingAnswer = (commandId: string, answer: InboxAnswer, at: Instant): Prisma.Sql => Prisma.sql`
  UPDATE inbox SET answered_at = ${at}::timestamptz, answer = ${JSON.stringify(answer)}::jsonb
  WHERE command_id = ${commandId}::uuid AND answered_at IS NULL`;

/** Notes the answer. */
export const noteAnswer = async (
  transaction: Transaction,
  commandId: string,
  answer: InboxAnswer,
  at: Instant,
): Promise<void> => {
  await transaction.$executeRaw(notingAnswer(commandId, answer, at));
};

/** What to note of a delivery; undefined when there is no answer yet. */
export const inboxAnswerOf = (delivery: Delivery): InboxAnswer | undefined => {
  switch (delivery.type) {
    case 'saved':
      return { saved: { seq: delivery.seq } };
    case 'taken':
      return { taken: true };
    case 'refused':
      return { refusal: delivery.refusal };
    case 'noAnswer':
      return undefined;
  }
};

/** Why there is no answer. */
export const causeOf = (delivery: Delivery): unknown => (delivery.type === 'noAnswer' ? delivery.cause : undefined);

/** Whether an error says that a row with this key is there already. */
export const isTaken = (error: unknown): boolean =>
  error instanceof KeptBefore || (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002');
