import type { Prisma } from '@stafett/db';
import { type CaseFile, mayRead, modelByHash, relations, stockholmDate } from '@stafett/domain';
import { ContactList, ListContactsRequest } from '@stafett/schemas';
import { insatsNameOf, phaseOf } from '../cases/case-row.ts';
import { relationsTo } from '../cases/visible.ts';
import { given } from '../given.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { contactView, entriesOf, readPeople } from './contact-views.ts';

const whereOf = ({ unknownOnly, agency }: ListContactsRequest): Prisma.CaseFileWhereInput => ({
  closedOn: null,
  AND: [
    ...(unknownOnly
      ? [{ OR: [{ holderStaff: null, coach: null }, { contacts: { some: { status: 'sought' } } }] }]
      : []),
    ...(agency === undefined ? [] : [{ OR: [{ holderAgency: agency }, { contacts: { some: { tenant: agency } } }] }]),
  ],
});

/** Vem är handläggare? The open cases that the actor may see, and in each the contacts that they are told of. */
export const list = unitProcedure
  .input(ListContactsRequest)
  .output(ContactList)
  .query(async ({ ctx, input }) => {
    const now = ctx.clock();
    const { actor } = ctx;
    // Who sees process data alone is told of nobody.
    const opening = relations.filter((relation) => mayRead('identity', [relation], actor.roles));
    const where = { ...whereOf(input), grants: { some: { relation: { in: opening } } } };
    const found = await ctx.read(async (transaction) => {
      const total = await transaction.caseFile.count({ where });
      const rows = await transaction.caseFile.findMany({
        where,
        orderBy: [{ code: 'asc' }],
        take: input.limit + 1,
        ...(input.cursor === undefined ? {} : { cursor: { id: input.cursor }, skip: 1 }),
      });
      const page = rows.slice(0, input.limit);
      const cases = page.map(({ id }) => id);
      const participants = page.map(({ participantId }) => participantId);
      const stands = await relationsTo(transaction, cases);
      const entries = new Map(
        page.map((row) => {
          const state = row.state as unknown as CaseFile;
          const model = modelByHash(state.modelHash);
          return [
            row.id,
            model ? entriesOf({ state, model, relations: stands.get(row.id) ?? [] }, actor) : [],
          ] as const;
        }),
      );
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
        ...given({ participantName: identities.get(row.participantId)?.name }),
        insatsName: insatsNameOf(row),
        phase: phaseOf(row.phase),
        contacts: (found.entries.get(row.id) ?? []).map((entry) => contactView(entry, found.people, cards, names)),
      })),
      ...(found.more && last !== undefined ? { nextCursor: last } : {}),
    };
  });
