import type { Instant } from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Deadline, DueDeadline } from './deadline.ts';

/** When this deadline acts next, and its how-manieth act that is; nothing when its ladder is climbed. */
export const dueOf = (deadline: Deadline): DueDeadline | undefined => {
  if (deadline.type !== 'task') return { id: deadline.id, rung: 0, at: deadline.at };
  const rung = deadline.rungs[deadline.reached];
  return rung && { id: deadline.id, rung: deadline.reached, at: rung.at };
};

/** Whether the ladder stands still: the case is parked, and this work waits with it. */
export const isHeld = ({ wait }: CaseFile, deadline: Deadline): boolean =>
  wait !== undefined && deadline.type === 'task' && wait.held.includes(deadline.task);

/** The next thing the clock owes the case: the earliest of all, of equals the one set first. Never nothing while the case is open (promise 2). */
export const nextDeadline = (state: CaseFile): DueDeadline | undefined => {
  let next: DueDeadline | undefined;
  for (const deadline of state.deadlines) {
    const due = isHeld(state, deadline) ? undefined : dueOf(deadline);
    if (due && (!next || due.at < next.at)) next = due;
  }
  return next;
};

/** The day's last moment is not what people mean by a date that has passed: a date has passed on the morning after. */
export const isDue = (due: DueDeadline, at: Instant): boolean => due.at <= at;
