import { randomUUID } from 'node:crypto';
import { addDays, addDuration, stockholmDate, units } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
let amir: Person;
let helena: Person;
beforeAll(async () => {
  api = await openApi();
  [anna, petra, amir, helena] = (await Promise.all(
    ['fk-anna', 'kommun-petra', 'af-amir', 'forbund-helena'].map(api.signIn),
  )) as [Person, Person, Person, Person];
  petra = await api.actFor(petra, units.kommunSikta.unit);
});
afterAll(() => api.stop());

const act = (caseId: string) => ({ commandId: randomUUID(), caseId });
const today = () => stockholmDate(api.deps.clock());
const ref = ({ agency, unit }: { readonly agency: string; readonly unit: string }) => ({ agency, unit });
const vardcentral = ref(units.regionVardcentral);
const card = { name: 'Doktor Dorotea Dahl', phone: '0150-12 34 56', email: 'dorotea@region.example' };

const PARTICIPANT = 'Söker Sigrid';
/** A case that kommunen has taken on. */
const held = async (): Promise<string> => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: PARTICIPANT },
      birthYear: 1984,
    }),
  );
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ ...act(caseId), handover });
  return caseId;
};
const see = (who: Person, caseId: string) => who.api.contacts.ofCase.query({ caseId });
const tasks = async (who: Person, caseId: string) => (await who.api.cases.get.query({ caseId })).tasks;

test('okänd handläggare: the unit is asked, answers with a name, and everybody who meets it sees who it is', async () => {
  const caseId = await held();
  const before = await see(petra, caseId);
  expect(before.contacts.map(({ role, party, person }) => [role, party.unit, person])).toEqual([
    ['caseworker', units.kommunSikta.unit, { type: 'unknown', asked: false }],
    // Who sent the aktualisering is somebody to turn to until the unit has said who it is.
    ['caseworker', units.fkRehab.unit, { type: 'staff', staff: { id: anna.staff, name: 'Anna Ek' } }],
  ]);
  expect(before).toMatchObject({ mayName: 'anyUnit', mayChange: [] });
  expect(before.mayAsk.map(({ unit }) => unit)).toEqual([units.fkRehab.unit]);

  await petra.api.contacts.ask.mutate({ ...act(caseId), of: ref(units.fkRehab) });
  expect((await tasks(anna, caseId)).map(({ kind, subject }) => [kind, subject.type])).toEqual([
    ['nameCaseworker', 'contact'],
  ]);
  const twice = petra.api.contacts.ask.mutate({ ...act(caseId), of: ref(units.fkRehab) });
  expect(await problemIn(twice)).toMatchObject({ code: 'contactAlreadyAsked', status: 409 });
  expect((await see(petra, caseId)).contacts.at(-1)?.person).toEqual({ type: 'unknown', asked: true });
  // Whoever is asked finds the question by the id that their task names.
  const [task] = await tasks(anna, caseId);
  const question = (await see(anna, caseId)).contacts.find(({ party }) => party.unit === units.fkRehab.unit)?.id ?? '';
  expect(task?.subject).toEqual({ type: 'contact', id: question });
  expect((await see(anna, caseId)).mayChange).toEqual([question]);

  await anna.api.contacts.name.mutate({
    ...act(caseId),
    role: 'caseworker',
    of: ref(units.fkRehab),
    person: { type: 'staff', staff: anna.staff },
  });
  expect(await tasks(anna, caseId)).toEqual([]);
  const [contact] = (await see(petra, caseId)).contacts.slice(-1);
  expect(contact).toMatchObject({
    role: 'caseworker',
    person: { type: 'staff', staff: { id: anna.staff, name: 'Anna Ek' } },
    managers: [{ name: 'Marie Söderlund' }],
  });
});

test('who is away today has a stand-in, from the agency’s own list of absences', async () => {
  const caseId = await held();
  await anna.api.contacts.name.mutate({
    ...act(caseId),
    role: 'caseworker',
    of: ref(units.fkRehab),
    person: { type: 'staff', staff: anna.staff },
  });
  const marie = await api.signIn('fk-marie');
  const [erik] = (await anna.api.contacts.staffAt.query({ unit: units.fkRehab.unit })).staff.filter(
    ({ name }) => name === 'Erik Lindblom',
  );
  const until = addDays(today(), 3);
  const { absences } = await marie.api.organisation.recordAbsence.mutate({
    staff: anna.staff,
    from: today(),
    to: until,
    standIn: erik?.id ?? '',
  });
  const seen = async () => (await see(petra, caseId)).contacts.find(({ id }) => id !== undefined)?.person;
  expect(await seen()).toMatchObject({ absent: { until, standIn: { name: 'Erik Lindblom' } } });
  await marie.api.organisation.endAbsence.mutate({ absence: absences[0]?.id ?? '' });
  expect(await seen()).not.toHaveProperty('absent');
});

test('somebody outside is kept as an encrypted card: the holder reads it, who has no business with it is not told that there is one', async () => {
  const caseId = await held();
  const named = { role: 'vardcentral', of: vardcentral, person: { type: 'outside', card } } as const;
  await petra.api.contacts.name.mutate({ ...act(caseId), ...named });
  const [contact] = (await see(petra, caseId)).contacts.filter(({ role }) => role === 'vardcentral');
  expect(contact?.person).toEqual({ type: 'outside', card });
  const stored = await api.look<{ payload: object }>('select payload from case_event where case_id = $1', caseId);
  expect(JSON.stringify(stored)).not.toContain('Dorotea');
  expect((await see(anna, caseId)).contacts.map(({ role }) => role)).not.toContain('vardcentral');
  // The coordinator follows the case and sees that there is one, not who.
  const followed = (await see(helena, caseId)).contacts.find(({ role }) => role === 'vardcentral');
  expect(followed?.person).toEqual({ type: 'outside' });
  expect(api.logged()).not.toContain('Dorotea');

  const other = { ...card, phone: '0150-65 43 21' };
  const id = contact?.id ?? '';
  await petra.api.contacts.replace.mutate({ ...act(caseId), contact: id, person: { type: 'outside', card: other } });
  const changed = (await see(petra, caseId)).contacts.find((one) => one.id === id);
  expect(changed?.person).toEqual({ type: 'outside', card: other });
  await petra.api.contacts.end.mutate({ ...act(caseId), contact: id });
  expect((await see(petra, caseId)).contacts.map(({ role }) => role)).not.toContain('vardcentral');
});

test('another agency’s people, unknown units and people of another unit are refused, at the field', async () => {
  const caseId = await held();
  const named = { role: 'vardcentral', of: vardcentral, person: { type: 'outside', card } } as const;
  expect(await problemIn(anna.api.contacts.name.mutate({ ...act(caseId), ...named }))).toMatchObject({
    code: 'notContactsAgency',
  });
  const elsewhere = {
    role: 'caseworker',
    of: ref(units.fkRehab),
    person: { type: 'staff', staff: petra.staff },
  } as const;
  expect(await problemIn(anna.api.contacts.name.mutate({ ...act(caseId), ...elsewhere }))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'person.staff', reason: 'notColleague' }],
  });
  const nowhere = { ...named, of: { agency: vardcentral.agency, unit: randomUUID() } };
  expect(await problemIn(petra.api.contacts.name.mutate({ ...act(caseId), ...nowhere }))).toMatchObject({
    code: 'unitUnknown',
  });
  // Whether AF has a part in the case is not told to who does not know.
  for (const asked of [ref(units.afRehab), vardcentral])
    expect(await problemIn(anna.api.contacts.ask.mutate({ ...act(caseId), of: asked }))).toMatchObject({
      code: 'unitHasNoPart',
    });
});

test('Vem är handläggare: each sees the cases they may see and no others, with whom to turn to in each', async () => {
  const caseId = await held();
  await petra.api.contacts.name.mutate({
    ...act(caseId),
    role: 'vardcentral',
    of: vardcentral,
    person: { type: 'outside', card },
  });
  const listed = async (who: Person, input = {}) =>
    (await who.api.contacts.list.query(input)).rows.find((row) => row.caseId === caseId);
  expect(await listed(petra)).toMatchObject({ participantName: PARTICIPANT, insatsName: 'SIKTA-Arbetsmarknad' });
  const roles = async (who: Person, input = {}) => (await listed(who, input))?.contacts.map(({ role }) => role);
  expect(await roles(petra)).toEqual(['caseworker', 'vardcentral', 'caseworker']);
  expect(await roles(anna)).toEqual(['caseworker', 'caseworker']);
  expect(await roles(petra, { agency: vardcentral.agency })).toHaveLength(3);
  expect(await roles(anna, { agency: vardcentral.agency })).toBeUndefined();
  expect(await roles(petra, { unknownOnly: true })).toHaveLength(3);
  await petra.api.cases.assignCaseworker.mutate({ ...act(caseId), staff: petra.staff });
  expect(await listed(petra, { unknownOnly: true })).toBeUndefined();
  // Who has no part sees nothing; who sees process data alone is told of nobody.
  expect((await amir.api.contacts.list.query({})).rows).toEqual([]);
  const mats = await api.signIn('forbund-mats');
  expect((await mats.api.contacts.list.query({})).total).toBe(0);
  expect(await problemIn(see(amir, caseId))).toMatchObject({ code: 'caseNotFound' });
  expect(await problemIn(see(mats, caseId))).toMatchObject({ code: 'caseNotFound' });
  const log = await api.look<{ action: string }>(`select action from read_log where $1 = any (case_ids)`, caseId);
  expect(log.map(({ action }) => action)).toContain('contacts.list');
});

test('where somebody is unknown: as many cases are counted as are listed, and each of them has such a contact', async () => {
  const [caseId, other] = [await held(), await held()];
  for (const each of [caseId, other])
    await petra.api.cases.assignCaseworker.mutate({ ...act(each), staff: petra.staff });
  await petra.api.meetings.book.mutate({
    ...act(caseId),
    kind: 'multipartyMeeting',
    startsAt: addDuration(api.deps.clock(), { days: 9 }),
    minutesLong: 60,
    mode: 'video',
    ground: agreed(stockholmDate(api.deps.clock()), 'coordinateSupport').ground,
    parties: [
      { id: randomUUID(), required: true, type: 'unit', ...ref(units.kommunSikta) },
      { id: randomUUID(), required: true, type: 'unit', ...ref(units.afRehab) },
      { id: randomUUID(), required: true, type: 'participant' },
    ],
  });
  const { total, rows } = await petra.api.contacts.list.query({ unknownOnly: true });
  expect(total).toBe(rows.length);
  const unknown = ({ contacts }: (typeof rows)[number]) => contacts.some(({ person }) => person.type === 'unknown');
  expect(rows.every(unknown)).toBe(true);
  const all = (await petra.api.contacts.list.query({})).rows;
  expect(rows.map((row) => row.caseId)).toEqual(all.filter(unknown).map((row) => row.caseId));
  expect(rows.map((row) => row.caseId)).toContain(caseId);
  expect(rows.map((row) => row.caseId)).not.toContain(other);
  // Page by page the same, and each once.
  const first = await petra.api.contacts.list.query({ unknownOnly: true, limit: 1 });
  expect([first.total, first.rows.length]).toEqual([total, 1]);
  expect(first.rows[0]?.caseId).toBe(rows[0]?.caseId);
});

test('a contact goes with the rest of somebody’s work when their manager moves it', async () => {
  const caseId = await held();
  await anna.api.contacts.name.mutate({
    ...act(caseId),
    role: 'caseworker',
    of: ref(units.fkRehab),
    person: { type: 'staff', staff: anna.staff },
  });
  const marie = await api.signIn('fk-marie');
  const { people } = await marie.api.staffChange.people.query();
  expect(people.map(({ staff }) => staff.name)).toContain('Anna Ek');
  const { rows } = await marie.api.staffChange.work.query({ staff: anna.staff });
  expect(rows.map((row) => row.caseId)).toContain(caseId);
  const erik = (await anna.api.contacts.staffAt.query({ unit: units.fkRehab.unit })).staff.find(
    ({ name }) => name === 'Erik Lindblom',
  );
  await marie.api.staffChange.transfer.mutate({ ...act(caseId), staff: anna.staff, successor: erik?.id ?? '' });
  const contact = (await see(petra, caseId)).contacts.find(({ id }) => id !== undefined);
  expect(contact?.person).toMatchObject({ staff: { name: 'Erik Lindblom' } });
});

test('the case’s own handläggare stands first, with the unit’s manager, and is assigned in the case', async () => {
  const caseId = await held();
  await petra.api.cases.assignCaseworker.mutate({ ...act(caseId), staff: petra.staff });
  expect((await see(petra, caseId)).contacts[0]).toMatchObject({
    role: 'caseworker',
    person: { staff: { id: petra.staff } },
    managers: expect.arrayContaining([expect.objectContaining({ name: 'Lars Hedman' })]),
  });
  expect((await see(petra, caseId)).contacts[0]).not.toHaveProperty('id');
});
