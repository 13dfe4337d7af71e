import { PrismaPg } from '@prisma/adapter-pg';
import { Connection } from './begin.ts';
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
  /**
   * At most so many different statements are kept prepared on each connection, which spares PostgreSQL parsing and planning
   * them again; none unless set. For a program that says the same things over and over: the worker.
   */
  readonly preparedStatements?: number;
  /** Is told the text of each statement, never its values. */
  readonly onStatement?: (sql: string) => void;
};

/** Names the first statements it meets, each by its own name; the others stay unnamed, so that the server's memory has a bound. */
const statementNames = (most: number) => {
  const names = new Map<string, string>();
  return ({ sql }: { readonly sql: string }): string => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most) return '';
    const name = `stafett_${names.size}`;
    names.set(sql, name);
    return name;
  };
};

/** Opens a database. No connection is made before the first statement. Close it with `$disconnect()`. */
export const createDb = (options: DatabaseOptions): Database => {
  const adapter = new PrismaPg(
    {
      connectionString: options.url,
      max: options.max,
      connectionTimeoutMillis: options.connectionTimeoutMillis,
      options: '-c TimeZone=UTC',
      Client: Connection,
      ...(options.statementTimeoutMillis === undefined ? {} : { statement_timeout: options.statementTimeoutMillis }),
    },
    options.preparedStatements === undefined
      ? {}
      : { statementNameGenerator: statementNames(options.preparedStatements) },
  );
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
