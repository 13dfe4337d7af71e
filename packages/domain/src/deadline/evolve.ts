import type { EventOf } from '../case/act.ts';
import type { Deadline } from './deadline.ts';

export const evolveDeadlines = (
  deadlines: readonly Deadline[],
  event: EventOf<'deadlineSet' | 'deadlineDropped' | 'rungReached'>,
): readonly Deadline[] => {
  switch (event.type) {
    case 'deadlineSet':
      return [...deadlines, event.deadline];
    case 'deadlineDropped':
      return deadlines.filter(({ id }) => id !== event.deadline);
    case 'rungReached':
      return deadlines.map((deadline) =>
        deadline.id === event.deadline && deadline.type === 'task'
          ? { ...deadline, reached: event.rung + 1 }
          : deadline,
      );
  }
};
