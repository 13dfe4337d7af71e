export { CannotStart } from './cannot-start.ts';
export {
  connectionString,
  createDatabase,
  createRoles,
  DATABASE_ROLES,
  type DatabaseRole,
  dropDatabase,
  type RolePasswords,
} from './database-roles.ts';
export { freePort, isPortTaken } from './ports.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './postgres.ts';
export { type ServerProcess, type ServerProcessOptions, startServerProcess, stopLeftover } from './server-process.ts';
export { findTemporalCli } from './temporal-cli.ts';
export { startTemporal, type Temporal, type TemporalOptions } from './temporal-server.ts';
