import { type Courier, type Delivery, openCourier } from '@stafett/activities';
import { asActor, type Transaction } from '@stafett/db';
import type { Actor } from '@stafett/domain';
import type { Dependencies } from '../dependencies.ts';
import { given } from '../given.ts';
import { describeError } from '../problems/describe-error.ts';
import { causeOf, inboxAnswerOf, noteAnswer } from './inbox.ts';

type Row = { readonly seq: number };

/** What a ledger knows, by the id of its workflow, as the actor may see it; one that has no end is never closed. */
export type LedgerRows = {
  readonly standing: (transaction: Transaction, id: string) => Promise<(Row & { readonly isClosed?: boolean }) | null>;
  readonly event: (transaction: Transaction, id: string, commandId: string) => Promise<Row | null>;
};

/** Carries acts to their workflow, starting it when it does not run; what the store knows is asked as the actor. */
export const courierOver = (
  { database, temporal, clock, settings }: Dependencies,
  actor: Actor,
  rows: LedgerRows,
): Courier =>
  openCourier({
    client: temporal,
    answerWithinMs: settings.answerWithinMs ?? 6_000,
    ...given({ taskQueue: settings.taskQueue }),
    findStored: (id, commandId) =>
      asActor(database, actor, clock(), async (transaction) => {
        const row = await rows.standing(transaction, id);
        if (!row) return undefined;
        const { seq, isClosed = false } = row;
        return { seq, isClosed, isKnown: (await rows.event(transaction, id, commandId)) !== null };
      }),
  });

/** Notes what came of an act; `about` says in the log, by ids and codes, what it was done to. Gives the delivery back. Never fails: what is not noted is sent again. */
export const noteDelivery = async (
  { database, clock, log }: Dependencies,
  actor: Actor,
  commandId: string,
  delivery: Delivery,
  about: Readonly<Record<string, string>>,
): Promise<Delivery> => {
  const answer = inboxAnswerOf(delivery);
  if (!answer) {
    log.warn({ ...about, error: describeError(causeOf(delivery)) }, 'no answer yet');
    return delivery;
  }
  await asActor(database, actor, clock(), (transaction) => noteAnswer(transaction, commandId, answer, clock())).catch(
    (error: unknown) => log.warn({ ...about, error: describeError(error) }, 'answer not noted'),
  );
  return delivery;
};
