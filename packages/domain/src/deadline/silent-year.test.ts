import { describe, expect, test } from 'vitest';
import { beginnings, clock, stateOf } from '../../testing/index.ts';
import { addDuration, atTime, isWorkingDay, stockholmDate } from '../calendar/index.ts';
import { decide } from '../case/decide.ts';
import { evolve } from '../case/evolve.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { nextDeadline } from './next-deadline.ts';

// A year and a month: over both changes of the clock, every holiday, and all marks of the steps.
const DAYS = 400;
// A meeting's time is whenever it was called for, and what is owed of its invitation is counted back from it.
const byTheMeeting = ['meetingTime', 'replyMissing', 'proposalLapses'];

const all = beginnings();

describe('a case in which nobody does anything for a year', () => {
  test.each(all.map(({ model, events }, n) => [`${model.id} after ${events.at(-1)?.type}`, n] as const))(
    '%s is woken on working mornings, always waits for somebody, and fills no ledger',
    (_name, n) => {
      const beginning = all[n];
      if (!beginning) throw new Error('no beginning');
      const { model, at } = beginning;
      const end = addDuration(at, { days: DAYS });
      let state = stateOf(beginning.events);
      const began = state.seq;
      let passed = 0;
      for (let due = nextDeadline(state); due && due.at <= end; due = nextDeadline(state)) {
        const { id, rung, at: dueAt } = due;
        const deadline = state.deadlines.find((one) => one.id === id);
        const isAhead = dueAt > at;
        if (deadline && !byTheMeeting.includes(deadline.type) && isAhead) {
          const day = stockholmDate(dueAt);
          expect(isWorkingDay(day), `${deadline.type} on ${day}`).toBe(true);
          expect(dueAt >= atTime(day, '06:00') && dueAt < atTime(day, '08:00'), `${deadline.type} at ${dueAt}`).toBe(
            true,
          );
        }
        const command = {
          type: 'deadlinePassed',
          commandId: `${n} ${passed}`,
          actor: clock,
          deadline: id,
          rung,
        } as const;
        const decision = decide(state, command, isAhead ? dueAt : at, model);
        if (decision.type === 'refused') throw new Error(decision.refusal.code);
        for (const event of decision.events) state = evolve(state, event);
        expect(waitingFor(state, model), `after ${deadline?.type}`).toBeDefined();
        passed += 1;
      }
      expect(nextDeadline(state)).toBeDefined();
      expect(passed).toBeGreaterThan(0);
      expect(state.seq - began).toBeLessThan(300);
    },
  );
});
