import { randomUUID } from 'node:crypto';
import { asWorker, type Database, type Transaction } from '@stafett/db';
import {
  type AgencyKind,
  type AgencyRetention,
  addMonths,
  dueOn,
  type Instant,
  type IsoDate,
  instant,
  type Retention,
  retentionFor,
  retentionRules,
  stockholmDate,
} from '@stafett/domain';
import { endSamtyckenOfClosed } from './end-samtycken.ts';
import { raiseMeetings } from './raise-meetings.ts';

type Agency = { readonly id: string; readonly kind: AgencyKind };
type Closed = { readonly caseId: string; readonly code: string; readonly insats: string; readonly closedOn: IsoDate };
type Raised = Retention & { readonly id: string; readonly closedOn: IsoDate; readonly caseClosedOn: IsoDate };

// A share is that the agency may see the case, or wrote a text in it. One whose key is destroyed is gone, whatever stands here. While
// another journey of the participant's goes on at the agency nothing is raised of the earlier one.
const SHARES = `
  select f.id::text as "caseId", f.code, f.insats, f.closed_on::text as "closedOn"
  from case_file f
  where f.phase = 'closed' and f.closed_on <= $2::date
    and (exists (select 1 from case_grant g where g.case_id = f.id and g.agency = $1::uuid)
      or exists (select 1 from document d where d.case_id = f.id and d.tenant = $1::uuid))
    and not exists (select 1 from gallring r where r.case_id = f.id and r.tenant = $1::uuid)
    and not is_gallrad(f.id, $1::uuid)
    and not exists (select 1 from case_file o join case_grant s on s.case_id = o.id
      where o.participant_id = f.participant_id and o.id <> f.id and o.phase <> 'closed' and s.agency = $1::uuid)`;

const RAISE = `
  insert into gallring (id, case_id, case_code, tenant, insats, closed_on, due_on, months, archive, source, status, raised_at, version)
  select r.id, r.case_id, r.case_code, r.tenant, r.insats, r.closed_on, r.due_on, r.months, r.archive, r.source, 'due', $2::timestamptz, 1
  from jsonb_to_recordset($1::jsonb) as r(id uuid, case_id uuid, case_code text, tenant uuid, insats text, closed_on date, due_on date,
    months int, archive boolean, source text)
  on conflict (case_id, tenant) do nothing`;

// What waits for nobody's day any more, and what nobody has confirmed yet; or was confirmed of a case that has been closed anew since.
const OPEN = `
  select r.id::text as id, r.closed_on::text as "closedOn", r.months, r.archive, r.source, f.closed_on::text as "caseClosedOn"
  from gallring r join case_file f on f.id = r.case_id
  where r.tenant = $1::uuid and r.carried_out_at is null and f.closed_on is not null
    and (r.status = 'due' or f.closed_on <> r.closed_on)`;

const DATE_ANEW = `
  update gallring set closed_on = $2::date, due_on = $3::date, months = $4, archive = $5, source = $6, status = 'due',
    first_by = null, first_at = null, second_by = null, second_at = null, version = version + 1
  where id = $1::uuid and carried_out_at is null`;

const COME_BACK = `
  update gallring set status = 'due', version = version + 1 where status = 'postponed' and postponed_until <= $1::date`;

const retentionOf = async (transaction: Transaction, agency: string): Promise<readonly AgencyRetention[]> =>
  transaction.$queryRaw`
    select from_on::text as "from", months, archive, source from retention where agency = ${agency}::uuid order by decided_at`;

/** No share of an agency's that was closed later than this can be due. */
const shortestTerm = (kind: AgencyKind, own: readonly AgencyRetention[]): number =>
  Math.min(
    ...own.map(({ months }) => months),
    ...retentionRules.filter((rule) => rule.kind === kind).map(({ months }) => months),
  );

const raiseOf = async (
  transaction: Transaction,
  { id, kind }: Agency,
  today: IsoDate,
  at: Instant,
): Promise<number> => {
  const own = await retentionOf(transaction, id);
  for (const raised of await transaction.$queryRawUnsafe<Raised[]>(OPEN, id)) {
    const { caseClosedOn } = raised;
    const term = retentionFor(kind, own, caseClosedOn);
    const same =
      term !== undefined &&
      raised.closedOn === caseClosedOn &&
      term.months === raised.months &&
      term.archive === raised.archive &&
      term.source === raised.source;
    if (term === undefined || same) continue;
    const { months, archive, source } = term;
    const due = dueOn(caseClosedOn, months);
    await transaction.$executeRawUnsafe(DATE_ANEW, raised.id, caseClosedOn, due, months, archive, source);
  }
  const shares = await transaction.$queryRawUnsafe<Closed[]>(SHARES, id, addMonths(today, -shortestTerm(kind, own)));
  const rows = shares.flatMap(({ caseId, code, insats, closedOn }) => {
    const term = retentionFor(kind, own, closedOn);
    const due = term && dueOn(closedOn, term.months);
    return term === undefined || due === undefined || due > today
      ? []
      : [
          {
            id: randomUUID(),
            case_id: caseId,
            case_code: code,
            tenant: id,
            insats,
            closed_on: closedOn,
            due_on: due,
            ...term,
          },
        ];
  });
  return rows.length === 0 ? 0 : transaction.$executeRawUnsafe(RAISE, JSON.stringify(rows), at);
};

/**
 * Raises what has come due at every agency: one gallring for each case and agency, however often it is asked, and what was written at meetings
 * of no case. Of those that nobody has confirmed the date follows the agency's term; what was postponed comes back on its day. And ends, in
 * closed cases, the samtycken whose last day has passed. Gives how many gallringar were raised.
 */
export const raiseGallring = async (db: Database, now: number): Promise<number> => {
  const at = instant(now);
  const today = stockholmDate(at);
  const agencies = (await db.agency.findMany({ select: { id: true, kind: true } })) as readonly Agency[];
  await db.$executeRawUnsafe(COME_BACK, today);
  await endSamtyckenOfClosed(db, at, today);
  let raised = 0;
  for (const agency of agencies)
    raised += await asWorker(db, at, (transaction) => raiseOf(transaction, agency, today, at));
  return raised + (await raiseMeetings(db, at, today));
};
