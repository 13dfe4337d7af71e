import { seedCase } from '@stafett/activities/testing';
import {
  addDays,
  atTime,
  type CaseEvent,
  type CaseFile,
  currentModel,
  type Instant,
  instant,
  nextDeadline,
  stepIds,
  stockholmDate,
} from '@stafett/domain';
import { type Ask, documentRef, newJourney, people, vuxamPlanned } from '@stafett/domain/testing';
import { days, fastForward } from '@stafett/testkit';
import { journeyId, nudge, workflowTypes } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

const FORTNIGHTS = 26;

test('an eventful year of VUXAM stays under 4,000 events of history, and goes on as new without losing what is pending', async () => {
  const model = currentModel('vuxam');
  if (!model) throw new Error('no vuxam');
  const caseId = freshCaseId();
  const start = stockholmDate(instant(Date.now()));
  const past = vuxamPlanned(newJourney(atTime(addDays(start, -20), '10:00'), model));
  const events: readonly CaseEvent[] = JSON.parse(JSON.stringify(past.events()).replaceAll(past.state().id, caseId));
  await seedCase(house.db, caseId, events);
  await house.client.workflow.start(workflowTypes.journey, {
    workflowId: journeyId(caseId),
    taskQueue: house.taskQueue,
    args: [{ caseId }],
  });
  const handle = () => house.journeyOf(caseId);
  const act = doing(house, caseId);
  const runs = new Set<string>();
  const state = async (): Promise<CaseFile> => {
    const found = await house.stateOf(caseId);
    if (!found) throw new Error('no journey');
    return found;
  };
  let saved = 0;
  const tries = async (ask: Ask): Promise<void> => {
    if ((await act(people.vuxam, ask)) === undefined) saved += 1;
  };
  let elapsed = 0;
  const now = (): Instant => new Date(Date.now() + elapsed).toISOString() as Instant;

  for (let fortnight = 0; fortnight < FORTNIGHTS; fortnight += 1) {
    runs.add((await handle().describe()).runId);
    await fastForward(handle(), days(14));
    elapsed += days(14);
    const on = stockholmDate(now());
    const open = (await state()).tasks.filter((task) => task.status === 'open');
    for (const { id, version, claimedBy, kind } of open)
      if (claimedBy === undefined && kind !== 'handleRefusedMessage')
        await tries({ type: 'claimTask', task: id, version });
    await tries({ type: 'recordFollowUp', on, document: documentRef(`uppföljning ${fortnight}`) });
    await tries({ type: 'recordReview', on, document: documentRef(`utvärdering ${fortnight}`) });
    await tries({ type: 'savePlan', on, document: documentRef(`plan ${fortnight}`) });
    await tries({ type: 'recordIncome', income: fortnight % 2 === 0 ? 'lon' : 'forsorjningsstod' });
    const step = stepIds[Math.floor(fortnight / 6)];
    if (step !== undefined && fortnight % 6 === 3) await tries({ type: 'recordStepMove', step, on });
    if (fortnight === FORTNIGHTS / 2) {
      const before = (await handle().describe()).runId;
      const pending = (await state()).deadlines;
      await handle().signal(nudge);
      await until(
        async () => (await handle().describe()).runId,
        (run) => run !== before,
      );
      expect((await state()).deadlines).toEqual(pending);
    }
  }
  runs.add((await handle().describe()).runId);

  expect(saved).toBeGreaterThan(FORTNIGHTS * 2);
  const after = await state();
  expect(after).toEqual(await house.storedState(caseId));
  // Nothing that was due has been left behind.
  expect((nextDeadline(after)?.at ?? '') > now()).toBe(true);
  expect(runs.size).toBeGreaterThan(1);
  let length = 0;
  for (const runId of runs)
    length += (await house.client.workflow.getHandle(journeyId(caseId), runId).describe()).historyLength;
  expect(length).toBeLessThan(4_000);
  expect(length).toBeGreaterThan(500);
});
