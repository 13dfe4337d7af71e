import type { Database } from '@stafett/db';
import {
  type Command,
  currentModels,
  type Effect,
  effectOfRefusedCall,
  type GroupMeetingCommand,
  type SamverkansteamCommand,
  teams,
  type WaitingListCommand,
  type WaitingListName,
} from '@stafett/domain';
import { groupMeetingId, journeyId, samverkansteamId, waitingListId } from '@stafett/workflows/messages';
import { tellTheOpenCases } from './also-told.ts';
import type { Courier, Delivery, Stored } from './courier.ts';
import type { AtPoint } from './points.ts';
import { json } from './rows.ts';

/** How many effects or acts one round takes up. */
const PER_ROUND = 200;
const AT_ONCE = 8;
/** A person's act that has had no answer for so long is sent again. The api waits shorter than this itself. */
const UNANSWERED_AFTER_MS = 15_000;

const JOURNEY = 'journey-';
const GROUP = groupMeetingId('');
const isTeam = (workflowId: string): boolean =>
  Object.values(teams).some(({ id }) => samverkansteamId(id) === workflowId);
const isGathering = (workflowId: string): boolean => workflowId.startsWith(GROUP) || isTeam(workflowId);

/** What an observer may be told: ids and codes. */
export type PostLog = (what: string, facts: Readonly<Record<string, string | number | undefined>>) => void;

export type PostOptions = {
  readonly db: Database;
  readonly courier: Courier;
  readonly atPoint: AtPoint;
  readonly log: PostLog;
  /** The wall clock, milliseconds since 1970: only to tell how long something has lain. */
  readonly now: () => number;
};

/** Everything that is stored and has yet to reach a workflow. */
export type Post = {
  /** Carries what the outbox holds. Gives how many effects arrived. */
  readonly relay: () => Promise<number>;
  /** Sends again what a person sent and nobody answered. Gives how many acts were answered. */
  readonly resend: () => Promise<number>;
};

type Waiting = { readonly id: string; readonly listId: string | null; readonly effect: Effect };

const destinationOf = (effect: Effect): string => {
  switch (effect.type) {
    case 'toJourney':
      return journeyId(effect.caseId);
    case 'toWaitingList':
      return waitingListId(effect);
    case 'toTeam':
      return samverkansteamId(effect.team);
  }
};

/** Several queues at once, each in its own order; a queue stops at its first failure, so that nothing overtakes. */
const workThrough = async <Item>(
  queues: readonly (readonly Item[])[],
  work: (item: Item) => Promise<boolean>,
): Promise<number> => {
  const left = [...queues];
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let queue = left.shift(); queue !== undefined; queue = left.shift())
      for (const item of queue) {
        if (!(await work(item))) break;
        done += 1;
      }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queues.length) }, lane));
  return done;
};

const byKey = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] => {
  const queues = new Map<string, Item[]>();
  for (const item of items) queues.set(keyOf(item), [...(queues.get(keyOf(item)) ?? []), item]);
  return [...queues.values()];
};

export const openPost = ({ db, courier, atPoint, log, now }: PostOptions): Post => {
  const carry = async (effect: Effect): Promise<Delivery> => {
    switch (effect.type) {
      case 'toJourney':
        return courier.toJourney(effect.caseId, effect.command);
      case 'toWaitingList':
        return courier.toWaitingList({ insats: effect.insats, place: effect.place }, effect.command);
      case 'toTeam':
        return courier.toTeam(effect.team, effect.command);
    }
  };

  /** What the refusal of an effect asks in turn: a kö whose call was refused must not keep the seat. */
  const afterRefusal = async ({ listId, effect }: Waiting): Promise<Delivery | undefined> => {
    if (listId === null || effect.type !== 'toJourney' || effect.command.type !== 'callParticipant') return undefined;
    const list = await db.waitingList.findUnique({ where: { id: listId }, select: { insats: true, place: true } });
    return list ? carry(effectOfRefusedCall(list, effect.caseId, effect.command)) : undefined;
  };

  const relayOne = async (waiting: Waiting): Promise<boolean> => {
    const target = destinationOf(waiting.effect);
    const { type } = waiting.effect.command;
    try {
      const delivery = await carry(waiting.effect);
      if (delivery.type === 'noAnswer') throw delivery.cause;
      if (delivery.type === 'refused') {
        log('effect refused', { target, type, refusal: delivery.refusal.code });
        const then = await afterRefusal(waiting);
        if (then?.type === 'noAnswer') throw then.cause;
      }
      await atPoint('afterDelivery');
      await db.outboxEffect.update({
        where: { id: waiting.id },
        data: { relayedAt: new Date(now()), attempts: { increment: 1 } },
      });
      return true;
    } catch (error) {
      log('effect not delivered', { target, type, error: error instanceof Error ? error.name : 'unknown' });
      await db.outboxEffect.update({ where: { id: waiting.id }, data: { attempts: { increment: 1 } } });
      return false;
    }
  };

  const relay = async (): Promise<number> => {
    let relayed = 0;
    for (;;) {
      const rows = await db.outboxEffect.findMany({
        where: { relayedAt: null },
        orderBy: [{ createdAt: 'asc' }, { seq: 'asc' }, { ordinal: 'asc' }],
        take: PER_ROUND,
        select: { id: true, listId: true, effect: true },
      });
      const waiting = rows.map((row) => ({ ...row, effect: row.effect as unknown as Effect }));
      const done = await workThrough(
        byKey(waiting, ({ effect }) => destinationOf(effect)),
        relayOne,
      );
      relayed += done;
      if (done === 0 || rows.length < PER_ROUND) return relayed;
    }
  };

  const sendAgain = async (target: string, command: unknown): Promise<Delivery | undefined> => {
    if (target.startsWith(JOURNEY)) return courier.toJourney(target.slice(JOURNEY.length), command as Command);
    if (target.startsWith(GROUP)) return courier.toGroup(target.slice(GROUP.length), command as GroupMeetingCommand);
    if (isTeam(target)) return courier.toTeam(target, command as SamverkansteamCommand);
    const list = listNamed(target);
    return list && courier.toWaitingList(list, command as WaitingListCommand);
  };

  const resendOne = async (act: { commandId: string; target: string; command: unknown }): Promise<boolean> => {
    const { commandId, target } = act;
    try {
      const delivery = await sendAgain(target, act.command);
      if (delivery === undefined) throw new Error('no such workflow');
      if (delivery.type === 'noAnswer') throw delivery.cause;
      if (delivery.type === 'refused' && delivery.refusal.code === 'caseClosed')
        await tellTheOpenCases(db, target.slice(JOURNEY.length), act.command as Command, now());
      await atPoint('afterDelivery');
      await db.inboxCommand.updateMany({
        where: { commandId, answeredAt: null },
        data: { answeredAt: new Date(now()), answer: answerOf(delivery) as object, attempts: { increment: 1 } },
      });
      log('act sent again', { target, answer: delivery.type });
      return true;
    } catch (error) {
      log('act not answered', { target, error: error instanceof Error ? error.name : 'unknown' });
      await db.inboxCommand.updateMany({ where: { commandId }, data: { attempts: { increment: 1 } } });
      return false;
    }
  };

  const resend = async (): Promise<number> => {
    const acts = await db.inboxCommand.findMany({
      where: { answeredAt: null, receivedAt: { lt: new Date(now() - UNANSWERED_AFTER_MS) } },
      orderBy: { receivedAt: 'asc' },
      take: PER_ROUND,
      select: { commandId: true, target: true, command: true },
    });
    const answered = await workThrough(
      byKey(acts, ({ target }) => target),
      resendOne,
    );
    // What was told of a closed case goes on to the participant's open ones.
    await relay();
    return answered;
  };

  return { relay, resend };
};

/** As the api notes it in the inbox. */
const answerOf = (delivery: Exclude<Delivery, { type: 'noAnswer' }>) => {
  switch (delivery.type) {
    case 'saved':
      return json({ saved: { seq: delivery.seq } });
    case 'taken':
      return json({ taken: true });
    case 'refused':
      return json({ refusal: delivery.refusal });
  }
};

const listNamed = (workflowId: string): WaitingListName | undefined =>
  currentModels()
    .flatMap((model) => model.places.map((place) => ({ insats: model.id, place: place.id })))
    .find((list) => waitingListId(list) === workflowId);

/** What the store knows of the workflow that an act goes to, for the courier. */
export const findStored =
  (db: Database) =>
  async (workflowId: string, commandId: string): Promise<Stored | undefined> => {
    if (isGathering(workflowId)) {
      const row = await db.gathering.findUnique({ where: { id: workflowId }, select: { seq: true, state: true } });
      if (row === null) return undefined;
      const known = await db.gatheringEvent.findFirst({
        where: { gatheringId: workflowId, commandId },
        select: { seq: true },
      });
      // An ended group's workflow may be started again: it answers what it answers, and ends anew.
      return { seq: row.seq, isClosed: false, isKnown: known !== null };
    }
    if (!workflowId.startsWith(JOURNEY)) {
      const list = await db.waitingList.findUnique({ where: { id: workflowId }, select: { seq: true } });
      if (list === null) return undefined;
      const known = await db.waitingListEvent.findFirst({
        where: { listId: workflowId, commandId },
        select: { seq: true },
      });
      return { seq: list.seq, isClosed: false, isKnown: known !== null };
    }
    const caseId = workflowId.slice(JOURNEY.length);
    const file = await db.caseFile.findUnique({ where: { id: caseId }, select: { seq: true, phase: true } });
    if (file === null) return undefined;
    const known = await db.caseEvent.findFirst({ where: { caseId, commandId }, select: { seq: true } });
    return { seq: file.seq, isClosed: file.phase === 'closed', isKnown: known !== null };
  };
