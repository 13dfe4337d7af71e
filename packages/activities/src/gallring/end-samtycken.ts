import type { Database } from '@stafett/db';
import { type CaseId, type CommandOf, deriveId, type Effect, type Instant, type IsoDate } from '@stafett/domain';

// The last day is the last on which it stands. An open case has a deadline for it.
const PASSED = `
  select f.id::text as "caseId", s ->> 'id' as samtycke
  from case_file f, jsonb_array_elements(f.state -> 'samtycken') s
  where f.phase = 'closed' and s ->> 'status' = 'standing' and (s -> 'terms' ->> 'until')::date < $1::date`;

const TELL = `
  insert into outbox (id, case_id, list_id, seq, ordinal, effect, created_at, relayed_at, attempts)
  select r.id, r.case_id, null, 0, 0, r.effect, $2::timestamptz, null, 0
  from jsonb_to_recordset($1::jsonb) as r(id uuid, case_id uuid, effect jsonb)
  on conflict (id) do nothing`;

type Passed = { readonly caseId: CaseId; readonly samtycke: string };

const effectOf = ({ caseId, samtycke }: Passed): Effect => {
  const command: CommandOf<'endSamtycke'> = {
    type: 'endSamtycke',
    commandId: deriveId(caseId, `ends: ${samtycke}`),
    actor: { type: 'system', source: 'clock' },
    samtycke,
  };
  return { type: 'toJourney', caseId, command };
};

/** Ends the samtycken of closed cases whose last day has passed, each once however often it is asked. Gives how many are told to. */
export const endSamtyckenOfClosed = async (db: Database, at: Instant, today: IsoDate): Promise<number> => {
  const passed = await db.$queryRawUnsafe<Passed[]>(PASSED, today);
  const rows = passed.map((one) => ({
    id: deriveId(one.caseId, `ends: ${one.samtycke}: to the journey`),
    case_id: one.caseId,
    effect: effectOf(one),
  }));
  return rows.length === 0 ? 0 : db.$executeRawUnsafe(TELL, JSON.stringify(rows), at);
};
