import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { addDays, isoDate, stockholmDate, units } from '@stafett/domain';
import { type Figures, type ImportProgress, ImportReport } from '@stafett/schemas';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ApiUnderTest, MACHINE_AUDIENCE, openApi, type Person, problemIn, until } from '../api-under-test.ts';
import { createServer } from '../create-server.ts';
import { provedLogs } from '../proved-log-under-test.ts';

const FILE = new URL('../../../../infra/dev/data/sikta-arbetsmarknad-201209.csv', import.meta.url);
const list = 'sikta-arbetsmarknad-201209';
const asOf = isoDate('2020-12-09');

let api: ApiUnderTest;
let helena: Person;
let csv: string;
beforeAll(async () => {
  api = await openApi();
  helena = await api.signIn('forbund-helena');
  csv = await readFile(FILE, 'utf8');
});
afterAll(() => api.stop());

const machine = async (path: string, init: RequestInit = {}, claims: object = {}) => {
  const scope = 'stafett:import stafett:figures';
  const token = await api.issuer.accessToken({ aud: MACHINE_AUDIENCE, client_id: 'stafett-cli', scope, ...claims });
  return fetch(`${api.url}/machine${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });
};
const post = (text: string, name = list) =>
  machine(`/imports?${new URLSearchParams({ list: name, asOf })}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: text,
  });
/** A hundred journeys take their time on a busy machine; asking all the time would take some of it. */
const finished = async (importId: string | undefined): Promise<ImportProgress | undefined> => {
  for (;;) {
    const run = (await helena.api.imports.list.query()).imports.find((one) => one.importId === importId);
    if (run === undefined || run.finishedAt !== undefined) return run;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};
vi.setConfig({ testTimeout: 180_000 });

test('the published list becomes cases once, and its figures are those of the report', async () => {
  const answer = await post(csv);
  expect(answer.status).toBe(202);
  const report = ImportReport.parse(await answer.json());
  expect(report).toMatchObject({ accepted: true, rows: 102, new: 102, unchanged: 0, errors: [] });
  // A list of a few could be guessed from its bare hash.
  const files = await api.look<{ file_hash: string }>('SELECT file_hash FROM import_list');
  expect(files).toEqual([{ file_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  expect(files[0]?.file_hash).not.toBe(createHash('sha256').update(csv).digest('hex'));
  expect(await finished(report.importId)).toMatchObject({ rows: 102, done: 102, refused: [] });

  const query = new URLSearchParams({ insats: 'sikta-arbetsmarknad', from: '2020-01-01', to: '2020-12-09' });
  const figures = (await (await machine(`/figures?${query}`)).json()) as Figures;
  expect(figures).toMatchObject({
    ongoing: { total: 42, bySex: { K: 19, M: 23 } },
    waiting: 20,
    closed: {
      total: 40,
      byReason: {
        'arbetslivsinriktad-rehabilitering-af': 3,
        'af-via-gemensam-kartlaggning': 6,
        arbete: 1,
        plattformen: 6,
        flytt: 4,
        graviditet: 1,
        studier: 1,
        avliden: 1,
        'ater-tidigare-niva': 17,
      },
    },
  });
  expect(Object.values(figures.ongoing.byPhase).reduce((a, b) => a + b)).toBe(42);
  expect(Object.values(figures.ongoing.byIncome).reduce((a, b) => a + b)).toBe(42);
  expect(Object.values(figures.incomeAtStart).reduce((a, b) => a + b)).toBe(40);
  // The page says the same to the coordinator.
  expect(
    await helena.api.figures.get.query({ insats: 'sikta-arbetsmarknad', from: isoDate('2020-01-01'), to: asOf }),
  ).toEqual(figures);

  const again = ImportReport.parse(await (await post(csv)).json());
  expect(again).toMatchObject({ accepted: true, new: 0, unchanged: 102, resumed: 0 });
  expect(await api.house.db.caseFile.count()).toBe(102);
});

test('every open case of the list has one review and asks for the name, and waits on the host unit', async () => {
  const petra = await api.signIn('kommun-petra');
  const held = await petra.api.cases.list.query({ limit: 200 });
  expect(held.total).toBe(62);
  const kinds = await api.house.db.task.groupBy({ by: ['kind'], where: { status: 'open' }, _count: true });
  const counts = Object.fromEntries(kinds.map(({ kind, _count }) => [kind, _count]));
  expect(counts.completeParticipant).toBe(62);
  expect(counts.reviewImported ?? 0).toBeGreaterThan(0);

  const [first] = held.rows;
  const caseId = first?.caseId ?? '';
  const before = await petra.api.cases.get.query({ caseId });
  expect(before.identity).toEqual({ missing: true, numberKnown: false });
  const task = before.tasks.find(({ kind }) => kind === 'completeParticipant');
  expect(task).toBeDefined();
  await petra.api.cases.nameParticipant.mutate({ commandId: crypto.randomUUID(), caseId, name: 'Ture Sventon' });
  const after = await petra.api.cases.get.query({ caseId });
  expect(after.identity).toEqual({ name: 'Ture Sventon', missing: false, numberKnown: false });
  expect(after.tasks.map(({ kind }) => kind)).not.toContain('completeParticipant');
});

test('the figures of the past stay as they are when people act on the imported cases today', async () => {
  const past = { insats: 'sikta-arbetsmarknad', from: isoDate('2020-01-01'), to: asOf };
  const before = await helena.api.figures.get.query(past);
  const petra = await api.signIn('kommun-petra');
  const lars = await api.actFor(await api.signIn('kommun-lars'), units.kommunSikta.unit);
  const kfv = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
  const today = stockholmDate(api.deps.clock());
  const commandId = () => crypto.randomUUID();

  const list = await until(
    () => petra.api.waitingList.view.query(kfv),
    ({ rows }) => rows.length === 20,
  );
  // First referred, first in turn.
  expect(list.rows.map(({ referredOn }) => referredOn)).toEqual(list.rows.map(({ referredOn }) => referredOn).sort());
  const call = { ...kfv, coach: petra.staff, answerBy: addDays(today, 14) };
  // Those already in the insats have no coach yet: the seats are all free.
  await lars.api.waitingList.setCapacity.mutate({ commandId: commandId(), ...kfv, coach: petra.staff, seats: 1 });
  const { called } = await petra.api.waitingList.callNext.mutate({ commandId: commandId(), ...call });
  expect(called?.caseId).toBe(list.rows[0]?.caseId);
  expect(await problemIn(petra.api.waitingList.callNext.mutate({ commandId: commandId(), ...call }))).toMatchObject({
    code: 'coachHasNoRoom',
    status: 409,
  });
  const caseId = called?.caseId ?? '';
  const { summonses } = await until(
    () => petra.api.cases.get.query({ caseId }),
    (view) => view.summonses?.length === 1,
  );
  const summons = { caseId, summons: summonses?.[0]?.id ?? '' };
  await petra.api.summons.deliver.mutate({ commandId: commandId(), ...summons, how: 'phone', on: today });
  await petra.api.summons.answer.mutate({ commandId: commandId(), ...summons, answer: 'comes' });

  const { rows } = await petra.api.cases.list.query({ phase: 'insats', limit: 200 });
  const [first, second] = rows.map((row) => row.caseId);
  await petra.api.cases.recordIncome.mutate({ commandId: commandId(), caseId: first ?? '', income: 'lon' });
  await petra.api.cases.beginHandover.mutate({ commandId: commandId(), caseId: first ?? '' });
  await petra.api.cases.close.mutate({
    commandId: commandId(),
    caseId: second ?? '',
    reason: 'movedAway',
    explanation: 'Flyttade till Lund.',
  });
  expect(await helena.api.figures.get.query(past)).toEqual(before);
  const now = await helena.api.figures.get.query({ ...past, from: today, to: today });
  expect(now).toMatchObject({ ongoing: { total: 42 }, waiting: 19, closed: { total: 1, byReason: { flytt: 1 } } });
});

test('a list with any fault is refused whole, with row, column and reason', async () => {
  const lines = csv.split('\n');
  const faulty = [
    lines[0],
    'X-1;sikta-arbetsmarknad;Flen;K;1990;kommun;2020-05-01;;okand;;ko;;',
    'X-1;sikta-arbetsmarknad;Flen;X;1990;kommun;2020-02-30;;okand;;ko;;',
    'X-3;sikta-arbetsmarknad;Lund;M;1990;kommun;2020-05-01;2020-04-01;okand;;insats;;',
    'X-4;sikta-arbetsmarknad;Flen;M;1990;kommun;2020-05-01;2020-06-01;okand;lon;avslutad;;',
    'X-5;annan-insats;Flen;M;1990;kommun;2021-05-01;;okand;guld;ko;;',
    'X-6;sikta-arbetsmarknad;Flen;M',
  ].join('\n');
  const answer = await post(faulty, 'faulty');
  expect(answer.status).toBe(422);
  const report = ImportReport.parse(await answer.json());
  expect(report.errors.map(({ row, column, reason }) => `${row};${column};${reason}`).sort()).toEqual([
    '3;aktualiserad;invalidDate',
    '3;kon;unknownCode',
    '3;ref;duplicateRef',
    '4;kommun;unknownKommun',
    '4;start;dateOrder',
    '5;avslutad;missing',
    '5;avslutsorsak;missing',
    '6;forsorjning_nu;unknownCode',
    '7;;columnCount',
  ]);
  expect(await api.house.db.importRow.count({ where: { list: { startsWith: 'faulty' } } })).toBe(0);
});

test('a row that has changed is refused as a difference, and a new one is taken in', async () => {
  const changed = csv.replace(
    'SA-001;sikta-arbetsmarknad;Katrineholm;K;1986',
    'SA-001;sikta-arbetsmarknad;Katrineholm;M;1986',
  );
  expect(ImportReport.parse(await (await post(changed)).json())).toMatchObject({
    accepted: false,
    errors: [{ row: 2, column: 'ref', reason: 'changedContent' }],
  });
  const more = `${csv.trimEnd()}\nSA-103;sikta-arbetsmarknad;Flen;K;1990;kommun;2020-12-01;;okand;;ko;;\n`;
  const report = ImportReport.parse(await (await post(more)).json());
  expect(report).toMatchObject({ accepted: true, rows: 103, new: 1, unchanged: 102 });
  expect(await finished(report.importId)).toMatchObject({ rows: 1, done: 1 });
  // After a restore a row is known by its ref alone, and no file was sent before.
  await api.look("update import_row set content_hash = ''");
  await api.look('update import_list set file_hash = gen_random_uuid()::text');
  const again = ImportReport.parse(await (await post(more)).json());
  expect(again).toMatchObject({ accepted: true, rows: 103, new: 0, unchanged: 103 });
  expect(again.importId).toBeUndefined();
});

test('an import that was interrupted halfway goes on when the same file comes again, and makes no case twice', async () => {
  const text = csv.replaceAll('SA-', 'SB-');
  const cut = await createServer({
    ...api.deps,
    settings: { ...api.deps.settings, taskQueue: 'nobody-polls', answerWithinMs: 200 },
  });
  const scope = 'stafett:import';
  const token = await api.issuer.accessToken({ aud: MACHINE_AUDIENCE, client_id: 'stafett-cli', scope });
  const before = await api.house.db.caseFile.count();
  const answer = await cut.inject({
    method: 'POST',
    url: `/machine/imports?${new URLSearchParams({ list: 'resumed', asOf })}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    payload: text,
  });
  expect(answer.statusCode).toBe(202);
  await cut.close();
  expect(await api.house.db.caseFile.count()).toBe(before);
  // What was started on a queue that nobody polls never runs; a real process would have died with its work.
  for await (const run of api.house.client.workflow.list({ query: "TaskQueue = 'nobody-polls'" }))
    await api.house.client.workflow.getHandle(run.workflowId).terminate();

  const again = ImportReport.parse(await (await post(text, 'resumed')).json());
  expect(again).toMatchObject({ accepted: true, new: 0, unchanged: 0, resumed: 102 });
  expect(await finished(again.importId)).toMatchObject({ rows: 102, done: 102, refused: [] });
  expect(await api.house.db.caseFile.count()).toBe(before + 102);
});

test('the published list of SIKTA-Unga becomes cases, and its figures are those of the report', async () => {
  const unga = await readFile(new URL('../../../../infra/dev/data/sikta-unga-201209.csv', import.meta.url), 'utf8');
  const report = ImportReport.parse(await (await post(unga, 'sikta-unga-201209')).json());
  expect(report).toMatchObject({ accepted: true, rows: 64, new: 64, errors: [] });
  expect(await finished(report.importId)).toMatchObject({ rows: 64, done: 64, refused: [] });
  const figures = await helena.api.figures.get.query({ insats: 'sikta-unga', from: isoDate('2020-01-01'), to: asOf });
  expect(figures).toMatchObject({
    ongoing: { total: 21, bySex: { K: 10, M: 11 } },
    waiting: 4,
    closed: {
      total: 39,
      byReason: {
        arbete: 7,
        studier: 7,
        'annan-insats': 3,
        'arbetslivsinriktad-rehabilitering-af': 3,
        flytt: 5,
        'fortsatt-planering-kommun': 4,
        lss: 7,
        vardbehov: 1,
        graviditet: 1,
        uteblivit: 1,
      },
    },
  });
  // 33 had försörjningsstöd when they started, 12 still do, 21 do not any more.
  expect(figures.incomeAtStart.forsorjningsstod).toBe(33);
  expect(figures.incomeNow.forsorjningsstod).toBe(12);
  expect(figures.incomeLeft.forsorjningsstod).toBe(21);
});

test('the figures of TUNA say what lies behind åter tidigare nivå', async () => {
  const [header] = csv.split('\n');
  const row = (ref: string, income: string, reason: string) =>
    `${ref};tuna-eskilstuna;Eskilstuna;K;1990;kommun;2020-01-10;2020-02-10;${income};ingen;avslutad;2020-10-01;${reason}`;
  const list = [
    header,
    row('T-1', 'sjukpenning', 'ater-tidigare-niva:forsamrad-vardbehov'),
    row('T-2', 'sjukpenning', 'ater-tidigare-niva:forsamrad-vardbehov'),
    row('T-3', 'lon', 'ater-tidigare-niva'),
    row('T-4', 'ingen', 'arbete'),
  ].join('\n');
  const report = ImportReport.parse(await (await post(list, 'tuna-eskilstuna')).json());
  expect(await finished(report.importId)).toMatchObject({ rows: 4, done: 4, refused: [] });
  const figures = await helena.api.figures.get.query({ insats: 'tuna', from: isoDate('2020-01-01'), to: asOf });
  expect(figures.closed).toEqual({
    total: 4,
    byReason: { 'ater-tidigare-niva': 3, arbete: 1 },
    bySubReason: { 'forsamrad-vardbehov': 2 },
    bySex: { K: 4, M: 0 },
    // Of so few nobody says which were women.
    byReasonAndSex: {},
  });
  expect(figures.incomeLeft).toEqual({ sjukpenning: 2, lon: 1 });
});

test('only those who keep the list may bring it in', async () => {
  const petra = await api.signIn('kommun-petra');
  expect(await problemIn(petra.api.imports.check.mutate({ list: 'x', csv, asOf }))).toMatchObject({
    code: 'roleNotAllowed',
  });
  const foreign = await machine('/imports', {}, { client_id: 'af-system' });
  expect(foreign.status).toBe(403);
  const scopeless = await machine('/imports', {}, { scope: 'stafett:figures' });
  expect(scopeless.status).toBe(403);
  expect((await machine('/imports', {}, { client_id: 'nobody' })).status).toBe(401);
  expect((await machine('/imports', {}, { aud: 'another' })).status).toBe(401);
});

test('all that was read and done is in the logs with this api’s stamp, and no number is missing', async () => {
  const { rows, wrong } = await provedLogs(api);
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(0);
});
