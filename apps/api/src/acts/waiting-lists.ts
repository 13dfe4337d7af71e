import type { Delivery } from '@stafett/activities';
import { asActor } from '@stafett/db';
import { decideWaitingList, type WaitingList, type WaitingListCommand, type WaitingListName } from '@stafett/domain';
import type { WaitingListAnswer } from '@stafett/schemas';
import { waitingListId } from '@stafett/workflows/messages';
import type { StaffActor } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import { courierOver, type LedgerRows, noteDelivery } from './carry.ts';
import { ownCommandId } from './journeys.ts';
import { sendKept } from './send-kept.ts';

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

  return {
    submit: async (actor, list, commandId, build) => {
      const own = ownCommandId(actor, commandId);
      const target = waitingListId(list);
      const outcome = await sendKept<WaitingListCommand>(deps, actor, { own, target }, async (transaction) => {
        const row = await transaction.waitingList.findUnique({ where: { id: target }, select: { state: true } });
        const state = row ? (row.state as unknown as WaitingList) : undefined;
        const command = build(own);
        return {
          command,
          decide: () => decideWaitingList(state, command, clock(), list),
          deliver: (act) => deliver(actor, list, act),
        };
      });
      return outcome === 'saved' ? saved(actor, list, own, commandId) : { outcome, commandId };
    },
  };
};
