import { type Act, allow, type Guard, no, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { HurryCommand } from '../case/commands.ts';
import { onlyTheCoordinatorOrTheHolder } from '../case/standing.ts';
import { onlyOpenTasks } from '../task/holding.ts';
import { climb, type Ladder } from './climb.ts';
import { isHeld } from './next-deadline.ts';

// A person need not wait for the clock: the ladder of a silent task can be climbed by hand. Each rung counts once all the same.

const ladderOf = (state: CaseFile, task: string): Ladder | undefined =>
  state.deadlines.find((deadline): deadline is Ladder => deadline.type === 'task' && deadline.task === task);

/** Who has been reminded is not reminded again: next in turn is somebody else. */
const onlyTheFirstReminder = ({ task, reached }: Ladder): Guard =>
  reached === 0 ? undefined : no('alreadyReminded', { task });
const onlyWhatHasRungsLeft = ({ task, reached, rungs }: Ladder): Guard =>
  reached < rungs.length ? undefined : no('ladderClimbed', { task });
/** Work that waits with a parked case is not hurried. */
const onlyWhatDoesNotWait = (state: CaseFile, ladder: Ladder): Guard =>
  isHeld(state, ladder) && state.wait ? no('caseParked', { until: state.wait.until }) : undefined;

/** One rung up from wherever the ladder then stands. */
const climbOnce =
  (act: Act, task: string): Step =>
  (state) => {
    const ladder = ladderOf(state, task);
    return ladder ? climb(state, ladder, act).flatMap((step) => step(state)) : [];
  };

/**
 * Takes a person's wish to hurry a task on. `remindNow` reminds whoever has it; `escalateNow` goes on to the next in turn (manager,
 * coordinator, the team), and reminds on the way what was never reminded. Refuses all but the place's coordinator and the holder, closed
 * tasks, and a ladder that is climbed already.
 */
export const decideHurry = (state: CaseFile, command: HurryCommand, act: Act): Verdict => {
  const task = state.tasks.find(({ id }) => id === command.task);
  if (!task) return refused(no('taskNotFound', { task: command.task }));
  const ladder = ladderOf(state, task.id);
  const not =
    onlyTheCoordinatorOrTheHolder(state, act) ??
    onlyOpenTasks(task) ??
    (ladder ? (onlyWhatDoesNotWait(state, ladder) ?? onlyWhatHasRungsLeft(ladder)) : undefined);
  if (not) return refused(not);
  switch (command.type) {
    case 'remindNow': {
      const reminded = ladder && onlyTheFirstReminder(ladder);
      return reminded ? refused(reminded) : allow(climbOnce(act, task.id));
    }
    case 'escalateNow': {
      const unreminded = ladder?.reached === 0 && ladder.rungs.length > 1;
      return allow(...(unreminded ? [climbOnce(act, task.id)] : []), climbOnce(act, task.id));
    }
  }
};
