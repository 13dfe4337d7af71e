import { people, referral } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doing, freshCaseId, type House, openHouse } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

test('an aktualisering begins a journey, and what the workflow knows is what is stored', async () => {
  const caseId = freshCaseId();
  const act = doing(house, caseId);
  expect(await act(people.fk, referral({ caseId }))).toBeUndefined();
  const state = await house.stateOf(caseId);
  expect(state).toMatchObject({ id: caseId, phase: 'referral' });
  expect(await house.storedState(caseId)).toEqual(state);
});
