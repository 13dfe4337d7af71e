import { readFileSync } from 'node:fs';
import { isoDate } from '@stafett/domain';
import { expect, test } from 'vitest';
import { readImportFile } from './import-file.ts';

const asOf = isoDate('2020-12-09');
const header =
  'ref;insats;kommun;kon;fodelsear;aktualiserad_av;aktualiserad;start;forsorjning_start;forsorjning_nu;fas;avslutad;avslutsorsak';
const waiting = 'A-1;sikta-arbetsmarknad;Flen;K;1990;kommun;2020-05-01;;lon;;ko;;';
const ongoing = 'A-2;sikta-arbetsmarknad;Flen;M;1990;region;2020-05-01;2020-06-01;sjukpenning;;insats;;';
const closed = 'A-3;sikta-arbetsmarknad;Flen;M;1990;kommun;2020-05-01;2020-06-01;lon;;avslutad;2020-07-01;arbete';

const read = (...lines: string[]) => readImportFile([header, ...lines].join('\n'), asOf);
const faultsOf = (...lines: string[]): string[] => {
  const file = read(...lines);
  return file.type === 'errors' ? file.errors.map(({ row, column, reason }) => `${row};${column};${reason}`) : [];
};
const changed = (line: string, column: string, value: string): string => {
  const cells = line.split(';');
  cells[header.split(';').indexOf(column)] = value;
  return cells.join(';');
};

test('the published list is read without a fault', () => {
  const csv = readFileSync(new URL('../../../infra/dev/data/sikta-arbetsmarknad-201209.csv', import.meta.url), 'utf8');
  const file = readImportFile(csv, asOf);
  expect(file.type === 'rows' && file.rows.length).toBe(102);
});

test('the published list of SIKTA-Unga is read without a fault', () => {
  const csv = readFileSync(new URL('../../../infra/dev/data/sikta-unga-201209.csv', import.meta.url), 'utf8');
  const file = readImportFile(csv, asOf);
  expect(file.type === 'rows' && file.rows.length).toBe(64);
});

test('a list of one place of TUNA may be called by the place, and holds nobody of another', () => {
  const row = 'T-1;tuna-eskilstuna;Eskilstuna;K;1990;kommun;2020-05-01;2020-06-01;lon;;vantar-pa-plats;;';
  const file = read(row);
  expect(file.type === 'rows' && file.rows).toMatchObject([
    { insats: 'tuna', place: 'eskilstuna', phase: 'waitingForPlacement' },
  ]);
  expect(faultsOf(changed(row, 'kommun', 'Flen'))).toEqual(['2;kommun;unknownKommun']);
  expect(faultsOf(changed(changed(row, 'insats', 'tuna'), 'kommun', 'Flen'))).toEqual([]);
});

test('a list may say what lies behind a closing, in codes of the insats', () => {
  const row =
    'T-1;tuna;Eskilstuna;K;1990;kommun;2020-05-01;2020-06-01;lon;;avslutad;2020-11-01;ater-tidigare-niva:ej-niva-for-af';
  const file = read(row);
  expect(file.type === 'rows' && file.rows[0]?.closed).toEqual({
    on: '2020-11-01',
    reason: 'returnedToPriorLevel',
    subReason: 'belowLevelOfAf',
  });
  expect(faultsOf(changed(row, 'avslutsorsak', 'ater-tidigare-niva'))).toEqual([]);
  expect(faultsOf(changed(row, 'avslutsorsak', 'ater-tidigare-niva:trott'))).toEqual(['2;avslutsorsak;unknownCode']);
  expect(faultsOf(changed(row, 'avslutsorsak', 'arbete:ej-niva-for-af'))).toEqual(['2;avslutsorsak;unknownCode']);
});

test('codes become the core’s own, and an unknown income of an open case is the last that is known', () => {
  const file = read(waiting, ongoing, closed);
  expect(file.type === 'rows' && file.rows).toMatchObject([
    { line: 2, phase: 'waitingList', place: 'kfv', incomeNow: 'lon' },
    { line: 3, phase: 'insats', incomeAtStart: 'sjukpenning', incomeNow: 'sjukpenning', startedOn: '2020-06-01' },
    { line: 4, phase: 'closed', incomeNow: 'okand', closed: { on: '2020-07-01', reason: 'employment' } },
  ]);
});

test.each([
  ['ref', ''],
  ['insats', 'annan'],
  ['kommun', 'Lund'],
  ['kon', 'x'],
  ['fodelsear', '90'],
  ['fodelsear', '1850'],
  ['aktualiserad_av', 'forbund'],
  ['aktualiserad', '2020-02-30'],
  ['aktualiserad', ''],
  ['aktualiserad', '2020-12-10'],
  ['start', '2020-04-30'],
  ['start', '2021-01-01'],
  ['forsorjning_start', 'guld'],
  ['fas', 'aktualisering'],
  ['avslutad', '2020-07-01'],
  ['avslutsorsak', 'arbete'],
])('a fault in %s (%j) is told with its line and column', (column, value) => {
  const faults = faultsOf(waiting, changed(ongoing, column, value));
  expect(faults.map((fault) => fault.split(';').slice(0, 2).join(';'))).toContain(`3;${column}`);
  expect(faults.every((fault) => fault.startsWith('3;'))).toBe(true);
});

test.each(['850709-9805', '8507099805', '19850709-9805', 'rad 19850709 9805', 'A850709+9805'])(
  'a personnummer can’t be what a row is called by: %s',
  (ref) => {
    expect(faultsOf(changed(waiting, 'ref', ref))).toEqual(['2;ref;isPersonnummer']);
  },
);
test.each(['850709-9806', '2020110017', '1234567890123'])('another number can: %s', (ref) => {
  expect(faultsOf(changed(waiting, 'ref', ref))).toEqual([]);
});

test('a start in kö, a missing start elsewhere and a closing without its day are faults', () => {
  expect(faultsOf(changed(waiting, 'start', '2020-06-01'))).toEqual(['2;start;notExpected']);
  expect(faultsOf(changed(ongoing, 'start', ''))).toEqual(['2;start;missing']);
  expect(faultsOf(changed(closed, 'avslutad', ''))).toEqual(['2;avslutad;missing']);
  expect(faultsOf(changed(closed, 'avslutsorsak', 'okant'))).toContain('2;avslutsorsak;unknownCode');
});

test('the header must have every column once and no other', () => {
  const reasons = (text: string) => {
    const file = readImportFile(`${text}\n`, asOf);
    return file.type === 'errors' ? file.errors.map(({ column, reason }) => `${column}:${reason}`) : [];
  };
  expect(reasons(header.replace('kommun', 'kommun;Anna Andersson'))).toEqual(['4:columnUnknown']);
  expect(reasons(header.replace(';kon', ''))).toEqual(['kon:columnMissing']);
  expect(reasons(`${header};ref`)).toEqual(['ref:columnTwice']);
  expect(reasons('')).toContain('ref:columnMissing');
});

test('names and numbers may come along; the number must be right and of the year of birth', () => {
  const wide = `${header};namn;personnummer`;
  const file = (number: string) => readImportFile(`${wide}\r\n${waiting};Åsa Ö;${number}\n${ongoing};;`, asOf);
  expect(file('900118-9811')).toMatchObject({
    type: 'rows',
    rows: [{ name: 'Åsa Ö', personnummer: '199001189811' }, {}],
  });
  expect(file('900118-9812')).toMatchObject({
    errors: [{ row: 2, column: 'personnummer', reason: 'invalidPersonnummer' }],
  });
  expect(file('850709-9805')).toMatchObject({ errors: [{ row: 2, column: 'personnummer', reason: 'notAsBirthYear' }] });
});

test('no fault quotes what stood in the file', () => {
  const faults = JSON.stringify([
    read(changed(waiting, 'kommun', 'Hemlig')),
    readImportFile('"öppen', asOf),
    read('Hemlig'),
  ]);
  expect(faults).not.toContain('Hemlig');
});
