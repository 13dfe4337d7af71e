import { randomUUID } from 'node:crypto';
import { asWorker, type Database, type Transaction } from '@stafett/db';
import {
  flagsOf,
  type Instant,
  instant,
  isDrawn,
  isInVain,
  isLookUp,
  lookUpActions,
  reviewLimits,
  stockholmDate,
} from '@stafett/domain';
import { auditScope, sealScope, type Vault } from '@stafett/vault';
import { type Head, NO_SEAL, type SealedEntry, type Seals, sealsOf } from './chain.ts';
import { openForShowings } from './protected-showings.ts';
import { originOf } from './sources.ts';

/** So that no round holds an agency's head for long; what is left is in the next. */
const PER_ROUND = 500;

export type SealLogOptions = {
  /** As the role stafett_worker. */
  readonly db: Database;
  readonly vault: Vault;
};
/** What one round did: how many rows of each agency were sealed, and where its log ends now. */
export type Sealed = { readonly tenant: string; readonly rows: number; readonly number: number; readonly seal: string };

type Taken = {
  readonly id: string;
  readonly at: Date;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly kind: 'read' | 'act';
  readonly action: string;
  readonly reason: string | null;
  readonly words: string | null;
  readonly about: string | null;
  readonly case_ids: readonly string[];
  readonly participant_ids: readonly string[];
  readonly source: string | null;
  readonly source_number: number | null;
  readonly stamp: string | null;
};

const WAITING = 'select distinct tenant::text as tenant from read_log';
const TAKE = `
  delete from read_log where id in (
    select id from read_log where tenant = $1::uuid order by at, id limit ${PER_ROUND})
  returning id, at, unit, staff, kind, action, reason, words, about, coalesce(case_ids, '{}') as case_ids,
    coalesce(participant_ids, '{}') as participant_ids, source, source_number::float8 as source_number, stamp`;
const SEALED_BEFORE = 'select id::text as id from audit_entry where id = any ($1::uuid[])';
const HEAD = 'select number::int as number, seal from audit_head where tenant = $1::uuid for update';
const WRITE = `
  insert into audit_entry (tenant, number, id, at, sealed_at, unit, staff, kind, action, reason, words, about, cases, participants, outside,
    origin, source, source_number, seal)
  select $1::uuid, number, id, at, sealed_at, unit, staff, kind, action, reason, words, about, cases, participants, outside,
    origin, source, source_number, seal
  from jsonb_to_recordset($2::jsonb) as e(number bigint, id uuid, at timestamptz, sealed_at timestamptz, unit uuid, staff uuid, kind text,
    action text, reason text, words text, about uuid, cases text[], participants text[], outside text[],
    origin text, source uuid, source_number bigint, seal text)`;
const GROW = `
  insert into audit_head (tenant, number, seal, at, signature) values ($1::uuid, $2, $3, $4::timestamptz, $5)
  on conflict (tenant) do update set number = excluded.number, seal = excluded.seal, at = excluded.at, signature = excluded.signature`;

// Whose a case is: who has it, coaches in it, is waited for, has or may take a task, is named as the one to turn to, or has acted in it
// before; whoever they stand in for; and those who look after all of a unit's cases. A case that nobody in the unit has yet is the unit's.
const OUTSIDE = `
  select s.id::text as id, s.case_id::text as case_id
  from jsonb_to_recordset($1::jsonb) as s(id uuid, staff uuid, unit uuid, case_id uuid, day date)
  join case_file f on f.id = s.case_id
  cross join lateral (
    select array_append(array_agg(a.staff_id), s.staff) as ids from absence a
    where a.stand_in_id = s.staff and s.day between a.from_on and a.to_on) who
  where not (array[f.holder_staff, f.coach, f.waiting_staff] && who.ids)
    and not (f.holder_unit = s.unit and f.holder_staff is null)
    and not exists (select 1 from task t where t.case_id = f.id
      and (t.claimed_by = any (who.ids) or (t.claimed_by is null and t.status = 'open' and t.owner_unit = s.unit)))
    and not exists (select 1 from case_contact c where c.case_id = f.id and c.staff = any (who.ids))
    and not exists (select 1 from case_event e where e.case_id = f.id and e.actor ->> 'staff' = s.staff::text)
    and not exists (select 1 from staff_unit w where w.staff_id = s.staff and w.unit_id = s.unit
      and w.roles && array['manager', 'insatsCoordinator', 'forbundCoordinator'])`;

// What is counted is said by `isLookUp` and `isInVain`.
const DAY = `
  select count(distinct c) filter (where e.found)::int as look_ups,
    count(distinct c) filter (where e.found and c = any (e.outside))::int as outside,
    count(distinct e.number) filter (where e.in_vain)::int as in_vain
  from (
    select number, cases, outside, action = any ($3::text[]) or (action = 'cases.search' and cardinality(cases) = 1) as found,
      action = 'cases.search' and cardinality(cases) = 0 as in_vain
    from audit_entry
    where tenant = $1::uuid and staff = $2::uuid and kind = 'read'
      and at >= ($4::date)::timestamp at time zone 'Europe/Stockholm'
      and at < ($4::date + 1)::timestamp at time zone 'Europe/Stockholm') e
  left join lateral unnest(e.cases) as c on true`;
// One that was decided is opened anew when the day has gone on for so many cases more.
const OPEN_REVIEW = `
  insert into access_review (id, tenant, kind, staff, unit, day, look_ups, outside, opened_at)
  select $1::uuid, $2::uuid, $3, $4::uuid, $5::uuid, $6::date, $7::int, $8::int, $9::timestamptz
  where not exists (select 1 from access_review r where r.tenant = $2::uuid and r.kind = $3 and r.staff = $4::uuid and r.day = $6::date
    and r.decision is not null and r.look_ups + ${reviewLimits.outsideOwnCases} > $7::int)
  on conflict (tenant, kind, staff, day) where decision is null do nothing`;
const COUNT_ANEW = `
  update access_review set look_ups = $4::int, outside = $5::int
  where tenant = $1::uuid and staff = $2::uuid and day = $3::date and decision is null`;
const LAST_SPOT_CHECK = `
  select extract(epoch from $2::timestamptz - max(opened_at))::float8 / 86400 as days from access_review
  where tenant = $1::uuid and kind = 'spotCheck'`;

const readingOf = ({ kind, action }: Pick<SealedEntry, 'kind' | 'action'>, cases: readonly string[]) => ({
  kind,
  action,
  cases: cases.length,
});
const dayOf = (at: Date): string => stockholmDate(instant(at.toISOString()));
const byTime = (one: Taken, other: Taken): number =>
  one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1);

/** The cases of each look-up that are none of the reader's, by the id of the row. */
const outsideOf = async (
  transaction: Transaction,
  taken: readonly Taken[],
): Promise<ReadonlyMap<string, Set<string>>> => {
  const shown = taken
    .filter((row) => row.staff !== null && isLookUp(readingOf(row, row.case_ids)))
    .flatMap(({ id, staff, unit, at, case_ids }) =>
      case_ids.map((case_id) => ({ id, staff, unit, case_id, day: dayOf(at) })),
    );
  if (shown.length === 0) return new Map();
  const rows = await transaction.$queryRawUnsafe<{ id: string; case_id: string }[]>(OUTSIDE, JSON.stringify(shown));
  const found = new Map<string, Set<string>>();
  for (const { id, case_id } of rows) found.set(id, (found.get(id) ?? new Set()).add(case_id));
  return found;
};

/** The participant of each case: an act names its case alone. */
const participantsOf = async (
  transaction: Transaction,
  taken: readonly Taken[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(taken.flatMap(({ case_ids }) => case_ids))];
  if (ids.length === 0) return new Map();
  const cases = await transaction.caseFile.findMany({
    where: { id: { in: ids } },
    select: { id: true, participantId: true },
  });
  return new Map(cases.map(({ id, participantId }) => [id, participantId]));
};

const sorted = async (names: readonly Promise<string>[]): Promise<string[]> =>
  [...new Set(await Promise.all(names))].sort();

/** What each row is worth: which of them a running program proves, and which are copies of what is sealed. */
const provedOf = async (transaction: Transaction, vault: Vault, tenant: string, taken: readonly Taken[]) => {
  const before = await transaction.$queryRawUnsafe<{ id: string }[]>(
    SEALED_BEFORE,
    taken.map(({ id }) => id),
  );
  const sealed = new Set(before.map(({ id }) => id));
  const proved = new Map<string, Pick<SealedEntry, 'id' | 'origin' | 'source' | 'sourceNumber'>>();
  for (const { case_ids, participant_ids, source_number, ...row } of taken) {
    const waiting = { ...row, tenant, caseIds: case_ids, participantIds: participant_ids, sourceNumber: source_number };
    const isKnown = sealed.has(row.id);
    const origin = await originOf(vault, waiting, isKnown);
    const isProved = origin === 'stamped';
    proved.set(row.id, {
      // A copy is sealed too, for all to see, and can't have the id of what it copies.
      id: isKnown ? randomUUID() : row.id,
      origin,
      source: isProved ? row.source : null,
      sourceNumber: isProved ? source_number : null,
    });
  }
  return proved;
};

const sealRows = async (
  seals: Seals,
  head: Pick<Head, 'tenant' | 'number' | 'seal'>,
  sealedAt: Date,
  taken: readonly Taken[],
  known: {
    readonly outside: ReadonlyMap<string, Set<string>>;
    readonly participants: ReadonlyMap<string, string>;
    readonly proved: Awaited<ReturnType<typeof provedOf>>;
  },
): Promise<readonly SealedEntry[]> => {
  const entries: SealedEntry[] = [];
  let { number, seal } = head;
  for (const { case_ids, participant_ids, source: _source, source_number: _number, stamp: _stamp, ...row } of taken) {
    const proved = known.proved.get(row.id);
    if (!proved) throw new Error('a row that nobody looked at');
    number += 1;
    const people = [...participant_ids, ...case_ids.flatMap((id) => known.participants.get(id) ?? [])];
    const entry = {
      ...row,
      tenant: head.tenant,
      number,
      sealedAt,
      cases: await sorted(case_ids.map(seals.caseName)),
      participants: await sorted(people.map(seals.participantName)),
      outside: await sorted([...(known.outside.get(row.id) ?? [])].map(seals.caseName)),
      ...proved,
    };
    seal = await seals.entry(seal, entry);
    entries.push({ ...entry, seal });
  }
  return entries;
};

/** Opens what is to be reviewed of the days that the new rows belong to. */
const openReviews = async (
  transaction: Transaction,
  tenant: string,
  now: Instant,
  entries: readonly SealedEntry[],
): Promise<void> => {
  const days = new Map<string, { staff: string; unit: string | null; day: string; drawn: boolean }>();
  let lastSpotCheck: number | undefined | 'notAsked' = 'notAsked';
  for (const entry of entries) {
    const reading = readingOf(entry, entry.cases);
    const opens = isLookUp(reading) && reading.cases > 0;
    if (entry.staff === null || !(opens || isInVain(reading))) continue;
    if (lastSpotCheck === 'notAsked') {
      const [row] = await transaction.$queryRawUnsafe<{ days: number | null }[]>(LAST_SPOT_CHECK, tenant, now);
      lastSpotCheck = row?.days ?? undefined;
    }
    const day = dayOf(entry.at);
    const key = `${entry.staff} ${day}`;
    // Nobody without the key can foresee what a seal begins with.
    const drawn = opens && isDrawn(Number.parseInt(entry.seal.slice(0, 8), 16), lastSpotCheck);
    if (drawn) lastSpotCheck = 0;
    days.set(key, { staff: entry.staff, unit: entry.unit, day, drawn: drawn || days.get(key)?.drawn === true });
  }
  for (const { staff, unit, day, drawn } of days.values()) {
    const [counted] = await transaction.$queryRawUnsafe<{ look_ups: number; outside: number; in_vain: number }[]>(
      DAY,
      tenant,
      staff,
      [...lookUpActions],
      day,
    );
    if (!counted) continue;
    const kinds = [
      ...flagsOf({ lookUps: counted.look_ups, outside: counted.outside, inVain: counted.in_vain }),
      ...(drawn ? ['spotCheck'] : []),
    ];
    for (const kind of kinds)
      await transaction.$executeRawUnsafe(
        OPEN_REVIEW,
        randomUUID(),
        tenant,
        kind,
        staff,
        unit,
        day,
        counted.look_ups,
        counted.outside,
        now,
      );
    await transaction.$executeRawUnsafe(COUNT_ANEW, tenant, staff, day, counted.look_ups, counted.outside);
  }
};

const sealAgency = async ({ db, vault }: SealLogOptions, tenant: string, now: Instant): Promise<Sealed | undefined> => {
  const seals = sealsOf(vault, tenant);
  await vault.createKey(auditScope(tenant));
  await vault.createKey(sealScope(tenant));
  return asWorker(db, now, async (transaction) => {
    // One worker at a time for each agency. The first row of a log has no head to lock: whoever is second then fails on the key, and tries again.
    const [standing] = await transaction.$queryRawUnsafe<{ number: number; seal: string }[]>(HEAD, tenant);
    const head = { tenant, number: standing?.number ?? 0, seal: standing?.seal ?? NO_SEAL };
    const taken = (await transaction.$queryRawUnsafe<Taken[]>(TAKE, tenant)).toSorted(byTime);
    if (taken.length === 0) return undefined;
    const outside = await outsideOf(transaction, taken);
    const participants = await participantsOf(transaction, taken);
    const at = new Date(now);
    const proved = await provedOf(transaction, vault, tenant, taken);
    const entries = await sealRows(seals, head, at, taken, { outside, participants, proved });
    const last = entries.at(-1);
    if (!last) return undefined;
    const rows = entries.map(({ sealedAt, sourceNumber, ...entry }) => ({
      ...entry,
      sealed_at: sealedAt,
      source_number: sourceNumber,
    }));
    await transaction.$executeRawUnsafe(WRITE, tenant, JSON.stringify(rows));
    const grown = { tenant, number: last.number, seal: last.seal, at };
    await transaction.$executeRawUnsafe(GROW, tenant, grown.number, grown.seal, at, await seals.head(grown));
    await openForShowings(transaction, tenant, now, taken);
    await openReviews(transaction, tenant, now, entries);
    return { tenant, rows: entries.length, number: last.number, seal: last.seal };
  });
};

/**
 * Takes what was read and done into the sealed logs of the agencies, in the order of its time, until nothing waits; and opens what is to be
 * reviewed of it. A row is in one of the two tables at every moment. Several may do so at once.
 */
export const sealLog = async (options: SealLogOptions, now: () => Instant): Promise<readonly Sealed[]> => {
  const done: Sealed[] = [];
  const waiting = await options.db.$queryRawUnsafe<{ tenant: string }[]>(WAITING);
  for (const { tenant } of waiting)
    for (;;) {
      const sealed = await sealAgency(options, tenant, now());
      if (!sealed) break;
      done.push(sealed);
      if (sealed.rows < PER_ROUND) break;
    }
  return done;
};
