import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** A pool of connections as one of the roles, with a typed client over it. */
export type Database = PrismaClient;

/** One transaction; everything that reads or writes case data gets one from `asActor` or `asWorker`. */
export type Transaction = Prisma.TransactionClient;

export type DatabaseOptions = {
  /** postgresql:// as stafett_api, stafett_worker or, for the seed, stafett_owner. */
  readonly url: string;
  /** At most so many connections. */
  readonly max: number;
  /** How long to wait for a connection, and for a free one, before giving up. */
  readonly connectionTimeoutMillis: number;
  /** PostgreSQL ends a statement that takes longer. */
  readonly statementTimeoutMillis?: number;
  /** Is told the text of each statement, never its values. */
  readonly onStatement?: (sql: string) => void;
};

/** Opens a database. No connection is made before the first statement. Close it with `$disconnect()`. */
export const createDb = (options: DatabaseOptions): Database => {
  const adapter = new PrismaPg({
    connectionString: options.url,
    max: options.max,
    connectionTimeoutMillis: options.connectionTimeoutMillis,
    options: '-c TimeZone=UTC',
    ...(options.statementTimeoutMillis === undefined ? {} : { statement_timeout: options.statementTimeoutMillis }),
  });
  const client = new PrismaClient({
    adapter,
    // The other formats print the arguments of a call into the error, and with them what may not be logged.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: options.connectionTimeoutMillis, timeout: 15_000 },
    log: options.onStatement ? [{ emit: 'event', level: 'query' }] : [],
  });
  const { onStatement } = options;
  if (onStatement) client.$on('query', ({ query }) => onStatement(query));
  return client;
};
