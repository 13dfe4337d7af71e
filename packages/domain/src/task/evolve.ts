import type { EventOf } from '../case/act.ts';
import type { Task } from './task.ts';

type TaskEvent = EventOf<
  'taskOpened' | 'taskClaimed' | 'taskHandedBack' | 'taskAssigned' | 'taskDueMoved' | 'taskDone' | 'taskCancelled'
>;

const changed = (task: Task, event: Exclude<TaskEvent, EventOf<'taskOpened'>>): Task => {
  const version = task.version + 1;
  switch (event.type) {
    case 'taskClaimed':
    case 'taskAssigned':
      return { ...task, claimedBy: event.staff, version };
    case 'taskHandedBack': {
      const { claimedBy: _, ...unclaimed } = task;
      return { ...unclaimed, version };
    }
    case 'taskDueMoved':
      // Not a new version: whoever is at work on it still is.
      return { ...task, dueOn: event.dueOn };
    case 'taskDone':
      return { ...task, status: 'done', closedAt: event.at, version };
    case 'taskCancelled':
      return { ...task, status: 'cancelled', closedAt: event.at, version };
  }
};

export const evolveTasks = (tasks: readonly Task[], event: TaskEvent): readonly Task[] =>
  event.type === 'taskOpened'
    ? [...tasks, event.task]
    : tasks.map((task) => (task.id === event.task ? changed(task, event) : task));
