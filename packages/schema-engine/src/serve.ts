/// <reference path="./web-assembly.d.ts" />
/**
 * Stands in for Prisma's schema engine binary, so that the stock Prisma CLI works with no network.
 * The CLI writes one JSON-RPC request a line on standard input and reads one answer a line on standard output; the
 * method names are those of the engine. It also calls `--datasource JSON cli can-connect-to-database`.
 */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { lastPanic, type OpenedEngine, openSchemaEngine } from './open-engine.ts';

type Request = { id: number; method?: string; params?: Record<string, unknown>; result?: unknown };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
});

const datasource = JSON.parse(String(values.datasource ?? '{}')) as { url?: string };

const write = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

const reportError = (message: string, code?: string): void => {
  const fields = { message, ...(code ? { error_code: code } : {}) };
  process.stderr.write(`${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`);
};

const runCommand = async (command: string): Promise<number> => {
  const target = new URL(datasource.url ?? '');
  const database = target.pathname.slice(1);
  if (command === 'create-database') target.pathname = '/postgres';
  const client = new pg.Client({ connectionString: target.href, connectionTimeoutMillis: 10_000 });
  // The CLI drops the first line of standard error before it reads the rest as JSON.
  process.stderr.write('schema engine\n');
  try {
    await client.connect();
    if (command === 'create-database') await client.query(`create database ${client.escapeIdentifier(database)}`);
    await client.end();
    return 0;
  } catch (error) {
    const sqlState = (error as { code?: string }).code;
    reportError(error instanceof Error ? error.message : String(error), sqlState === '3D000' ? 'P1003' : 'P1001');
    return 1;
  }
};

const callEngine = async ({ engine }: OpenedEngine, method: string, params: unknown): Promise<unknown> => {
  if (method === 'getDatabaseVersion') return engine.version();
  if (method === 'diff') {
    const { exitCode, stdout } = await engine.diff(params as Parameters<typeof engine.diff>[0]);
    if (stdout !== null) write({ id: 0, jsonrpc: '2.0', method: 'print', params: { content: stdout } });
    return { exitCode };
  }
  const call = (engine as unknown as Record<string, unknown>)[method];
  if (typeof call !== 'function') throw new Error(`The schema engine has no method ${method}.`);
  return (await call.call(engine, params)) ?? null;
};

const explain = (error: unknown): { message: string; error_code?: string; is_panic: boolean } => {
  const message = lastPanic() || (error instanceof Error ? error.message : String(error));
  const code = (error as { code?: unknown } | undefined)?.code;
  const isPanic = error instanceof WebAssembly.RuntimeError;
  return { message, ...(typeof code === 'string' ? { error_code: code } : {}), is_panic: isPanic };
};

const serve = async (): Promise<void> => {
  const files = (values.datamodels ?? []) as string[];
  const datamodels = await Promise.all(
    files.map(async (path): Promise<[string, string]> => [path, await readFile(path, 'utf8')]),
  );
  let opened: OpenedEngine | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const { id, method, params } = JSON.parse(line) as Request;
    if (method === undefined) continue;
    try {
      opened ??= await openSchemaEngine(datasource.url, datamodels.length > 0 ? datamodels : undefined);
      write({ id, jsonrpc: '2.0', result: await callEngine(opened, method, params) });
    } catch (error) {
      const data = explain(error);
      write({ id, jsonrpc: '2.0', error: { code: 4466, message: data.message, data } });
    }
  }
  await opened?.close();
};

// A panic in the engine ends this process outside of any request; the CLI shows what stands on standard error.
process.on('uncaughtException', (error) => {
  reportError(explain(error).message);
  process.exit(1);
});

if (positionals[0] === 'cli') process.exitCode = await runCommand(positionals[1] ?? '');
else await serve();
