import { expect, test } from 'vitest';
import { type Beginning, beginnings, clock, stateOf } from '../../testing/index.ts';
import { addDuration, atTime, isWorkingDay, stockholmDate } from '../calendar/index.ts';
import { decide } from '../case/decide.ts';
import { evolve } from '../case/evolve.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { nextDeadline } from './next-deadline.ts';

// A year and a month: over both changes of the clock, every holiday, and all marks of the steps.
const DAYS = 400;
// A meeting's time is whenever it was called for, and what is owed of its invitation is counted back from it.
const byTheMeeting = ['meetingTime', 'replyMissing', 'proposalLapses'];

/** Lets the clock alone act on the case, and looks at each act of it. */
const letTheYearPass = ({ events, at, model }: Beginning): void => {
  const end = addDuration(at, { days: DAYS });
  let state = stateOf(events);
  const began = state.seq;
  let passed = 0;
  for (let due = nextDeadline(state); due && due.at <= end; due = nextDeadline(state)) {
    const { id, rung, at: dueAt } = due;
    const deadline = state.deadlines.find((one) => one.id === id);
    const isAhead = dueAt > at;
    const what = `${model.id}, ${deadline?.type} at ${dueAt}`;
    if (deadline && !byTheMeeting.includes(deadline.type) && isAhead) {
      const day = stockholmDate(dueAt);
      expect(isWorkingDay(day), what).toBe(true);
      expect(dueAt >= atTime(day, '06:00') && dueAt < atTime(day, '08:00'), what).toBe(true);
    }
    const command = { type: 'deadlinePassed', commandId: `act ${passed}`, actor: clock, deadline: id, rung } as const;
    const decision = decide(state, command, isAhead ? dueAt : at, model);
    if (decision.type === 'refused') throw new Error(`${what}: ${decision.refusal.code}`);
    for (const event of decision.events) state = evolve(state, event);
    expect(waitingFor(state, model), what).toBeDefined();
    passed += 1;
    expect(passed, `${what}: deadlines breed deadlines`).toBeLessThan(300);
  }
  expect(nextDeadline(state), model.id).toBeDefined();
  expect(passed, model.id).toBeGreaterThan(0);
  expect(state.seq - began, model.id).toBeLessThan(400);
};

test('a case in which nobody does anything for a year is woken on working mornings, waits for somebody, and fills no ledger', () => {
  for (const beginning of beginnings()) letTheYearPass(beginning);
});
