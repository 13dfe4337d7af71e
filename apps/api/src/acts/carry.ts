import { type Courier, type Delivery, openCourier } from '@stafett/activities';
import { asActor, type Transaction } from '@stafett/db';
import type { StaffActor } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import { given } from '../given.ts';
import { describeError } from '../problems/describe-error.ts';
import { causeOf, inboxAnswerOf, noteAnswer } from './inbox.ts';

type Row = { readonly seq: number } | null;

/** What a ledger without an end knows, by the id of its workflow, as the actor may see it. */
export type LedgerRows = {
  readonly standing: (transaction: Transaction, id: string) => Promise<Row>;
  readonly event: (transaction: Transaction, id: string, commandId: string) => Promise<Row>;
};

/** Carries acts to the workflow of a kö or a gathering, starting it when it does not run; what the store knows is asked as the actor. */
export const courierOver = (
  { database, temporal, clock, settings }: Dependencies,
  actor: StaffActor,
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
        return { seq: row.seq, isClosed: false, isKnown: (await rows.event(transaction, id, commandId)) !== null };
      }),
  });

/** Notes what came of an act; `about` says in the log, by ids and codes, what it was done to. Gives the delivery back. Never fails: what is not noted is sent again. */
export const noteDelivery = async (
  { database, clock, log }: Dependencies,
  actor: StaffActor,
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
    (error: unknown) => log.warn({ error: describeError(error) }, 'answer not noted'),
  );
  return delivery;
};
