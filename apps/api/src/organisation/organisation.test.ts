import { randomUUID } from 'node:crypto';
import { addDays, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { provedLogs } from '../proved-log-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

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
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Vera Vik' },
      birthYear: 1980,
    }),
  );
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

test('nobody gives themselves a role, and roles of the förbund are not given in a kommun', async () => {
  const before = await own();
  const give = (staff: string, roles: readonly ('caseworker' | 'insatsCoordinator' | 'forbundCoordinator')[]) =>
    problemIn(admin.api.organisation.setUnitRoles.mutate({ staff, unit: units.kommunSikta.unit, roles: [...roles] }));
  expect(await give(admin.staff, ['caseworker'])).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'roles', reason: 'ownRoles' }],
  });
  const nadia = await api.signIn('kommun-nadia');
  for (const role of ['insatsCoordinator', 'forbundCoordinator'] as const)
    expect(await give(nadia.staff, ['caseworker', role])).toMatchObject({
      fields: [{ path: 'roles', reason: 'roleNotHere' }],
    });
  expect(await own()).toEqual(before);
});

test('only who works with cases in the same unit stands in', async () => {
  const today = stockholmDate(api.deps.clock());
  const nadia = await api.signIn('kommun-nadia');
  const maja = await api.signIn('kommun-maja');
  for (const standIn of [maja.staff, admin.staff])
    expect(
      await problemIn(
        admin.api.organisation.recordAbsence.mutate({ staff: nadia.staff, from: today, to: today, standIn }),
      ),
    ).toMatchObject({ fields: [{ path: 'standIn', reason: 'cannotStandIn' }] });
});

test('an absence can be changed, and ends when the person is back', async () => {
  const today = stockholmDate(api.deps.clock());
  const [nadia, jonas, petra] = await Promise.all(['kommun-nadia', 'kommun-jonas', 'kommun-petra'].map(api.signIn));
  if (!nadia || !jonas || !petra) throw new Error('nobody signed in');
  const standsIn = async () => (await jonas.api.session.me.query()).standInFor;
  const recorded = await admin.api.organisation.recordAbsence.mutate({
    staff: nadia.staff,
    from: addDays(today, -3),
    to: addDays(today, 5),
    standIn: jonas.staff,
  });
  const [absence] = recorded.absences;
  if (!absence) throw new Error('no absence');
  expect(await standsIn()).toMatchObject([{ id: nadia.staff, until: addDays(today, 5) }]);
  await admin.api.organisation.changeAbsence.mutate({
    absence: absence.id,
    from: absence.from,
    to: addDays(today, 9),
    standIn: jonas.staff,
  });
  expect(await standsIn()).toMatchObject([{ until: addDays(today, 9) }]);
  const wrong = { absence: absence.id, from: today, to: today };
  expect(
    await problemIn(admin.api.organisation.changeAbsence.mutate({ ...wrong, standIn: nadia.staff })),
  ).toMatchObject({ fields: [{ path: 'standIn', reason: 'standInForSelf' }] });
  expect((await admin.api.organisation.endAbsence.mutate({ absence: absence.id })).absences).toEqual([]);
  expect(await standsIn()).toEqual([]);

  // One that lies ahead is taken away as a whole.
  const ahead = await admin.api.organisation.recordAbsence.mutate({
    staff: nadia.staff,
    from: addDays(today, 10),
    to: addDays(today, 12),
    standIn: jonas.staff,
  });
  const id = ahead.absences[0]?.id ?? '';
  await admin.api.organisation.endAbsence.mutate({ absence: id });
  expect(await api.look('SELECT 1 FROM absence WHERE id = $1', id)).toEqual([]);
});

test('a manager sees who works in their units and says who is away there, and nowhere else', async () => {
  const today = stockholmDate(api.deps.clock());
  const lars = await api.actFor(await api.signIn('kommun-lars'), units.kommunForsorjning.unit);
  const { units: managed, staff } = await lars.api.organisation.unitStaff.query();
  expect(managed.map(({ id }) => id).toSorted()).toEqual(
    [units.kommunSikta.unit, units.kommunPlattformen.unit, units.kommunForsorjning.unit].toSorted(),
  );
  const named = (name: string) => staff.find((one) => one.name === name)?.id ?? '';
  expect(staff.map(({ name }) => name)).toEqual(expect.arrayContaining(['Nadia Rahimi', 'Maja Forsell', 'Lena Björk']));

  // Also of a unit of theirs that they do not act for just now.
  const away = { staff: named('Nadia Rahimi'), from: today, to: today, standIn: named('Jonas Viberg') };
  const { absences } = await lars.api.organisation.recordAbsence.mutate(away);
  expect(absences).toMatchObject([{ standIn: { name: 'Jonas Viberg' } }]);
  expect((await lars.api.organisation.unitStaff.query()).staff.find(({ id }) => id === away.staff)).toMatchObject({
    absences: [{ from: today }],
  });
  const [absence] = absences;

  const karin = await api.signIn('af-karin');
  expect(await problemIn(karin.api.organisation.recordAbsence.mutate(away))).toMatchObject({ code: 'notAllowed' });
  expect(await problemIn(karin.api.organisation.endAbsence.mutate({ absence: absence?.id ?? '' }))).toMatchObject({
    code: 'notAllowed',
  });
  const maja = await api.signIn('kommun-maja');
  const tries = [
    () => maja.api.organisation.unitStaff.query(),
    () => maja.api.organisation.recordAbsence.mutate(away),
    () => maja.api.organisation.endAbsence.mutate({ absence: absence?.id ?? '' }),
  ];
  for (const attempt of tries) expect(await problemIn(attempt())).toMatchObject({ code: 'roleNotAllowed' });
  expect(await problemIn(lars.api.organisation.ownAgency.query())).toMatchObject({ code: 'roleNotAllowed' });
  await lars.api.organisation.endAbsence.mutate({ absence: absence?.id ?? '' });
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
    fields: [{ path: 'standIn', reason: 'cannotStandIn' }],
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

test('all that was read and done is in the logs with this api’s stamp, and no number is missing', async () => {
  const { rows, wrong } = await provedLogs(api);
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(0);
});
