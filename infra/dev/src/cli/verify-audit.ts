import { readFile, rename, writeFile } from 'node:fs/promises';
import { type ChainFault, type SeenHead, type SourceFault, type VerifiedLog, verifyLogs } from '@stafett/activities';
import { createDb } from '@stafett/db';
import { KeyDestroyed, KeyMissing, KeyNotUnwrapped, loadKek, openVault } from '@stafett/vault';
import { CommandFailed } from './machine-client.ts';

export type AuditToVerify = {
  /** postgresql:// as stafett_owner. */
  readonly ownerUrl: string;
  readonly kekFile: string;
  /** Where the ends of the logs are kept from one check to the next; a file outside of the database. */
  readonly headsFile?: string;
  readonly now: Date;
};
export type AuditReport = { readonly lines: readonly string[]; readonly inOrder: boolean };

type Heads = Readonly<Record<string, SeenHead>>;

/** Longer than this nothing waits while a worker runs. */
const WAITS_AT_MOST_MS = 60_000;

/** A running api says every half minute how far it has come. */
const SILENT_AFTER_MS = 5 * 60_000;
/** For a month: whoever checks by routine has read it by then. */
const SILENCE_TOLD_MS = 31 * 24 * 60 * 60_000;

const isHeads = (value: unknown): value is Heads =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(
    (head: unknown) =>
      typeof head === 'object' &&
      head !== null &&
      'number' in head &&
      Number.isInteger(head.number) &&
      'seal' in head &&
      typeof head.seal === 'string',
  );

const readHeads = async (file: string): Promise<Heads> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new CommandFailed(`${file} can't be read.`);
  }
  try {
    const heads: unknown = JSON.parse(text);
    if (isHeads(heads)) return heads;
  } catch {
    // Told below.
  }
  throw new CommandFailed(`${file} is not what audit:verify has written. Give another file, or mend this one.`);
};

const wordsOf = (fault: ChainFault | SourceFault): string => {
  switch (fault.type) {
    case 'changed':
      return `row ${fault.number} is not what was sealed: changed, moved or put in`;
    case 'missing':
      return fault.from === fault.to ? `row ${fault.from} is missing` : `rows ${fault.from} to ${fault.to} are missing`;
    case 'unproved':
      return `row ${fault.number} was put in or changed before it was sealed: no running program wrote it so`;
    case 'neverSealed':
      return fault.from === fault.to
        ? `row ${fault.from} of the api ${fault.source} was removed before it was sealed`
        : `rows ${fault.from} to ${fault.to} of the api ${fault.source} were removed before they were sealed`;
    case 'sourceChanged':
      return `how far the api ${fault.source} had come is not as it said itself`;
    case 'sourceMissing':
      return `how far the api ${fault.source} had come stands nowhere: it was removed`;
    case 'added':
      return `row ${fault.number} was added after the end of the log`;
    case 'headChanged':
      return 'the end of the log is not as it was signed';
    case 'headMissing':
      return 'the end of the log is missing';
    case 'cutChanged':
      return `the note that the rows up to ${fault.number} were removed after five years is not as it was signed`;
    case 'notAsSeen':
      return `row ${fault.number} is not what it was at an earlier check: the log was put back, or written anew`;
  }
};

const linesOf = ({ tenant, rows, faults, head, waiting, running }: VerifiedLog, now: Date): readonly string[] => [
  faults.length === 0
    ? `${tenant}: in order, ${rows} rows, ends with row ${head?.number ?? 0}.`
    : `${tenant}: NOT IN ORDER (${rows} rows).`,
  ...faults.map((fault) => `  ${wordsOf(fault)}`),
  ...(waiting.rows > 0 && waiting.since
    ? [
        `  ${waiting.rows} rows are not sealed yet, the oldest since ${waiting.since.toISOString()}.`,
        ...(now.getTime() - waiting.since.getTime() > WAITS_AT_MOST_MS
          ? ['  A worker seals them within seconds. Does one run?']
          : []),
      ]
    : []),
  ...running
    .map(({ source, saidAt }) => ({ source, saidAt, silentMs: now.getTime() - saidAt.getTime() }))
    .filter(({ silentMs }) => silentMs > SILENT_AFTER_MS && silentMs < SILENCE_TOLD_MS)
    .map(
      ({ source, saidAt }) =>
        `  The api ${source} ended without a last word. What it wrote after ${saidAt.toISOString()} can't be proved to be whole: did it crash then?`,
    ),
];

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

/**
 * Checks the sealed logs of all agencies. Gives what to tell; keeps the ends of the logs in the file given when all is in order. Refuses
 * (`CommandFailed`) without the keys, or with a file that holds something else.
 */
export const verifyAudit = async ({ ownerUrl, kekFile, headsFile, now }: AuditToVerify): Promise<AuditReport> => {
  const kek = await openKek(kekFile);
  const seen = headsFile === undefined ? {} : await readHeads(headsFile);
  const owner = createDb({ url: ownerUrl, max: 2, connectionTimeoutMillis: 5_000 });
  try {
    const vault = openVault({
      kek,
      pool: { query: async (sql, values) => ({ rows: await owner.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
    });
    const logs = await verifyLogs(owner, vault, new Map(Object.entries(seen))).catch((error: unknown) => {
      throw keyTrouble(error);
    });
    const inOrder = logs.every(({ faults }) => faults.length === 0);
    const lines = [
      ...logs.flatMap((log) => linesOf(log, now)),
      logs.length === 0
        ? 'There is no log yet.'
        : inOrder
          ? 'All logs are in order.'
          : 'Somebody has changed the log. Keep a copy of the database as it is, and tell the agency.',
    ];
    if (headsFile !== undefined && inOrder) {
      const heads = Object.fromEntries(logs.flatMap(({ tenant, head }) => (head ? [[tenant, head]] : [])));
      await writeFile(`${headsFile}.unfinished`, `${JSON.stringify(heads, null, 2)}\n`, { mode: 0o600 });
      await rename(`${headsFile}.unfinished`, headsFile);
    }
    return { lines, inOrder };
  } finally {
    await owner.$disconnect();
  }
};
