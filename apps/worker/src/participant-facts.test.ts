import { randomUUID } from 'node:crypto';
import { findStored, openCourier } from '@stafett/activities';
import { addDays, addDuration, instant, stockholmDate, units } from '@stafett/domain';
import { importer, importOf, machineOf } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, doing, freshCaseId, type House, openHouse, PATIENCE_MS, until } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

const today = stockholmDate(instant(Date.now()));

const caseOf = async (participant: string): Promise<string> => {
  const caseId = freshCaseId();
  const started = importOf({ caseId, startedOn: addDays(today, -30), asOf: today });
  expect(await doing(house, caseId)(importer, { ...started, participant } as never)).toBeUndefined();
  return caseId;
};
const typesOf = async (caseId: string) =>
  (await house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(({ type }) => type);
const courier = () =>
  openCourier({
    client: house.client,
    taskQueue: house.taskQueue,
    findStored: findStored(house.db),
    answerWithinMs: PATIENCE_MS,
  });

test('what is told of a participant reaches each of their open cases once, and nobody else’s', async () => {
  const participant = randomUUID();
  const cases = [await caseOf(participant), await caseOf(participant), await caseOf(participant)];
  const stranger = await caseOf(randomUUID());
  const kommun = machineOf(units.kommunSikta);
  const death = commandOf(kommun, { type: 'participantDied', on: today });
  expect(await courier().toJourney(cases[0] ?? '', death)).toEqual({ type: 'taken' });
  for (const caseId of cases)
    await until(
      () => typesOf(caseId),
      (types) => types.includes('participantDied'),
    );
  await courier().toJourney(cases[1] ?? '', commandOf(kommun, { type: 'participantDied', on: today }));
  await until(
    () => house.db.outboxEffect.count({ where: { relayedAt: null } }),
    (count) => count === 0,
  );
  for (const caseId of cases) {
    expect((await typesOf(caseId)).filter((type) => type === 'participantDied')).toHaveLength(1);
    expect((await house.storedState(caseId))?.tasks.map(({ kind }) => kind)).toContain('confirmDeath');
  }
  expect(await typesOf(stranger)).not.toContain('participantDied');
});

test('two systems that tell of different moves do not make the cases tell each other for ever', async () => {
  const participant = randomUUID();
  const [first = '', second = ''] = [await caseOf(participant), await caseOf(participant)];
  const kommun = machineOf(units.kommunSikta);
  await Promise.all([
    courier().toJourney(first, commandOf(kommun, { type: 'moved', kommun: 'Flen', on: today })),
    courier().toJourney(second, commandOf(kommun, { type: 'moved', kommun: 'Vingåker', on: today })),
  ]);
  const moves = async () =>
    (await Promise.all([typesOf(first), typesOf(second)])).flat().filter((type) => type === 'participantMoved').length;
  await until(
    async () => [await moves(), await house.db.outboxEffect.count({ where: { relayedAt: null } })] as const,
    ([count, waiting]) => count >= 2 && waiting === 0,
  );
  expect(await moves()).toBeLessThanOrEqual(4);
});

test('what the case refuses is its coordinator’s to look into', async () => {
  const caseId = await caseOf(randomUUID());
  const on = stockholmDate(addDuration(instant(Date.now()), { days: 5 }));
  await courier().toJourney(caseId, commandOf(machineOf(units.kommunSikta), { type: 'participantDied', on }));
  const state = await until(
    () => house.storedState(caseId),
    (found) => found?.tasks.some(({ kind }) => kind === 'handleRefusedMessage') === true,
  );
  expect(state?.tasks.find(({ kind }) => kind === 'handleRefusedMessage')?.owner.unit).toBe(units.forbundKansli.unit);
});
