import { isPart } from '../access/access.ts';
import { grantsOf, relationsOf } from '../access/grants.ts';
import { addDays, daysBetween, type IsoDate, nextWorkingDay, stockholmDate } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { laterOf, notAhead, notBeforeTheReferral } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { onlyAfterPhase } from '../case/place-and-phase.ts';
import { onlyCaseworkers, unitOf } from '../case/standing.ts';
import { multipartyModelOf } from '../insatser/usual.ts';
import { cancelTasks } from '../task/open-task.ts';
import type { Wish } from './meeting.ts';
import { isAhead } from './meetings.ts';
import { bookWishedMeeting, openWish } from './planning.ts';

/** Whoever works with the case may be told a wish; the coordinator, who does not meet the participant, is not. */
const onlyWithAPart = (state: CaseFile, act: Act): Guard => {
  const { actor, model } = act;
  const stands = actor.type === 'staff' ? relationsOf(grantsOf(state, model), actor) : [];
  return onlyCaseworkers(actor) ?? (stands.some(isPart) ? undefined : no('notParty', { holder: state.holder.unit }));
};
/** One clock at a time: a wish told twice is the same wish, counted from the first. */
const onlyOneOpenWish = (state: CaseFile): Guard => {
  const open = openWish(state);
  return open && no('wishOpen', { wish: open.id, on: open.on });
};
const onlyWhileOpen = (wish: Wish): Guard =>
  wish.status === 'open' ? undefined : no('wishNotOpen', { wish: wish.id, status: wish.status });

/** Takes that the participant wishes a flerpartssamtal, or no longer does. Refuses those without a part in the case, and wrong dates. */
export const decideWish = (
  state: CaseFile,
  command: CommandOf<'wishForMeeting' | 'withdrawWish'>,
  act: Act,
): Verdict => {
  if (command.type === 'withdrawWish') {
    const wish = state.wishes?.find(({ id }) => id === command.wish);
    const not = onlyWithAPart(state, act) ?? (wish ? onlyWhileOpen(wish) : no('wishNotFound', { wish: command.wish }));
    if (not) return refused(not);
    return allow(
      record(act, { type: 'wishWithdrawn', wish: command.wish }),
      // What is to be booked for another reason still is.
      cancelTasks(act, ({ kind, subject }) => kind === 'bookMultipartyMeeting' && subject.type === 'wish'),
    );
  }
  const { on, document } = command;
  const not =
    onlyWithAPart(state, act) ??
    onlyAfterPhase(state, 'referral') ??
    notAhead(on, act) ??
    notBeforeTheReferral(on, state) ??
    onlyOneOpenWish(state);
  if (not) return refused(not);
  // One that is called already will do.
  const meeting = state.meetings.find((called) => called.kind === 'multipartyMeeting' && isAhead(called));
  const wish: Wish = {
    id: deriveId(act.commandId, 'wish'),
    on,
    by: act.actor.type === 'staff' ? unitOf(act.actor) : unitOf(state.holder),
    ...given({ document }),
    status: 'open',
    ...given({ meeting: meeting?.id }),
  };
  const dueOn = laterOf(nextWorkingDay(addDays(on, multipartyModelOf(act.model).withinDays)), act.today);
  return allow(
    record(act, { type: 'wishRecorded', wish }),
    ...(meeting ? [] : [bookWishedMeeting(act, wish.id, dueOn)]),
  );
};

const heldOn = ({ meetings }: CaseFile, id: string | undefined): IsoDate | undefined => {
  const heldAt = meetings.find((meeting) => meeting.id === id)?.heldAt;
  return heldAt === undefined ? undefined : stockholmDate(heldAt);
};

export type WishMet = { readonly wish: string; readonly on: IsoDate; readonly heldOn: IsoDate; readonly days: number };

/** How long each wish that was met took: calendar days from the wish to the flerpartssamtal. */
export const daysFromWishToHeld = (state: CaseFile): readonly WishMet[] =>
  (state.wishes ?? []).flatMap(({ id, on, status, meeting }) => {
    const held = status === 'met' ? heldOn(state, meeting) : undefined;
    return held === undefined ? [] : [{ wish: id, on, heldOn: held, days: daysBetween(on, held) }];
  });

/** The same for the wish that still waits, up to that day; undefined when none does. */
export const daysSinceWish = (state: CaseFile, today: IsoDate): number | undefined => {
  const open = openWish(state);
  return open && daysBetween(open.on, today);
};
