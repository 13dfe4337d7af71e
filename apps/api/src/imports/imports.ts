import { createHash, randomUUID } from 'node:crypto';
import {
  asActor,
  dateColumn,
  dayOf,
  instantOf,
  type Prisma,
  type Row,
  stampForAct,
  type Transaction,
  timeColumn,
} from '@stafett/db';
import {
  type Actor,
  type CommandOf,
  currentModel,
  currentModels,
  deriveId,
  type IsoDate,
  stockholmDate,
} from '@stafett/domain';
import type { ImportError, ImportProgress, ImportReport, ImportRequest } from '@stafett/schemas';
import { type ImportedRow, readImportFile } from '@stafett/schemas/import-file';
import { journeyId } from '@stafett/workflows/messages';
import type { InboxAnswer } from '../acts/inbox.ts';
import { isTaken } from '../acts/inbox.ts';
import type { Journeys } from '../acts/journeys.ts';
import type { StaffActor } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import { given } from '../given.ts';
import type { NameBook } from '../organisation/name-book.ts';
import type { Participants, SealedIdentity } from '../participants/participants.ts';
import { describeError } from '../problems/describe-error.ts';
import { invalidField, Refused } from '../problems/refuse.ts';

/** Who may bring a list in: staff, or a machine of their agency. */
export type Importer = StaffActor | Extract<Actor, { type: 'machine' }>;

export type Imports = {
  /** Reads the list and says what `run` would do. Writes nothing. */
  readonly check: (importer: Importer, request: ImportRequest) => Promise<ImportReport>;
  /** Takes the list in whole or not at all; its rows become cases afterwards, one by one. */
  readonly run: (importer: Importer, request: ImportRequest) => Promise<ImportReport>;
  readonly progress: (importer: Importer) => Promise<readonly ImportProgress[]>;
  /** Resolves when the rows under way are done. */
  readonly close: () => Promise<void>;
};

const AT_ONCE = 6;
/** What gets no answer is carried again, so many times; after that the sweep goes on alone. */
const ROUNDS = 5;
const SHOWN = 50;

type NewRow = ImportedRow & { readonly contentHash: string };
type Plan = {
  readonly report: ImportReport;
  readonly fileHash: string;
  readonly list: string;
  readonly added: readonly NewRow[];
};

/**
 * May this importer bring in cases of these places? The list is the place's coordinator's or its host's; a person must be their
 * coordinator, manager or administrator.
 */
const mayImport = (importer: Importer, { insats, place }: ImportedRow): boolean => {
  const at = currentModel(insats)?.places.find(({ id }) => id === place);
  if (!at) return false;
  const { hostAgency, unit, coordinator } = at;
  if (importer.type === 'machine') return [hostAgency, coordinator.agency].includes(importer.agency);
  const coordinates = importer.unit === coordinator.unit && importer.roles.includes('insatsCoordinator');
  const hosts = importer.unit === unit && importer.roles.some((role) => role === 'manager' || role === 'administrator');
  return coordinates || hosts;
};

/** Whether there is any place that the importer may bring cases in for. */
const mayImportAtAll = (importer: Importer): boolean =>
  currentModels().some(({ id, places }) =>
    places.some((place) => mayImport(importer, { insats: id, place: place.id } as ImportedRow)),
  );

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const commandIdOf = (caseId: string): string => deriveId(caseId, 'import');

const commandOf = (row: ImportedRow, caseId: string, participant: string, asOf: IsoDate): CommandOf<'importCase'> => ({
  type: 'importCase',
  commandId: commandIdOf(caseId),
  actor: { type: 'system', source: 'import' },
  caseId,
  participant,
  insats: row.insats,
  place: row.place,
  facts: {
    sex: row.sex,
    birthYear: row.birthYear,
    kommun: row.kommun,
    referredBy: row.referredBy,
    referredOn: row.referredOn,
  },
  incomeAtStart: row.incomeAtStart,
  incomeNow: row.incomeNow,
  nameMissing: row.name === undefined,
  phase: row.phase,
  ...(row.startedOn === undefined ? {} : { startedOn: row.startedOn }),
  ...(row.closed === undefined ? {} : { closed: row.closed }),
  asOf,
});

/** Takes in participant lists. */
export const importsOver = (
  deps: Dependencies,
  journeys: Journeys,
  participants: Participants,
  names: NameBook,
): Imports => {
  const { database, vault, clock, log } = deps;
  const as = <T>(importer: Importer, work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    asActor(database, importer, clock(), work);

  /** Lists of two agencies may have one name. */
  const listOf = async (importer: Importer, list: string): Promise<string> =>
    `${list}@${(await names.read()).agencies.get(importer.agency)?.slug ?? importer.agency}`;

  /** Keyed, since a row and a file of a few may hold a name and a number: the bare hash of those could be guessed at. */
  const keyedHash = async (text: string): Promise<string> => {
    const number = BigInt(`0x${sha256(text).slice(0, 16)}`) % 1_000_000_000_000n;
    return Buffer.from(await vault.lookupHash(number.toString().padStart(12, '0'))).toString('hex');
  };
  const contentHash = ({ line: _line, ...row }: ImportedRow): Promise<string> => keyedHash(JSON.stringify(row));

  const refusedReport = (request: ImportRequest, rows: number, errors: readonly ImportError[]): Plan => ({
    report: {
      accepted: false,
      list: request.list,
      asOf: request.asOf,
      rows,
      new: 0,
      unchanged: 0,
      resumed: 0,
      errors: errors.slice(0, 1_000),
    },
    fileHash: '',
    list: '',
    added: [],
  });

  const planFor = async (importer: Importer, request: ImportRequest): Promise<Plan> => {
    if (!mayImportAtAll(importer)) throw new Refused('roleNotAllowed');
    if (request.asOf > stockholmDate(clock())) throw invalidField('asOf', 'dateAhead');
    const file = readImportFile(request.csv, request.asOf);
    if (file.type === 'errors') return refusedReport(request, 0, file.errors);
    const foreign = file.rows.filter((row) => !mayImport(importer, row));
    if (foreign.length > 0)
      return refusedReport(
        request,
        file.rows.length,
        foreign.map(({ line }) => ({ row: line, column: 'kommun', reason: 'notAllowed' })),
      );
    const rows: NewRow[] = await Promise.all(
      file.rows.map(async (row) => ({ ...row, contentHash: await contentHash(row) })),
    );
    const list = await listOf(importer, request.list);
    const known = await as(importer, (transaction) =>
      transaction.importRow.findMany({ where: { list, ref: { in: rows.map(({ ref }) => ref) } } }),
    );
    const byRef = new Map(known.map((row) => [row.ref, row] as const));
    const different = rows.filter(({ ref, contentHash: hash }) => {
      const before = byRef.get(ref);
      // After a restore nobody knows what was in it.
      return before !== undefined && before.contentHash !== '' && before.contentHash !== hash;
    });
    if (different.length > 0)
      return refusedReport(
        request,
        rows.length,
        different.map(({ line }) => ({ row: line, column: 'ref', reason: 'changedContent' })),
      );
    const added = rows.filter(({ ref }) => !byRef.has(ref));
    const resumed = known.filter(({ state }) => state === 'accepted').length;
    const report = {
      accepted: true,
      list: request.list,
      asOf: request.asOf,
      rows: rows.length,
      new: added.length,
      unchanged: known.length - resumed,
      resumed,
      errors: [],
    };
    return { report, fileHash: await keyedHash(request.csv), list, added };
  };

  /** Names and numbers, encrypted before anything is written. */
  const sealAll = async (rows: readonly (NewRow & { readonly caseId: string; readonly participant: string })[]) => {
    const coming: { readonly commandId: string; readonly sealed: SealedIdentity }[] = [];
    for (const { caseId, participant, name, personnummer } of rows) {
      if (name === undefined && personnummer === undefined) continue;
      const sealed = await participants.seal(participant, given({ name, personnummer }), 1);
      coming.push({ commandId: commandIdOf(caseId), sealed });
    }
    return coming;
  };

  const accept = async (importer: Importer, { asOf }: ImportRequest, plan: Plan): Promise<string> => {
    const id = randomUUID();
    const at = timeColumn(clock());
    const tenant = importer.agency;
    const rows = plan.added.map((row) => ({ ...row, caseId: randomUUID(), participant: randomUUID() }));
    const coming = await sealAll(rows);
    await as(importer, async (transaction) => {
      await transaction.importList.createMany({
        data: [
          {
            id,
            list: plan.list,
            fileHash: plan.fileHash,
            asOf: dateColumn(asOf),
            tenant,
            importedBy: importer.type === 'staff' ? importer.staff : null,
            rowCount: plan.report.rows,
            startedAt: at,
          },
        ],
      });
      await participants.announce(transaction, tenant, coming);
      await transaction.importRow.createMany({
        data: rows.map(({ ref, line, contentHash: hash, caseId }) => ({
          list: plan.list,
          ref,
          importId: id,
          line,
          contentHash: hash,
          caseId,
          tenant,
          state: 'accepted',
        })),
      });
      // From here on the sweep would carry the rows on, should this process die.
      await transaction.inboxCommand.createMany({
        data: await Promise.all(
          rows.map(async (row) => {
            const command = commandOf(row, row.caseId, row.participant, asOf);
            const target = journeyId(row.caseId);
            const stamp = await stampForAct(transaction, { target, command, at: instantOf(at) });
            return {
              commandId: command.commandId,
              target,
              tenant,
              command: command as unknown as Prisma.InputJsonValue,
              receivedAt: at,
              ...(stamp ? { logStamp: stamp } : {}),
            };
          }),
        ),
      });
    });
    return id;
  };

  /** What the inbox says of the rows that are not done, written into the rows. Gives those still without an answer. */
  const settle = (importer: Importer, importIds: readonly string[]) =>
    as(importer, async (transaction) => {
      const rows = await transaction.importRow.findMany({
        where: { importId: { in: [...importIds] }, state: 'accepted' },
      });
      const commandIds = rows.map(({ caseId }) => commandIdOf(caseId));
      const sent = await transaction.inboxCommand.findMany({ where: { commandId: { in: commandIds } } });
      const byCommand = new Map(sent.map((act) => [act.commandId, act] as const));
      const open: { readonly row: Row.ImportRow; readonly command: CommandOf<'importCase'> }[] = [];
      for (const row of rows) {
        const act = byCommand.get(commandIdOf(row.caseId));
        const answer = act?.answer as InboxAnswer | null | undefined;
        if (!act) continue;
        if (!answer) open.push({ row, command: act.command as unknown as CommandOf<'importCase'> });
        else await settleRow(transaction, row, 'refusal' in answer ? answer.refusal.code : undefined);
      }
      return open;
    });

  const settleRow = async (
    transaction: Transaction,
    row: Row.ImportRow,
    refusal: string | undefined,
  ): Promise<void> => {
    await transaction.importRow.updateMany({
      where: { list: row.list, ref: row.ref, state: 'accepted' },
      data: refusal === undefined ? { state: 'done' } : { state: 'refused', refusal },
    });
  };

  const finish = (importer: Importer, importId: string): Promise<void> =>
    as(importer, async (transaction) => {
      const left = await transaction.importRow.count({ where: { importId, state: 'accepted' } });
      if (left === 0)
        await transaction.importList.updateMany({
          where: { id: importId, completedAt: null },
          data: { completedAt: timeColumn(clock()) },
        });
    });

  const underWay = new Map<string, Promise<void>>();
  let closing = false;

  /** Carries the rows of an import to their journeys, a few at a time. */
  const carry = async (importer: Importer, importId: string): Promise<void> => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const open = await settle(importer, [importId]);
      if (open.length === 0 || closing) break;
      const next = open.values();
      const lane = async (): Promise<void> => {
        for (const { row, command } of next) {
          if (closing) return;
          const delivery = await journeys.deliver(importer, row.caseId, command);
          const refusal = delivery.type === 'refused' ? delivery.refusal.code : undefined;
          if (delivery.type !== 'noAnswer') await as(importer, (transaction) => settleRow(transaction, row, refusal));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    }
    await finish(importer, importId);
  };

  const start = (importer: Importer, importId: string): void => {
    if (underWay.has(importId)) return;
    const work = carry(importer, importId)
      .catch((error: unknown) => log.error({ importId, error: describeError(error) }, 'import stopped'))
      .finally(() => underWay.delete(importId));
    underWay.set(importId, work);
  };

  /** The runs of a list that have rows left, the one of this very file first. */
  const unfinished = (
    importer: Importer,
    plan: Plan,
  ): Promise<{ readonly same?: string; readonly ids: readonly string[] }> =>
    as(importer, async (transaction) => {
      const lists = await transaction.importList.findMany({
        where: { list: plan.list },
        orderBy: { startedAt: 'desc' },
      });
      const same = lists.find(({ fileHash }) => fileHash === plan.fileHash)?.id;
      const ids = lists.filter(({ completedAt }) => completedAt === null).map(({ id }) => id);
      return { ids, ...(same === undefined ? {} : { same }) };
    });

  const progressOf = (list: Row.ImportList, rows: readonly Row.ImportRow[]): ImportProgress => {
    const own = rows.filter(({ importId }) => importId === list.id);
    return {
      importId: list.id,
      list: list.list.split('@')[0] ?? list.list,
      asOf: dayOf(list.asOf),
      startedAt: instantOf(list.startedAt),
      ...(list.completedAt === null ? {} : { finishedAt: instantOf(list.completedAt) }),
      rows: own.length,
      done: own.filter(({ state }) => state === 'done').length,
      refused: own
        .filter(({ state }) => state === 'refused')
        .map(({ line, refusal }) => ({ row: line, column: '', reason: refusal ?? 'unexpected' })),
    };
  };

  return {
    check: async (importer, request) => (await planFor(importer, request)).report,
    run: async (importer, request) => {
      const plan = await planFor(importer, request);
      if (!plan.report.accepted) return plan.report;
      const before = await unfinished(importer, plan);
      for (const id of before.ids) start(importer, id);
      if (plan.added.length === 0)
        return { ...plan.report, ...(before.same === undefined ? {} : { importId: before.same }) };
      try {
        const importId = await accept(importer, request, plan);
        start(importer, importId);
        return { ...plan.report, importId };
      } catch (error) {
        // The same list was sent twice at once: the other one stands.
        if (isTaken(error)) throw new Refused('staleVersion');
        throw error;
      }
    },
    progress: async (importer) => {
      if (!mayImportAtAll(importer)) throw new Refused('roleNotAllowed');
      const lists = await as(importer, (transaction) =>
        transaction.importList.findMany({ orderBy: { startedAt: 'desc' }, take: SHOWN }),
      );
      const open = lists.filter(({ completedAt, id }) => completedAt === null && !underWay.has(id)).map(({ id }) => id);
      if (open.length > 0) {
        await settle(importer, open);
        for (const id of open) await finish(importer, id);
      }
      const [fresh, rows] = await as(importer, async (transaction) => [
        await transaction.importList.findMany({
          where: { id: { in: lists.map(({ id }) => id) } },
          orderBy: { startedAt: 'desc' },
        }),
        await transaction.importRow.findMany({
          where: { importId: { in: lists.map(({ id }) => id) } },
          orderBy: { line: 'asc' },
        }),
      ]);
      return fresh.map((list) => progressOf(list, rows));
    },
    close: async () => {
      closing = true;
      await Promise.all(underWay.values());
    },
  };
};
