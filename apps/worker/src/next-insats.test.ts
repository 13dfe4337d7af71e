import { addDays, stockholmDate, type WaitingList } from '@stafett/domain';
import { documentRef, importer, importOf, people } from '@stafett/domain/testing';
import { waitingListId } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

const today = stockholmDate(new Date().toISOString() as never);

/** Somebody in SIKTA-Unga, from a list. */
const inUnga = async () => {
  const caseId = freshCaseId();
  const act = doing(house, caseId);
  const startedOn = addDays(today, -30);
  const started = importOf({ caseId, insats: 'sikta-unga', startedOn, asOf: today });
  expect(await act(importer, started)).toBeUndefined();
  return { caseId, act };
};

test('a participant goes on from SIKTA-Unga into the kö of SIKTA-Arbetsmarknad, though nobody there was asked', async () => {
  const { caseId, act } = await inUnga();
  const next = freshCaseId();
  const onward = {
    type: 'startFollowingCase',
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    basis: 'samtycke',
  } as const;
  expect(await act(people.coach, { ...onward, caseId: next })).toBeUndefined();
  const first = await house.storedState(caseId);
  const state = await until(
    () => house.storedState(next),
    (found) => found?.phase === 'waitingList',
  );
  expect(state).toMatchObject({
    follows: caseId,
    participant: first?.participant,
    holder: { unit: people.coach.unit },
    facts: { referredBy: 'kommun', referredOn: today },
  });
  const ko = await until(
    async () => {
      const id = waitingListId({ insats: 'sikta-arbetsmarknad', place: 'kfv' });
      return (await house.db.waitingList.findUnique({ where: { id } }))?.state as unknown as WaitingList | undefined;
    },
    (list) => list?.entries.some((entry) => entry.caseId === next) === true,
  );
  expect(ko?.entries.map((entry) => entry.caseId)).toEqual([next]);
});

test('what a case asks of its samverkansteam is stored with the act', async () => {
  const { caseId, act } = await inUnga();
  expect(await act(people.coach, { type: 'bringToTeam', question: documentRef('fråga') })).toBeUndefined();
  const effects = await house.db.outboxEffect.findMany({ where: { caseId } });
  const toTeam = effects.filter(({ effect }) => (effect as { type: string }).type === 'toTeam');
  expect(toTeam).toHaveLength(1);
  expect(toTeam[0]?.effect).toMatchObject({ team: 'samverkansteam-kfv', command: { type: 'raiseCase', caseId } });
});
