import { randomUUID } from 'node:crypto';
import { addDays, stockholmDate, teams, units } from '@stafett/domain';
import { importer, importOf } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn, until } from '../api-under-test.ts';

// Somebody who wants the samverkansteam to know whom a case is of, writes it so that the check shall not see it.

let api: ApiUnderTest;
let petra: Person;
let amir: Person;
let caseId: string;
const id = randomUUID;
const today = () => stockholmDate(api.deps.clock());

const held = async (birthYear: number): Promise<string> => {
  const one = id();
  const started = importOf({
    caseId: one,
    participant: id(),
    insats: 'sikta-unga',
    facts: { sex: 'K', birthYear, kommun: 'Flen', referredBy: 'kommun', referredOn: addDays(today(), -40) },
    nameMissing: true,
    startedOn: addDays(today(), -30),
    asOf: today(),
  });
  const command = { ...started, actor: importer, commandId: id() };
  expect(await api.house.courier.toJourney(one, command as never)).toMatchObject({ type: 'saved' });
  return one;
};

beforeAll(async () => {
  api = await openApi();
  [petra, amir] = await Promise.all([api.signIn('kommun-petra'), api.signIn('af-amir')]);
  caseId = await held(2004);
  await petra.api.cases.nameParticipant.mutate({ commandId: id(), caseId, name: 'Zrinka Horvatek' });
  const of = { agency: units.regionPsykiatri.agency, unit: units.regionPsykiatri.unit };
  const card = { name: 'Thorvild Kjellsvik', phone: '0150-00 00 00' };
  await petra.api.contacts.name.mutate({
    commandId: id(),
    caseId,
    role: 'fastVardkontakt',
    of,
    person: { type: 'outside', card },
  });
});
afterAll(() => api.stop());

const asking = (question: string) => ({
  commandId: id(),
  caseId,
  question,
  needs: ['workTraining' as const],
  tried: ['studies' as const],
  blocking: 'placement' as const,
  smallGroup: 'cannotWait' as const,
});
const bring = (question: string) => petra.api.insatser.bringToTeam.mutate(asking(question));

test.each([
  ['the name as it is', 'Vad kan vi göra för Zrinka?', 'knownName'],
  ['inflected', 'Hur går Zrinkas praktik vidare?', 'knownName'],
  ['split by points', 'Vad kan vi göra för Z.r.i.n.k.a i vår?', 'knownName'],
  ['split by spaces', 'Vad kan vi göra för h o r v a t e k nu?', 'knownName'],
  ['with invisible signs', 'Vad kan vi göra för Zri\u200bnka?', 'knownName'],
  ['in Cyrillic letters that look the same', 'Vad kan vi göra för Zrіnkа?', 'knownName'],
  ['misspelt', 'Vad kan vi göra för Zrinkka?', 'knownName'],
  ['a contact outside', 'Kjellsvik på mottagningen undrar det.', 'knownName'],
  ['a caseworker of the case', 'Petra Lindqvist undrar det.', 'knownName'],
  ['a personnummer with spaces', 'Numret är 8 5 0 3 1 2 2 3 9 5.', 'personnummer'],
  ['a personnummer in words', 'Numret är åttiofem noll tre tolv tjugotre nittiofem.', 'personnummer'],
  ['a samordningsnummer', 'Numret är 701063-2391.', 'samordningsnummer'],
  ['a phone number', 'Ring noll sju noll, 123 45 67.', undefined],
  ['an address', 'Hen bor på Storgatan 12 B.', 'address'],
  ['an e-mail address', 'Skriv till zh (at) exempel punkt se.', 'email'],
])('the team is not told by %s', async (_how, question, kind) => {
  const problem = await problemIn(bring(question));
  expect(problem).toMatchObject({ code: 'identifiesSomebody', status: 422 });
  if (kind) expect(problem.fields?.map(({ reason }) => reason)).toContain(kind);
  for (const { path, start = -1, end = -1 } of problem.fields ?? []) {
    expect(path).toBe('question');
    expect(end).toBeGreaterThan(start);
    expect(question.slice(start, end)).not.toBe('');
  }
  // The answer tells where, and repeats nothing.
  expect(JSON.stringify(problem)).not.toMatch(/zrinka|horvatek|kjellsvik|lindqvist|8503|storgatan/i);
});

test('what was refused leaves nothing behind; put right it reaches the team, as codes and bands', async () => {
  expect((await petra.api.cases.get.query({ caseId })).insatsParts?.team?.question).toBeUndefined();
  expect(await api.look('SELECT 1 FROM document WHERE case_id = $1 AND kind = $2', caseId, 'teamQuestion')).toEqual([]);
  await bring('Vad kan vi göra för att praktiken ska hålla?');
  const gathering = teams.kfv.id;
  const shown = await until(
    () => amir.api.gatherings.view.query({ gathering }),
    ({ agenda }) => agenda.length === 1,
  );
  expect(Object.keys(shown.agenda[0]?.told ?? {}).toSorted()).toEqual(
    ['ageBand', 'agencies', 'blocking', 'needs', 'tried', 'weeksWaiting'].toSorted(),
  );
});

test('a case of which too few are alike is brought only with a reason; the same question sent again is the same', async () => {
  caseId = await held(2003);
  expect(await petra.api.insatser.toldToTeam.query({ caseId })).toEqual({
    told: { ageBand: '-', weeksWaiting: '-', agencies: [] },
    tooFew: true,
  });
  const { smallGroup: _, ...without } = asking('Vad kan vi göra för att praktiken ska hålla?');
  expect(await problemIn(petra.api.insatser.bringToTeam.mutate(without))).toMatchObject({
    code: 'smallGroup',
    status: 422,
  });
  // Three more are alike with these two.
  for (const year of [2002, 2003, 2004]) await held(year);
  const now = await petra.api.insatser.toldToTeam.query({ caseId });
  expect(now).toMatchObject({ tooFew: false, told: { ageBand: '20-24' } });
  expect(await petra.api.insatser.bringToTeam.mutate(without)).toMatchObject({ outcome: 'saved' });
  await held(1999);
  expect(await petra.api.insatser.bringToTeam.mutate(without)).toMatchObject({ outcome: 'saved' });
  const other = { ...without, needs: ['care' as const] };
  expect(await problemIn(petra.api.insatser.bringToTeam.mutate(other))).toMatchObject({ code: 'commandIdReused' });
});

test('of a case that one does not see nothing is told: not whether a name is in it, nor how many are alike', async () => {
  const unseen = { ...asking('Zrinka Horvatek'), caseId };
  expect(await problemIn(amir.api.insatser.bringToTeam.mutate(unseen))).toMatchObject({ code: 'caseNotFound' });
  expect(await problemIn(amir.api.insatser.bringToTeam.mutate({ ...unseen, caseId: id() }))).toMatchObject({
    code: 'caseNotFound',
  });
  expect(await problemIn(amir.api.insatser.toldToTeam.query({ caseId }))).toMatchObject({ code: 'caseNotFound' });
});
