import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeLock } from '../../home.mjs';
import { CannotCopy } from '../backup/cannot-copy.ts';
import { newestBackup, restore } from '../backup/restore.ts';
import { DATABASE } from '../environment.ts';
import { HOME } from '../running-stack.ts';

const USAGE = 'Usage: STAFETT_HOME=<an empty folder> npm run restore -- [--data FOLDER] [--keys FOLDER]';

const readArguments = (): { data: string | undefined; keys: string | undefined } => {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, keys: { type: 'string' } } });
    return { data: values.data, keys: values.keys };
  } catch {
    throw new CannotCopy(USAGE);
  }
};

/** `npm run restore`: makes an empty home from a backup of data and one of keys; the newest of each unless named. */
const main = async (): Promise<void> => {
  const asked = readArguments();
  const data = resolve(asked.data ?? (await newestBackup(`${HOME}-backups/data`, 'data')));
  const keys = resolve(asked.keys ?? (await newestBackup(`${HOME}-backups/keys`, 'keys')));
  process.umask(0o077);
  takeLock();
  const say = (line: string): void => console.log(line);
  say(`data: ${data}\nkeys: ${keys}`);
  await restore({ home: HOME, data, keys, database: DATABASE, now: new Date(), say });
  say(`Restored to ${HOME}. Start it with npm start; people sign in again.`);
};

await main().catch((error: unknown) => {
  const said = error instanceof Error ? error.message : String(error);
  console.error(
    error instanceof CannotCopy ? said : `The restore failed: ${said}\nRemove what it left with npm run reset.`,
  );
  process.exitCode = 1;
});
