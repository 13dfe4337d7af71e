import { createHash } from 'node:crypto';
import { rowsOfCase } from '@stafett/activities';
import { addDuration, type CaseFile, type Instant, instant, units } from '@stafett/domain';
import {
  accepted,
  called,
  handedOver,
  held,
  inAssessment,
  inHandover,
  inInsats,
  met,
  newJourney,
  people,
  recorded,
  referred,
  waiting,
} from '@stafett/domain/testing';
import { openVault, participantScope } from '@stafett/vault';
import pg from 'pg';
import type { BenchDatabase, Servers } from './servers.ts';

/** One case in every stretch of the main path; all others are copies of these. */
const stretches = [
  referred,
  waiting,
  called,
  inAssessment,
  inInsats,
  inHandover,
  handedOver,
  met,
  held,
  recorded,
  accepted,
] as const;

/** Names that are written out, as on the first pages of the lists that are measured; other copies keep a sealed stand-in. */
const NAMED_PER_UNIT = 400;
const SPREAD_OF_DUE_DAYS = 60;
const ALREADY_LATE_DAYS = 20;

/** Copies of the stretches, spread over units of their own. */
export type Copies = {
  /** Keeps the ids of one set of copies apart from those of another. */
  readonly label: string;
  readonly cases: number;
  /** How many units take the place of each unit in the model. */
  readonly units: number;
  /** How many people take the place of each person in a unit. */
  readonly people: number;
};

/** The UUID that the statements below derive from a text; `idFunction` is the same in PostgreSQL. */
const idOf = (text: string): string =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
const idFunction = `create function pg_temp.id(text) returns uuid language sql immutable
  return overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid`;

/** The first of the units that stand for the host unit, and the subject by which its first coach signs in. */
export const hostOf = ({ label }: Copies): { readonly unit: string; readonly coach: string } => ({
  unit: idOf(`${units.kommunSikta.unit}/${label}/0`),
  coach: subjectOf(people.coach.staff, label, '0', '0'),
});

const subjectOf = (staff: string, label: string, unit: string, person: string): string =>
  `${staff}-${label}-${unit}-${person}`;

/** Ends today, however many days the stretch takes. */
const caseOf = (stretch: (typeof stretches)[number], now: Instant): CaseFile => {
  const rehearsal = stretch(newJourney(now));
  const days = Math.ceil((Date.parse(rehearsal.now()) - Date.parse(now)) / 86_400_000);
  return stretch(newJourney(addDuration(now, { days: -days }))).state();
};

type Column = { readonly name: string; readonly type: string };

/** What a column of copy `n` (whose stretch is `t`) holds. */
const copyOf = ({ name, type }: Column, { label }: Copies): string => {
  const own = `t.${name}`;
  if (name === 'code' || name === 'case_code') return `'${label}' || n`;
  if (name === 'due_on' || name === 'next_on')
    return `${own} + (no_in_unit % ${SPREAD_OF_DUE_DAYS})::int - ${ALREADY_LATE_DAYS}`;
  if (name === 'waiting_since' || name === 'opened_at') return `${own} - n * interval '1 second'`;
  if (type !== 'uuid' || name === 'tenant' || /(^|_)agency$/.test(name)) return own;
  if (/(^|_)unit$/.test(name)) return `pg_temp.id(${own} || '/${label}/' || unit_no)`;
  if (/_staff$|^claimed_by$|^coach$/.test(name))
    return `pg_temp.id(${own} || '/${label}/' || unit_no || '/' || person_no)`;
  return `pg_temp.id(${own} || '/${label}:' || n)`;
};

const columnsOf = async (admin: pg.Client, table: string): Promise<readonly Column[]> => {
  const { rows } = await admin.query<Column>(
    `select column_name as name, udt_name as type from information_schema.columns
      where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  );
  return rows;
};

/** The tables that a case's rows are in, parents first. */
const writeTemplates = async (admin: pg.Client): Promise<readonly string[]> => {
  const now = instant(Date.now());
  const { model } = newJourney(now);
  const tables = new Set<string>();
  for (const [template, stretch] of stretches.entries())
    for (const [table, rows] of Object.entries(rowsOfCase(caseOf(stretch, now), model, 'template'))) {
      tables.add(table);
      await admin.query(`create temp table if not exists template_${table} (like ${table}, template int)`);
      await admin.query(
        `insert into template_${table} select row.*, $2::int from jsonb_populate_recordset(null::${table}, $1::jsonb) row`,
        [JSON.stringify(rows), template],
      );
    }
  return [...tables];
};

const copyCases = async (admin: pg.Client, tables: readonly string[], copies: Copies): Promise<void> => {
  const { length } = stretches;
  const numbered = `
    select n, n % ${length} as template, (n / ${length}) % ${copies.units} as unit_no,
      n / ${length} / ${copies.units} as no_in_unit, n / ${length} / ${copies.units} % ${copies.people} as person_no
    from generate_series(0, ${copies.cases - 1}) n`;
  for (const table of tables) {
    const columns = await columnsOf(admin, table);
    await admin.query(`
      insert into ${table} (${columns.map(({ name }) => name).join(', ')})
      select ${columns.map((column) => copyOf(column, copies)).join(', ')}
      from (${numbered}) numbered join template_${table} t using (template)`);
  }
};

/** The units and the people that the copies speak of. */
const copyOrganisation = async (admin: pg.Client, copies: Copies): Promise<void> => {
  const { label } = copies;
  const unitNos = `generate_series(0, ${copies.units - 1}) unit_no`;
  const personNos = `generate_series(0, ${copies.people - 1}) person_no`;
  for (const unit of Object.values(units))
    await admin.query(
      `insert into unit (id, agency_id, name, active)
        select pg_temp.id($1 || '/${label}/' || unit_no), $2::uuid, $3 || ' ${label} ' || unit_no, true from ${unitNos}`,
      [unit.unit, unit.agency, unit.name],
    );
  for (const [name, person] of Object.entries(people)) {
    const staff = `pg_temp.id($1 || '/${label}/' || unit_no || '/' || person_no)`;
    const subject = `$1 || '-${label}-' || unit_no || '-' || person_no`;
    await admin.query(
      `insert into staff (id, agency_id, name, subject, active)
        select ${staff}, $2::uuid, $3 || ' ' || unit_no || ' ' || person_no, ${subject}, true from ${unitNos}, ${personNos}`,
      [person.staff, person.agency, name],
    );
    await admin.query(
      `insert into staff_unit (staff_id, unit_id, roles)
        select ${staff}, pg_temp.id($2 || '/${label}/' || unit_no), $3::text[] from ${unitNos}, ${personNos}`,
      [person.staff, person.unit, [...person.roles]],
    );
  }
};

const identities = `
  insert into participant (id, tenant, created_at) select participant_id, tenant, now() from case_file;
  insert into participant_identity (participant_id, tenant, ciphertext, lookup, version)
    select participant_id, tenant, sha512(id::text::bytea), sha256(id::text::bytea), 1 from case_file`;

/** Gives the participants at the top of the unit's lists names that open under keys of their own. */
const nameParticipants = async (
  admin: pg.Client,
  { urls }: BenchDatabase,
  { kek }: Servers,
  unit: string,
): Promise<void> => {
  const keys = new pg.Pool({ connectionString: urls.api, max: 4 });
  const vault = openVault({ pool: keys, kek });
  try {
    const { rows } = await admin.query<{ id: string }>(
      `with listed as (select participant_id, claimed_by is null as unclaimed, row_number() over
          (partition by claimed_by order by due_on, id) as place
        from task where owner_unit = $1 and status = 'open')
      select distinct participant_id as id from listed where place <= $2`,
      [unit, NAMED_PER_UNIT],
    );
    for (const { id } of rows) {
      const scope = participantScope(id);
      await vault.createKey(scope);
      // The place that the api gives it.
      const sealed = await vault.encrypt(
        scope,
        JSON.stringify({ name: `Deltagare ${id.slice(0, 8)}` }),
        `identity:${id}:1`,
      );
      await admin.query('update participant_identity set ciphertext = $2 where participant_id = $1', [id, sealed]);
    }
  } finally {
    await keys.end();
  }
};

/**
 * Fills a database in bulk: the rows that `commit` writes for a case in each stretch of the main path, copied over many
 * units, with the units, people and identities that belong to them. Intervals and events, which no task list reads, are
 * left out. Gives how many open tasks the host unit of each set has.
 */
export const seedCases = async (
  servers: Servers,
  database: BenchDatabase,
  sets: readonly Copies[],
): Promise<readonly number[]> => {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  try {
    // Keys between tables hold by construction, and checking a million of them takes minutes.
    await admin.query('set session_replication_role = replica');
    await admin.query(idFunction);
    const tables = await writeTemplates(admin);
    for (const copies of sets) {
      await copyOrganisation(admin, copies);
      await copyCases(admin, tables, copies);
    }
    await admin.query(identities);
    const counts: number[] = [];
    for (const copies of sets) {
      const { unit } = hostOf(copies);
      await nameParticipants(admin, database, servers, unit);
      const { rows } = await admin.query<{ count: number }>(
        `select count(*)::int as count from task where owner_unit = $1 and status = 'open'`,
        [unit],
      );
      counts.push(rows[0]?.count ?? 0);
    }
    await admin.query('vacuum (analyze)');
    return counts;
  } finally {
    await admin.end();
  }
};

/** Of this many cases in the stretches, this many tasks are open in the host unit. */
export const openTasksPerRound = (): { readonly cases: number; readonly tasks: number } => {
  const now = instant(Date.now());
  const tasks = stretches.flatMap((stretch) =>
    stretch(newJourney(now))
      .state()
      .tasks.filter(({ status, owner }) => status === 'open' && owner.unit === units.kommunSikta.unit),
  );
  return { cases: stretches.length, tasks: tasks.length };
};
