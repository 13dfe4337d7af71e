import { seedCase } from '@stafett/activities/testing';
import {
  addDays,
  atTime,
  type CaseEvent,
  type CaseFile,
  currentModel,
  decide,
  deriveId,
  evolve,
  type InsatsModel,
  type Instant,
  instant,
  isoDate,
  isWorkingDay,
  nextDeadline,
  stockholmDate,
} from '@stafett/domain';
import {
  clock,
  duaStarted,
  inConsultation,
  inInsats,
  inUnga,
  inWorkTraining,
  type Journey,
  mentorMatched,
  newJourney,
  vuxamPlanned,
  waiting,
} from '@stafett/domain/testing';
import { days, fastForward } from '@stafett/testkit';
import { journeyId, nudge, workflowTypes } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshCaseId, type House, openHouse, until } from './house-under-test.ts';

// Every month of a year: both changes of the clock and every holiday lie in it, whenever the test runs.
const DAYS = 366;
// A meeting's time is whenever it was called for, and what is owed of its invitation is counted back from it.
const byTheMeeting = ['meetingTime', 'replyMissing', 'proposalLapses'];

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

const modelOf = (insats: string): InsatsModel => {
  const model = currentModel(insats);
  if (!model) throw new Error(`no ${insats}`);
  return model;
};
/** Monday morning, today or the last one. */
const monday = (): Instant => {
  let day = stockholmDate(instant(Date.now()));
  while (new Date(`${day}T12:00:00Z`).getUTCDay() !== 1) day = addDays(day, -1);
  return atTime(day, '10:00');
};

/** The case with this journey's past, under an id of its own, and its journey on the server. */
const begin = async (journey: Journey) => {
  const caseId = freshCaseId();
  const old = journey.state().id;
  const events: readonly CaseEvent[] = JSON.parse(JSON.stringify(journey.events()).replaceAll(old, caseId));
  await seedCase(house.db, caseId, events);
  await house.client.workflow.start(workflowTypes.journey, {
    workflowId: journeyId(caseId),
    taskQueue: house.taskQueue,
    args: [{ caseId }],
  });
  const state = await house.storedState(caseId);
  if (!state) throw new Error('not seeded');
  return { caseId, state };
};

type Fired = { readonly commandId: string; readonly at: Instant };
/** What the clock does by itself in a year, worked out without any server. */
const expected = (from: CaseFile, model: InsatsModel, end: Instant): readonly Fired[] => {
  const fired: Fired[] = [];
  let state = from;
  for (let due = nextDeadline(state); due && due.at <= end; due = nextDeadline(state)) {
    const { id, rung, at } = due;
    const type = state.deadlines.find((deadline) => deadline.id === id)?.type ?? '';
    if (!byTheMeeting.includes(type)) {
      expect(isWorkingDay(stockholmDate(at)), `${model.id} ${type} ${at}`).toBe(true);
      expect(at >= atTime(stockholmDate(at), '06:00') && at < atTime(stockholmDate(at), '08:00')).toBe(true);
    }
    const commandId = deriveId(state.id, `deadlinePassed:${id}`, rung);
    const command = { type: 'deadlinePassed', commandId, actor: clock, deadline: id, rung } as const;
    const decision = decide(state, command, at, model);
    if (decision.type === 'refused') throw new Error(decision.refusal.code);
    state = decision.events.reduce<CaseFile>(evolve, state);
    fired.push({ commandId, at });
  }
  return fired;
};
const firedIn = async (caseId: string): Promise<readonly Fired[]> => {
  const rows = await house.db.caseEvent.findMany({
    where: { caseId, ordinal: 0, actor: { path: ['source'], equals: 'clock' } },
    orderBy: { seq: 'asc' },
    select: { commandId: true, at: true, seq: true },
  });
  return rows
    .filter(({ commandId }, index) => commandId !== rows[index - 1]?.commandId)
    .map(({ commandId, at }) => ({ commandId, at: at.toISOString() as Instant }));
};

/** Somebody who turns 20 within the year. */
const turnsTwenty = () => {
  const on = addDays(stockholmDate(instant(Date.now())), 300);
  return isoDate(`${Number(on.slice(0, 4)) - 20}${on.slice(4, 8)}15`);
};

const beginnings: readonly (readonly [insats: string, (journey: Journey) => Journey])[] = [
  ['sikta-arbetsmarknad', inInsats],
  ['sikta-arbetsmarknad', waiting],
  ['sikta-unga', inUnga],
  ['tuna', inWorkTraining],
  ['vuxam', vuxamPlanned],
  ['dua', (journey) => duaStarted(journey, turnsTwenty())],
  ['mentorsnatverket', mentorMatched],
  ['samverkansteam-konsultation', inConsultation],
];

test.each(beginnings)('%s: for a year every timer fires at its time, on a working morning', async (insats, past) => {
  const model = modelOf(insats);
  const { caseId, state } = await begin(past(newJourney(monday(), model)));
  const end = new Date(Date.now() + days(DAYS)).toISOString() as Instant;
  const should = expected(state, model, end).filter(({ at }) => Date.parse(at) > Date.now());
  expect(should.length).toBeGreaterThan(5);
  await fastForward(house.journeyOf(caseId), days(DAYS) + 60_000);
  const did = await until(
    () => firedIn(caseId),
    (fired) => fired.length >= should.length,
    20_000,
  );
  const seen = new Set(should.map(({ commandId }) => commandId));
  const ours = did.filter(({ commandId }) => seen.has(commandId));
  expect(ours.map(({ commandId }) => commandId)).toEqual(should.map(({ commandId }) => commandId));
  ours.forEach(({ at }, index) => {
    const due = should[index]?.at ?? at;
    expect(stockholmDate(at)).toBe(stockholmDate(due));
    expect(Date.parse(at) - Date.parse(due)).toBeGreaterThanOrEqual(0);
  });
  expect(await house.stateOf(caseId)).toEqual(await house.storedState(caseId));
});

test('a silent year of VUXAM stays small, and a fresh history in the middle of it loses nothing', async () => {
  const model = modelOf('vuxam');
  const { caseId, state } = await begin(vuxamPlanned(newJourney(monday(), model)));
  const handle = () => house.journeyOf(caseId);
  const end = new Date(Date.now() + days(DAYS)).toISOString() as Instant;
  const should = expected(state, model, end);
  await fastForward(handle(), days(DAYS / 2));
  const first = (await handle().describe()).runId;
  await handle().signal(nudge);
  await until(
    async () => (await handle().describe()).runId,
    (run) => run !== first,
  );
  await fastForward(handle(), days(DAYS / 2) + 60_000);
  const did = await until(
    () => firedIn(caseId),
    (fired) => fired.length >= should.length,
    20_000,
  );
  expect(new Set(did.map(({ commandId }) => commandId)).size).toBe(did.length);
  const known = new Set(did.map(({ commandId }) => commandId));
  for (const { commandId } of should) expect(known.has(commandId)).toBe(true);
  let events = 0;
  for (const runId of [first, (await handle().describe()).runId])
    events += (await house.client.workflow.getHandle(journeyId(caseId), runId).describe()).historyLength;
  expect(events).toBeLessThan(4_000);
});
