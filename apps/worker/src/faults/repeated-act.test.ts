import { type Delivery, findStored, openCourier } from '@stafett/activities';
import type { Command } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { nudge } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, freshCaseId, type House, openHouse, until } from '../house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

test('an act whose answer was lost is saved, not refused, when it is repeated to a journey that has continued as new', async () => {
  const courier = openCourier({ client: house.client, taskQueue: house.taskQueue, findStored: findStored(house.db) });
  const caseId = freshCaseId();
  /** Sends it until there is an answer: on a busy machine a server may take its time. */
  const tell = (command: Command): Promise<Delivery> =>
    until(
      () => courier.toJourney(caseId, command).catch((cause: unknown) => ({ type: 'noAnswer' as const, cause })),
      ({ type }) => type !== 'noAnswer',
    );
  await tell(commandOf(people.fk, referral({ caseId })));
  const handover = (await house.storedState(caseId))?.handovers[0]?.id ?? '';
  // Nobody can accept twice: to the rules a repeat under another id is refused.
  const accept = commandOf(people.coach, { type: 'acceptHandover', handover });
  const first = await tell(accept);
  expect(first).toMatchObject({ type: 'saved' });

  const handle = house.journeyOf(caseId);
  const { runId } = await handle.describe();
  await handle.signal(nudge);
  await until(
    async () => (await handle.describe()).runId,
    (now) => now !== runId,
  );
  expect(await tell(commandOf(people.coach, { type: 'acceptHandover', handover }))).toMatchObject({ type: 'refused' });
  expect(await tell(accept)).toEqual(first);
});
