import { addDays, type IsoDate, nextWorkingDay } from '../calendar/index.ts';
import {
  type Act,
  allow,
  type Guard,
  given,
  type Happening,
  no,
  record,
  refused,
  type Step,
  type Verdict,
} from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { onlyADayAhead } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { hostUnit, placeOf } from '../case/place-and-phase.ts';
import { isManager, sameUnit, unitOf } from '../case/standing.ts';
import { contactsWith, partOf } from '../contact/contacts.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import type { InsatsModel } from '../insatser/model.ts';
import type { Actor, StaffId, UnitRef } from '../organisation/organisation.ts';
import { isUnansweredSummons } from '../summons/decide.ts';
import { cancelTasks, openTask, openTasks, theCase } from '../task/open-task.ts';
import type { Task } from '../task/task.ts';
import { isKnownToParticipant } from './new-face.ts';
import type { Transfer, TransferredWork } from './transfer.ts';

type TransferWork = CommandOf<'transferWork'>;

const onlyTheUnitsManager = (actor: Actor): Guard => (isManager(actor) ? undefined : no('notManager'));
/** To be named as somebody's contact gives a unit no part in the case, and so no knowledge of it (OSL 8:1). */
const onlyAUnitInTheCase = (state: CaseFile, unit: UnitRef, { model }: Act): Guard =>
  partOf(state, unit, model).length > 0 ? undefined : no('nothingToTransfer');
const onlyToSomebodyElse = ({ from, to }: TransferWork): Guard => (from === to ? no('transferToSelf') : undefined);
const onlySomethingToTransfer = ({
  caseworker,
  coach,
  supervisor,
  summons,
  tasks,
  contacts,
}: TransferredWork): Guard =>
  caseworker || coach || supervisor || summons !== undefined || tasks.length > 0 || contacts !== undefined
    ? undefined
    : no('nothingToTransfer');
const onlyUntilADayAhead = ({ until }: TransferWork, act: Act): Guard =>
  until === undefined ? undefined : onlyADayAhead(until, act);

/** A coach works at the place's host unit, wherever the case is held meanwhile. */
const isCoachUnit = (state: CaseFile, unit: UnitRef, model: InsatsModel): boolean => {
  const place = placeOf(model, state.place);
  return sameUnit(state.holder, unit) || (place !== undefined && sameUnit(hostUnit(place), unit));
};

const someOf = <Item>(items: readonly Item[]): readonly Item[] | undefined => (items.length === 0 ? undefined : items);

/** All that the person has in the case at the unit. */
const workOf = (state: CaseFile, staff: StaffId, unit: UnitRef, model: InsatsModel): TransferredWork => ({
  caseworker: state.holder.caseworker === staff && sameUnit(state.holder, unit),
  coach: state.coach === staff && isCoachUnit(state, unit, model),
  ...given({
    supervisor: state.mentorship?.supervisor === staff && isCoachUnit(state, unit, model) ? (true as const) : undefined,
    summons: state.summonses.find(
      (summons) =>
        isUnansweredSummons(summons) &&
        (summons.takenOverBy ?? summons.coach) === staff &&
        isCoachUnit(state, unit, model),
    )?.id,
  }),
  tasks: openTasks(state, ({ owner, claimedBy }) => claimedBy === staff && sameUnit(owner, unit)).map(({ id }) => id),
  ...given({ contacts: someOf(contactsWith(state, staff, unit)) }),
});

const isStandIn = ({ until, endedAt }: Transfer): boolean => until !== undefined && endedAt === undefined;

const asTheirs = (work: TransferredWork, to: StaffId): readonly Happening[] => [
  ...(work.caseworker ? [{ type: 'caseworkerAssigned', staff: to } as const] : []),
  ...(work.coach ? [{ type: 'coachAssigned', coach: to } as const] : []),
  ...work.tasks.map((task) => ({ type: 'taskAssigned', task, staff: to }) as const),
];

/** Until a day means: the whole of that day. */
const setStandInEnd = (act: Act, transfer: string, until: IsoDate | undefined): readonly Step[] =>
  until === undefined
    ? []
    : [
        setDeadline(act, 'standInEnds', (id, state) => ({
          id,
          type: 'standInEnds',
          transfer,
          at: morningOf(nextWorkingDay(addDays(until, 1)), state.id),
        })),
      ];

/** Asked for again, a stand-in stays until the new day or, without one, for good. */
const prolong = (running: Transfer, { until, note }: TransferWork, act: Act): Verdict =>
  allow(
    record(act, { type: 'standInProlonged', transfer: running.id, ...given({ until, note }) }),
    dropDeadlines(act, (deadline) => deadline.type === 'standInEnds' && deadline.transfer === running.id),
    ...setStandInEnd(act, running.id, until),
  );

/** The successor makes contact, unless the unit is about to anyhow. */
const firstContact =
  (act: Act, { unit, to, moved }: Transfer): Step =>
  (state) =>
    isKnownToParticipant(moved) &&
    openTasks(state, ({ kind, owner }) => kind === 'firstContact' && sameUnit(owner, unit)).length === 0
      ? openTask(act, { kind: 'firstContact', owner: unit, subject: theCase, claimedBy: to })(state)
      : [];

/**
 * Takes a manager's word that a person's open work in the case is a colleague's, for good or until a day. Refuses anybody but a manager,
 * and where the person has nothing in the case at the manager's unit. Responsibility does not move: the unit is the same.
 */
export const decideTransfer = (state: CaseFile, command: TransferWork, act: Act): Verdict => {
  const { actor } = act;
  const unit = actor.type === 'staff' ? unitOf(actor) : unitOf(state.holder);
  const moved = workOf(state, command.from, unit, act.model);
  const { from, to, until } = command;
  const not =
    onlyTheUnitsManager(actor) ??
    onlyToSomebodyElse(command) ??
    onlyUntilADayAhead(command, act) ??
    onlyAUnitInTheCase(state, unit, act);
  if (not) return refused(not);
  const none = onlySomethingToTransfer(moved);
  const running = state.transfers?.find(
    (other) => isStandIn(other) && other.from === from && other.to === to && sameUnit(other.unit, unit),
  );
  if (none) return running ? prolong(running, command, act) : refused(none);
  const transfer: Transfer = {
    id: deriveId(act.commandId, 'transfer'),
    unit,
    from,
    to,
    at: act.at,
    ...given({ until, note: command.note }),
    moved,
  };
  return allow(
    record(act, { type: 'workTransferred', transfer }, ...asTheirs(moved, to)),
    firstContact(act, transfer),
    ...setStandInEnd(act, transfer.id, until),
  );
};

/** What the stand-in still has of it: whatever was given to others since stays with them. */
const stillTheirs = (state: CaseFile, { unit, to, at, moved }: Transfer, model: InsatsModel): TransferredWork => {
  const now = workOf(state, to, unit, model);
  const caseworker = moved.caseworker && now.caseworker;
  const coach = moved.coach && now.coach;
  // Work that came to the stand-in as caseworker or coach goes back with that.
  const came = (id: string) => state.tasks.some((task) => task.id === id && task.openedAt > at);
  return {
    caseworker,
    coach,
    tasks: now.tasks.filter((id) => moved.tasks.includes(id) || ((caseworker || coach) && came(id))),
  };
};

/** The stand-in's last day has passed: the work is the person's own again, unless somebody else has it by now. */
export const standInIsOver = (act: Act, state: CaseFile, id: string): readonly Step[] => {
  const transfer = state.transfers?.find((candidate) => candidate.id === id);
  if (!transfer || transfer.endedAt) return [];
  const back = stillTheirs(state, transfer, act.model);
  // The participant knows who comes back.
  const needless = (task: Task) =>
    (back.caseworker || back.coach) &&
    task.kind === 'firstContact' &&
    task.openedAt === transfer.at &&
    task.claimedBy === transfer.to &&
    sameUnit(task.owner, transfer.unit);
  return [
    record(act, { type: 'standInEnded', transfer: transfer.id }, ...asTheirs(back, transfer.from)),
    cancelTasks(act, needless),
  ];
};
