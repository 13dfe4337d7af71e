import { randomUUID } from 'node:crypto';
import { units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, MACHINE_AUDIENCE, openApi, type Person, until } from '../api-under-test.ts';
import { aReferralOf } from '../referral-under-test.ts';
import { type Answer, send } from './attacker-under-test.ts';

// What one may not see at the front is sought through what is carried in and out: lists, their checks, figures and reports.

const HEADER =
  'ref;insats;kommun;kon;fodelsear;aktualiserad_av;aktualiserad;start;forsorjning_start;forsorjning_nu;fas;avslutad;avslutsorsak;namn;personnummer';
const rowOf = (ref: string, kommun: string, name: string, number: string): string =>
  `${ref};sikta-arbetsmarknad;${kommun};K;1985;region;2019-10-30;2020-01-12;aktivitetsersattning;;kartlaggning;;;${name};${number}`;
const KNOWN = '198507099805';
const UNKNOWN = '198512249809';
const request = { list: 'en-lista', asOf: '2020-12-09' };
const fileOf = (...rows: readonly string[]): string => [HEADER, ...rows].join('\n');
const file = fileOf(rowOf('SA-001', 'Katrineholm', 'Lista Listsson', KNOWN));

let api: ApiUnderTest;
let helena: Person;
let lars: Person;
beforeAll(async () => {
  api = await openApi();
  helena = await api.signIn('forbund-helena');
  lars = await api.actFor(await api.signIn('kommun-lars'), units.kommunSikta.unit);
});
afterAll(() => api.stop());

const check = (as: Person, csv: string): Promise<Answer> =>
  send(api.url, 'imports.check', { as, input: { ...request, csv } });
const machine = async (path: string, sent: { csv?: string; client?: string; scope?: string } = {}): Promise<Answer> => {
  const { client = 'fk-system', scope = 'stafett:import stafett:figures', csv } = sent;
  const token = await api.issuer.accessToken({ aud: MACHINE_AUDIENCE, client_id: client, scope });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
  return send(api.url, `/machine${path}`, csv === undefined ? { method: 'GET', headers } : { body: csv, headers });
};
const importing = `/imports?${new URLSearchParams(request)}`;
const figures = `/figures?${new URLSearchParams({ insats: 'sikta-arbetsmarknad', from: '2020-01-01', to: '2020-12-09' })}`;

test('whoever has no list to bring in is told nothing of any, and brings in none', async () => {
  for (const who of ['fk-anna', 'fk-admin', 'af-karin', 'region-sara', 'kommun-petra', 'forbund-mats', 'af-team-ida']) {
    const person = await api.signIn(who);
    for (const procedure of ['imports.check', 'imports.run']) {
      const { status, code } = await send(api.url, procedure, { as: person, input: { ...request, csv: file } });
      expect([who, procedure, status, code]).toEqual([who, procedure, 403, 'roleNotAllowed']);
    }
  }
  for (const sent of [{ client: 'fk-system' }, { client: 'stafett-cli', scope: 'stafett:figures' }])
    expect((await machine(importing, { ...sent, csv: file })).status).toBe(403);
  expect(await api.look('SELECT 1 FROM import_list')).toEqual([]);
});

test('a list with one row of somebody else’s is refused whole', async () => {
  const foreign = rowOf('SA-002', 'Tibro', 'Annan Ort', UNKNOWN);
  const { body } = await send(api.url, 'imports.run', {
    as: lars,
    input: { ...request, csv: fileOf(...file.split('\n').slice(1), foreign) },
  });
  expect(body).toContain('"accepted":false');
  expect(await api.look('SELECT 1 FROM import_row')).toEqual([]);
});

test('what is found wrong is told by line and column, and never said again', async () => {
  for (const value of [
    '=HYPERLINK("https://evil.example")',
    '@SUM(1)',
    '<script>alert(1)</script>',
    "'; DROP TABLE x; --",
  ]) {
    const csv = file.replace('Katrineholm', `"${value.replaceAll('"', '""')}"`);
    const { status, body } = await check(helena, csv);
    expect([value, status, body.includes('"accepted":false')]).toEqual([value, 200, true]);
    expect(body).not.toMatch(/evil|SUM|script|DROP/);
  }
});

test('that somebody is known elsewhere, or on another agency’s list of the same name, shows in no check and no figure', async () => {
  const before = {
    check: await check(lars, file),
    progress: await send(api.url, 'imports.list', { as: lars }),
    figures: await machine(figures),
  };
  const report = await helena.api.imports.run.mutate({ ...request, csv: file });
  expect(report).toMatchObject({ accepted: true, new: 1 });
  await until(
    async () => (await helena.api.imports.list.query()).imports[0]?.finishedAt,
    (finishedAt) => finishedAt !== undefined,
  );
  const after = {
    check: await check(lars, file),
    progress: await send(api.url, 'imports.list', { as: lars }),
    figures: await machine(figures),
  };
  for (const part of ['check', 'progress', 'figures'] as const) {
    expect([part, after[part].status]).toEqual([part, 200]);
    expect([part, after[part].body]).toEqual([part, before[part].body]);
  }
  // The number of somebody who is in the house, and of somebody who is not.
  const another = file.replace(KNOWN, UNKNOWN);
  expect((await check(lars, another)).body).toBe((await check(lars, file)).body);
  expect(JSON.parse((await check(lars, file)).body)).toMatchObject({ result: { data: { new: 1, unchanged: 0 } } });
});

test('a list brings the name of somebody protected to nobody who may not know it', async () => {
  const number = '199503189806';
  const [anna, petra, hakan] = [
    await api.signIn('fk-anna'),
    await api.signIn('kommun-petra'),
    await api.signIn('kommun-hakan'),
  ];
  const { caseId } = await anna.api.cases.refer.mutate(aReferralOf('Undangömda Listsson', number, 'Underlag.'));
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  const act = () => ({ commandId: randomUUID(), caseId });
  await petra.api.handovers.accept.mutate({ ...act(), handover, caseworker: petra.staff });
  await petra.api.protectedIdentity.protect.mutate({ ...act(), kind: 'sekretessmarkering' });
  const list = 'en-lista-till';
  const row = rowOf('SA-077', 'Katrineholm', 'Undangömda Listsson', number).replace('1985', '1995');
  await helena.api.imports.run.mutate({ ...request, list, csv: fileOf(row) });
  const imported = async () =>
    (await api.look<{ id: string }>(`SELECT case_id AS id FROM import_row WHERE list LIKE $1 || '%'`, list))[0]?.id;
  const brought = await until(
    async () => api.look<{ id: string }>('SELECT id FROM case_file WHERE id = $1::uuid', (await imported()) ?? null),
    (rows) => rows.length === 1,
  );
  const asked = { caseId: brought[0]?.id ?? '' };
  for (const [path, input] of [
    ['cases.list', {}],
    ['cases.get', asked],
    ['cases.revealIdentity', asked],
    ['cases.search', { query: 'Undangömda' }],
    ['cases.search', { query: number }],
    ['tasks.list', {}],
    ['contacts.ofCase', asked],
  ] as const) {
    const { body } = await send(api.url, path, { as: hakan, input });
    expect([path, body]).toEqual([path, expect.not.stringMatching(/Undangömda|950318/)]);
  }
  const { body } = await send(api.url, 'cases.get', { as: hakan, input: asked });
  expect(body).toContain('"hidden":true');
});

test('figures go to who coordinates or holds, in sums and with no id in them', async () => {
  for (const who of ['fk-anna', 'region-sara', 'kommun-petra', 'kommun-admin']) {
    const input = { insats: 'sikta-arbetsmarknad', from: '2020-01-01', to: '2020-12-09' };
    const { code } = await send(api.url, 'figures.get', { as: await api.signIn(who), input });
    expect([who, code]).toEqual([who, 'roleNotAllowed']);
  }
  const { body, status } = await machine(figures, { client: 'stafett-cli' });
  expect(status).toBe(200);
  expect(body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|Listsson|850709/);
});
