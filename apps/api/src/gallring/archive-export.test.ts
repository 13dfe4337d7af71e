import { createHash, randomUUID } from 'node:crypto';
import { sealLog } from '@stafett/activities';
import { stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { raise, refer } from './world-under-test.ts';

const QUESTION = 'Finns det ett intyg om arbetsförmågan?';

let api: ApiUnderTest;
let marie: Person;
let tove: Person;
let stina: Person;
let caseId: string;
let ofFk: string;
let ofKommun: string;

beforeAll(async () => {
  api = await openApi();
  const [anna, petra, ...others] = (await Promise.all(
    ['fk-anna', 'kommun-petra', 'fk-marie', 'fk-admin', 'kommun-admin'].map(api.signIn),
  )) as [Person, Person, Person, Person, Person];
  [marie, tove, stina] = others;
  caseId = await refer(anna, 'Tora Påhittsson', '198507099805');
  const { handovers } = await petra.api.cases.get.query({ caseId });
  const handover = handovers?.[0]?.id ?? '';
  await petra.api.handovers.requestInfo.mutate({ commandId: randomUUID(), caseId, handover, question: QUESTION });
  ofFk = await raise(api, caseId, { archive: true });
  ofKommun = await raise(api, caseId, { agency: units.kommunSikta.agency, archive: true });
});
afterAll(() => api.stop());

test('what is to go to the archive is exported before anybody confirms', async () => {
  expect(await problemIn(marie.api.gallring.confirm.mutate({ gallring: ofFk, version: 1 }))).toMatchObject({
    code: 'archiveNotExported',
  });
  expect(await marie.api.gallring.get.query({ gallring: ofFk })).toMatchObject({
    archive: true,
    may: ['postpone', 'export'],
  });
});

test('the export is a file with the agency’s own texts; its hash stands in the protocol and the export in the log', async () => {
  const file = await tove.api.gallring.exportArchive.mutate({ gallring: ofFk, version: 1 });
  expect(file.hash).toBe(createHash('sha256').update(Buffer.from(file.content, 'utf8')).digest('hex'));
  expect(file.fileName).toMatch(/^stafett-[2-9A-Z]{3}-[2-9A-Z]{3}-\d{4}-\d\d-\d\d\.json$/);
  const kept = JSON.parse(file.content);
  expect(kept).toMatchObject({
    agency: 'Försäkringskassan',
    insats: 'SIKTA-Arbetsmarknad',
    facts: { kommun: 'Vingåker', incomeAtStart: 'sjukpenning' },
    rule: { months: 120, source: 'RA-MS' },
    texts: [{ kind: 'referralMessage', text: 'Underlag om Tora Påhittsson.', writtenBy: 'Anna Ek' }],
  });
  expect(kept.history[0]).toMatchObject({ what: 'caseReferred', by: 'Anna Ek' });
  expect(file.content).not.toContain(QUESTION);
  expect(file.content).not.toContain('19850709');

  const row = await marie.api.gallring.get.query({ gallring: ofFk });
  expect(row).toMatchObject({
    version: 2,
    archived: { by: { name: 'Tove Renström' }, hash: file.hash },
    may: ['confirm', 'postpone', 'export'],
  });
  await sealLog({ db: api.house.db, vault: api.house.vault }, api.deps.clock);
  expect(await api.look(`select staff from audit_entry where action = 'gallring.archiveExported'`)).toEqual([
    { staff: tove.staff },
  ]);
  expect(await marie.api.gallring.confirm.mutate({ gallring: ofFk, version: 2 })).toMatchObject({
    status: 'confirmedOnce',
  });
});

test('another agency exports its own texts of the same case and none of the first’s, and of the history what it may read', async () => {
  const { content } = await stina.api.gallring.exportArchive.mutate({ gallring: ofKommun, version: 1 });
  const kept = JSON.parse(content);
  expect(kept.texts).toMatchObject([{ kind: 'handoverQuestion', text: QUESTION, writtenBy: 'Petra Lindqvist' }]);
  expect(content).not.toContain('Underlag om Tora');
  expect(content).not.toContain('Anna Ek');
  expect(kept.history.every(({ agency }: { agency: string }) => agency.startsWith('Katrineholms kommun'))).toBe(true);
  expect(kept.history.map(({ what }: { what: string }) => what)).toContain('handoverInfoRequested');
});

test('where somebody lives whose identity is protected goes to no archive, however it was told', async () => {
  const anna = await api.signIn('fk-anna');
  const of = await refer(anna, 'Gömda Påhittsson', '199105079801');
  const act = () => ({ commandId: randomUUID(), caseId: of });
  await anna.api.cases.reportMove.mutate({ ...act(), kommun: 'Flen', on: stockholmDate(api.deps.clock()) });
  const gallring = await raise(api, of, { archive: true, closes: false });
  const before = await tove.api.gallring.exportArchive.mutate({ gallring, version: 1 });
  expect(JSON.parse(before.content)).toMatchObject({ facts: { kommun: 'Flen' } });
  await anna.api.protectedIdentity.protect.mutate({ ...act(), kind: 'skyddadFolkbokforing' });
  // Whoever may gallra but not know who it is gets no file: the agency's texts may name them.
  expect(await problemIn(tove.api.gallring.exportArchive.mutate({ gallring, version: 2 }))).toMatchObject({
    code: 'identityHidden',
  });
  const { content } = await marie.api.gallring.exportArchive.mutate({ gallring, version: 2 });
  const kept = JSON.parse(content);
  expect(kept.facts).toMatchObject({ birthYear: 1991 });
  expect(kept.history.map(({ what }: { what: string }) => what)).toContain('participantMoved');
  for (const kommun of ['Flen', 'Vingåker', '"kommun"']) expect(content).not.toContain(kommun);
});

test('nobody exports another agency’s share, or what no archive asks for', async () => {
  for (const gallring of [ofFk, randomUUID()])
    expect(await problemIn(stina.api.gallring.exportArchive.mutate({ gallring, version: 3 }))).toMatchObject({
      code: 'caseNotFound',
    });
  await api.look('update gallring set archive = false where id = $1', ofKommun);
  const { version } = await stina.api.gallring.get.query({ gallring: ofKommun });
  expect(await problemIn(stina.api.gallring.exportArchive.mutate({ gallring: ofKommun, version }))).toMatchObject({
    code: 'notAllowed',
  });
});

test('what somebody exported who was overtaken is not given out', async () => {
  expect(await problemIn(marie.api.gallring.exportArchive.mutate({ gallring: ofFk, version: 1 }))).toMatchObject({
    code: 'staleVersion',
  });
});
