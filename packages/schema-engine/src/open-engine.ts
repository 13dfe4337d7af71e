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
  type SqlQuery,
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
  const factory = bindMigrationAwareSqlAdapterFactory(mend(new PrismaPg(pool), connectionString));
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

/** Where the engine leaves its last words before it gives up; the name is the engine's. */
const panicRegistry = {
  message: '',
  set_message: (message: string): void => {
    panicRegistry.message = message;
  },
};

/** What the engine said when it gave up (a fault in the engine, not in the database), else empty. */
export const lastPanic = (): string => panicRegistry.message;

const load = async (): Promise<void> => {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry });
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(dirname(glue), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine as never });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
};

const mend = (factory: PrismaPg, connectionString: string): SqlMigrationAwareDriverAdapterFactory => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => {
    const adapter = await factory.connect();
    return mended(adapter, adapter.underlyingDriver());
  },
  connectToShadowDb: () => connectToShadowDatabase(connectionString),
});

/** What Prisma's adapter has besides its public face. */
type AdapterInside = SqlDriverAdapter & {
  performIO: (query: SqlQuery) => Promise<{ fields: { dataTypeID: number }[]; rows: unknown[] }>;
  onError: (error: unknown) => never;
};

/**
 * Prisma's adapter cuts a script at every semicolon, which breaks function bodies and `DO $$ … $$`, and leaves half a
 * migration behind when a statement fails. Sent whole, PostgreSQL runs it as one transaction. It also refuses columns of
 * type "char", which the system catalogues have and introspection reads.
 */
const mended = (adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter => {
  const inside = adapter as AdapterInside;
  const queryRaw = inside.queryRaw;
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      // Tells the engine which SQL error it was; a plain throw would lose the message.
      inside.onError(error);
    }
  };
  adapter.queryRaw = async (query) => {
    const characters: number[] = [];
    const performIO = async (asked: SqlQuery) => {
      const result = await inside.performIO(asked);
      for (const [column, field] of result.fields.entries()) {
        if (field.dataTypeID !== OID_INTERNAL_CHAR) continue;
        characters.push(column);
        field.dataTypeID = OID_TEXT;
      }
      return result;
    };
    const result = await queryRaw.call(Object.create(inside, { performIO: { value: performIO } }), query);
    for (const column of characters) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
};

const connectToShadowDatabase = async (connectionString: string): Promise<SqlDriverAdapter> => {
  const name = `prisma_shadow_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  await admin.query(`create database "${name}"`);
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  pool.on('error', () => {});
  const adapter = await new PrismaPg(pool).connect();
  adapter.dispose = async () => {
    await pool.end();
    await admin.query(`drop database "${name}" with (force)`);
    await admin.end();
  };
  return mended(adapter, pool);
};
