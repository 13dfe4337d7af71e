import { randomUUID } from 'node:crypto';
import { sealLog } from '@stafett/activities';
import { addDays, stockholmDate, teams, units } from '@stafett/domain';
import { importer, importOf } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, MACHINE_AUDIENCE, openApi, type Person, problemIn, until } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

const NAME = 'Skyddad Påhittad';
const NUMBER = '198507099805';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
let hakan: Person;
let lars: Person;
let sara: Person;
beforeAll(async () => {
  api = await openApi();
  [anna, petra, hakan, lars, sara] = (await Promise.all(
    ['fk-anna', 'kommun-petra', 'kommun-hakan', 'kommun-lars', 'region-sara'].map(api.signIn),
  )) as [Person, Person, Person, Person, Person];
  lars = await api.actFor(lars, units.kommunSikta.unit);
});
afterAll(() => api.stop());

const id = randomUUID;
const refer = async (by: Person, personnummer: string, more: { name?: string; another?: true } = {}) => {
  const { caseId } = await by.api.cases.refer.mutate(
    aReferral({
      participant: { name: more.name ?? NAME, personnummer },
      birthYear: Number(personnummer.slice(0, 4)),
      kommun: 'Vingåker',
      income: 'sjukpenning',
      insuranceQuestionOpen: true,
      ...(more.another && { another: true }),
    }),
  );
  return caseId;
};
/** Held by SIKTA, with Petra as its handläggare. */
const held = async (personnummer: string): Promise<string> => {
  const caseId = await refer(anna, personnummer);
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover, caseworker: petra.staff });
  return caseId;
};
const protect = (caseId: string, by: Person = petra) =>
  by.api.protectedIdentity.protect.mutate({ commandId: id(), caseId, kind: 'sekretessmarkering' });
const see = (who: Person, caseId: string) => who.api.cases.get.query({ caseId });
const reveal = (who: Person, caseId: string) => who.api.cases.revealIdentity.mutate({ caseId });
const told = async (body: object, client = 'fk-system'): Promise<number> => {
  const token = await api.issuer.accessToken({
    aud: MACHINE_AUDIENCE,
    client_id: client,
    scope: 'stafett:signals',
  });
  const answer = await fetch(`${api.url}/machine/signals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'identityProtected', messageId: id(), ...body }),
  });
  return answer.status;
};
const typesOf = async (caseId: string) =>
  (await api.house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(({ type }) => type);

test('marked, somebody is shown to who is on the list alone, and only when they ask; others are told whom to turn to', async () => {
  const caseId = await held(NUMBER);
  expect((await see(hakan, caseId)).identity?.name).toBe(NAME);
  await protect(caseId);
  const [listed, other] = [await see(petra, caseId), await see(hakan, caseId)];
  expect(listed.protection).toMatchObject({ hidden: false, kind: 'sekretessmarkering' });
  expect(other.protection).toEqual({ hidden: true, since: listed.protection?.since });
  for (const view of [listed, other]) expect(JSON.stringify(view)).not.toContain(NAME);
  expect([listed.facts?.kommun, other.facts?.kommun]).toEqual(['Vingåker', undefined]);
  expect(await reveal(petra, caseId)).toEqual({ name: NAME, personnummer: NUMBER, kommun: 'Vingåker' });
  expect(await problemIn(reveal(hakan, caseId))).toMatchObject({ code: 'identityHidden', status: 403 });
  expect(await problemIn(hakan.api.accessReview.extract.mutate({ caseId }))).toMatchObject({ code: 'identityHidden' });
  expect((await petra.api.accessReview.extract.mutate({ caseId })).name).toBe(NAME);
  const { rows } = await petra.api.cases.list.query({});
  const row = rows.find((one) => one.caseId === caseId);
  expect(row).toMatchObject({ participantProtected: true });
  expect(row).not.toHaveProperty('participantName');
  expect(await hakan.api.protectedIdentity.access.query({ caseId })).toMatchObject({
    onList: [{ id: petra.staff }],
    managers: [{ id: lars.staff }],
    colleagues: [],
    mayChange: false,
  });
});

test('nobody finds them by name or number, not even who is on the list; by its code the case is found', async () => {
  const caseId = await held('199003072387');
  const { caseCode } = await see(petra, caseId);
  expect((await petra.api.cases.search.mutate({ query: '199003072387' })).rows).toHaveLength(1);
  await protect(caseId);
  for (const who of [petra, lars, hakan])
    for (const query of ['199003072387', NAME])
      expect((await who.api.cases.search.mutate({ query })).rows.map((row) => row.caseId)).not.toContain(caseId);
  const [found] = (await petra.api.cases.search.mutate({ query: caseCode })).rows;
  expect(found).toMatchObject({ caseId, participantProtected: true });
});

test('each unit’s manager keeps its list; only people of the unit are put on it', async () => {
  const caseId = await held('199001189811');
  await protect(caseId);
  const change = (who: Person, staff: string[]) =>
    who.api.protectedIdentity.changeAccess.mutate({ commandId: id(), caseId, staff });
  expect(await problemIn(change(petra, [petra.staff]))).toMatchObject({ code: 'notManager' });
  expect(await problemIn(change(lars, [anna.staff]))).toMatchObject({ code: 'invalidInput' });
  const { colleagues, mayChange } = await lars.api.protectedIdentity.access.query({ caseId });
  expect([mayChange, colleagues.some((one) => one.id === hakan.staff)]).toEqual([true, true]);
  await change(lars, [hakan.staff]);
  expect((await reveal(hakan, caseId)).name).toBe(NAME);
  expect(await problemIn(reveal(petra, caseId))).toMatchObject({ code: 'identityHidden' });
  // Of another unit's list nobody is told, nor of its changes.
  expect((await see(anna, caseId)).protection).toMatchObject({ hidden: true });
  expect((await anna.api.protectedIdentity.access.query({ caseId })).onList).toEqual([]);
});

test('a closed case is marked too, has its own list at each unit, and is told of another case’s mark', async () => {
  const number = '199105072384';
  const caseId = await held(number);
  const explained = { reason: 'declined', explanation: 'Vill inte längre.' };
  await petra.api.cases.close.mutate({ commandId: id(), caseId, ...explained });
  const ofClosed = (await see(petra, caseId)).acts.map(({ type }) => type);
  expect(ofClosed).toContain('protectIdentity');
  const elsewhere = await refer(sara, number);
  await protect(caseId);
  const [listed, other] = [await see(petra, caseId), await see(hakan, caseId)];
  expect([listed.phase, listed.protection?.hidden, other.protection?.hidden]).toEqual(['closed', false, true]);
  expect(await problemIn(reveal(hakan, caseId))).toMatchObject({ code: 'identityHidden' });
  // At once, whether or not she stands on her unit's list yet.
  expect((await see(sara, elsewhere)).protection).toBeDefined();
  await lars.api.protectedIdentity.changeAccess.mutate({ commandId: id(), caseId, staff: [hakan.staff] });
  expect((await reveal(hakan, caseId)).name).toBe(NAME);
  expect(await problemIn(reveal(petra, caseId))).toMatchObject({ code: 'identityHidden' });
  // The other agency's case has its own list, and what it is told of it the closed one does not change.
  await until(
    () => typesOf(elsewhere),
    (types) => types.includes('identityProtected'),
  );
  expect((await reveal(sara, elsewhere)).name).toBe(NAME);
  await hakan.api.protectedIdentity.askToLift.mutate({ commandId: id(), caseId });
  await lars.api.protectedIdentity.answerLifting.mutate({ commandId: id(), caseId, answer: 'lifts' });
  expect((await see(petra, caseId)).protection).toBeUndefined();
});

test('who is protected leaves the samverkansteam’s queue: it reads nothing of them any more, and nobody brings them back', async () => {
  const gathering = teams.kfv.id;
  const amir = await api.signIn('af-amir');
  const today = stockholmDate(api.deps.clock());
  const brought = async (question: string) => {
    const caseId = id();
    const about = { caseId, participant: id(), insats: 'sikta-unga', startedOn: addDays(today, -30), asOf: today };
    const command = { ...importOf(about), actor: importer, commandId: id() };
    expect(await api.house.courier.toJourney(caseId, command as never)).toMatchObject({ type: 'saved' });
    const coded = { needs: ['workTraining' as const], tried: ['studies' as const], blocking: 'placement' as const };
    const asking = { caseId, question, ...coded, smallGroup: 'cannotWait' as const };
    await petra.api.insatser.bringToTeam.mutate({ commandId: id(), ...asking });
    const code = (await see(petra, caseId)).insatsParts?.team?.question?.code ?? '';
    return { caseId, code, again: () => petra.api.insatser.bringToTeam.mutate({ commandId: id(), ...asking }) };
  };
  const cases = [await brought('Hur går vi vidare i höst?'), await brought('Vad gör vi efter praktiken?')] as const;
  const queue = async () => (await amir.api.gatherings.view.query({ gathering })).agenda;
  const itemOf = async (code: string) => (await queue()).find((item) => item.code === code);
  const [first, second] = cases;
  await until(
    () => queue(),
    (agenda) => cases.every(({ code }) => agenda.some((item) => item.code === code)),
  );
  const asked = await itemOf(first.code);
  const question = { gathering, document: asked?.question ?? '' };
  expect(asked?.told).toBeDefined();
  expect((await amir.api.gatherings.text.query(question)).content).toMatchObject({ text: 'Hur går vi vidare i höst?' });

  await protect(first.caseId);
  expect(await told({ caseId: second.caseId, kind: 'sekretessmarkering' }, 'kommun-system')).toBe(202);
  for (const { code, caseId, again } of cases) {
    const left = await until(
      () => itemOf(code),
      (item) => item?.status !== 'waiting',
    );
    // As of any case that is taken back: not why, and nothing of what was told.
    expect(left).toEqual({ ...left, status: 'withdrawn', deferred: [] });
    expect(left).not.toHaveProperty('told');
    const text = { gathering, document: left?.question ?? '' };
    expect(await problemIn(amir.api.gatherings.text.query(text))).toMatchObject({ code: 'documentNotFound' });
    expect((await see(petra, caseId)).insatsParts?.team?.question).toBeUndefined();
    expect(await problemIn(again())).toMatchObject({ code: 'identityProtected' });
  }
});

test('lifting takes two people who may know who it is', async () => {
  const caseId = await held('199102032399');
  await protect(caseId);
  const ask = (who: Person) => who.api.protectedIdentity.askToLift.mutate({ commandId: id(), caseId });
  const answer = (who: Person, said: 'lifts' | 'keeps') =>
    who.api.protectedIdentity.answerLifting.mutate({ commandId: id(), caseId, answer: said });
  expect(await problemIn(ask(hakan))).toMatchObject({ code: 'identityHidden' });
  await ask(petra);
  expect((await see(petra, caseId)).protection?.lifting).toMatchObject({ own: true });
  expect(await problemIn(answer(petra, 'lifts'))).toMatchObject({ code: 'secondPersonLifts' });
  await answer(lars, 'lifts');
  expect((await see(hakan, caseId)).identity?.name).toBe(NAME);
  expect((await see(hakan, caseId)).protection).toBeUndefined();
});

test('another system’s word hides them in all of the person’s cases, at every agency, and tells none of the others', async () => {
  const number = '198512249809';
  const caseId = await held(number);
  const elsewhere = await refer(sara, number);
  expect((await reveal(sara, elsewhere)).name).toBe(NAME);
  expect(await told({ caseId: id(), kind: 'skyddadFolkbokforing' })).toBe(202);
  expect(await told({ caseId, kind: 'hemlig' })).toBe(400);
  expect(await told({ caseId, kind: 'skyddadFolkbokforing' })).toBe(202);
  for (const one of [caseId, elsewhere])
    await until(
      () => typesOf(one),
      (types) => types.includes('identityProtected'),
    );
  const view = await see(sara, elsewhere);
  expect(view.protection).toMatchObject({ hidden: false, kind: 'skyddadFolkbokforing' });
  // Where they live is asked for, and the history tells of no other agency.
  expect(view.facts?.kommun).toBeUndefined();
  expect((await reveal(sara, elsewhere)).kommun).toBe('Vingåker');
  const mark = await api.house.db.caseEvent.findFirst({ where: { caseId: elsewhere, type: 'identityProtected' } });
  expect(mark?.actor).toEqual({ type: 'system', source: 'relay' });
  expect((await see(hakan, elsewhere)).protection).toMatchObject({ hidden: true });
  // Lifted by who has a part in one, it stands in the others.
  expect(await told({ caseId, kind: 'none' })).toBe(202);
  await until(
    () => typesOf(caseId),
    (types) => types.includes('identityProtectionLifted'),
  );
  expect(await typesOf(elsewhere)).not.toContain('identityProtectionLifted');
  expect((await see(hakan, caseId)).identity?.name).toBe(NAME);
});

test('aktualiserad anew, somebody protected is nobody that the sender’s unit knows', async () => {
  const number = '199303032388';
  const caseId = await held(number);
  expect(await problemIn(refer(anna, number))).toMatchObject({ code: 'openCaseExists' });
  await protect(caseId);
  const again = await refer(anna, number);
  const [one, other] = [await see(anna, caseId), await see(anna, again)];
  expect([one.protection?.hidden, other.protection]).toEqual([true, undefined]);
  expect([one.samePerson, other.samePerson]).toEqual([undefined, undefined]);
});

test('aktualiserad anew, they are hidden where the unit that is asked knows it, and the sender is told nothing', async () => {
  const number = '199211042388';
  const before = await held(number);
  await protect(before);
  const strangers = await refer(sara, '199308159806');
  const again = await refer(sara, number);
  // The sender's own answer is that of an aktualisering of whoever is known nowhere.
  const ofNobody = await see(sara, strangers);
  const ofThem = await see(sara, again);
  expect(Object.keys(ofThem).toSorted()).toEqual(Object.keys(ofNobody).toSorted());
  expect([ofThem.protection, ofThem.identity?.name]).toEqual([undefined, NAME]);

  const [listed, other] = [await see(petra, again), await see(hakan, again)];
  expect(other.protection).toEqual({ hidden: true, since: expect.any(String), knownHereAlone: true });
  expect(listed.protection).toMatchObject({ hidden: false, knownHereAlone: true, kind: 'sekretessmarkering' });
  for (const view of [listed, other]) expect(JSON.stringify(view)).not.toContain(NAME);
  expect((await reveal(petra, again)).name).toBe(NAME);
  expect(await problemIn(reveal(hakan, again))).toMatchObject({ code: 'identityHidden' });
  for (const query of [number, NAME])
    for (const who of [hakan, petra])
      expect((await who.api.cases.search.mutate({ query })).rows.map((row) => row.caseId)).not.toContain(again);
  expect(await api.house.db.caseKommun.count({ where: { caseId: again } })).toBe(1);
  expect(other.facts?.kommun).toBeUndefined();

  // The list of the case that the unit knows it from counts in this one too, from when it is changed.
  await lars.api.protectedIdentity.changeAccess.mutate({ commandId: id(), caseId: before, staff: [hakan.staff] });
  expect((await reveal(hakan, again)).name).toBe(NAME);
  expect(await problemIn(reveal(petra, again))).toMatchObject({ code: 'identityHidden' });

  // Marked by the unit that has it now, it is marked for all: that the sender is told, by the holder's own act.
  const handover = other.handovers?.[0]?.id ?? '';
  await hakan.api.handovers.accept.mutate({ commandId: id(), caseId: again, handover, caseworker: hakan.staff });
  expect((await see(sara, again)).protection).toBeUndefined();
  await protect(again, hakan);
  expect((await see(sara, again)).protection).toMatchObject({ hidden: true });
  expect((await see(hakan, again)).protection).toEqual({
    hidden: false,
    kind: 'sekretessmarkering',
    since: expect.any(String),
  });
  expect(await api.house.db.protectedFor.count({ where: { caseId: again } })).toBe(0);
});

test('each showing is put before the reviewer, before all else; that the case was opened is not', async () => {
  const caseId = await held('199404042377');
  await protect(caseId);
  const seal = () => sealLog({ db: api.house.db, vault: api.house.vault }, api.deps.clock);
  const nadia = await api.signIn('kommun-nadia');
  await lars.api.protectedIdentity.changeAccess.mutate({ commandId: id(), caseId, staff: [nadia.staff] });
  const reviewer = await api.signIn('kommun-logg');
  const flagsOf = async () =>
    (await reviewer.api.accessReview.list.query({})).rows
      .filter(({ staff, kind }) => staff.id === nadia.staff && kind === 'protectedIdentity')
      .map(({ id: review }) => review);
  await see(nadia, caseId);
  await seal();
  expect(await flagsOf()).toEqual([]);
  await reveal(nadia, caseId);
  await seal();
  const [first = ''] = await flagsOf();
  expect((await reviewer.api.accessReview.list.query({})).rows[0]?.kind).toBe('protectedIdentity');
  await reviewer.api.accessReview.decide.mutate({ review: first, decision: 'inOrder' });
  await reveal(nadia, caseId);
  await seal();
  expect(await flagsOf()).toHaveLength(1);
});
