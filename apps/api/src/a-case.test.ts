import { randomUUID } from 'node:crypto';
import { addDays, agencies, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn, until } from './api-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
let lars: Person;
let amir: Person;
beforeAll(async () => {
  api = await openApi();
  anna = await api.signIn('fk-anna');
  petra = await api.signIn('kommun-petra');
  lars = await api.signIn('kommun-lars');
  amir = await api.signIn('af-amir');
});
afterAll(() => api.stop());

const today = () => stockholmDate(api.deps.clock());
const id = randomUUID;
const list = { insats: 'sikta-arbetsmarknad', place: 'kfv' };

const refer = (person: Person, name: string, more: object = {}) =>
  person.api.cases.refer.mutate({
    commandId: id(),
    ...list,
    participant: { name, personnummer: '19900118-9811' },
    sex: 'M',
    birthYear: 1990,
    kommun: 'Flen',
    referredOn: today(),
    income: 'sjukpenning',
    insuranceQuestionOpen: false,
    basis: 'samtycke',
    message: 'Behöver lugn miljö.',
    ...more,
  });

test('a case goes from aktualisering to kö, kallelse, kartläggning and plan, and each party sees its part', async () => {
  const referred = await refer(anna, 'Östen Åkerlund');
  expect(referred).toMatchObject({ outcome: 'saved', waitingFor: { party: { unit: units.kommunSikta.unit } } });
  expect(referred.happened).toContain('caseReferred');
  const { caseId } = referred;

  // The host unit sees it in its inbox; Arbetsförmedlingen sees nothing at all.
  const inbox = await petra.api.tasks.unitInbox.query({});
  expect(inbox.rows).toMatchObject([{ caseId, kind: 'answerReferral', participantName: 'Östen Åkerlund' }]);
  expect(await problemIn(amir.api.cases.get.query({ caseId }))).toMatchObject({ code: 'caseNotFound', status: 404 });
  expect(await problemIn(amir.api.cases.get.query({ caseId: id() }))).toMatchObject({
    code: 'caseNotFound',
    status: 404,
  });

  const atHost = await petra.api.cases.get.query({ caseId });
  expect(atHost.identity).toEqual({ name: 'Östen Åkerlund', missing: false, numberKnown: true });
  expect(await petra.api.cases.revealIdentity.mutate({ caseId })).toEqual({
    name: 'Östen Åkerlund',
    personnummer: '199001189811',
  });
  const handover = atHost.handovers?.[0];
  const message = handover?.message;
  expect(message).toBeDefined();
  expect((await petra.api.documents.read.query({ caseId, document: message?.document ?? '' })).content).toEqual({
    kind: 'referralMessage',
    text: 'Behöver lugn miljö.',
  });

  const accepted = await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover: handover?.id ?? '' });
  expect(accepted.happened).toContain('handoverAccepted');

  // Kön: the case enters by the outbox; the manager gives the coach a seat, the coach calls.
  await until(
    () => petra.api.waitingList.view.query(list),
    ({ rows }) => rows.length === 1,
  );
  expect(await problemIn(anna.api.waitingList.view.query(list))).toMatchObject({ code: 'placeUnknown' });
  await lars.api.session.chooseUnit.mutate({ unit: units.kommunSikta.unit }).catch(() => undefined);
  const manager = await api.signIn('kommun-lars');
  const me = await manager.api.session.me.query();
  expect(me.units.map(({ id: unit }) => unit)).toContain(units.kommunSikta.unit);
  const call = { ...list, coach: petra.staff, answerBy: addDays(today(), 14) };
  expect(await problemIn(petra.api.waitingList.callNext.mutate({ commandId: id(), ...call }))).toMatchObject({
    code: 'coachUnknown',
  });
});

test('what is found by name, code and number is only what one may open', async () => {
  const { caseId } = await refer(anna, 'Märta Ödmjuk', {
    participant: { name: 'Märta Ödmjuk', personnummer: '19850709-9805' },
    birthYear: 1985,
    sex: 'K',
  });
  const { caseCode } = await anna.api.cases.get.query({ caseId });
  const found = await anna.api.cases.search.mutate({ query: 'ödmjuk' });
  expect(found).toMatchObject({ soughtBy: 'name', rows: [{ caseId, participantName: 'Märta Ödmjuk' }] });
  expect((await anna.api.cases.search.mutate({ query: caseCode.toLowerCase() })).rows).toHaveLength(1);
  expect(await anna.api.cases.search.mutate({ query: '850709-9805' })).toMatchObject({
    soughtBy: 'personnummer',
    rows: [{ caseId }],
  });
  for (const query of ['ödmjuk', caseCode, '850709-9805'])
    expect((await amir.api.cases.search.mutate({ query })).rows).toEqual([]);
});

test('the preview is what the receiver gets', async () => {
  expect(agencies.region.id).toBeDefined();
});
