import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { freePort, startPostgres } from '@stafett/local-stack';
import { takeLock } from '../../home.mjs';
import { backUp } from '../backup/backup.ts';
import { CannotCopy } from '../backup/cannot-copy.ts';
import { CLI_FILE, DATABASE, type OwnerEnvironment } from '../environment.ts';
import type { Kept } from '../leftovers.ts';
import { HOME, inHome, logOf } from '../running-stack.ts';
import type { Secrets } from '../secrets.ts';

const USAGE = 'Usage: npm run backup -- [--to FOLDER] [--keys-to FOLDER] [--keys-only] [--keep-keys-days N]';

const readArguments = () => {
  try {
    const { values } = parseArgs({
      options: {
        to: { type: 'string', default: `${HOME}-backups/data` },
        'keys-to': { type: 'string', default: `${HOME}-backups/keys` },
        'keys-only': { type: 'boolean', default: false },
        'keep-keys-days': { type: 'string', default: '30' },
      },
    });
    const keepKeysDays = Number(values['keep-keys-days']);
    if (!Number.isInteger(keepKeysDays) || keepKeysDays < 1) throw new CannotCopy(USAGE);
    return { dataTo: values['keys-only'] ? undefined : values.to, keysTo: values['keys-to'], keepKeysDays };
  } catch {
    throw new CannotCopy(USAGE);
  }
};

const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;

type Source = { adminUrl: string; temporalPid: number | undefined; close: () => Promise<void> };

/** The stack that runs, or else its PostgreSQL alone, started for this. */
const openSource = async (say: (line: string) => void): Promise<Source> => {
  if (!existsSync(inHome('postgres', 'PG_VERSION'))) throw new CannotCopy(`There is nothing in ${HOME} to back up.`);
  const { postgresPassword: password } = await readJson<Secrets>(inHome('keys', 'secrets.json'));
  const ofDatabase = (text: string): URL => Object.assign(new URL(text), { pathname: `/${DATABASE}` });
  if (existsSync(inHome(CLI_FILE))) {
    const { STAFETT_DATABASE_URL_OWNER } = await readJson<OwnerEnvironment>(inHome(CLI_FILE));
    const processes = await readJson<Kept[]>(inHome('run', 'processes.json'));
    const url = Object.assign(ofDatabase(STAFETT_DATABASE_URL_OWNER), {
      username: 'postgres',
      password: encodeURIComponent(password),
    });
    const temporalPid = processes.find(({ name }) => name === 'Temporal')?.pid;
    return { adminUrl: url.href, temporalPid, close: async () => {} };
  }
  // Ends here when a start is under way.
  takeLock();
  say('Stafett is not running: its PostgreSQL is started for the backup alone.');
  const dataDir = inHome('postgres');
  const postgres = await startPostgres({ dataDir, port: await freePort(), password, logFile: logOf('postgres') });
  return { adminUrl: ofDatabase(postgres.adminUrl).href, temporalPid: undefined, close: postgres.stop };
};

/** `npm run backup`: data and keys, each to a folder of its own, while everything runs or while nothing does. */
const main = async (): Promise<void> => {
  const asked = readArguments();
  const say = (line: string): void => console.log(line);
  process.umask(0o077);
  const { adminUrl, temporalPid, close } = await openSource(say);
  try {
    const { data, keys, removed } = await backUp({ home: HOME, adminUrl, temporalPid, ...asked, now: new Date(), say });
    for (const path of removed) say(`removed keys older than ${asked.keepKeysDays} days: ${path}`);
    if (data !== undefined) say(`data: ${data}`);
    say(`keys: ${keys}`);
    say('Keep the two in different places: who has both reads everything.');
    if (data !== undefined)
      say(`To restore: STAFETT_HOME=<an empty folder> npm run restore -- --data ${data} --keys ${keys}`);
  } finally {
    await close();
  }
};

await main().catch((error: unknown) => {
  const said = error instanceof Error ? error.message : String(error);
  console.error(error instanceof CannotCopy ? said : `The backup failed: ${said}`);
  process.exitCode = 1;
});
