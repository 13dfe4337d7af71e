import type { Delivery } from '@stafett/activities';
import { asActor, type Transaction } from '@stafett/db';
import type { Decision, Instant } from '@stafett/domain';
import type { StaffActor } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import { refused } from '../problems/refuse.ts';
import { findSent, isTaken, keep, mustBeTheSame, type Sent } from './inbox.ts';

type AnyAct = { readonly type: string; readonly commandId: string; readonly actor: unknown };

/** An act on a kö or a gathering, as the store was found. */
type Found<Act> = {
  readonly command: Act;
  /** The early verdict; asked only of an act that was not sent before. */
  readonly decide: () => Decision<unknown>;
  readonly deliver: (command: Act) => Promise<Delivery>;
  /** Writes what the act brings along, in the transaction that keeps it. */
  readonly alongside?: () => Promise<(transaction: Transaction, at: Instant) => Promise<void>>;
};

/**
 * Sends an act to a workflow without an end: kept first, with what it brings along, then decided by its workflow. An act that was sent
 * before is answered as it was then. Gives `saved`, or `received` while there is no answer; refuses with the core's codes, and leaves nothing
 * behind when the early verdict is a no.
 */
export const sendKept = async <Act extends AnyAct>(
  deps: Dependencies,
  actor: StaffActor,
  { own, target }: { readonly own: string; readonly target: string },
  find: (transaction: Transaction, sent: Sent<Act> | undefined) => Promise<Found<Act>>,
): Promise<'saved' | 'received'> => {
  const { database, clock } = deps;
  const outcomeOf = (delivery: Delivery): 'saved' | 'received' => {
    if (delivery.type === 'refused') throw refused(delivery.refusal);
    return delivery.type === 'saved' ? 'saved' : 'received';
  };
  const { sent, command, decide, deliver, alongside } = await asActor(database, actor, clock(), async (transaction) => {
    const before = await findSent<Act>(transaction, own, target);
    return { sent: before, ...(await find(transaction, before)) };
  });
  if (sent) {
    mustBeTheSame(sent.command, command);
    if (sent.answer && 'refusal' in sent.answer) throw refused(sent.answer.refusal);
    return sent.answer ? 'saved' : outcomeOf(await deliver(sent.command));
  }
  const early = decide();
  if (early.type === 'refused') throw refused(early.refusal);
  const write = await alongside?.();
  const at = clock();
  try {
    await asActor(database, actor, at, async (transaction) => {
      await write?.(transaction, at);
      await keep(transaction, { commandId: own, target, agency: actor.agency, command, at });
    });
  } catch (error) {
    // The same act came twice at once, and the other one was kept.
    if (isTaken(error)) return sendKept(deps, actor, { own, target }, find);
    throw error;
  }
  return outcomeOf(await deliver(command));
};
