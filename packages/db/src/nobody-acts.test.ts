import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Everything here is asked of PostgreSQL's own catalogue, so that a table that is added tomorrow is held to it too.

/**
 * What is shown to a connection that says of nobody who acts, and why. The directory is read to give names before anybody is known, the rules are
 * read by the policies themselves, and a session is found by a secret that only the cookie has.
 */
const outside = {
  access_rule: 'what the policies read',
  agency: 'the directory',
  unit: 'the directory',
  staff: 'the directory',
  staff_unit: 'the directory',
  absence: 'the directory',
  joint_forum: 'the directory',
  joint_forum_member: 'the directory',
  session: 'found by a secret',
  _prisma_migrations: 'names of files',
} as const;

type Column = { readonly name: string; readonly type: string; readonly array: boolean };
type Table = { readonly name: string; readonly columns: readonly Column[] };

/** Some value of the type; which is all one: the row is never asked what it says. */
const someValue = ({ type, array }: Column): string => {
  if (array) return "'{}'";
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'timestamptz':
      return "'2026-11-22T09:00:00Z'";
    case 'date':
      return "'2026-11-22'";
    case 'bool':
      return 'true';
    case 'jsonb':
    case 'json':
      return "'{}'";
    case 'bytea':
      return "'\\x00'";
    case 'text':
    case 'varchar':
    case 'bpchar':
      return "'x'";
    default:
      return '1';
  }
};

let database: TestDatabase;
let admin: pg.Client;
let tables: readonly Table[];
/** Rows that each role sees of a table with a row in it: a number, or why it may not ask. */
let seen: ReadonlyMap<string, Readonly<Record<string, number | string>>>;

const tablesOf = async (): Promise<readonly Table[]> => {
  const { rows } = await admin.query<Table>(`
    select c.relname as name, jsonb_agg(jsonb_build_object('name', a.attname,
        'type', coalesce(e.typname, t.typname), 'array', e.typname is not null) order by a.attnum)
        filter (where a.attnotnull and not a.atthasdef and a.attgenerated = '' and a.attidentity = '') as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relispartition group by c.oid order by 1`);
  return rows;
};

/** Whatever a table wants of its rows is put aside, for as long as the transaction lasts. */
const fillEach = async (): Promise<void> => {
  await admin.query("set local session_replication_role = 'replica'");
  const { rows } = await admin.query<{ table: string; name: string }>(
    "select conrelid::regclass::text as table, conname as name from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace",
  );
  for (const { table, name } of rows) await admin.query(`alter table ${table} drop constraint "${name}"`);
  const computed = await admin.query<{ table: string; name: string }>(`
    select attrelid::regclass::text as table, attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and attgenerated <> '' and attnotnull`);
  for (const { table, name } of computed.rows)
    await admin.query(`alter table ${table} alter column "${name}" drop not null`);
  for (const { name, columns } of tables) {
    const given = columns ?? [];
    await admin.query(
      given.length === 0
        ? `insert into "${name}" default values`
        : `insert into "${name}" (${given.map((column) => `"${column.name}"`).join()}) values (${given.map(someValue).join()})`,
    );
  }
};

/** Asks as the role, as somebody would by hand: no setting says who acts. */
const countAs = async (role: string, table: string): Promise<number | string> => {
  await admin.query(`savepoint asking; set local role ${role}`);
  try {
    // Counted without naming a column: what is granted by column must not be countable either.
    const { rowCount } = await admin.query(`select 1 from "${table}"`);
    return rowCount ?? 0;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/ for table .*/, '') : String(error);
  } finally {
    await admin.query('rollback to savepoint asking');
  }
};

beforeAll(async () => {
  database = await freshDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  tables = await tablesOf();
  await admin.query('begin');
  await fillEach();
  const found = new Map<string, Record<string, number | string>>();
  for (const { name } of tables) {
    const counts: Record<string, number | string> = {};
    for (const role of ['postgres', 'stafett_api', 'stafett_owner']) counts[role] = await countAs(role, name);
    found.set(name, counts);
  }
  await admin.query('rollback');
  seen = found;
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const isOutside = (name: string): boolean => Object.hasOwn(outside, name);

test('there is a row in every table, or the rest would prove nothing', () => {
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables) expect([name, Number(seen.get(name)?.postgres) > 0]).toEqual([name, true]);
});

test('every table but those of the directory, the rules and the sessions has a forced policy', async () => {
  const { rows } = await admin.query<{ name: string; forced: boolean; policies: number }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
  for (const { name, forced, policies } of rows.filter((row) => !isOutside(row.name)))
    expect([name, forced, policies > 0]).toEqual([name, true, true]);
});

test('no view looks past the policies', async () => {
  const { rows } = await admin.query<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and (relkind = 'm'
      or (relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}'))`);
  expect(rows).toEqual([]);
});

test('a query by hand that does not say who acts gets no row of any of them, on the api’s connection', () => {
  for (const { name } of tables.filter((table) => !isOutside(table.name)))
    expect([name, seen.get(name)?.stafett_api]).toEqual([name, expect.toBeOneOf([0, 'permission denied'])]);
});

test('nor on the owner’s, but of what the staff’s seed writes', () => {
  const seeded = ['slot_rule', 'staff_mail'];
  for (const { name } of tables.filter((table) => !isOutside(table.name) && !seeded.includes(table.name)))
    expect([name, seen.get(name)?.stafett_owner]).toEqual([name, expect.toBeOneOf([0, 'permission denied'])]);
});
