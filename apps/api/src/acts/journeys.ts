import type { Delivery } from '@stafett/activities';
import { asActor, dropStamp, Prisma, stampForAct, type Transaction, withKommun } from '@stafett/db';
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
import { type ContentScope, caseScope } from '@stafett/vault';
import { journeyId } from '@stafett/workflows/messages';
import { type WaitingColumns, waitingForOf } from '../cases/case-row.ts';
import type { StaffActor } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Documents, PreparedText, Text } from '../documents/documents.ts';
import type { NameBook } from '../organisation/name-book.ts';
import { describeError } from '../problems/describe-error.ts';
import { caseNotFound, Refused, refused } from '../problems/refuse.ts';
import { courierOver, type LedgerRows, noteDelivery } from './carry.ts';
import {
  findSent,
  type InboxAnswer,
  type InboxEntry,
  inboxAnswerOf,
  isTaken,
  KeptBefore,
  keep,
  keeping,
  mustBeTheSame,
  notingAnswer,
  sentOf,
} from './inbox.ts';

/** Within an act, the texts by the name that its command gives them. */
export type Refs<Label extends string> = { readonly [Name in Label]?: DocumentRef };

/** What a procedure asks of a case. */
export type CaseAct<Label extends string = never> = {
  readonly caseId: string;
  /** As the console made it. */
  readonly commandId: string;
  /** Free text goes into encrypted documents first; the command names them. `state` is absent for a new case. */
  readonly texts?: (state: CaseFile | undefined) => { readonly [Name in Label]?: Text | undefined };
  /** Whether the units and people that the act names are there, asked when the core has no objection. Throws a refusal. */
  readonly named?: (transaction: Transaction, state: CaseFile | undefined) => Promise<void>;
  /**
   * What else must be written with the act: prepared once it is known that the act is not refused at once, and then written in
   * the transaction that keeps it.
   */
  readonly alongside?: () => Promise<(transaction: Transaction) => Promise<void>>;
} & (
  | { readonly command: (commandId: string, refs: Refs<Label>) => Command; readonly commandFor?: never }
  /** What the act says depends on how the case stands. */
  | {
      readonly commandFor: (commandId: string, refs: Refs<Label>, state: CaseFile | undefined) => Command;
      readonly command?: never;
    }
);

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

type Standing = {
  readonly state: unknown;
  readonly kommun: string | null;
  readonly target: string | null;
  readonly command: unknown;
  readonly answer: unknown;
  readonly isKept: boolean;
};

/**
 * The case, when the actor may see it, and what was sent under this id before: one statement for every act. An act that is known
 * already is kept by it; who then says no to the act undoes that with the transaction.
 */
const readStanding = async (transaction: Transaction, caseId: string, commandId: string, act?: InboxEntry) => {
  const stamp = act && (await stampForAct(transaction, act));
  const [row] = await transaction.$queryRaw<Standing[]>`
    ${act ? Prisma.sql`WITH kept AS (${keeping(act, stamp)} RETURNING 1)` : Prisma.empty}
    SELECT f.state, k.kommun, i.target, i.command, i.answer,
      ${act ? Prisma.sql`EXISTS (SELECT 1 FROM kept)` : Prisma.sql`false`} AS "isKept"
    FROM (SELECT ${caseId}::uuid AS case_id, ${commandId}::uuid AS command_id) asked
    LEFT JOIN case_file f ON f.id = asked.case_id
    LEFT JOIN case_kommun k ON k.case_id = asked.case_id
    LEFT JOIN inbox i ON i.command_id = asked.command_id`;
  if (!row) throw new Error('the store gave no answer');
  const { state, kommun, target, command, answer, isKept } = row;
  if (!isKept) dropStamp(transaction, stamp);
  if (act && !isKept && target === null) throw new KeptBefore();
  return {
    state: state ? withKommun(state, { kommun: kommun ?? '' }) : undefined,
    sent: target === null ? null : { target, command, answer },
    isKept,
  };
};

type Outcome = WaitingColumns & { readonly happened: readonly string[] };

/** Should the note be lost in a crash, the sweep sends the act again and it is noted then. */
const withoutWaitingForTheDisk = Prisma.sql`set_config('synchronous_commit', 'off', true),`;

/** What an act did, and whom the case waits for, as far as the actor may know. Notes the answer, if one is given. */
const readOutcome = async (
  transaction: Transaction,
  caseId: string,
  commandId: string,
  noting: Prisma.Sql | undefined,
): Promise<Outcome> => {
  const [row] = await transaction.$queryRaw<Outcome[]>`
    ${noting ? Prisma.sql`WITH noted AS (${noting})` : Prisma.empty}
    SELECT ${noting ? withoutWaitingForTheDisk : Prisma.empty} ARRAY(SELECT e.type FROM case_event e
        WHERE e.case_id = asked.id AND e.command_id = ${commandId} ORDER BY e.seq) AS happened,
      f.waiting_agency AS "waitingAgency", f.waiting_unit AS "waitingUnit", f.waiting_staff AS "waitingStaff",
      f.waiting_since AS "waitingSince", f.waiting_reason AS "waitingReason", f.next_step AS "nextStep",
      f.next_on AS "nextOn"
    FROM (SELECT ${caseId}::uuid AS id) asked LEFT JOIN case_file f ON f.id = asked.id`;
  if (!row) throw new Error('the store gave no answer');
  return row;
};

const caseRows: LedgerRows = {
  standing: async (transaction, workflowId) => {
    const file = await transaction.caseFile.findUnique({
      where: { id: caseOf(workflowId) },
      select: { seq: true, phase: true },
    });
    return file && { seq: file.seq, isClosed: file.phase === 'closed' };
  },
  event: (transaction, workflowId, commandId) =>
    transaction.caseEvent.findFirst({ where: { caseId: caseOf(workflowId), commandId }, select: { seq: true } }),
};

/** The acts on cases: kept first, then decided by the journey, then answered. */
export const journeysOver = (deps: Dependencies, documents: Documents, names: NameBook): Journeys => {
  const { database, clock, log } = deps;

  const carry = (actor: Actor, caseId: string, command: Command): Promise<Delivery> =>
    courierOver(deps, actor, caseRows).toJourney(caseId, command);

  const note = (actor: Actor, caseId: string, command: Command, delivery: Delivery): Promise<Delivery> =>
    noteDelivery(deps, actor, command.commandId, delivery, { caseId, command: command.type });

  const deliver = async (actor: Actor, caseId: string, command: Command): Promise<Delivery> =>
    note(actor, caseId, command, await carry(actor, caseId, command));

  /** Should noting fail, the sweep sends the act again and hears the same. */
  const notNoted = (caseId: string) => (error: unknown) =>
    log.warn({ caseId, error: describeError(error) }, 'answer not noted');

  /** What happened, and whom the case waits for now, as far as the actor may know; an answer to note is noted on the way. */
  const saved = async (
    actor: StaffActor,
    act: { readonly caseId: string; readonly commandId: string },
    own: string,
    answer?: InboxAnswer,
    expected: readonly string[] = [],
  ): Promise<ActAnswer> => {
    const { caseId, commandId } = act;
    // Once it is read it is told: what is then still to come of the transaction is the note alone.
    const read = (toNote?: InboxAnswer) =>
      new Promise<Outcome>((done, failed) => {
        asActor(database, actor, clock(), async (transaction) =>
          done(await readOutcome(transaction, caseId, own, toNote && notingAnswer(own, toNote, clock()))),
        ).catch((error: unknown) => {
          notNoted(caseId)(error);
          failed(error);
        });
      });
    const directory = await names.read();
    const outcome = await read(answer).catch((error: unknown) => {
      if (!answer) throw error;
      return read();
    });
    const waitingFor = waitingForOf(outcome, directory);
    return {
      outcome: 'saved',
      caseId,
      commandId,
      // Who may not read the history is told what their own act was to lead to.
      happened: outcome.happened.length > 0 ? [...outcome.happened] : [...expected],
      ...(waitingFor ? { waitingFor } : {}),
    };
  };

  const sendOn = async (
    actor: StaffActor,
    act: { readonly caseId: string; readonly commandId: string },
    command: Command,
    expected: readonly string[] = [],
  ): Promise<ActAnswer> => {
    const { caseId, commandId } = act;
    const delivery = await carry(actor, caseId, command);
    if (delivery.type === 'saved') return saved(actor, act, command.commandId, inboxAnswerOf(delivery), expected);
    await note(actor, caseId, command, delivery);
    if (delivery.type === 'refused') throw refused(delivery.refusal);
    return { outcome: 'received', caseId, commandId, happened: [] };
  };

  const prepareAll = async <Label extends string>(
    transaction: Transaction,
    scope: ContentScope,
    own: string,
    texts: { readonly [Name in Label]?: Text | undefined },
  ): Promise<{ refs: Refs<Label>; prepared: PreparedText[] }> => {
    const refs: { [Name in Label]?: DocumentRef } = {};
    const prepared: PreparedText[] = [];
    for (const [label, text] of Object.entries(texts) as [Label, Text | undefined][]) {
      if (!text) continue;
      const one = await documents.prepare(transaction, scope, own, label, text);
      refs[label] = one.ref;
      prepared.push(one);
    }
    return { refs, prepared };
  };

  /** An early no leaves nothing behind: no text, no inbox row. Gives the types of the events that a yes should lead to. */
  const refuseEarly = (state: CaseFile | undefined, command: Command): readonly string[] => {
    const model = modelOf(state, command);
    if (!model) throw new Refused('modelUnknown');
    const early = decide(state, command, clock(), model);
    if (early.type === 'refused') throw refused(early.refusal);
    return early.events.map(({ type }) => type);
  };

  const keepWithTexts = async (
    actor: StaffActor,
    { caseId, alongside: prepare }: Pick<CaseAct, 'caseId' | 'alongside'>,
    prepared: readonly PreparedText[],
    entry: Parameters<typeof keep>[1],
  ): Promise<void> => {
    const sealed = await Promise.all(
      prepared.map(async (text) => [text, await documents.encrypt(caseScope(caseId, actor.agency), text)] as const),
    );
    const alongside = await prepare?.();
    await asActor(database, actor, clock(), async (transaction) => {
      for (const [text, ciphertext] of sealed)
        await documents.write(transaction, actor, caseId, text, ciphertext, entry.at);
      await alongside?.(transaction);
      await keep(transaction, entry);
    });
  };

  const send = async <Label extends string>(
    actor: StaffActor,
    act: CaseAct<Label>,
    opening: boolean,
  ): Promise<ActAnswer> => {
    const own = ownCommandId(actor, act.commandId);
    const target = journeyId(act.caseId);
    const entry = (command: Command) => ({ commandId: own, target, agency: actor.agency, command, at: clock() });
    try {
      // What brings nothing along, and says the same however the case stands, is kept at once.
      const known = act.command && !act.texts && !act.alongside ? act.command(own, {}) : undefined;
      const before = await asActor(database, actor, clock(), async (transaction) => {
        const standing = await readStanding(transaction, act.caseId, own, known && entry(known));
        if (!standing.state && !opening) throw caseNotFound();
        const { state } = standing;
        const { refs, prepared } = await prepareAll(
          transaction,
          caseScope(act.caseId, actor.agency),
          own,
          act.texts?.(state) ?? ({} as never),
        );
        const sent = sentOf<Command>(standing.sent, target);
        const command = known ?? (act.commandFor ?? act.command)(own, refs, state);
        if (sent) return { sent, prepared, command, isKept: true, expected: [] };
        const expected = refuseEarly(state, command);
        await act.named?.(transaction, state);
        // What brings nothing along that must be prepared outside a transaction is kept in this one.
        const isKept = prepared.length === 0 && !act.alongside;
        if (isKept && !standing.isKept) await keep(transaction, entry(command));
        return { sent, prepared, command, isKept, expected };
      });
      const { sent, prepared, command, isKept, expected } = before;
      if (sent) {
        mustBeTheSame(sent.command, command);
        if (sent.answer && 'refusal' in sent.answer) throw refused(sent.answer.refusal);
        return sent.answer ? await saved(actor, act, own) : await sendOn(actor, act, sent.command);
      }
      if (!isKept) await keepWithTexts(actor, act, prepared, entry(command));
      return await sendOn(actor, act, command, expected);
    } catch (error) {
      if (!isTaken(error)) throw error;
      // The same act came twice at once, and the other one was kept; or somebody wrote a newer version of the same document.
      const kept = await asActor(database, actor, clock(), (transaction) => findSent(transaction, own, target));
      if (!kept) throw new Refused('staleVersion');
      return send(actor, act, opening);
    }
  };

  return {
    submit: (actor, act) => send(actor, act, false),
    open: (actor, act) => send(actor, act, true),
    deliver,
  };
};
