import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportList, type ImportProgress, ImportReport, machineScopes } from '@stafett/schemas';
import {
  CommandFailed,
  failureIn,
  type MachineClient,
  openMachineClient,
  readCliEnvironment,
  runCommand,
} from './machine-client.ts';

const USAGE = 'Usage: npm run import -- FILE.csv --as-of YYYY-MM-DD';
const ASKED_EVERY_MS = 300;
/** So long without a row more, and somebody should look. */
const PATIENCE_MS = 120_000;

const readArguments = (): { file: string; asOf: string } => {
  try {
    const { values, positionals } = parseArgs({ options: { 'as-of': { type: 'string' } }, allowPositionals: true });
    const [file] = positionals;
    const asOf = values['as-of'];
    if (file === undefined || positionals.length > 1 || asOf === undefined) throw new CommandFailed(USAGE);
    return { file, asOf };
  } catch {
    throw new CommandFailed(USAGE);
  }
};

/** The refs of a list are unique within its name: the file's, without what an id can't hold. */
const listNameOf = (file: string): string =>
  basename(file)
    .replace(/\.csv$/i, '')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 60);

const progressOf = async (machine: MachineClient, importId: string): Promise<ImportProgress | undefined> => {
  const answer = await machine('/machine/imports');
  if (!answer.ok) throw await failureIn(answer);
  return ImportList.parse(await answer.json()).imports.find((run) => run.importId === importId);
};

/** Waits until every row is a case, or has stopped becoming one. */
const awaitRows = async (machine: MachineClient, importId: string): Promise<ImportProgress> => {
  let last = -1;
  let since = performance.now();
  for (;;) {
    const run = await progressOf(machine, importId);
    if (!run) throw new CommandFailed('The import is not known any more.');
    if (run.finishedAt !== undefined) return run;
    const settled = run.done + run.refused.length;
    if (settled !== last) {
      last = settled;
      since = performance.now();
    } else if (performance.now() - since > PATIENCE_MS) {
      throw new CommandFailed(
        `${settled} of ${run.rows} rows are cases; the rest follow when Temporal and the worker run.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
  }
};

const printErrors = (errors: readonly { row: number; column: string; reason: string }[]): void => {
  console.error('row;column;reason');
  for (const { row, column, reason } of errors) console.error(`${row};${column};${reason}`);
};

await runCommand(async () => {
  const { file, asOf } = readArguments();
  const csv = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailed(`The file ${file} can't be read.`);
  });
  const machine = await openMachineClient(await readCliEnvironment(), machineScopes.import);
  const query = new URLSearchParams({ list: listNameOf(file), asOf });
  const answer = await machine(`/machine/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv; charset=utf-8' },
    body: csv,
  });
  if (answer.status !== 202 && answer.status !== 422) throw await failureIn(answer);
  const read = ImportReport.safeParse(await answer.clone().json());
  if (!read.success) throw await failureIn(answer);
  const report = read.data;
  if (!report.accepted) {
    console.error(`Refused, nothing was written: ${report.errors.length} errors.`);
    printErrors(report.errors);
    return 1;
  }
  console.info(
    `${report.rows} rows: ${report.new} new, ${report.unchanged} as before, ${report.resumed} taken up again.`,
  );
  if (report.importId === undefined) return 0;
  const run = await awaitRows(machine, report.importId);
  if (run.refused.length === 0) {
    console.info(`${run.done} of ${run.rows} rows are cases.`);
    return 0;
  }
  console.error(`${run.done} of ${run.rows} rows are cases; ${run.refused.length} were refused.`);
  printErrors(run.refused);
  return 1;
});
