import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
beforeAll(async () => {
  api = await openApi();
  [anna, petra] = await Promise.all([api.signIn('fk-anna'), api.signIn('kommun-petra')]);
});
afterAll(() => api.stop());

const id = randomUUID;
const seenBy = async ({ api: one }: Person) => {
  const { rows, byAgency } = await one.coordination.stalled.query({ stalledOnly: false });
  return { cases: rows.map(({ caseId }) => caseId), counted: byAgency.reduce((sum, { count }) => sum + count, 0) };
};

test('a manager sees what the unit holds: why another unit’s case stands still is not the referrer’s to know', async () => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Stilla Sten' },
      birthYear: 1980,
    }),
  );
  const [marie, mats] = [await api.signIn('fk-marie'), await api.signIn('forbund-mats')];
  expect(await seenBy(marie)).toEqual({ cases: [caseId], counted: 1 });
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover });
  expect((await marie.api.cases.get.query({ caseId })).relations).toEqual(['referrer']);
  expect(await seenBy(marie)).toEqual({ cases: [], counted: 0 });
  expect(await seenBy(mats)).toEqual({ cases: [caseId], counted: 1 });
});
