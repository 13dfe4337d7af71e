import { randomBytes } from 'node:crypto';
import {
  connectionString,
  createDatabase,
  type DatabaseRole,
  dropDatabase,
  type RolePasswords,
} from '@stafett/local-stack';
import { inject } from 'vitest';
// Types what `inject` gives, in every package that imports the testkit.
import type {} from './global-setup.ts';
import { TEMPLATE_DATABASE } from './servers-under-test.ts';

export type TestDatabase = {
  name: string;
  /** postgresql:// as each role, as the apps get them. */
  urls: Record<DatabaseRole, string>;
  /** postgresql:// as the superuser, who passes row-level security: only to look at what is stored. */
  adminUrl: string;
  /** Ends the connections and removes it. */
  drop: () => Promise<void>;
};

/** Makes a migrated, empty database for one test file, on the run's server unless another is given. */
export const freshDatabase = async (
  server: { postgresAdminUrl: string; rolePasswords: RolePasswords } = inject('servers'),
): Promise<TestDatabase> => {
  const { postgresAdminUrl, rolePasswords } = server;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await createDatabase(postgresAdminUrl, name, TEMPLATE_DATABASE);
  const url = (role: DatabaseRole): string => connectionString(postgresAdminUrl, role, rolePasswords, name);
  const adminUrl = new URL(postgresAdminUrl);
  adminUrl.pathname = `/${name}`;
  return {
    name,
    urls: { owner: url('owner'), api: url('api'), worker: url('worker'), codec: url('codec') },
    adminUrl: adminUrl.href,
    drop: () => dropDatabase(postgresAdminUrl, name),
  };
};
