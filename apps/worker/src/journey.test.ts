import { createActivities, findStored, openCourier } from '@stafett/activities';
import { type CaseFile, currentModel, nextDeadline, type TaskKind, units } from '@stafett/domain';
import { type Ask, documentRef, people, referral } from '@stafett/domain/testing';
import { days, fastForward } from '@stafett/testkit';
import { meetingHeld, nudge } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

const state = async (caseId: string): Promise<CaseFile> => {
  const found = await house.stateOf(caseId);
  if (found === undefined) throw new Error('no such journey');
  return found;
};
const taskOf = async (caseId: string, kind: TaskKind) => {
  const task = (await state(caseId)).tasks.find((open) => open.kind === kind && open.status === 'open');
  if (task === undefined) throw new Error(`no open task ${kind}`);
  return task;
};
const handoverOf = async (caseId: string): Promise<string> => (await state(caseId)).handovers.at(-1)?.id ?? '';

/** FK aktualiserar a case of its own. */
const refer = async () => {
  const caseId = freshCaseId();
  const act = doing(house, caseId);
  expect(await act(people.fk, referral({ caseId }))).toBeUndefined();
  return { caseId, act };
};

const eventTypes = async (caseId: string): Promise<readonly string[]> => {
  const { events } = await house.journeyOf(caseId).fetchHistory();
  return (events ?? []).map(({ eventType }) => String(eventType));
};
const historyLength = async (caseId: string): Promise<number> => (await eventTypes(caseId)).length;

test('an aktualisering begins a journey, and what the workflow knows is what is stored', async () => {
  const { caseId } = await refer();
  expect(await state(caseId)).toMatchObject({ id: caseId, phase: 'referral' });
  expect(await house.storedState(caseId)).toEqual(await state(caseId));
});

test('the same act twice is stored once, and both are told that it is saved', async () => {
  const { caseId, act } = await refer();
  const handover = await handoverOf(caseId);
  const commandId = crypto.randomUUID();
  expect(await act(people.coach, { type: 'acceptHandover', handover }, commandId)).toBeUndefined();
  const { seq } = await state(caseId);
  expect(await act(people.coach, { type: 'acceptHandover', handover }, commandId)).toBeUndefined();
  // Also where Temporal has forgotten the Update: a fresh history knows its id no more.
  await house.journeyOf(caseId).terminate();
  expect(await act(people.coach, { type: 'acceptHandover', handover }, commandId)).toBeUndefined();
  expect((await state(caseId)).seq).toBe(seq);
});

test('Temporal’s own pages tell in codes where the case stands', async () => {
  const { caseId } = await refer();
  const metadata = await house.journeyOf(caseId).query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  expect(metadata.currentDetails).toMatch(/^referral: kommun referralAnswer, \w+ \d{4}-\d\d-\d\d$/);
});

test('a refusal is a code with facts, and an early no leaves nothing in the history', async () => {
  const { caseId, act } = await refer();
  const before = await historyLength(caseId);
  const refusal = await act(people.af, { type: 'acceptHandover', handover: await handoverOf(caseId) });
  expect(refusal?.code).toBe('notReceiver');
  expect(await historyLength(caseId)).toBe(before);
});

test('of eight acts at once on one task one wins and seven are refused', async () => {
  const { caseId, act } = await refer();
  const task = await taskOf(caseId, 'answerReferral');
  const ask: Ask = { type: 'claimTask', task: task.id, version: task.version };
  const answers = await Promise.all(Array.from({ length: 8 }, () => act(people.coach, ask)));
  expect(answers.filter((refusal) => refusal === undefined)).toHaveLength(1);
  expect(answers.flatMap((refusal) => refusal?.code ?? [])).toEqual(Array(7).fill('staleVersion'));
  expect(await house.storedState(caseId)).toEqual(await state(caseId));
});

test('an act that the store has and Temporal lost comes to light at the next act', async () => {
  const { caseId, act } = await refer();
  const { seq } = await state(caseId);
  const { activities } = createActivities({ db: house.db, client: house.client, taskQueue: house.taskQueue });
  const task = await taskOf(caseId, 'answerReferral');
  const lost = commandOf(people.coach, { type: 'claimTask', task: task.id, version: task.version });
  await activities.commit({ caseId, seq, command: lost, at: new Date().toISOString() as never });
  expect((await state(caseId)).seq).toBe(seq);
  expect(await act(people.fk, { type: 'recordIncome', income: 'ingen' })).toBeUndefined();
  expect((await taskOf(caseId, 'answerReferral')).claimedBy).toBe(people.coach.staff);
  expect(await house.storedState(caseId)).toEqual(await state(caseId));
});

test('what only the store knows can be built on at once: an early no from a workflow that is behind is none', async () => {
  const { caseId } = await refer();
  const { seq } = await state(caseId);
  const { activities } = createActivities({ db: house.db, client: house.client, taskQueue: house.taskQueue });
  const accept = commandOf(people.coach, { type: 'acceptHandover', handover: await handoverOf(caseId) });
  await activities.commit({ caseId, seq, command: accept, at: new Date().toISOString() as never });
  const courier = openCourier({
    client: house.client,
    taskQueue: house.taskQueue,
    findStored: findStored(house.db),
  });
  const income = commandOf(people.coach, { type: 'recordIncome', income: 'ingen' });
  expect(await courier.toJourney(caseId, income)).toMatchObject({ type: 'saved' });
  expect(await state(caseId)).toMatchObject({ phase: 'waitingList', incomeNow: 'ingen' });
});

test('a deadline fires when its time has come, once for each rung', async () => {
  const { caseId } = await refer();
  const handle = house.journeyOf(caseId);
  const ladder = (await state(caseId)).deadlines.find(({ type }) => type === 'task');
  if (ladder?.type !== 'task') throw new Error('no ladder');
  const reached = async (): Promise<number> => {
    const now = (await state(caseId)).deadlines.find(({ id }) => id === ladder.id);
    return now?.type === 'task' ? now.reached : -1;
  };
  expect(await reached()).toBe(0);
  const first = Date.parse(ladder.rungs[0]?.at ?? '') - Date.now();
  await fastForward(handle, first + days(1));
  expect(await until(reached, (count) => count > 0)).toBe(1);
  const stored = await house.db.caseEvent.findMany({ where: { caseId, type: 'rungReached' } });
  expect(stored).toHaveLength(1);
  expect(await house.storedState(caseId)).toEqual(await state(caseId));
});

test('an act costs at most six events, and eight when it moves the next deadline', async () => {
  const { caseId, act } = await refer();
  const costOf = async (asked: () => Promise<unknown>): Promise<{ events: number; moved: boolean }> => {
    const [before, due] = [await historyLength(caseId), nextDeadline(await state(caseId))];
    expect(await asked()).toBeUndefined();
    const moved = JSON.stringify(nextDeadline(await state(caseId))) !== JSON.stringify(due);
    return { events: (await historyLength(caseId)) - before, moved };
  };
  const handover = await handoverOf(caseId);
  const income = () => act(people.fk, { type: 'recordIncome', income: 'ingen' });
  expect(await costOf(income)).toEqual({ events: 6, moved: false });
  expect(await costOf(() => act(people.coach, { type: 'acceptHandover', handover }))).toEqual({
    events: 8,
    moved: true,
  });
});

test('continuing as new under concurrent acts loses none of them', async () => {
  const { caseId, act } = await refer();
  await act(people.coach, { type: 'acceptHandover', handover: await handoverOf(caseId) });
  const handle = house.journeyOf(caseId);
  const firstRun = (await handle.describe()).runId;
  const incomes = ['ingen', 'lon', 'sjukpenning', 'studiemedel', 'okand', 'forsorjningsstod'] as const;
  const before = (await state(caseId)).seq;
  const acts = Array.from({ length: 24 }, async (_, index) => {
    if (index % 6 === 3) await handle.signal(nudge);
    return act(people.coach, { type: 'recordIncome', income: incomes[index % incomes.length] ?? 'ingen' });
  });
  expect(await Promise.all(acts)).toEqual(Array(24).fill(undefined));
  const after = await state(caseId);
  expect(after.seq).toBeGreaterThan(before);
  expect(await house.storedState(caseId)).toEqual(after);
  const stored = await house.db.caseEvent.findMany({ where: { caseId, type: 'incomeRecorded' } });
  expect(new Set(stored.map(({ commandId }) => commandId)).size).toBe(stored.length);
  await handle.signal(nudge);
  expect(
    await until(
      async () => (await handle.describe()).runId,
      (run) => run !== firstRun,
    ),
  ).not.toBe(firstRun);
  expect(await state(caseId)).toEqual(after);
});

test('a journey that was lost is started again by the next act, from what is stored', async () => {
  const { caseId, act } = await refer();
  const handover = await handoverOf(caseId);
  await house.journeyOf(caseId).terminate('lost');
  expect(await act(people.coach, { type: 'acceptHandover', handover })).toBeUndefined();
  expect(await state(caseId)).toMatchObject({ phase: 'waitingList' });
});

test('an act on a case that is not there is refused, and no workflow stays behind', async () => {
  const caseId = freshCaseId();
  const refusal = await doing(house, caseId)(people.coach, { type: 'recordIncome', income: 'ingen' });
  expect(refusal?.code).toBe('caseNotFound');
  const { status } = await until(
    () => house.journeyOf(caseId).describe(),
    (found) => found.status.name !== 'RUNNING',
  );
  expect(status.name).toBe('COMPLETED');
});

test('a message that the ledger refuses becomes a task for a coordinator', async () => {
  const { caseId } = await refer();
  const machine = { type: 'machine', client: 'journal', agency: units.fkRehab.agency } as const;
  const command = commandOf(machine, { type: 'meetingHeld', meeting: 'none', attended: [], mode: 'video' });
  await house.journeyOf(caseId).signal(meetingHeld, { command } as never);
  const task = await until(
    async () => (await state(caseId)).tasks.find(({ kind }) => kind === 'handleRefusedMessage'),
    (found) => found !== undefined,
  );
  expect(task?.owner.unit).toBe(units.forbundKansli.unit);
});

test('a closed case ends its journey; what comes after is refused and starts nothing', async () => {
  const { caseId, act } = await refer();
  await act(people.fk, { type: 'withdrawHandover', reason: 'situationChanged', handover: await handoverOf(caseId) });
  const reasons = currentModel('sikta-arbetsmarknad')?.closureReasons ?? [];
  const reason = reasons.find(({ requires }) => requires.type === 'explanation')?.id ?? '';
  const commandId = crypto.randomUUID();
  const close: Ask = { type: 'closeCase', reason, explanation: documentRef('avslut') };
  expect(await act(people.fk, close, commandId)).toBeUndefined();
  const handle = house.journeyOf(caseId);
  const ended = await until(
    () => handle.describe(),
    (found) => found.status.name === 'COMPLETED',
  );
  const courier = openCourier({
    client: house.client,
    taskQueue: house.taskQueue,
    findStored: findStored(house.db),
  });
  // The answer to the closing itself may have been lost: asked again, it is the same.
  expect(await courier.toJourney(caseId, commandOf(people.fk, close, commandId))).toMatchObject({ type: 'saved' });
  const late = await courier.toJourney(caseId, commandOf(people.fk, { type: 'recordIncome', income: 'lon' }));
  expect(late).toMatchObject({ type: 'refused', refusal: { code: 'caseClosed' } });
  expect((await handle.describe()).runId).toBe(ended.runId);
});
