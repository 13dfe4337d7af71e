import { taskAudience } from '../access/access-table.ts';
import { given } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { deriveId } from '../case/derive-id.ts';
import type { CaseEvent } from '../case/events.ts';
import { coordinatorOf } from '../case/place-and-phase.ts';
import type { LadderStep } from '../deadline/deadline.ts';
import type { InsatsModel } from '../insatser/model.ts';
import type { Actor, StaffId, UnitId, UnitRef } from '../organisation/organisation.ts';
import { isClosedTo } from '../samtycke/cover.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { Notice, NoticeKind, Settled } from './notice.ts';

/** An event of an act, its place in the ledger, and the case before and after it. */
export type Happening = {
  readonly seq: number;
  readonly event: CaseEvent;
  readonly before: CaseFile | undefined;
  readonly after: CaseFile;
};

type Told = Omit<Notice, 'id' | 'seq' | 'at'>;

const unitOfActor = (by: Actor): UnitId | undefined => (by.type === 'staff' ? by.unit : undefined);
const staffOfActor = (by: Actor): StaffId | undefined => (by.type === 'staff' ? by.staff : undefined);

/** The ladder tells by its rungs, and what it opens is told there. */
const ladderTasks: readonly TaskKind[] = ['remindColleague', 'unblockCase', 'raiseInTeam'];

const ofTask = (kind: NoticeKind, task: Task): Told => ({
  kind,
  to: task.owner,
  ...(task.claimedBy === undefined ? {} : { staff: task.claimedBy }),
  audience: taskAudience(task.kind),
  task: task.id,
  taskKind: task.kind,
  ...(task.subject.type === 'handover' ? { handover: task.subject.id } : {}),
  ...(task.subject.type === 'meeting' ? { meeting: task.subject.id } : {}),
});

/** Whom the rung reaches, at the task that it opened for them. */
const ofRung = (step: LadderStep, late: Task, last: CaseFile, model: InsatsModel): Told => {
  const raised = (kind: TaskKind): Partial<Told> => {
    const task = last.tasks.find(
      ({ kind: other, subject, status }) =>
        other === kind && status === 'open' && subject.type === 'task' && subject.id === late.id,
    );
    return task ? { task: task.id, taskKind: task.kind } : { taskKind: kind };
  };
  switch (step) {
    case 'remind':
      return ofTask('taskReminder', late);
    case 'manager':
      return { kind: 'colleagueLate', to: late.owner, audience: 'manager', ...raised('remindColleague') };
    case 'coordinator':
      return { kind: 'caseStuck', to: coordinatorOf(last, model), audience: 'unit', ...raised('unblockCase') };
    case 'raiseInTeam':
      return { kind: 'raiseInTeam', to: last.holder, audience: 'unit', ...raised('raiseInTeam') };
  }
};

/** The sender is told what became of it: its caseworker when the case is still theirs, else the unit. */
const outcome = (kind: NoticeKind, { after }: Happening, id: string): readonly Told[] => {
  const handover = after.handovers.find((one) => one.id === id);
  if (handover === undefined) return [];
  const { agency, unit } = handover.from;
  const { caseworker } = after.holder;
  const staff = after.holder.unit === unit && caseworker !== undefined ? { staff: caseworker } : {};
  return [{ kind, to: { agency, unit }, ...staff, audience: 'unit', handover: id }];
};

const toParties = (kind: NoticeKind, { event, after }: Happening, id: string): readonly Told[] =>
  (after.meetings.find((one) => one.id === id)?.parties ?? []).flatMap((party) =>
    party.type === 'unit' && party.withdrawn === undefined && party.unit !== unitOfActor(event.by)
      ? [{ kind, to: { agency: party.agency, unit: party.unit }, audience: 'unit' as const, meeting: id }]
      : [],
  );

const isOpen = (state: CaseFile, id: string): boolean =>
  state.tasks.some((task) => task.id === id && task.status === 'open');

const told = (happening: Happening, last: CaseFile, model: InsatsModel): readonly Told[] => {
  const { event, after } = happening;
  switch (event.type) {
    case 'taskOpened': {
      const { task } = event;
      if (ladderTasks.includes(task.kind) || !isOpen(last, task.id)) return [];
      const known = task.claimedBy === undefined ? task.owner.unit === unitOfActor(event.by) : isOwn(event, task);
      return known ? [] : [ofTask('taskOpened', task)];
    }
    case 'taskAssigned': {
      const task = after.tasks.find(({ id }) => id === event.task);
      if (task === undefined || !isOpen(last, task.id) || isOwn(event, task)) return [];
      return [ofTask('taskAssigned', task)];
    }
    case 'rungReached': {
      const late = after.tasks.find(({ id }) => id === event.task);
      return late === undefined ? [] : [ofRung(event.step, late, last, model)];
    }
    case 'handoverAccepted':
    case 'handoverDeclined':
    case 'handoverExpired':
    case 'handoverCompleted':
      return outcome(event.type, happening, event.handover).filter(({ to }) => to.unit !== unitOfActor(event.by));
    case 'meetingTimeSettled':
      return toParties('meetingSettled', happening, event.meeting);
    case 'meetingRescheduled':
      return toParties('meetingMoved', happening, event.meeting);
    case 'meetingNear':
      return toParties('meetingSoon', happening, event.meeting);
    case 'meetingPlaceSet':
      return toParties('meetingPlaceSet', happening, event.meeting);
    case 'meetingCancelled':
      return toParties('meetingCancelled', happening, event.meeting);
    case 'caseResumed':
      // The others are the holder's own doing, or open a task that is told of.
      return event.how === 'cameTrue' && after.holder.unit !== unitOfActor(event.by)
        ? [{ kind: 'waitEnded', to: after.holder, ...given({ staff: after.holder.caseworker }), audience: 'unit' }]
        : [];
    case 'moveAccepted':
    case 'moveDeclined': {
      const request = after.moveRequests?.find(({ id }) => id === event.request);
      return request && request.askedBy.unit !== unitOfActor(event.by)
        ? [{ kind: event.type, to: request.askedBy, audience: 'unit' }]
        : [];
    }
    case 'textGiven':
    case 'textRefused': {
      const request = after.textRequests?.find(({ id }) => id === event.request);
      return request
        ? [{ kind: event.type, to: request.askedBy, ...given({ staff: request.askedByStaff }), audience: 'unit' }]
        : [];
    }
    case 'workTransferred':
      return toColleague('workTransferred', event.transfer.unit, event.transfer.to, happening, last);
    case 'standInEnded': {
      const transfer = after.transfers?.find(({ id }) => id === event.transfer);
      return transfer ? toColleague('workReturned', transfer.unit, transfer.from, happening, last) : [];
    }
    default:
      return [];
  }
};

/** A person's work in the case is a colleague's: told once, however many tasks it is, at the first contact to make. */
const toColleague = (
  kind: NoticeKind,
  { agency, unit }: UnitRef,
  staff: StaffId,
  { event }: Happening,
  last: CaseFile,
): readonly Told[] => {
  if (staff === staffOfActor(event.by)) return [];
  const first = last.tasks.find(
    (task) => task.kind === 'firstContact' && task.status === 'open' && task.claimedBy === staff,
  );
  return [
    {
      kind,
      to: { agency, unit },
      staff,
      audience: 'unit',
      ...(kind === 'workTransferred' && first ? { task: first.id, taskKind: first.kind } : {}),
    },
  ];
};

const isOwn = (event: CaseEvent, { claimedBy }: Task): boolean =>
  claimedBy !== undefined && claimedBy === staffOfActor(event.by);

/** What a handover's or a meeting's own notice says already, with the task to go to. */
const saysIt = (notice: Told, task: Told): boolean =>
  notice.task === undefined &&
  notice.to.unit === task.to.unit &&
  ((notice.handover !== undefined && notice.handover === task.handover) ||
    (notice.meeting !== undefined && notice.meeting === task.meeting));

/** The tasks of the work that a colleague has got as a whole. */
const isPartOf = (whole: Told, task: Told): boolean =>
  (whole.kind === 'workTransferred' || whole.kind === 'workReturned') &&
  (task.kind === 'taskAssigned' || task.kind === 'taskOpened') &&
  task.staff !== undefined &&
  task.staff === whole.staff;

/**
 * Whom an act is to be told to: the work it gave to others than who acted, the rungs it climbed, and what became of what others
 * sent. Takes the act's events in order and the model that the case runs on; an import tells nobody. The same act always gives
 * the same notices under the same ids.
 */
export const noticesOf = (act: readonly Happening[], model: InsatsModel): readonly Notice[] => {
  const last = act.at(-1)?.after;
  if (last === undefined || act.some(({ event }) => event.type === 'caseImported')) return [];
  const all = act.flatMap((happening) =>
    told(happening, last, model)
      .map((notice, n) => ({ notice, n, seq: happening.seq, at: happening.event.at }))
      // To whom the case is closed is told nothing of it any more.
      .filter(({ notice }) => !isClosedTo(last, notice.to)),
  );
  const tasks = all.filter(({ notice }) => notice.kind === 'taskOpened');
  return all.flatMap(({ notice, n, seq, at }) => {
    if (all.some((other) => isPartOf(other.notice, notice))) return [];
    if (notice.kind === 'taskOpened' && all.some((other) => saysIt(other.notice, notice))) return [];
    const task = notice.task ? undefined : tasks.find((other) => saysIt(notice, other.notice))?.notice;
    const { agency, unit } = notice.to;
    return [
      {
        ...notice,
        ...(task?.task && task.taskKind ? { task: task.task, taskKind: task.taskKind } : {}),
        to: { agency, unit },
        id: deriveId(last.id, `notice:${seq}`, n),
        seq,
        at,
      },
    ];
  });
};

/** The tasks that an act closed or gave to somebody: what was told of them is settled. */
export const settledBy = (act: readonly Pick<Happening, 'event'>[]): Settled => ({
  over: act.flatMap(({ event }) => (event.type === 'taskDone' || event.type === 'taskCancelled' ? [event.task] : [])),
  taken: act.flatMap(({ event }) =>
    event.type === 'taskClaimed' || event.type === 'taskAssigned' ? [event.task] : [],
  ),
});
