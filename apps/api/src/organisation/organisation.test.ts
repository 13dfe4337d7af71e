import { randomUUID } from 'node:crypto';
import { addDays, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';

let api: ApiUnderTest;
let admin: Person;
beforeAll(async () => {
  api = await openApi();
  admin = await api.signIn('kommun-admin');
});
afterAll(() => api.stop());

const own = () => admin.api.organisation.ownAgency.query();

test('an administrator names units, enters staff and says what they do where', async () => {
  const withUnit = await admin.api.organisation.saveUnit.mutate({ name: 'Ungdomstorget' });
  const unit = withUnit.units.find(({ name }) => name === 'Ungdomstorget')?.id ?? '';
  const withStaff = await admin.api.organisation.saveStaff.mutate({ name: 'Nya Nilsson', subject: 'kommun-nya' });
  const staff = withStaff.staff.find(({ subject }) => subject === 'kommun-nya')?.id ?? '';
  await admin.api.organisation.setUnitRoles.mutate({ staff, unit, roles: ['caseworker', 'manager'] });
  const nya = await api.signIn('kommun-nya');
  expect(await nya.api.session.me.query()).toMatchObject({ unit: { id: unit }, roles: ['caseworker', 'manager'] });
  expect((await nya.api.organisation.directory.query()).ownUnitStaff).toMatchObject([{ name: 'Nya Nilsson' }]);

  await admin.api.organisation.setUnitRoles.mutate({ staff, unit, roles: [] });
  expect(await problemIn(nya.api.session.me.query())).toMatchObject({ code: 'unitNotChosen', status: 403 });
});

test('a stand-in has the absent person’s tasks among their own, for as long as it lasts', async () => {
  const petra = await api.signIn('kommun-petra');
  const hakan = await api.signIn('kommun-hakan');
  const anna = await api.signIn('fk-anna');
  const today = stockholmDate(api.deps.clock());
  const { caseId } = await anna.api.cases.refer.mutate({
    commandId: randomUUID(),
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    participant: { name: 'Vera Vik' },
    sex: 'K',
    birthYear: 1980,
    kommun: 'Flen',
    referredOn: today,
    income: 'okand',
    insuranceQuestionOpen: false,
    basis: 'samtycke',
  });
  const task = (await petra.api.cases.get.query({ caseId })).tasks[0];
  await petra.api.tasks.claim.mutate({
    commandId: randomUUID(),
    caseId,
    task: task?.id ?? '',
    version: task?.version ?? 0,
  });
  expect((await hakan.api.tasks.mine.query()).later.total).toBe(0);
  const absence = { staff: petra.staff, from: today, to: addDays(today, 5), standIn: hakan.staff };
  await admin.api.organisation.recordAbsence.mutate(absence);
  const mine = await hakan.api.tasks.mine.query();
  const rows = [mine.overdue, mine.dueToday, mine.thisWeek, mine.later].flatMap((group) => group.rows);
  expect(rows).toMatchObject([{ caseId, claimedBy: { id: petra.staff } }]);
  expect((await hakan.api.session.me.query()).standInFor).toMatchObject([
    { id: petra.staff, until: addDays(today, 5) },
  ]);
});

test('what is wrong is named', async () => {
  const today = stockholmDate(api.deps.clock());
  const { staff } = await own();
  const [one, two] = staff;
  const wrong = { staff: one?.id ?? '', from: today, to: addDays(today, -1), standIn: two?.id ?? '' };
  expect(await problemIn(admin.api.organisation.recordAbsence.mutate(wrong))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'to', reason: 'dateOrder' }],
  });
  const stranger = { ...wrong, to: today, standIn: (await api.signIn('fk-anna')).staff };
  expect(await problemIn(admin.api.organisation.recordAbsence.mutate(stranger))).toMatchObject({
    fields: [{ path: 'standIn', reason: 'notColleague' }],
  });
  expect(await problemIn(admin.api.organisation.saveStaff.mutate({ name: 'X', subject: 'fk-anna' }))).toMatchObject({
    code: 'subjectTaken',
  });
  const taken = (await own()).units[0]?.name ?? '';
  expect(await problemIn(admin.api.organisation.saveUnit.mutate({ name: taken }))).toMatchObject({
    fields: [{ path: 'name', reason: 'taken' }],
  });
});

test('nobody administers another agency, and only an administrator their own', async () => {
  expect(
    await problemIn(admin.api.organisation.saveUnit.mutate({ id: units.fkRehab.unit, name: 'Vår nu' })),
  ).toMatchObject({ code: 'unitUnknown' });
  const anna = await api.signIn('fk-anna');
  expect(
    await problemIn(admin.api.organisation.saveStaff.mutate({ id: anna.staff, name: 'X', subject: 'x' })),
  ).toMatchObject({ code: 'notAllowed' });
  expect(await problemIn(anna.api.organisation.ownAgency.query())).toMatchObject({ code: 'roleNotAllowed' });
  expect((await own()).staff.map(({ id }) => id)).not.toContain(anna.staff);
});

test('who is lent to another agency’s unit acts for that agency there, and has none of its roles at home', async () => {
  const unit = (await own()).units.find(({ name }) => name === 'Ungdomstorget')?.id ?? '';
  const erik = await api.signIn('fk-erik');
  await admin.api.organisation.setUnitRoles.mutate({ staff: erik.staff, unit, roles: ['administrator', 'coach'] });
  const lent = await api.actFor(erik, unit);
  expect((await lent.api.session.me.query()).agency.id).toBe(units.kommunSikta.agency);
  expect((await lent.api.organisation.ownAgency.query()).agency.id).toBe(units.kommunSikta.agency);
  const anna = await api.signIn('fk-anna');
  expect(
    await problemIn(
      lent.api.organisation.saveStaff.mutate({ id: anna.staff, name: 'Anna', subject: 'fk-anna', active: false }),
    ),
  ).toMatchObject({ code: 'notAllowed' });
  const draft = { form: 'refer', fields: { message: 'Skrivet för kommunen' } };
  await lent.api.documents.saveDraft.mutate(draft);
  const home = await api.actFor(lent, units.fkRehab.unit);
  expect(await home.api.documents.loadDraft.query({ form: 'refer' })).toEqual({});
  await home.api.documents.saveDraft.mutate({ form: 'refer', fields: { message: 'Skrivet hemma' } });
  const back = await api.actFor(home, unit);
  expect(await back.api.documents.loadDraft.query({ form: 'refer' })).toMatchObject({
    draft: { fields: draft.fields },
  });
  const again = await api.actFor(back, units.fkRehab.unit);
  expect((await again.api.session.me.query()).agency.id).toBe(units.fkRehab.agency);
  expect(await problemIn(again.api.organisation.ownAgency.query())).toMatchObject({ code: 'roleNotAllowed' });
});
