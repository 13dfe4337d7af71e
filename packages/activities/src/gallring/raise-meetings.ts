import { randomUUID } from 'node:crypto';
import { asWorker, type Database } from '@stafett/db';
import { type AgencyKind, bindersOf, type Instant, type IsoDate, meetingTermOf } from '@stafett/domain';

type Written = { readonly binder: string; readonly tenant: string; readonly kind: AgencyKind };

// Whose texts lie in them; one whose key is destroyed is gone, whatever stands here.
const WRITTEN = `
  select distinct d.case_id::text as binder, d.tenant::text as tenant, a.kind
  from document d join agency a on a.id = d.tenant
  where d.case_id = any ($1::uuid[]) and not is_gallrad(d.case_id, d.tenant)
    and not exists (select 1 from gallring r where r.case_id = d.case_id and r.tenant = d.tenant)`;

const RAISE = `
  insert into gallring (id, case_id, case_code, tenant, insats, closed_on, due_on, months, archive, source, status, raised_at, version, gathering)
  select r.id, r.binder, r.year, r.tenant, r.kind, r.ended_on, r.due_on, r.months, r.archive, r.source, 'due', $2::timestamptz, 1, r.gathering
  from jsonb_to_recordset($1::jsonb) as r(id uuid, binder uuid, year text, tenant uuid, kind text, ended_on date, due_on date, months int,
    archive boolean, source text, gathering text)
  on conflict (case_id, tenant) do nothing`;

/**
 * Raises what agencies wrote at the meetings of samverkansteam and groups when its term is out: one gallring for each gathering, agency and
 * year, however often it is asked. Gives how many.
 */
export const raiseMeetings = (db: Database, at: Instant, today: IsoDate): Promise<number> =>
  asWorker(db, at, async (transaction) => {
    const gatherings = await transaction.gathering.findMany({ select: { id: true, kind: true } });
    const binders = new Map(
      gatherings.flatMap((gathering) =>
        bindersOf(gathering.id, today).map(({ id, year }) => [id, { gathering, year }] as const),
      ),
    );
    const written = await transaction.$queryRawUnsafe<Written[]>(WRITTEN, [...binders.keys()]);
    const rows = written.flatMap(({ binder, tenant, kind }) => {
      const of = binders.get(binder);
      const term = of && meetingTermOf(kind, of.year);
      if (!of || !term || term.dueOn > today) return [];
      const { endedOn: ended_on, dueOn: due_on, ...rule } = term;
      const { id: gathering, kind: what } = of.gathering;
      return [
        { id: randomUUID(), binder, year: String(of.year), tenant, kind: what, ended_on, due_on, ...rule, gathering },
      ];
    });
    return rows.length === 0 ? 0 : transaction.$executeRawUnsafe(RAISE, JSON.stringify(rows), at);
  });
