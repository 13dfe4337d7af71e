import type { ChainFault } from './check-chain.ts';
import type { SourceFault } from './sources.ts';
import type { VerifiedLog } from './verify.ts';

/** Longer than this nothing waits while a worker runs. */
const WAITS_AT_MOST_MS = 60_000;

/** A running api says every half minute how far it has come. */
const SILENT_AFTER_MS = 5 * 60_000;
/** For a month: whoever checks by routine has read it by then. */
const SILENCE_TOLD_MS = 31 * 24 * 60 * 60_000;

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

/** What checking the logs found, line by line, for whoever runs the machines: numbers of rows and ids of agencies, nobody's reading. */
export type LogReport = { readonly lines: readonly string[]; readonly inOrder: boolean };

/** Says in words what `verifyLogs` found; `now` tells what has waited or been silent for too long. */
export const reportOn = (logs: readonly VerifiedLog[], now: Date): LogReport => {
  const inOrder = logs.every(({ faults }) => faults.length === 0);
  const end =
    logs.length === 0
      ? 'There is no log yet.'
      : inOrder
        ? 'All logs are in order.'
        : 'Somebody has changed the log. Keep a copy of the database as it is, and tell the agency.';
  return { lines: [...logs.flatMap((log) => linesOf(log, now)), end], inOrder };
};
