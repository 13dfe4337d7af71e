/// <reference path="./web-assembly.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** PostgreSQL's internal one-byte type "char" (`pg_type.typtype` and the like), which Prisma's adapter does not know. */
const OID_INTERNAL_CHAR = 18;
const OID_TEXT = 25;

/** Where the engine says what it does; each line is JSON `{ level, fields: { message } }`. */
export type EngineLog = (line: string) => void;

export type OpenedEngine = { engine: SchemaEngine; close: () => Promise<void> };

/**
 * Opens Prisma's schema engine (WebAssembly, so that nothing has to be downloaded) on one database.
 * Takes the connection string and, when the engine should know them, the schema files as [path, content].
 * With no connection string it can compare schema files, nothing else. Call `close` when done.
 */
export const openSchemaEngine = async (
  connectionString: string | undefined,
  datamodels?: [string, string][],
  log: EngineLog = () => {},
): Promise<OpenedEngine> => {
  await loadOnce();
  if (connectionString === undefined) {
    const factory = bindMigrationAwareSqlAdapterFactory(withoutDatabase);
    const opened = await engine.SchemaEngine.new({ datamodels }, log, factory);
    return { engine: opened as unknown as SchemaEngine, close: async () => opened.free() };
  }
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  pool.on('connect', readInternalCharAsText);
  const factory = bindMigrationAwareSqlAdapterFactory(runScriptsWhole(new PrismaPg(pool), connectionString));
  const opened = await engine.SchemaEngine.new({ datamodels }, log, factory);
  return {
    engine: opened as unknown as SchemaEngine,
    close: async () => {
      opened.free();
      await pool.end();
    },
  };
};

const refuse = (): never => {
  throw new Error('This command needs a database: set STAFETT_DATABASE_URL_OWNER.');
};

/** Answers the one question that the engine asks when it opens: does `public` exist, and which PostgreSQL is it? */
const withoutDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'none',
  connect: async () => ({
    provider: 'postgres',
    adapterName: 'none',
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18', 180_000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => {},
  }),
  connectToShadowDb: refuse,
};

let loading: Promise<void> | undefined;

const loadOnce = (): Promise<void> => {
  loading ??= load();
  return loading;
};

const load = async (): Promise<void> => {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(dirname(glue), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine as never });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
};

/**
 * Prisma's adapter cuts a script at every semicolon, which breaks function bodies and `DO $$ … $$`, and leaves half a
 * migration behind when a statement fails. Sent whole, PostgreSQL runs it as one transaction.
 */
const runScriptsWhole = (factory: PrismaPg, connectionString: string): SqlMigrationAwareDriverAdapterFactory => {
  const whole = (adapter: SqlDriverAdapter, run: (script: string) => Promise<unknown>): SqlDriverAdapter => {
    adapter.executeScript = async (script) => {
      await run(script);
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter = await factory.connect();
      return whole(adapter, (script) => adapter.underlyingDriver().query(script));
    },
    connectToShadowDb: () => connectToShadowDatabase(connectionString, whole),
  };
};

const connectToShadowDatabase = async (
  connectionString: string,
  whole: (adapter: SqlDriverAdapter, run: (script: string) => Promise<unknown>) => SqlDriverAdapter,
): Promise<SqlDriverAdapter> => {
  const name = `prisma_shadow_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  await admin.query(`create database "${name}"`);
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  pool.on('error', () => {});
  pool.on('connect', readInternalCharAsText);
  const adapter = await new PrismaPg(pool).connect();
  adapter.dispose = async () => {
    await pool.end();
    await admin.query(`drop database "${name}" with (force)`);
    await admin.end();
  };
  return whole(adapter, (script) => pool.query(script));
};

/** Introspection reads system catalogues with columns of type "char"; the adapter would refuse them. */
const readInternalCharAsText = (client: pg.PoolClient): void => {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const relabel = (result: unknown): unknown => {
    const fields = (result as { fields?: { dataTypeID: number }[] } | undefined)?.fields ?? [];
    for (const field of fields) if (field.dataTypeID === OID_INTERNAL_CHAR) field.dataTypeID = OID_TEXT;
    return result;
  };
  const relabelled = (...args: unknown[]): unknown => {
    const last = args.at(-1);
    if (typeof last === 'function') {
      return query(...args.slice(0, -1), (error: unknown, result: unknown) => last(error, relabel(result)));
    }
    const answer = query(...args);
    return answer instanceof Promise ? answer.then(relabel) : answer;
  };
  Object.assign(client, { query: relabelled });
};
