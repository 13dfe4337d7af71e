import type { Prisma, Row, Transaction } from '@stafett/db';
import { type CaseFile, mayRead, modelByHash, relations, stockholmDate } from '@stafett/domain';
import { ContactList, ListContactsRequest } from '@stafett/schemas';
import { insatsNameOf, phaseOf } from '../cases/case-row.ts';
import { relationsTo } from '../cases/visible.ts';
import type { StaffActor } from '../context.ts';
import { participantLine } from '../participants/participant-line.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { contactView, entriesOf, readPeople } from './contact-views.ts';

const orderBy = [{ code: 'asc' as const }];

const whereOf = ({ agency }: ListContactsRequest): Prisma.CaseFileWhereInput => ({
  closedOn: null,
  ...(agency === undefined ? {} : { OR: [{ holderAgency: agency }, { contacts: { some: { tenant: agency } } }] }),
});

type Found = Pick<Row.CaseFile, 'id' | 'state'>;

/** Of each case the contacts that the actor is told of. */
const entriesIn = async (transaction: Transaction, cases: readonly Found[], actor: StaffActor) => {
  const stands = await relationsTo(
    transaction,
    cases.map(({ id }) => id),
  );
  return new Map(
    cases.map(({ id, state: stored }) => {
      const state = stored as unknown as CaseFile;
      const model = modelByHash(state.modelHash);
      return [id, model ? entriesOf({ state, model, relations: stands.get(id) ?? [] }, actor) : []] as const;
    }),
  );
};

/** How many cases are looked through at a time. */
const AT_ONCE = 200;

/**
 * The cases in which somebody is not known, as the list beneath says of each: whom the actor is told of is worked out from the whole case,
 * so that no column can say it.
 */
const withUnknown = async (
  transaction: Transaction,
  where: Prisma.CaseFileWhereInput,
  actor: StaffActor,
  after?: string,
): Promise<readonly string[]> => {
  const cases = await transaction.caseFile.findMany({
    where,
    orderBy,
    select: { id: true, state: true },
    take: AT_ONCE,
    ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
  });
  const entries = await entriesIn(transaction, cases, actor);
  const found = cases.flatMap(({ id }) => (entries.get(id)?.some(({ person }) => !person) ? [id] : []));
  const last = cases.length === AT_ONCE ? cases.at(-1)?.id : undefined;
  return last === undefined ? found : [...found, ...(await withUnknown(transaction, where, actor, last))];
};

/** Vem är handläggare? The open cases that the actor may see, and in each the contacts that they are told of. */
export const list = unitProcedure
  .input(ListContactsRequest)
  .output(ContactList)
  .query(async ({ ctx, input }) => {
    const now = ctx.clock();
    const { actor } = ctx;
    // Who sees process data alone is told of nobody.
    const opening = relations.filter((relation) => mayRead('identity', [relation], actor.roles));
    const open = { ...whereOf(input), grants: { some: { relation: { in: opening } } } };
    const found = await ctx.read(async (transaction) => {
      const unknown = input.unknownOnly ? await withUnknown(transaction, open, actor) : undefined;
      const where = unknown ? { id: { in: [...unknown] } } : open;
      const total = unknown ? unknown.length : await transaction.caseFile.count({ where });
      const rows = await transaction.caseFile.findMany({
        where,
        orderBy,
        take: input.limit + 1,
        ...(input.cursor === undefined ? {} : { cursor: { id: input.cursor }, skip: 1 }),
      });
      const page = rows.slice(0, input.limit);
      const cases = page.map(({ id }) => id);
      const participants = page.map(({ participantId }) => participantId);
      const entries = await entriesIn(transaction, page, actor);
      const people = await readPeople(transaction, ctx.documents, [...entries.values()].flat(), stockholmDate(now));
      const identities = await ctx.participants.read(transaction, participants);
      await logReading(transaction, actor, now, 'contacts.list', { cases, participants });
      return { total, page, entries, people, identities, more: rows.length > input.limit };
    });
    const [names, identities, cards] = [await ctx.names.read(), await found.identities(), await found.people.cards()];
    const last = found.page.at(-1)?.id;
    return {
      total: found.total,
      rows: found.page.map((row) => ({
        caseId: row.id,
        caseCode: row.code,
        ...participantLine(identities.get(row.participantId)),
        insatsName: insatsNameOf(row),
        phase: phaseOf(row.phase),
        contacts: (found.entries.get(row.id) ?? []).map((entry) => contactView(entry, found.people, cards, names)),
      })),
      ...(found.more && last !== undefined ? { nextCursor: last } : {}),
    };
  });
