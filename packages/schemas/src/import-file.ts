import {
  currentModel,
  type IncomeSource,
  type InsatsModel,
  type IsoDate,
  insatsNamed,
  type AgencyKind as Kind,
  type Phase,
  type Place,
  type Sex,
} from '@stafett/domain';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { AgencyKind, IncomeSource as IncomeCode, Sex as SexCode } from './codes.ts';
import type { ImportError } from './import.ts';
import { IsoDate as Day, Personnummer, ShortText } from './wire.ts';

const required = [
  'ref',
  'insats',
  'kommun',
  'kon',
  'fodelsear',
  'aktualiserad_av',
  'aktualiserad',
  'start',
  'forsorjning_start',
  'forsorjning_nu',
  'fas',
  'avslutad',
  'avslutsorsak',
] as const;
const optional = ['namn', 'personnummer'] as const;
type Column = (typeof required)[number] | (typeof optional)[number];

/** A line of a participant list, in the core's terms. */
export type ImportedRow = {
  readonly line: number;
  readonly ref: string;
  readonly insats: string;
  readonly place: string;
  readonly kommun: string;
  readonly sex: Sex;
  readonly birthYear: number;
  readonly referredBy: Kind;
  readonly referredOn: IsoDate;
  readonly startedOn?: IsoDate;
  readonly incomeAtStart: IncomeSource;
  readonly incomeNow: IncomeSource;
  readonly phase: Phase;
  readonly closed?: { readonly on: IsoDate; readonly reason: string; readonly subReason?: string };
  readonly name?: string;
  readonly personnummer?: string;
};

export type ImportFile =
  | { readonly type: 'rows'; readonly rows: readonly ImportedRow[] }
  | { readonly type: 'errors'; readonly errors: readonly ImportError[] };

const empty = z.literal('').transform(() => undefined);
const orEmpty = <Schema extends z.ZodType>(schema: Schema) => z.union([empty, schema]);

/** A ref is kept in the open and told in reports: it may hold nobody's number, whatever stands around it. */
const holdsPersonnummer = (ref: string): boolean =>
  (ref.match(/(?<!\d)(\d{2})?\d{6}\s?[-+]?\s?\d{4}(?!\d)/g) ?? []).some((text) => Personnummer.safeParse(text).success);

/** Each cell by itself; what cells say of each other comes after. */
const cells = {
  ref: z
    .string()
    .regex(/^[^\s;][^;]{0,59}$/, 'missing')
    .refine((ref) => !holdsPersonnummer(ref), 'isPersonnummer'),
  insats: z.string().min(1, 'missing'),
  kommun: z.string().min(1, 'missing').max(60, 'unknownKommun'),
  kon: SexCode,
  fodelsear: z
    .string()
    .regex(/^\d{4}$/, 'invalidYear')
    .transform(Number)
    .refine((year) => year >= 1900, 'yearOutOfRange'),
  aktualiserad_av: AgencyKind.exclude(['forbund']),
  aktualiserad: Day,
  start: orEmpty(Day),
  forsorjning_start: orEmpty(IncomeCode),
  forsorjning_nu: orEmpty(IncomeCode),
  fas: z.string().min(1, 'missing'),
  avslutad: orEmpty(Day),
  avslutsorsak: z.string().max(80, 'unknownCode'),
  namn: orEmpty(ShortText),
  personnummer: orEmpty(Personnummer),
} satisfies Record<Column, z.ZodType>;
const Cells = z.object(cells);
type Cells = z.infer<typeof Cells>;

const REASON = /^[a-z][A-Za-z]{1,40}$/;

const reasonsIn = (
  error: z.ZodError,
  values: Readonly<Record<Column, string>>,
): { column: Column; reason: string }[] => {
  const found = new Map<Column, string>();
  for (const issue of error.issues) {
    const column = issue.path[0] as Column;
    if (found.has(column)) continue;
    // Of a cell that may be empty only the other way of being right can have been meant.
    const inner =
      issue.code === 'invalid_union' ? issue.errors.flat().find(({ message }) => REASON.test(message)) : issue;
    const reason =
      inner && REASON.test(inner.message) ? inner.message : values[column] === '' ? 'missing' : 'unknownCode';
    found.set(column, reason);
  }
  return [...found].map(([column, reason]) => ({ column, reason }));
};

type Where = { readonly model: InsatsModel; readonly place: Place };

const placeIn = (model: InsatsModel, kommun: string): Place | undefined =>
  model.places.find(({ kommuner }) => kommuner.includes(kommun));

type Wrong = { readonly column: Column; readonly reason: string };

/** What the cells say of each other and of the insats model. */
const wrongTogether = (
  row: Cells,
  asOf: IsoDate,
): { wrong: Wrong[]; at?: Where; phase?: Phase; reason?: string; subReason?: string } => {
  const wrong: Wrong[] = [];
  const no = (column: Column, reason: string): void => {
    wrong.push({ column, reason });
  };
  // A list may be of one place, and be called by it.
  const named = insatsNamed(row.insats);
  const model = named && currentModel(named.insats);
  const at = model && placeIn(model, row.kommun);
  const place = named?.place === undefined || at?.id === named.place ? at : undefined;
  const phase = model?.phases.find(({ reportCode, id }) => reportCode === row.fas && id !== 'referral')?.id;
  // `orsak:bakomliggande-orsak` where the insats has codes for what lies behind.
  const [reasonCode, subCode] = row.avslutsorsak.split(':', 2);
  const closing = model?.closureReasons.find(({ reportCode }) => reportCode === reasonCode);
  const subReason = closing?.subReasons?.find(({ reportCode }) => reportCode === subCode)?.id;
  const reason = subCode === undefined || subReason !== undefined ? closing?.id : undefined;
  if (!model) no('insats', 'unknownInsats');
  else {
    if (!place) no('kommun', 'unknownKommun');
    if (phase === undefined) no('fas', 'unknownCode');
    if (row.avslutsorsak !== '' && reason === undefined) no('avslutsorsak', 'unknownCode');
    if (!model.referrers.includes(row.aktualiserad_av)) no('aktualiserad_av', 'unknownCode');
  }
  if (row.fodelsear > Number(row.aktualiserad.slice(0, 4))) no('fodelsear', 'yearOutOfRange');
  if (row.aktualiserad > asOf) no('aktualiserad', 'afterAsOf');
  if (row.start !== undefined && row.start < row.aktualiserad) no('start', 'dateOrder');
  else if (row.start !== undefined && row.start > asOf) no('start', 'afterAsOf');
  const began = row.start ?? row.aktualiserad;
  if (row.avslutad !== undefined && row.avslutad < began) no('avslutad', 'dateOrder');
  else if (row.avslutad !== undefined && row.avslutad > asOf) no('avslutad', 'afterAsOf');
  const closed = phase === 'closed';
  if (closed && row.avslutad === undefined) no('avslutad', 'missing');
  if (closed && row.avslutsorsak === '') no('avslutsorsak', 'missing');
  if (phase !== undefined && !closed && row.avslutad !== undefined) no('avslutad', 'notExpected');
  if (phase !== undefined && !closed && row.avslutsorsak !== '') no('avslutsorsak', 'notExpected');
  if (phase === 'waitingList' && row.start !== undefined) no('start', 'notExpected');
  if (phase !== undefined && phase !== 'waitingList' && !closed && row.start === undefined) no('start', 'missing');
  if (row.personnummer !== undefined && Number(row.personnummer.slice(0, 4)) !== row.fodelsear)
    no('personnummer', 'notAsBirthYear');
  return {
    wrong,
    ...(model && place ? { at: { model, place } } : {}),
    ...(phase === undefined ? {} : { phase }),
    ...(reason === undefined ? {} : { reason }),
    ...(subReason === undefined ? {} : { subReason }),
  };
};

const headerErrors = (header: readonly string[]): ImportError[] => {
  const known: readonly string[] = [...required, ...optional];
  const at = (column: string, reason: string): ImportError => ({ row: 1, column, reason });
  return [
    ...required.filter((column) => !header.includes(column)).map((column) => at(column, 'columnMissing')),
    // A foreign heading may be anything, a person's name too: it is told by its number.
    ...header.flatMap((column, index) => (known.includes(column) ? [] : [at(`${index + 1}`, 'columnUnknown')])),
    ...header.filter((column, index) => header.indexOf(column) < index).map((column) => at(column, 'columnTwice')),
  ];
};

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

const recordsIn = (csv: string): readonly CsvRecord[] | undefined => {
  try {
    return parse(csv, {
      bom: true,
      delimiter: ';',
      info: true,
      // A list that was added to by hand may end its lines in two ways.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as CsvRecord[];
  } catch {
    return undefined;
  }
};

/**
 * Reads a participant list (semicolon-separated, the header first, dates ÅÅÅÅ-MM-DD, empty = unknown). Takes the file's text and the
 * day it tells of. Gives all rows, or every fault with its line, column and reason code, never the value.
 */
export const readImportFile = (csv: string, asOf: IsoDate): ImportFile => {
  const records = recordsIn(csv);
  if (!records) return { type: 'errors', errors: [{ row: 1, column: '', reason: 'invalidCsv' }] };
  const [first, ...lines] = records;
  const header = first?.record ?? [];
  const wrongHeader = headerErrors(header);
  if (wrongHeader.length > 0) return { type: 'errors', errors: wrongHeader };
  const errors: ImportError[] = [];
  const rows: ImportedRow[] = [];
  const refs = new Set<string>();
  for (const { record, info } of lines) {
    const row = info.lines;
    if (record.length !== header.length) {
      errors.push({ row, column: '', reason: 'columnCount' });
      continue;
    }
    const values = Object.fromEntries(
      [...required, ...optional].map((column) => [column, record[header.indexOf(column)] ?? '']),
    ) as Record<Column, string>;
    if (values.ref !== '' && refs.has(values.ref)) errors.push({ row, column: 'ref', reason: 'duplicateRef' });
    refs.add(values.ref);
    const read = Cells.safeParse(values);
    if (!read.success) {
      errors.push(...reasonsIn(read.error, values).map((wrong) => ({ row, ...wrong })));
      continue;
    }
    const { wrong, at, phase, reason, subReason } = wrongTogether(read.data, asOf);
    errors.push(...wrong.map((one) => ({ row, ...one })));
    if (wrong.length > 0 || !at || phase === undefined) continue;
    const { data } = read;
    const atStart = data.forsorjning_start ?? 'okand';
    rows.push({
      line: row,
      ref: data.ref,
      insats: at.model.id,
      place: at.place.id,
      kommun: data.kommun,
      sex: data.kon,
      birthYear: data.fodelsear,
      referredBy: data.aktualiserad_av,
      referredOn: data.aktualiserad,
      ...(data.start === undefined ? {} : { startedOn: data.start }),
      incomeAtStart: atStart,
      // While a case is open the last that is known stands; at the closing an unknown income is unknown.
      incomeNow: data.forsorjning_nu ?? (phase === 'closed' ? 'okand' : atStart),
      phase,
      ...(data.avslutad === undefined || reason === undefined
        ? {}
        : { closed: { on: data.avslutad, reason, ...(subReason === undefined ? {} : { subReason }) } }),
      ...(data.namn === undefined ? {} : { name: data.namn }),
      ...(data.personnummer === undefined ? {} : { personnummer: data.personnummer }),
    });
  }
  if (errors.length > 0) return { type: 'errors', errors: errors.sort((a, b) => a.row - b.row) };
  if (rows.length === 0) return { type: 'errors', errors: [{ row: 1, column: '', reason: 'noRows' }] };
  return { type: 'rows', rows };
};
