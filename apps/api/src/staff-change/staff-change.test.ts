import { randomUUID } from 'node:crypto';
import { addDays, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
let hakan: Person;
let lars: Person;
beforeAll(async () => {
  api = await openApi();
  [anna, petra, hakan, lars] = await Promise.all([
    api.signIn('fk-anna'),
    api.signIn('kommun-petra'),
    api.signIn('kommun-hakan'),
    api.signIn('kommun-lars'),
  ]);
  lars = await api.actFor(lars, units.kommunSikta.unit);
});
afterAll(() => api.stop());

const id = randomUUID;
const today = () => stockholmDate(api.deps.clock());

const held = async (by: Person): Promise<string> => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Byter Birgit' },
      birthYear: 1981,
    }),
  );
  const handover = (await by.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await by.api.handovers.accept.mutate({ commandId: id(), caseId, handover, caseworker: by.staff });
  return caseId;
};

test('all of a person’s open work is shown to the manager, and moves to a successor case by case', async () => {
  const cases = [await held(petra), await held(petra)];
  const { people } = await lars.api.staffChange.people.query();
  expect(people.find(({ staff }) => staff.id === petra.staff)).toMatchObject({ cases: 2 });
  for (const { staff, cases: counted } of people)
    expect((await lars.api.staffChange.work.query({ staff: staff.id })).rows, staff.name).toHaveLength(counted);
  const { rows } = await lars.api.staffChange.work.query({ staff: petra.staff });
  expect(rows.map(({ caseId }) => caseId).toSorted()).toEqual(cases.toSorted());
  expect(rows[0]).toMatchObject({ caseworker: true, participantName: 'Byter Birgit' });
  for (const [n, caseId] of cases.entries())
    await lars.api.staffChange.transfer.mutate({
      commandId: id(),
      caseId,
      staff: petra.staff,
      successor: hakan.staff,
      ...(n === 0 ? { note: 'Ring på förmiddagen' } : {}),
    });
  const [caseId = ''] = cases;
  const view = await hakan.api.cases.get.query({ caseId });
  expect(view.holder.caseworker?.id).toBe(hakan.staff);
  expect(view.tasks.find(({ kind }) => kind === 'firstContact')?.claimedBy?.id).toBe(hakan.staff);
  const [transfer] = view.transfers ?? [];
  expect(transfer).toMatchObject({ from: { id: petra.staff }, to: { id: hakan.staff }, note: { version: 1 } });
  const { content } = await hakan.api.documents.read.query({ caseId, document: transfer?.note?.document ?? '' });
  expect(content).toMatchObject({ text: 'Ring på förmiddagen' });
  expect((await anna.api.cases.get.query({ caseId })).transfers).toBeUndefined();
  expect(view.history?.map(({ type }) => type)).toContain('workTransferred');
  expect((await lars.api.staffChange.work.query({ staff: petra.staff })).rows).toEqual([]);
});

test('only a manager moves work, and only to a colleague', async () => {
  const caseId = await held(petra);
  const move = { commandId: id(), caseId, staff: petra.staff, successor: hakan.staff };
  expect(await problemIn(petra.api.staffChange.transfer.mutate(move))).toMatchObject({ code: 'notManager' });
  expect(await problemIn(petra.api.staffChange.work.query({ staff: petra.staff }))).toMatchObject({
    code: 'roleNotAllowed',
  });
  const elsewhere = { ...move, commandId: id(), successor: anna.staff };
  expect(await problemIn(lars.api.staffChange.transfer.mutate(elsewhere))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'successor', reason: 'notColleague' }],
  });
  const until = addDays(today(), 10);
  await lars.api.staffChange.transfer.mutate({ ...move, commandId: id(), until });
  expect((await hakan.api.cases.get.query({ caseId })).holder.caseworker?.id).toBe(hakan.staff);
});

test('how cases flow is counted for coordinators alone', async () => {
  await held(petra);
  const mats = await api.signIn('forbund-mats');
  const period = { from: addDays(today(), -7), to: today() };
  const { answers, phases, moves, waits } = await mats.api.coordination.flow.query(period);
  expect(answers.find(({ route }) => route === 'referral')).toMatchObject({
    agency: units.kommunSikta.agency,
    answered: expect.any(Number),
    medianToAnswer: 0,
  });
  expect(phases.find(({ phase }) => phase === 'referral')).toMatchObject({ median: 0, standing: 0 });
  expect(moves).toContainEqual({ from: 'referral', to: 'waitingList', cases: expect.any(Number) });
  expect(waits.find(({ reason }) => reason === 'referralAnswer')).toMatchObject({ median: 0 });
  const none = await mats.api.coordination.flow.query({ ...period, insats: 'vuxam' });
  expect(none).toMatchObject({ answers: [], phases: [], moves: [], waits: [] });
  expect(await problemIn(lars.api.coordination.flow.query(period))).toMatchObject({ code: 'roleNotAllowed' });
});
