import type { Row, Transaction } from '@stafett/db';
import { Personnummer, SearchCasesRequest, SearchResult } from '@stafett/schemas';
import type { Context, StaffActor } from '../context.ts';
import type { Identity } from '../participants/participants.ts';
import { logReading } from '../read-log.ts';
import { searchProcedure } from '../trpc.ts';
import { caseRowOf } from './case-row.ts';
import { withoutProtected } from './same-person.ts';
import { relationsTo } from './visible.ts';

/** Names are sought in memory among so many cases at most (design.md). */
const SEARCHED = 5_000;
const SHOWN = 50;

const CODE = /^([2-9BCDFGHJKMNPQRSTVWXZ]{3})-?([2-9BCDFGHJKMNPQRSTVWXZ]{3})$/i;

const folded = (text: string): string => text.toLocaleLowerCase('sv').normalize('NFC');

/** Every word that was typed begins or stands within the name, in any order. */
const matches = (name: string | undefined, query: string): boolean => {
  if (name === undefined) return false;
  const sought = folded(name);
  return folded(query)
    .split(/\s+/)
    .every((word) => sought.includes(word));
};

type Hits = { readonly rows: readonly Row.CaseFile[]; readonly more: boolean };

const byParticipants = async (transaction: Transaction, participants: readonly string[]): Promise<Hits> => {
  const where = { participantId: { in: [...participants] } };
  const rows = await transaction.caseFile.findMany({ where, orderBy: { phaseSince: 'desc' }, take: SHOWN + 1 });
  return { rows: rows.slice(0, SHOWN), more: rows.length > SHOWN };
};

type Session = { readonly ctx: Pick<Context, 'participants' | 'clock'>; readonly actor: StaffActor };

/** Lines for the hits, and their reading in the log. */
const shownOf = async (
  { ctx, actor }: Session,
  transaction: Transaction,
  soughtBy: SearchResult['soughtBy'],
  hits: Hits,
) => {
  const cases = hits.rows.map(({ id }) => id);
  const participants = hits.rows.map(({ participantId }) => participantId);
  const relations = await relationsTo(transaction, cases);
  const identities = await ctx.participants.read(transaction, participants);
  await logReading(transaction, actor, ctx.clock(), 'cases.search', { cases, participants, reason: soughtBy });
  return { hits, relations, identities };
};

/** A code, a personnummer or a name; among the cases that the actor may open and no others. Who is protected is found by the code alone. */
export const search = searchProcedure
  .input(SearchCasesRequest)
  .output(SearchResult)
  .mutation(async ({ ctx, input: { query } }) => {
    const session: Session = { ctx, actor: ctx.actor };
    const names = await ctx.names.read();
    const code = CODE.exec(query);
    const number = Personnummer.safeParse(query);

    const answer = async (soughtBy: SearchResult['soughtBy'], found: Awaited<ReturnType<typeof shownOf>>) => {
      const identities: ReadonlyMap<string, Identity> = await found.identities();
      return {
        soughtBy,
        rows: found.hits.rows.map((row) =>
          caseRowOf(row, names, found.relations.get(row.id) ?? [], identities.get(row.participantId)),
        ),
        more: found.hits.more,
      };
    };

    if (code)
      return answer(
        'code',
        await ctx.read(async (transaction) => {
          const where = { code: `${code[1]}-${code[2]}`.toUpperCase() };
          const rows = await transaction.caseFile.findMany({ where });
          return shownOf(session, transaction, 'code', { rows, more: false });
        }),
      );

    if (number.success) {
      const lookup = await ctx.participants.lookup(number.data);
      return answer(
        'personnummer',
        await ctx.read(async (transaction) => {
          const found = await transaction.participantIdentity.findMany({
            where: { lookup },
            select: { participantId: true },
          });
          const participants = await withoutProtected(
            transaction,
            found.map(({ participantId }) => participantId),
          );
          return shownOf(session, transaction, 'personnummer', await byParticipants(transaction, participants));
        }),
      );
    }

    const openable = await ctx.read(async (transaction) => {
      const rows = await transaction.caseFile.findMany({
        select: { participantId: true },
        orderBy: { phaseSince: 'desc' },
        take: SEARCHED + 1,
      });
      const participants = rows.slice(0, SEARCHED).map(({ participantId }) => participantId);
      return { identities: await ctx.participants.read(transaction, participants), more: rows.length > SEARCHED };
    });
    const matching = [...(await openable.identities())].filter(([, { name }]) => matches(name, query));
    const found = await ctx.read(async (transaction) => {
      const hits = await byParticipants(
        transaction,
        matching.slice(0, SHOWN).map(([participant]) => participant),
      );
      const more = hits.more || openable.more || matching.length > SHOWN;
      return shownOf(session, transaction, 'name', { rows: hits.rows, more });
    });
    return answer('name', found);
  });
