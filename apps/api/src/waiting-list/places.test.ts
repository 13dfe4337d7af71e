import { randomUUID } from 'node:crypto';
import { addDays, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn, until } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let petra: Person;
let lars: Person;
beforeAll(async () => {
  api = await openApi();
  petra = await api.signIn('kommun-petra');
  lars = await api.actFor(await api.signIn('kommun-lars'), units.kommunSikta.unit);
});
afterAll(() => api.stop());

const kfv = { insats: 'sikta-arbetsmarknad', place: 'kfv' } as const;
const id = randomUUID;
const today = () => stockholmDate(api.deps.clock());

/** So many whom FK has aktualiserat and the kommun has accepted. */
const enterKo = async (count: number): Promise<void> => {
  const anna = await api.signIn('fk-anna');
  for (let n = 0; n < count; n += 1) {
    const { caseId } = await anna.api.cases.refer.mutate(
      aReferral({
        ...kfv,
        participant: { name: `Kö Person ${n}` },
        birthYear: 1980,
        income: 'sjukpenning',
        another: true,
      }),
    );
    const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
    await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover });
  }
};
const view = () => petra.api.waitingList.view.query(kfv);
const give = (seats: number, from?: ReturnType<typeof today>) =>
  lars.api.waitingList.setCapacity.mutate({
    commandId: id(),
    ...kfv,
    coach: petra.staff,
    seats,
    ...(from && { from }),
  });
const petras = async () => (await view()).coaches.find(({ coach }) => coach.id === petra.staff);

test('a kö says who may be called now, who from a day ahead, and what a vacancy leaves', async () => {
  await enterKo(3);
  await until(view, ({ rows }) => rows.length === 3);
  const soon = addDays(today(), 10);
  await give(1);
  await give(2, soon);
  expect(await petras()).toMatchObject({ seats: 1, taken: 0, free: 1, ahead: [{ from: soon, seats: 2, free: 2 }] });
  const { rows } = await view();
  expect(rows.map(({ position, mayBeCalled, placeOn }) => [position, mayBeCalled, placeOn])).toEqual([
    [1, true, undefined],
    [2, undefined, soon],
    [3, undefined, undefined],
  ]);
  expect(await problemIn(give(3, addDays(today(), -1)))).toMatchObject({ code: 'dateNotAhead' });

  const call = { ...kfv, coach: petra.staff, answerBy: addDays(today(), 14) };
  await petra.api.waitingList.callNext.mutate({ commandId: id(), ...call });
  // The post falls vacant: who has the place keeps it, nobody else is called, and what is to come still comes.
  await give(0);
  expect(await petras()).toMatchObject({ seats: 0, taken: 1, free: -1, ahead: [{ from: soon, seats: 2, free: 1 }] });
  const refused = await problemIn(petra.api.waitingList.callNext.mutate({ commandId: id(), ...call }));
  expect(refused).toMatchObject({ code: 'coachHasNoRoom' });
  expect((await view()).rows.map(({ mayBeCalled, placeOn }) => [mayBeCalled, placeOn])).toEqual([
    [undefined, soon],
    [undefined, undefined],
  ]);
});
