import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.stop());

const first = '4b804de23a7d72d6d940fcf859a0abd7608390ec53d95f49793fe133045fe4d1';
const second = 'daf2b754c84c97d36793cbc7aa1b7ef60f1d15c9653b89d435e03c62d80952e8';

test('a coordinator reads how each insats of theirs works, version by version', async () => {
  const [helena, monika, petra] = await Promise.all(
    ['forbund-helena', 'kansli-monika', 'kommun-petra'].map(api.signIn),
  );
  const { models } = (await helena?.api.insatser.models.query()) ?? {};
  const named = models?.map(({ insats, version, current }) => `${insats} ${version} ${current}`);
  expect(named).toEqual([
    'sikta-arbetsmarknad 1 false',
    'sikta-unga 1 true',
    'tuna 1 false',
    'sikta-arbetsmarknad 2 true',
    'tuna 2 true',
  ]);
  const only = await monika?.api.insatser.models.query();
  expect(only?.models).toMatchObject([{ insats: 'vuxam', steps: [{ targetPercent: 75 }, {}, {}, {}, {}] }]);
  expect(only?.models[0]?.clocks).toContainEqual({ clock: 'assessment.withinDays', value: 7 });
  expect(await problemIn(petra?.api.insatser.models.query() ?? Promise.resolve())).toMatchObject({
    code: 'roleNotAllowed',
  });
});

test('a running case is moved to a newer version by the coordinator, who has seen what that changes', async () => {
  const [anna, helena, petra] = await Promise.all(['fk-anna', 'forbund-helena', 'kommun-petra'].map(api.signIn));
  if (!anna || !helena || !petra) throw new Error('nobody signed in');
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Gammal Version' },
      sex: 'M',
      birthYear: 1979,
    }),
  );
  expect(await helena.api.insatser.modelChanges.query({ caseId })).toEqual({ version: 2, newer: [] });
  // Begun while the first version was the current one: its ledger says so, and its journey reads it anew.
  await api.house.journeyOf(caseId).terminate('reads its ledger anew');
  for (const sql of [
    `UPDATE case_event SET payload = jsonb_set(payload::jsonb, '{modelHash}', to_jsonb($2::text)) WHERE case_id = $1 AND seq = 1`,
    `UPDATE case_file SET model_hash = $2, state = jsonb_set(state::jsonb, '{modelHash}', to_jsonb($2::text)) WHERE id = $1`,
  ])
    await api.look(sql, caseId, first);

  const changes = await helena.api.insatser.modelChanges.query({ caseId });
  expect(changes).toMatchObject({ version: 1, newer: [{ hash: second, version: 2 }] });
  expect(changes.newer[0]?.kept.length).toBeGreaterThan(0);
  const change = (person: typeof anna) =>
    person.api.insatser.changeModel.mutate({ commandId: randomUUID(), caseId, modelHash: second });
  expect(await problemIn(petra.api.insatser.modelChanges.query({ caseId }))).toMatchObject({ code: 'notCoordinator' });
  expect(await problemIn(change(petra))).toMatchObject({ code: 'notCoordinator' });
  expect((await change(helena)).happened).toContain('modelChanged');
  expect((await api.house.storedState(caseId))?.modelHash).toBe(second);
  expect(await problemIn(change(helena))).toMatchObject({ code: 'modelNotNewer' });
});
