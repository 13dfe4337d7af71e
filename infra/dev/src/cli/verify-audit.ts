import {
  EndsUnreadable,
  endsOfDay,
  isFolder,
  type LogReport,
  newestEnds,
  readEnds,
  reportOn,
  verifyLogs,
  writeEnds,
} from '@stafett/activities';
import { createDb } from '@stafett/db';
import { instant, stockholmDate } from '@stafett/domain';
import { KeyDestroyed, KeyMissing, KeyNotUnwrapped, loadKek, openVault } from '@stafett/vault';
import { CommandFailed } from './machine-client.ts';

export type AuditToVerify = {
  /** postgresql:// as stafett_owner. */
  readonly ownerUrl: string;
  readonly kekFile: string;
  /** Where the ends of the logs are kept from one check to the next, outside of the database: a file, or a folder with one for each day. */
  readonly headsFile?: string;
  readonly now: Date;
};

const openKek = (file: string) =>
  loadKek(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandFailed(`There is no key file ${file}. Without it the log can't be checked.`);
    throw new CommandFailed(error instanceof Error ? error.message : `${file} can't be read.`);
  });

const keyTrouble = (error: unknown): unknown => {
  if (error instanceof KeyMissing)
    return new CommandFailed(`The key of a log is missing (${error.scope}). Without it the log can't be checked.`);
  if (error instanceof KeyDestroyed)
    return new CommandFailed(`The key of a log was destroyed (${error.scope}). The log can't be checked any more.`);
  if (error instanceof KeyNotUnwrapped)
    return new CommandFailed(`The key file does not open the key of a log (${error.scope}): is it another system's?`);
  return error;
};

const endsTrouble = (error: unknown): never => {
  throw error instanceof EndsUnreadable ? new CommandFailed(error.message) : error;
};

/** The file to compare with, and the one to write. */
const placeOfEnds = async (path: string, now: Date): Promise<{ before: string | undefined; after: string }> =>
  (await isFolder(path))
    ? {
        before: await newestEnds(path).catch(endsTrouble),
        after: endsOfDay(path, stockholmDate(instant(now.toISOString()))),
      }
    : { before: path, after: path };

/**
 * Checks the sealed logs of all agencies. Gives what to tell; keeps the ends of the logs in the file or folder given when all is in order. Refuses
 * (`CommandFailed`) without the keys, or with a file that holds something else.
 */
export const verifyAudit = async ({ ownerUrl, kekFile, headsFile, now }: AuditToVerify): Promise<LogReport> => {
  const kek = await openKek(kekFile);
  const kept = headsFile === undefined ? undefined : await placeOfEnds(headsFile, now);
  const seen = kept?.before === undefined ? new Map() : await readEnds(kept.before).catch(endsTrouble);
  const owner = createDb({ url: ownerUrl, max: 2, connectionTimeoutMillis: 5_000 });
  try {
    const vault = openVault({
      kek,
      pool: { query: async (sql, values) => ({ rows: await owner.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
    });
    const logs = await verifyLogs(owner, vault, seen).catch((error: unknown) => {
      throw keyTrouble(error);
    });
    const report = reportOn(logs, now);
    if (kept && report.inOrder) await writeEnds(kept.after, logs);
    return report;
  } finally {
    await owner.$disconnect();
  }
};
