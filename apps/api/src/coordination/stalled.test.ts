import { randomUUID } from 'node:crypto';
import { stockholmDate } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person } from '../api-under-test.ts';

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
  const { caseId } = await anna.api.cases.refer.mutate({
    commandId: id(),
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    participant: { name: 'Stilla Sten' },
    sex: 'K',
    birthYear: 1980,
    kommun: 'Flen',
    referredOn: stockholmDate(api.deps.clock()),
    income: 'okand',
    insuranceQuestionOpen: false,
    basis: 'samtycke',
  });
  const [marie, mats] = [await api.signIn('fk-marie'), await api.signIn('forbund-mats')];
  expect(await seenBy(marie)).toEqual({ cases: [caseId], counted: 1 });
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover });
  expect((await marie.api.cases.get.query({ caseId })).relations).toEqual(['referrer']);
  expect(await seenBy(marie)).toEqual({ cases: [], counted: 0 });
  expect(await seenBy(mats)).toEqual({ cases: [caseId], counted: 1 });
});
