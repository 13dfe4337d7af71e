import { randomUUID } from 'node:crypto';
import { sealLog } from '@stafett/activities';
import { addDays, addMonths, stockholmDate } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { provedLogs } from '../proved-log-under-test.ts';
import { close, raise, refer } from './world-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let marie: Person;
let tove: Person;
let strangers: readonly Person[];
let cases: readonly string[];

const today = () => stockholmDate(api.deps.clock());
const rowsOf = async (who: Person, which: 'open' | 'done' = 'open') =>
  (await who.api.gallring.list.query({ which })).rows;
const rowOf = async (who: Person, id: string) => {
  const row = (await rowsOf(who)).find((one) => one.id === id);
  if (!row) throw new Error('it is not in the list');
  return row;
};

beforeAll(async () => {
  api = await openApi();
  const [one, manager, administrator, ...others] = await Promise.all(
    // A caseworker of the agency, and every role at another.
    ['fk-anna', 'fk-marie', 'fk-admin', 'fk-erik', 'kommun-lars', 'kommun-admin', 'forbund-helena'].map(api.signIn),
  );
  if (!one || !manager || !administrator) throw new Error('nobody is there');
  [anna, marie, tove, strangers] = [one, manager, administrator, others];
  cases = [await refer(anna, 'Tora Påhittsson', '198507099805'), await refer(anna, 'Ture Påhittsson', '199003072387')];
});
afterAll(() => api.stop());

test('two different people confirm; the same person can’t twice, and then it is to be carried out', async () => {
  const gallring = await raise(api, cases[0] ?? '');
  expect(await rowOf(marie, gallring)).toMatchObject({
    status: 'due',
    months: 120,
    source: 'RA-MS',
    may: ['confirm', 'postpone'],
    confirmedByViewer: false,
    // The manager's unit has the case.
    caseId: cases[0],
  });
  // An administrator opens no case.
  expect(await rowOf(tove, gallring)).not.toHaveProperty('caseId');
  const first = await marie.api.gallring.confirm.mutate({ gallring, version: 1 });
  expect(first).toMatchObject({ status: 'confirmedOnce', version: 2, confirmedByViewer: true, may: ['postpone'] });
  expect(first.first?.by.name).toBe('Marie Söderlund');
  expect(await problemIn(marie.api.gallring.confirm.mutate({ gallring, version: 2 }))).toMatchObject({
    code: 'secondPersonNeeded',
  });
  // What somebody saw before the first confirmation is not what they confirm.
  expect(await problemIn(tove.api.gallring.confirm.mutate({ gallring, version: 1 }))).toMatchObject({
    code: 'staleVersion',
  });
  const both = await tove.api.gallring.confirm.mutate({ gallring, version: 2 });
  expect(both).toMatchObject({ status: 'confirmed', version: 3, may: ['postpone'] });
  expect((await marie.api.gallring.list.query({})).open).toBe(0);
  expect(await problemIn(tove.api.gallring.confirm.mutate({ gallring, version: 3 }))).toMatchObject({
    code: 'gallringNotOpen',
  });
});

test('whoever may not, at the agency and at every other, is told the same as of one that does not exist', async () => {
  const gallring = await raise(api, cases[1] ?? '');
  const asks = (who: Person, id: string, caseId: string) => [
    () => who.api.gallring.get.query({ gallring: id }),
    () => who.api.gallring.ofCase.query({ caseId }),
    () => who.api.gallring.confirm.mutate({ gallring: id, version: 1 }),
    () =>
      who.api.gallring.postpone.mutate({
        gallring: id,
        version: 1,
        reason: 'supervision',
        until: addDays(today(), 30),
      }),
    () => who.api.gallring.exportArchive.mutate({ gallring: id, version: 1 }),
  ];
  for (const who of [anna, ...strangers])
    for (const [id, caseId] of [
      [gallring, cases[1] ?? ''],
      [randomUUID(), randomUUID()],
    ] as const)
      for (const ask of asks(who, id, caseId))
        expect(await problemIn(ask())).toEqual({ code: 'caseNotFound', facts: {}, status: 404 });
  for (const who of strangers.slice(1, 3)) expect(await rowsOf(who)).toEqual([]);
  expect(await problemIn(anna.api.gallring.list.query({}))).toMatchObject({ code: 'roleNotAllowed' });
  expect(await rowOf(marie, gallring)).toMatchObject({ status: 'due', version: 1 });
});

test('who postpones says why and until when, at most two years on, and takes the first confirmation away', async () => {
  const gallring = (await rowsOf(marie)).find(({ status }) => status === 'due')?.id ?? '';
  await tove.api.gallring.confirm.mutate({ gallring, version: 1 });
  const until = addDays(today(), 90);
  const postpone = (day: typeof until) =>
    marie.api.gallring.postpone.mutate({ gallring, version: 2, reason: 'recordsRequested', until: day });
  expect(await problemIn(postpone(today()))).toMatchObject({ code: 'dateNotAhead' });
  expect(await problemIn(postpone(addDays(addMonths(today(), 24), 1)))).toMatchObject({
    code: 'postponeTooLong',
    facts: { months: 24 },
  });
  const put = await postpone(until);
  expect(put).toMatchObject({ status: 'postponed', postponed: { reason: 'recordsRequested', until } });
  expect(put).not.toHaveProperty('first');
  expect(await problemIn(tove.api.gallring.confirm.mutate({ gallring, version: 3 }))).toMatchObject({
    code: 'gallringNotDue',
  });
  const { open, nextOn } = await tove.api.gallring.list.query({});
  expect([open, nextOn]).toEqual([0, until]);
});

test('each act stands in the agency’s log, with who it was', async () => {
  await sealLog({ db: api.house.db, vault: api.house.vault }, api.deps.clock);
  const lines = await api.look<{ action: string; staff: string; reason: string | null }>(
    `select action, staff, reason from audit_entry where kind = 'act' and action like 'gallring.%' order by number`,
  );
  expect(lines).toEqual([
    { action: 'gallring.confirmed', staff: marie.staff, reason: null },
    { action: 'gallring.confirmed', staff: tove.staff, reason: null },
    { action: 'gallring.confirmed', staff: tove.staff, reason: null },
    { action: 'gallring.postponed', staff: marie.staff, reason: 'recordsRequested' },
  ]);
});

test('a share that is carried out stands in the protocol, and its old address says so to those who may see that', async () => {
  const [caseId = ''] = cases;
  const before = (await rowsOf(marie)).find(({ status }) => status === 'confirmed');
  expect(before?.caseId).toBe(caseId);
  await api.look('select gallra($1, $2)', before?.id, api.deps.clock());
  const [done] = await rowsOf(tove, 'done');
  expect(done).toMatchObject({ id: before?.id, status: 'carriedOut', texts: 1, may: [] });
  expect(done?.second?.by.name).toBe('Tove Renström');
  expect(done).not.toHaveProperty('caseId');
  for (const who of [marie, tove]) expect(await who.api.gallring.ofCase.query({ caseId })).toEqual(done);
  for (const who of [anna, marie])
    expect(await problemIn(who.api.cases.get.query({ caseId }))).toMatchObject({ code: 'caseNotFound' });
  for (const who of [anna, ...strangers])
    expect(await problemIn(who.api.gallring.ofCase.query({ caseId }))).toMatchObject({ code: 'caseNotFound' });
  // Another participant's case is whole.
  const [, other = ''] = cases;
  expect(await anna.api.cases.get.query({ caseId: other })).toMatchObject({ identity: { name: 'Ture Påhittsson' } });
});

test('an agency’s own decision on its term goes before the law’s rule; the administrator alone decides', async () => {
  const before = await marie.api.gallring.retention.query();
  expect(before.rows.map(({ months, decided }) => [months, decided])).toEqual([[120, undefined]]);
  const decision = { from: addDays(today(), -365), months: 36, archive: false, source: 'Beslut dnr 2026:12' };
  expect(await problemIn(marie.api.gallring.setRetention.mutate(decision))).toMatchObject({ code: 'roleNotAllowed' });
  expect(await problemIn(tove.api.gallring.setRetention.mutate({ ...decision, months: 0 }))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'months', reason: 'monthsOutOfRange' }],
  });
  await tove.api.gallring.setRetention.mutate(decision);
  const { rows } = await marie.api.gallring.retention.query();
  expect(rows).toMatchObject([{ ...decision, decided: { by: { name: 'Tove Renström' } } }, { months: 120 }]);
  // What a case closed today would fall due by is told as a day, and of no case.
  await close(api, cases[1] ?? '', today());
  await api.look('delete from gallring where case_id = $1', cases[1]);
  for (const who of [marie, tove]) expect((await who.api.gallring.list.query({})).nextOn).toBe(addMonths(today(), 36));
  expect(await problemIn(anna.api.gallring.retention.query())).toMatchObject({ code: 'roleNotAllowed' });
  for (const who of strangers)
    expect(JSON.stringify(await who.api.gallring.retention.query().catch(() => ({})))).not.toContain('2026:12');
});

test('all that was read and done is in the logs with this api’s stamp, and no number is missing', async () => {
  const { rows, wrong } = await provedLogs(api);
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(0);
});
