import pg from 'pg';

/**
 * The roles of a Stafett database. `owner` owns the tables and runs migrations; `api` and `worker` own nothing, so that row-level
 * security holds for them; `codec` reads the keys of workflows and no table. Migrations grant to them by these names.
 */
export const DATABASE_ROLES = {
  owner: 'stafett_owner',
  api: 'stafett_api',
  worker: 'stafett_worker',
  codec: 'stafett_codec',
} as const;

export type DatabaseRole = keyof typeof DATABASE_ROLES;

export type RolePasswords = Record<DatabaseRole, string>;

/** postgresql:// for one role and database, on the server that `adminUrl` names. */
export const connectionString = (
  adminUrl: string,
  role: DatabaseRole,
  passwords: RolePasswords,
  database: string,
): string => {
  const url = new URL(adminUrl);
  url.username = DATABASE_ROLES[role];
  url.password = encodeURIComponent(passwords[role]);
  url.pathname = `/${database}`;
  return url.href;
};

/** Makes the roles when they are missing and sets their passwords. Asks for a superuser's `adminUrl`. */
export const createRoles = (adminUrl: string, passwords: RolePasswords): Promise<void> =>
  withClient(adminUrl, async (client) => {
    for (const role of Object.keys(DATABASE_ROLES) as DatabaseRole[]) {
      const name = DATABASE_ROLES[role];
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
      const verb = rowCount === 0 ? 'create' : 'alter';
      const password = client.escapeLiteral(passwords[role]);
      await client.query(
        `${verb} role ${name} login nosuperuser nocreatedb nocreaterole nobypassrls password ${password}`,
      );
    }
  });

/**
 * Makes a database that `stafett_owner` owns, when it is missing: empty, or a copy of a template that nobody is
 * connected to. Only these roles may connect.
 */
export const createDatabase = (adminUrl: string, name: string, template = 'template0'): Promise<void> =>
  withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const database = client.escapeIdentifier(name);
    const { owner, api, worker, codec } = DATABASE_ROLES;
    await client.query(
      `create database ${database} owner ${owner} template ${client.escapeIdentifier(template)} strategy file_copy`,
    );
    await client.query(`revoke connect, temporary on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${api}, ${worker}, ${codec}`);
  });

/** Ends the connections to a database and removes it; one that is missing is left at that. */
export const dropDatabase = (adminUrl: string, name: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });

const withClient = async <T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
