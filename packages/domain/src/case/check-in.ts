import { stockholmDate } from '../calendar/index.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { finishTasks } from '../task/open-task.ts';
import { type Act, record, type Step, when } from './act.ts';
import type { CaseFile } from './case-file.ts';
import { isFollowed, setFollowUpDue } from './phase-tasks.ts';

const isTheLatest = (on: string, { followUps }: CaseFile): boolean => {
  const last = followUps.at(-1);
  return last === undefined || last.on <= on;
};

/** An avstämning that was held is the uppföljning that was due (Dua: at least quarterly); the next is counted from it. */
export const checkInHeld = (act: Act, meeting: Meeting): readonly Step[] => {
  if (meeting.kind !== 'checkIn') return [];
  const on = stockholmDate(meeting.startsAt);
  return [
    when((state) => isFollowed(state) && isTheLatest(on, state), record(act, { type: 'followUpRecorded', on })),
    when(
      (state) => state.followUps.at(-1)?.on === on,
      finishTasks(act, ({ kind }) => kind === 'holdFollowUp'),
    ),
    ...setFollowUpDue(act, act.model.followUp.thenAfterDays.earliest),
  ];
};
