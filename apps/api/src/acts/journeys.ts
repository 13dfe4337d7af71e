import { type Courier, type Delivery, openCourier } from '@stafett/activities';
import { asActor, type Transaction } from '@stafett/db';
import {
  type Actor,
  type CaseFile,
  type Command,
  currentModel,
  type DocumentRef,
  decide,
  deriveId,
  type InsatsModel,
  modelByHash,
} from '@stafett/domain';
import type { ActAnswer } from '@stafett/schemas';
import { journeyId } from '@stafett/workflows/messages';
import { waitingForOf } from '../cases/case-row.ts';
import type { StaffActor } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Documents, PreparedText, Text } from '../documents/documents.ts';
import { given } from '../given.ts';
import type { NameBook } from '../organisation/name-book.ts';
import { describeError } from '../problems/describe-error.ts';
import { caseNotFound, Refused, refused } from '../problems/refuse.ts';
import { causeOf, findSent, inboxAnswerOf, isTaken, keep, mustBeTheSame, noteAnswer } from './inbox.ts';

/** Within an act, the texts by the name that its command gives them. */
export type Refs<Label extends string> = { readonly [Name in Label]?: DocumentRef };

/** What a procedure asks of a case. */
export type CaseAct<Label extends string = never> = {
  readonly caseId: string;
  /** As the console made it. */
  readonly commandId: string;
  /** Free text goes into encrypted documents first; the command names them. `state` is absent for a new case. */
  readonly texts?: (state: CaseFile | undefined) => { readonly [Name in Label]?: Text | undefined };
  readonly command: (commandId: string, refs: Refs<Label>, state: CaseFile | undefined) => Command;
  /**
   * What else must be written with the act: prepared once it is known that the act is not refused at once, and then written in
   * the transaction that keeps it.
   */
  readonly alongside?: () => Promise<(transaction: Transaction) => Promise<void>>;
};

export type Journeys = {
  /** Sends an act to a case that the actor may see. Refuses with the core's codes; unknown and unseen are `caseNotFound`. */
  readonly submit: <Label extends string>(actor: StaffActor, act: CaseAct<Label>) => Promise<ActAnswer>;
  /** Sends the act that begins a case. */
  readonly open: <Label extends string>(actor: StaffActor, act: CaseAct<Label>) => Promise<ActAnswer>;
  /** Sends what the inbox already keeps, and notes the answer there. */
  readonly deliver: (actor: Actor, caseId: string, command: Command) => Promise<Delivery>;
};

/** One person's id for an act: nobody else's commandId can be the same, so none tells whether it was used. */
export const ownCommandId = (actor: { readonly staff: string }, commandId: string): string =>
  deriveId(commandId, `by:${actor.staff}`);

const modelOf = (state: CaseFile | undefined, command: Command): InsatsModel | undefined => {
  if (state) return modelByHash(state.modelHash);
  return command.type === 'referCase' || command.type === 'importCase' ? currentModel(command.insats) : undefined;
};

const caseOf = (workflowId: string): string => workflowId.slice(journeyId('').length);

const readCase = (transaction: Transaction, id: string) =>
  transaction.caseFile.findUnique({ where: { id }, select: { state: true, seq: true } });

/** The acts on cases: kept first, then decided by the journey, then answered. */
export const journeysOver = (deps: Dependencies, documents: Documents, names: NameBook): Journeys => {
  const { database, temporal, clock, log, settings } = deps;

  /** Carries an act to its journey, starting it when it does not run; what the store knows is asked as the actor. */
  const courierFor = (actor: Actor): Courier =>
    openCourier({
      client: temporal,
      answerWithinMs: settings.answerWithinMs ?? 6_000,
      ...given({ taskQueue: settings.taskQueue }),
      findStored: (workflowId, commandId) =>
        asActor(database, actor, clock(), async (transaction) => {
          const file = await transaction.caseFile.findUnique({
            where: { id: caseOf(workflowId) },
            select: { id: true, seq: true, phase: true },
          });
          if (!file) return undefined;
          const known = await transaction.caseEvent.findFirst({
            where: { caseId: file.id, commandId },
            select: { seq: true },
          });
          return { seq: file.seq, isClosed: file.phase === 'closed', isKnown: known !== null };
        }),
    });

  const deliver = async (actor: Actor, caseId: string, command: Command): Promise<Delivery> => {
    const delivery = await courierFor(actor).toJourney(caseId, command);
    const answer = inboxAnswerOf(delivery);
    if (!answer) {
      log.warn({ caseId, command: command.type, error: describeError(causeOf(delivery)) }, 'no answer yet');
      return delivery;
    }
    // Should this fail, the sweep sends the act again and hears the same.
    await asActor(database, actor, clock(), (transaction) =>
      noteAnswer(transaction, command.commandId, answer, clock()),
    ).catch((error: unknown) => log.warn({ caseId, error: describeError(error) }, 'answer not noted'));
    return delivery;
  };

  /** What happened, and whom the case waits for now, as far as the actor may know. */
  const saved = async (actor: StaffActor, caseId: string, own: string, commandId: string): Promise<ActAnswer> => {
    const directory = await names.read();
    const { events, row } = await asActor(database, actor, clock(), async (transaction) => ({
      events: await transaction.caseEvent.findMany({
        where: { caseId, commandId: own },
        orderBy: { seq: 'asc' },
        select: { type: true },
      }),
      row: await transaction.caseFile.findUnique({ where: { id: caseId } }),
    }));
    const waitingFor = row ? waitingForOf(row, directory) : undefined;
    return {
      outcome: 'saved',
      caseId,
      commandId,
      happened: events.map(({ type }) => type),
      ...(waitingFor ? { waitingFor } : {}),
    };
  };

  const answered = async (
    actor: StaffActor,
    act: { readonly caseId: string; readonly commandId: string },
    own: string,
    delivery: Delivery,
  ): Promise<ActAnswer> => {
    switch (delivery.type) {
      case 'refused':
        throw refused(delivery.refusal);
      case 'noAnswer':
      case 'taken':
        return { outcome: 'received', caseId: act.caseId, commandId: act.commandId, happened: [] };
      case 'saved':
        return saved(actor, act.caseId, own, act.commandId);
    }
  };

  const prepareAll = async <Label extends string>(
    transaction: Transaction,
    own: string,
    texts: { readonly [Name in Label]?: Text | undefined },
  ): Promise<{ refs: Refs<Label>; prepared: PreparedText[] }> => {
    const refs: { [Name in Label]?: DocumentRef } = {};
    const prepared: PreparedText[] = [];
    for (const [label, text] of Object.entries(texts) as [Label, Text | undefined][]) {
      if (!text) continue;
      const one = await documents.prepare(transaction, own, label, text);
      refs[label] = one.ref;
      prepared.push(one);
    }
    return { refs, prepared };
  };

  const send = async <Label extends string>(
    actor: StaffActor,
    act: CaseAct<Label>,
    opening: boolean,
  ): Promise<ActAnswer> => {
    const own = ownCommandId(actor, act.commandId);
    const target = journeyId(act.caseId);
    const before = await asActor(database, actor, clock(), async (transaction) => {
      const row = await readCase(transaction, act.caseId);
      if (!row && !opening) return undefined;
      const state = row ? (row.state as unknown as CaseFile) : undefined;
      const { refs, prepared } = await prepareAll(transaction, own, act.texts?.(state) ?? ({} as never));
      const sent = await findSent<Command>(transaction, own, target);
      return { state, seq: row?.seq ?? 0, prepared, sent, command: act.command(own, refs, state) };
    });
    if (!before) throw caseNotFound();
    const { state, seq, sent, prepared, command } = before;
    if (sent) {
      mustBeTheSame(sent.command, command);
      if (sent.answer && 'refusal' in sent.answer) throw refused(sent.answer.refusal);
      if (sent.answer) return await saved(actor, act.caseId, own, act.commandId);
      return answered(actor, act, own, await deliver(actor, act.caseId, sent.command));
    }
    const model = modelOf(state, command);
    if (!model) throw new Refused('modelUnknown');
    // An early no leaves nothing behind: no text, no inbox row.
    const early = decide(state, command, clock(), model);
    if (early.type === 'refused') throw refused(early.refusal);
    const sealed = await Promise.all(
      prepared.map(async (text) => [text, await documents.encrypt(actor.agency, act.caseId, text)] as const),
    );
    const alongside = await act.alongside?.();
    try {
      await asActor(database, actor, clock(), async (transaction) => {
        const at = clock();
        for (const [text, ciphertext] of sealed)
          await documents.write(transaction, actor, act.caseId, text, ciphertext, at);
        await alongside?.(transaction);
        await keep(transaction, { commandId: own, target, agency: actor.agency, command, at });
      });
    } catch (error) {
      // Somebody wrote a newer version of the same document meanwhile, or the same act came twice at once.
      if (isTaken(error)) throw new Refused('staleVersion', { seq });
      throw error;
    }
    return answered(actor, act, own, await deliver(actor, act.caseId, command));
  };

  return {
    submit: (actor, act) => send(actor, act, false),
    open: (actor, act) => send(actor, act, true),
    deliver,
  };
};
