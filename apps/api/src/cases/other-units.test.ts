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

test('a link to a case leads on to the unit of one’s own that may open it, and says nothing of others', async () => {
  const [anna, lars, amir] = await Promise.all(['fk-anna', 'kommun-lars', 'af-amir'].map(api.signIn));
  if (!anna || !lars || !amir) throw new Error('nobody signed in');
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Vera Vik' },
      birthYear: 1980,
    }),
  );
  const away = await api.actFor(lars, units.kommunForsorjning.unit);
  expect(await problemIn(away.api.cases.get.query({ caseId }))).toMatchObject({ code: 'caseNotFound' });
  expect(await away.api.cases.otherUnits.query({ caseId })).toEqual({
    units: [{ id: units.kommunSikta.unit, name: units.kommunSikta.name }],
  });
  const me = await away.api.session.me.query();
  expect(me.units.map(({ id, waiting }) => [id, waiting])).toEqual(
    expect.arrayContaining([
      [units.kommunSikta.unit, 1],
      [units.kommunForsorjning.unit, 0],
    ]),
  );

  const there = await api.actFor(away, units.kommunSikta.unit);
  expect((await there.api.cases.get.query({ caseId })).caseId).toBe(caseId);
  // Nothing for who has no such unit, nor for a case that is not there.
  expect(await problemIn(amir.api.cases.otherUnits.query({ caseId }))).toMatchObject({ code: 'caseNotFound' });
  expect(await problemIn(there.api.cases.otherUnits.query({ caseId: randomUUID() }))).toMatchObject({
    code: 'caseNotFound',
  });
});
