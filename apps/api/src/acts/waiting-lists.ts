import type { Delivery } from '@stafett/activities';
import { asActor } from '@stafett/db';
import { decideWaitingList, type WaitingList, type WaitingListCommand, type WaitingListName } from '@stafett/domain';
import type { WaitingListAnswer } from '@stafett/schemas';
import { waitingListId } from '@stafett/workflows/messages';
import type { StaffActor } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import { refused } from '../problems/refuse.ts';
import { courierOver, type LedgerRows, noteDelivery } from './carry.ts';
import { findSent, isTaken, keep, mustBeTheSame } from './inbox.ts';
import { ownCommandId } from './journeys.ts';

export type WaitingLists = {
  /** Sends an act to a kö. Refuses with the core's codes. */
  readonly submit: (
    actor: StaffActor,
    list: WaitingListName,
    commandId: string,
    command: (commandId: string) => WaitingListCommand,
  ) => Promise<WaitingListAnswer>;
};

const listRows: LedgerRows = {
  standing: (transaction, id) => transaction.waitingList.findUnique({ where: { id }, select: { seq: true } }),
  event: (transaction, listId, commandId) =>
    transaction.waitingListEvent.findFirst({ where: { listId, commandId }, select: { seq: true } }),
};

/** The acts on a kö: kept first, then decided by its workflow, then answered. */
export const waitingListsOver = (deps: Dependencies): WaitingLists => {
  const { database, clock } = deps;

  const deliver = async (actor: StaffActor, list: WaitingListName, command: WaitingListCommand): Promise<Delivery> => {
    const delivery = await courierOver(deps, actor, listRows).toWaitingList(list, command);
    return noteDelivery(deps, actor, command.commandId, delivery, { list: waitingListId(list) });
  };

  /** Whose turn it was, if the act called anybody. */
  const saved = async (
    actor: StaffActor,
    list: WaitingListName,
    own: string,
    commandId: string,
  ): Promise<WaitingListAnswer> => {
    const called = await asActor(database, actor, clock(), async (transaction) => {
      const event = await transaction.waitingListEvent.findFirst({
        where: { listId: waitingListId(list), commandId: own, type: 'caseCalled' },
      });
      const caseId = (event?.payload as { caseId?: string } | undefined)?.caseId;
      if (caseId === undefined) return undefined;
      return transaction.caseFile.findUnique({ where: { id: caseId }, select: { id: true, code: true } });
    });
    return { outcome: 'saved', commandId, ...(called ? { called: { caseId: called.id, caseCode: called.code } } : {}) };
  };

  const answered = (
    actor: StaffActor,
    list: WaitingListName,
    ids: { readonly own: string; readonly commandId: string },
    delivery: Delivery,
  ): WaitingListAnswer | Promise<WaitingListAnswer> => {
    switch (delivery.type) {
      case 'refused':
        throw refused(delivery.refusal);
      case 'noAnswer':
      case 'taken':
        return { outcome: 'received', commandId: ids.commandId };
      case 'saved':
        return saved(actor, list, ids.own, ids.commandId);
    }
  };

  const send: WaitingLists['submit'] = async (actor, list, commandId, build) => {
    const own = ownCommandId(actor, commandId);
    const ids = { own, commandId };
    const target = waitingListId(list);
    const command = build(own);
    const before = await asActor(database, actor, clock(), async (transaction) => ({
      row: await transaction.waitingList.findUnique({ where: { id: target }, select: { state: true } }),
      sent: await findSent<WaitingListCommand>(transaction, own, target),
    }));
    if (before.sent) {
      mustBeTheSame(before.sent.command, command);
      const { answer } = before.sent;
      if (answer && 'refusal' in answer) throw refused(answer.refusal);
      if (answer) return saved(actor, list, own, commandId);
      return answered(actor, list, ids, await deliver(actor, list, before.sent.command));
    }
    const state = before.row ? (before.row.state as unknown as WaitingList) : undefined;
    const early = decideWaitingList(state, command, clock(), list);
    if (early.type === 'refused') throw refused(early.refusal);
    const kept = { commandId: own, target, agency: actor.agency, command, at: clock() };
    try {
      await asActor(database, actor, clock(), (transaction) => keep(transaction, kept));
    } catch (error) {
      // The same act came twice at once, and the other one was kept.
      if (isTaken(error)) return send(actor, list, commandId, build);
      throw error;
    }
    return answered(actor, list, ids, await deliver(actor, list, command));
  };

  return { submit: send };
};
