import { addDays, type CaseFile, stockholmDate, units, type WaitingList } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { waitingListId } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

const list = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
const listState = async (): Promise<WaitingList | undefined> => {
  const row = await house.db.waitingList.findUnique({ where: { id: waitingListId(list) } });
  return row === null ? undefined : (row.state as unknown as WaitingList);
};
const stored = async (caseId: string): Promise<CaseFile> => {
  const state = await house.storedState(caseId);
  if (state === undefined) throw new Error('no such case');
  return state;
};

/** A case that has been accepted and stands in kö. */
const enterKo = async () => {
  const caseId = freshCaseId();
  const act = doing(house, caseId);
  await act(people.fk, referral({ caseId }));
  const handover = (await stored(caseId)).handovers[0]?.id ?? '';
  expect(await act(people.coach, { type: 'acceptHandover', handover })).toBeUndefined();
  return { caseId, act };
};
const callNext = () =>
  house.courier.toWaitingList(list, {
    type: 'callNext',
    commandId: crypto.randomUUID(),
    actor: people.coach,
    coach: people.coach.staff,
    calledBy: { agency: people.coach.agency, unit: people.coach.unit },
    answerBy: addDays(stockholmDate(new Date().toISOString() as never), 14),
  });

test('from kö to start: the accepted case enters by itself, is called to a seat, and the seat stays its own', async () => {
  const { caseId, act } = await enterKo();
  await until(listState, (ko) => ko?.entries.some((entry) => entry.caseId === caseId) === true);
  expect(await house.listState(list.insats, list.place)).toEqual(await listState());

  expect(await callNext()).toMatchObject({ type: 'refused', refusal: { code: 'coachUnknown' } });
  const seats = await house.courier.toWaitingList(list, {
    type: 'setCapacity',
    commandId: crypto.randomUUID(),
    actor: people.siktaManager,
    coach: people.coach.staff,
    seats: 1,
  });
  expect(seats.type).toBe('saved');
  expect(await callNext()).toMatchObject({ type: 'saved' });
  const called = await until(
    () => stored(caseId),
    ({ summonses }) => summonses.length === 1,
  );
  expect(called.summonses[0]).toMatchObject({ coach: people.coach.staff, status: 'called' });
  expect(await callNext()).toMatchObject({ type: 'refused', refusal: { code: 'coachHasNoRoom' } });

  const summons = called.summonses[0]?.id ?? '';
  const today = stockholmDate(new Date().toISOString() as never);
  await act(people.coach, { type: 'recordSummonsDelivery', summons, how: 'letter', on: today });
  expect(await act(people.coach, { type: 'answerSummons', summons, answer: 'comes' })).toBeUndefined();
  const ko = await until(listState, (found) => found?.calls.length === 0);
  expect(ko?.coaches).toEqual([{ coach: people.coach.staff, seats: 1, taken: [caseId] }]);
  const rows = await house.db.coachSeat.findMany();
  expect(rows).toEqual([{ listId: waitingListId(list), coach: people.coach.staff, seats: 1, taken: 1 }]);
});

test('a call that the case refuses gives the seat back', async () => {
  const { caseId, act } = await enterKo();
  await until(listState, (ko) => ko?.entries.some((entry) => entry.caseId === caseId) === true);
  await house.courier.toWaitingList(list, {
    type: 'setCapacity',
    commandId: crypto.randomUUID(),
    actor: people.siktaManager,
    coach: people.coach.staff,
    seats: 2,
  });
  // Called from elsewhere meanwhile: a summons is open already when the kö's call arrives.
  await house.courier.toJourney(
    caseId,
    commandOf(
      { type: 'system', source: 'waitingList' },
      {
        type: 'callParticipant',
        coach: people.coachColleague.staff,
        answerBy: addDays(stockholmDate(new Date().toISOString() as never), 14),
        calledBy: units.kommunSikta,
      },
    ),
  );
  expect(await callNext()).toMatchObject({ type: 'saved' });
  const ko = await until(listState, (found) => found?.calls.length === 0 && found.entries.length === 1);
  expect(ko?.coaches[0]?.taken).not.toContain(caseId);
  expect(await act(people.coach, { type: 'recordIncome', income: 'ingen' })).toBeUndefined();
});

test('every effect is noted as relayed', async () => {
  const waiting = () => house.db.outboxEffect.count({ where: { relayedAt: null } });
  expect(await until(waiting, (count) => count === 0)).toBe(0);
  expect(await house.db.outboxEffect.count()).toBeGreaterThan(0);
});
