import { randomUUID } from 'node:crypto';
import { addDays, addDuration, instant, stockholmDate, teams, units } from '@stafett/domain';
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
/** Somebody of this name whose case is before the team. */
const named = async (name: string): Promise<string> => {
  const one = await held(2004);
  await petra.api.cases.nameParticipant.mutate({ commandId: id(), caseId: one, name });
  await petra.api.insatser.bringToTeam.mutate({
    ...asking('Vad kan vi göra för att praktiken ska hålla?'),
    caseId: one,
  });
  return one;
};
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

test('of need and of what was tried two codes are told and no more, with or without a reason', async () => {
  const one = await held(2004);
  const coded = { ...asking('Vad kan vi göra för att praktiken ska hålla?'), caseId: one };
  const two = { needs: ['workTraining' as const, 'care' as const], tried: ['studies' as const, 'care' as const] };
  for (const more of [
    { needs: [...two.needs, 'income' as const] },
    { tried: [...two.tried, 'rehabilitation' as const] },
    { needs: [] },
    { tried: [] },
  ]) {
    const [field = '', codes] = Object.entries(more)[0] ?? [];
    expect(await problemIn(petra.api.insatser.bringToTeam.mutate({ ...coded, ...two, ...more }))).toMatchObject({
      code: 'invalidInput',
      fields: [{ path: field, reason: codes?.length === 0 ? 'missing' : 'tooMany' }],
    });
  }
  expect(await petra.api.insatser.bringToTeam.mutate({ ...coded, ...two })).toMatchObject({ outcome: 'saved' });
  expect((await api.house.storedState(one))?.teamQuestion?.told).toMatchObject(two);
});

test('of a case that one does not see nothing is told: not whether a name is in it, nor how many are alike', async () => {
  const unseen = { ...asking('Zrinka Horvatek'), caseId };
  expect(await problemIn(amir.api.insatser.bringToTeam.mutate(unseen))).toMatchObject({ code: 'caseNotFound' });
  expect(await problemIn(amir.api.insatser.bringToTeam.mutate({ ...unseen, caseId: id() }))).toMatchObject({
    code: 'caseNotFound',
  });
  expect(await problemIn(amir.api.insatser.toldToTeam.query({ caseId }))).toMatchObject({ code: 'caseNotFound' });
});

// A member who has a guess at whom a case is of tries whether Stafett agrees: in a rekommendation, where the general check finds nothing.

const gathering = teams.kfv.id;
const seenBy = (person: Person) => person.api.gatherings.view.query({ gathering });
const GUESS = 'hör med zrinka om en plats i butik.';
const OPEN = 'Teamet rekommenderar Zrinka Horvatek arbetsträning.';

test('a guess at the name is answered alike, whether it is right or wrong; nobody else reads it before the holder, who is told', async () => {
  const [right, wrong] = [await named('Zrinka Horvatek'), await named('Torkel Mjöberg')];
  const codeOf = async (one: string) =>
    (await petra.api.cases.get.query({ caseId: one })).insatsParts?.team?.question?.code ?? '';
  const codes = [await codeOf(right), await codeOf(wrong)] as const;
  await until(
    () => seenBy(amir),
    ({ agenda }) => codes.every((code) => agenda.some((item) => item.code === code)),
  );
  const [helena, anna] = await Promise.all([api.signIn('forbund-helena'), api.signIn('fk-anna')]);
  const startsAt = addDuration(instant(Date.now()), { seconds: 2 });
  await helena.api.gatherings.planMeeting.mutate({ commandId: id(), gathering, startsAt });
  const { allowed } = await until(
    () => seenBy(amir),
    (view) => view.allowed.some(({ type }) => type === 'recommend'),
  );
  const meeting = allowed.find(({ type }) => type === 'recommend')?.meeting ?? '';
  const at = { gathering, meeting };
  const tries = (code: string, text: string) =>
    amir.api.gatherings.recommend.mutate({ ...at, commandId: id(), code, text });

  // What any text would be refused for is refused of either case in the same bytes.
  const open = await Promise.all(codes.map((code) => problemIn(tries(code, OPEN))));
  expect(open[0]).toMatchObject({ code: 'identifiesSomebody', fields: [{ reason: 'name' }] });
  expect({ ...open[1], instance: '' }).toEqual({ ...open[0], instance: '' });
  const answers = [];
  for (const code of codes) answers.push({ ...(await tries(code, GUESS)), commandId: '' });
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({ outcome: 'saved' });

  const recommendationOf = async (person: Person, code: string) =>
    (await seenBy(person)).agenda.find((item) => item.code === code)?.recommendation;
  for (const code of codes) {
    // Who wrote it reads their own words; the rest of the team is shown that there is one, of either case.
    const own = (await recommendationOf(amir, code))?.document ?? '';
    expect((await amir.api.gatherings.text.query({ gathering, document: own })).content).toMatchObject({ text: GUESS });
    for (const other of [anna, helena]) {
      expect(await recommendationOf(other, code)).toEqual({ meeting, on: today() });
      expect(await problemIn(other.api.gatherings.text.query({ gathering, document: own }))).toMatchObject({
        code: 'documentNotFound',
      });
    }
  }

  // The holder knows the names, so that the holder is the one who is told of them.
  const given = await Promise.all(
    [right, wrong].map((one) =>
      until(
        async () => (await petra.api.cases.get.query({ caseId: one })).insatsParts?.team?.recommendations ?? [],
        (found) => found.length === 1,
      ),
    ),
  );
  const decides = (n: 0 | 1, forTeam: 'asGiven' | { readonly text: string }) =>
    petra.api.insatser.decideOnRecommendation.mutate({
      commandId: id(),
      caseId: [right, wrong][n] ?? '',
      recommendation: given[n]?.[0]?.id ?? '',
      decision: 'follows',
      next: 'close',
      forTeam,
    });
  const start = GUESS.indexOf('zrinka');
  expect(await problemIn(decides(0, 'asGiven'))).toMatchObject({
    code: 'identifiesSomebody',
    fields: [{ path: 'recommendation', reason: 'knownName', start, end: start + 'zrinka'.length }],
  });
  expect(await problemIn(decides(0, { text: 'Hör med h-o-r-v-a-t-e-k.' }))).toMatchObject({
    code: 'identifiesSomebody',
    fields: [{ path: 'forTeam', reason: 'knownName' }],
  });
  await decides(0, { text: 'Sök en plats i butik.' });
  await decides(1, 'asGiven');
  for (const [n, text] of ['Sök en plats i butik.', GUESS].entries()) {
    const code = codes[n] ?? '';
    const shared = await until(
      () => recommendationOf(anna, code),
      (found) => found?.document !== undefined,
    );
    const read = await anna.api.gatherings.text.query({ gathering, document: shared?.document ?? '' });
    expect(read.content).toEqual({ kind: 'recommendation', text });
    // Neither whose words they are.
    expect(read).not.toHaveProperty('author');
    // Whoever calls the team supports it, and reads none of it.
    expect((await recommendationOf(helena, code))?.document).toBeUndefined();
  }
});
