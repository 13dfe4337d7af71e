import { randomUUID } from 'node:crypto';
import { units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.stop());

const id = randomUUID;

test('work goes to a colleague of the unit: with a stranger it would be in nobody’s list', async () => {
  const [anna, petra, hakan] = [
    await api.signIn('fk-anna'),
    await api.signIn('kommun-petra'),
    await api.signIn('kommun-hakan'),
  ];
  const lars = await api.actFor(await api.signIn('kommun-lars'), units.kommunSikta.unit);
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Kalle Kollega' },
      sex: 'M',
      birthYear: 1980,
    }),
  );
  const seen = await petra.api.cases.get.query({ caseId });
  const handover = seen.handovers?.[0]?.id ?? '';
  const onTask = { caseId, task: seen.tasks[0]?.id ?? '', version: seen.tasks[0]?.version ?? 0 };
  const notColleague = (path: string) => ({ code: 'invalidInput', fields: [{ path, reason: 'notColleague' }] });
  for (const stranger of [anna.staff, id()]) {
    const assign = lars.api.tasks.assign.mutate({ commandId: id(), ...onTask, staff: stranger });
    expect(await problemIn(assign)).toMatchObject(notColleague('staff'));
    const accept = petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover, caseworker: stranger });
    expect(await problemIn(accept)).toMatchObject(notColleague('caseworker'));
  }
  await lars.api.tasks.assign.mutate({ commandId: id(), ...onTask, staff: petra.staff });
  await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover, caseworker: petra.staff });
  const other = petra.api.cases.assignCaseworker.mutate({ commandId: id(), caseId, staff: anna.staff });
  expect(await problemIn(other)).toMatchObject(notColleague('staff'));
  await petra.api.cases.assignCaseworker.mutate({ commandId: id(), caseId, staff: hakan.staff });
  expect((await petra.api.cases.get.query({ caseId })).holder.caseworker?.id).toBe(hakan.staff);
});
