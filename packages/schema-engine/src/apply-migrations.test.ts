import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, type Postgres, startPostgres } from '@stafett/local-stack';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
let postgres: Postgres;
let url: string;
let project: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(process.env.STAFETT_TEST_RUN ?? tmpdir(), 'stafett-test-'));
  await chmod(folder, 0o711);
  postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    password: 'test',
    logFile: join(folder, 'postgres.log'),
    forTests: true,
  });
});

afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  count += 1;
  const name = `migrated_${count}`;
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const target = new URL(postgres.adminUrl);
  target.pathname = `/${name}`;
  url = target.href;
  project = join(folder, name);
  await writeProject();
});

const SCHEMA = `datasource db {
  provider = "postgresql"
}
model Letter {
  id    Int    @id
  words String
}
`;

const CREATE_LETTER = `create table "Letter" (id integer not null, words text not null, constraint "Letter_pkey" primary key (id));
create function shout(words text) returns text language plpgsql as $$
begin
  perform 1; return upper(words);
end;
$$;`;

const writeProject = async (): Promise<void> => {
  await mkdir(join(project, 'migrations'), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  await writeFile(join(project, 'schema.prisma'), SCHEMA);
  await writeFile(
    join(project, 'prisma.config.ts'),
    `import { defineConfig } from 'prisma/config';
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.TEST_URL ?? '' },
});`,
  );
  await writeFile(join(project, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n');
  await writeMigration('1_letter', CREATE_LETTER);
};

const writeMigration = async (name: string, sql: string): Promise<void> => {
  await mkdir(join(project, 'migrations', name));
  await writeFile(join(project, 'migrations', name, 'migration.sql'), sql);
};

const ask = async (sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

/** The stock Prisma CLI with no way to the network: every download would fail. */
const prisma = async (...args: string[]): Promise<{ code: number; output: string }> => {
  const env = {
    ...process.env,
    TEST_URL: url,
    PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(new URL('../schema-engine.mjs', import.meta.url)),
    PRISMA_ENGINES_MIRROR: 'http://127.0.0.1:1',
    CHECKPOINT_DISABLE: '1',
  };
  const cli = join(ROOT, 'node_modules/prisma/build/index.js');
  return run(process.execPath, [cli, ...args], { cwd: project, env }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  );
};

test('a migration with a function body is applied once', async () => {
  expect(await applyMigrations(url, join(project, 'migrations'))).toEqual(['1_letter']);
  expect(await ask("select shout('hej') as words")).toEqual([{ words: 'HEJ' }]);
  expect(await applyMigrations(url, join(project, 'migrations'))).toEqual([]);
});

test('a migration that fails halfway leaves nothing of itself behind', async () => {
  await applyMigrations(url, join(project, 'migrations'));
  await writeMigration('2_broken', 'create table half (id int); select * from missing_table;');
  await expect(applyMigrations(url, join(project, 'migrations'))).rejects.toThrow('missing_table');
  expect(await ask("select to_regclass('half') as half")).toEqual([{ half: null }]);
});

test('the stock command line says what is missing, deploys it, and finds no difference from the schema', async () => {
  expect((await prisma('migrate', 'status')).output).toContain('have not yet been applied');
  expect(await prisma('migrate', 'deploy')).toMatchObject({ code: 0 });
  expect((await prisma('migrate', 'status')).output).toContain('Database schema is up to date');
  const fromMigrations = ['migrate', 'diff', '--from-migrations', 'migrations', '--to-schema', 'schema.prisma'];
  expect(await prisma(...fromMigrations, '--exit-code')).toMatchObject({ code: 0 });
  const fromDatabase = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'schema.prisma'];
  expect(await prisma(...fromDatabase, '--exit-code')).toMatchObject({ code: 0 });
});

test('the stock command line writes the next migration from a changed schema', async () => {
  await writeFile(join(project, 'schema.prisma'), SCHEMA.replace('words String', 'words String\n  pages Int?'));
  const { output } = await prisma(
    ...['migrate', 'diff', '--from-migrations', 'migrations', '--to-schema', 'schema.prisma', '--script'],
  );
  expect(output).toContain('ADD COLUMN     "pages" INTEGER');
});

test('a database that is missing is told from a server that is down', async () => {
  const target = new URL(url);
  target.pathname = '/not_there';
  url = target.href;
  expect((await prisma('migrate', 'status')).output).toContain('P1003');
  target.port = '1';
  url = target.href;
  expect((await prisma('migrate', 'status')).output).toContain('P1001');
});
