import { dayOf, instantOf, type Row, type Transaction } from '@stafett/db';
import { type IsoDate, mayRead, stockholmDate } from '@stafett/domain';
import { Extract, ExtractRequest, IncomeSource, Sex } from '@stafett/schemas';
import { insatsNameOf, phaseOf } from '../cases/case-row.ts';
import { findVisible, isHidden, relationsTo } from '../cases/visible.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';
import { caseNotFound, Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { logNames } from './pseudonym.ts';

const MOST_LINES = 5_000;

/**
 * The lines of the agency's log that name the participant (row-level security shows these alone) in one of these cases: what the agency's
 * other units have to do with the participant is not told.
 */
const linesAbout = async (
  transaction: Transaction,
  agency: string,
  participant: string,
  cases: readonly string[],
): Promise<Row.AuditEntry[]> => {
  await transaction.$executeRaw`SELECT set_config('app.extract', ${participant}, true)`;
  return transaction.auditEntry.findMany({
    where: { tenant: agency, participants: { has: participant }, cases: { hasSome: [...cases] } },
    orderBy: { number: 'desc' },
    take: MOST_LINES,
  });
};

type Looked = Extract['looked'][number];

/** Day by day and person by person: what they have done, and how many times. */
const lookedOf = (lines: readonly Row.AuditEntry[], names: Names): readonly Looked[] => {
  const days = new Map<
    string,
    { day: IsoDate; line: Row.AuditEntry; actions: Map<string, Looked['actions'][number]>; times: number }
  >();
  for (const line of lines) {
    const day = stockholmDate(instantOf(line.at));
    const key = `${day} ${line.staff} ${line.unit}`;
    const kept = days.get(key) ?? { day, line, actions: new Map(), times: 0 };
    kept.times += 1;
    const kind = line.kind === 'act' ? 'act' : 'read';
    kept.actions.set(`${kind} ${line.action}`, { kind, action: line.action });
    days.set(key, kept);
  }
  return [...days.values()].map(({ day, line: { staff, unit, tenant }, actions, times }) => ({
    day,
    ...given({
      staff: staff === null ? undefined : names.staff(staff),
      unit: unit === null ? undefined : names.party({ agency: tenant, unit }),
    }),
    actions: [...actions.values()],
    times,
  }));
};

/**
 * The participant's registry extract (GDPR art. 15): what is kept of them in the cases that the unit may see, and who at the agency has looked.
 * For whoever may read who the participant is. Refuses `caseNotFound`, and `identityHidden` to who is on no list of a protected participant. That it was made is in the log.
 */
export const extract = unitProcedure
  .input(ExtractRequest)
  .output(Extract)
  .mutation(async ({ ctx, input: { caseId } }) => {
    const now = ctx.clock();
    const { actor } = ctx;
    const called = logNames(ctx.vault, actor.agency);
    const found = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, caseId);
      if (!visible || !mayRead('identity', visible.relations, actor.roles)) return undefined;
      if (isHidden(visible, actor)) throw new Refused('identityHidden');
      const { participant } = visible.state;
      const rows = await transaction.caseFile.findMany({
        where: { participantId: participant },
        orderBy: { referredOn: 'asc' },
        include: { kommun: true },
      });
      const ids = rows.map(({ id }) => id);
      const stands = await relationsTo(transaction, ids);
      const ofCases = { where: { caseId: { in: ids } }, select: { caseId: true } } as const;
      const texts = await transaction.document.findMany({
        where: { caseId: { in: ids }, tenant: actor.agency },
        select: { caseId: true, kind: true, createdAt: true },
        orderBy: { createdAt: 'asc' },
      });
      const [handovers, meetings, placements] = [
        await transaction.handover.findMany(ofCases),
        await transaction.meeting.findMany(ofCases),
        await transaction.placement.findMany(ofCases),
      ];
      const identities = await ctx.participants.read(transaction, [participant], 'asked');
      const lines = await linesAbout(transaction, actor.agency, ...(await called(participant, ids)));
      const head = await transaction.auditHead.findFirst({ where: { tenant: actor.agency } });
      await logReading(transaction, actor, now, 'accessReview.extract', { cases: ids, participants: [participant] });
      return { participant, rows, stands, texts, handovers, meetings, placements, identities, lines, head };
    });
    if (!found) throw caseNotFound();
    const names = await ctx.names.read();
    const identity = (await found.identities()).get(found.participant);
    const countIn = (of: readonly { readonly caseId: string }[], id: string) =>
      of.filter((one) => one.caseId === id).length;
    return {
      madeAt: now,
      agencyName: names.agencies.get(actor.agency)?.name ?? '',
      ...given({ name: identity?.name, personnummer: identity?.personnummer, erased: identity?.erased }),
      cases: found.rows.map((row) => ({
        caseCode: row.code,
        insatsName: insatsNameOf(row),
        phase: phaseOf(row.phase),
        referredOn: dayOf(row.referredOn),
        ...given({
          closedOn: row.closedOn ? dayOf(row.closedOn) : undefined,
          facts: mayRead('facts', found.stands.get(row.id) ?? [], actor.roles)
            ? {
                sex: Sex.parse(row.sex),
                birthYear: row.birthYear,
                kommun: row.kommun?.kommun ?? '',
                incomeAtStart: IncomeSource.parse(row.incomeAtStart),
                incomeNow: IncomeSource.parse(row.incomeNow),
              }
            : undefined,
        }),
        holder: names.party({ agency: row.holderAgency, unit: row.holderUnit }),
        texts: found.texts
          .filter((text) => text.caseId === row.id)
          .map(({ kind, createdAt }) => ({ kind, at: instantOf(createdAt) })),
        handovers: countIn(found.handovers, row.id),
        meetings: countIn(found.meetings, row.id),
        placements: countIn(found.placements, row.id),
      })),
      looked: [...lookedOf(found.lines, names)],
      ...given({ sealedAt: found.head ? instantOf(found.head.at) : undefined }),
    };
  });
