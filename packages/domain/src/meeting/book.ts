import { stockholmDate } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { deriveId } from '../case/derive-id.ts';
import { onlyAfterPhase } from '../case/place-and-phase.ts';
import { unitOf } from '../case/standing.ts';
import { currentHandover } from '../handover/handovers.ts';
import { groundForMeeting } from '../samtycke/ground.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { finishTasks } from '../task/open-task.ts';
import {
  eachPartyOnce,
  onlyAFewTimes,
  onlyAfterItBegan,
  onlyAheadOf,
  onlyModesOfTheModel,
  onlyTheHolderAsksOthers,
  onlyTheHolderOrTheReceiver,
  onlyTimesAhead,
  onlyTimesApart,
  onlyWithTheRequiredParties,
  partyState,
} from './asked.ts';
import { heldAlready } from './held.ts';
import type { Meeting, MeetingTime } from './meeting.ts';
import { isBookingOf, openWish, waitForMeeting, waitForTimes } from './planning.ts';

type Calling = CommandOf<'bookMeeting'> | CommandOf<'proposeMeeting'> | CommandOf<'recordHeldMeeting'>;
/** What was held without having been booked answers the open wish, if any, that was there by then. */
const wishOf = (command: Calling): string | undefined =>
  command.type === 'recordHeldMeeting' ? undefined : command.wish;

const onlyAKnownHandover = (state: CaseFile, { handover }: Calling): Guard =>
  handover === undefined || state.handovers.some(({ id }) => id === handover)
    ? undefined
    : no('handoverNotFound', { handover });
const onlyAnOpenWish = (state: CaseFile, command: Calling): Guard => {
  const wish = wishOf(command);
  if (wish === undefined) return undefined;
  const found = state.wishes?.find(({ id }) => id === wish);
  if (!found) return no('wishNotFound', { wish });
  return found.status === 'open' ? undefined : no('wishNotOpen', { wish, status: found.status });
};
/** A wish waits for nobody's turn: a flerpartssamtal may be called while the participant waits in the kö. */
const onlyWhenTheInsatsHasBegun = (state: CaseFile, { kind }: Calling): Guard =>
  kind === 'multipartyMeeting' ? onlyAfterPhase(state, 'referral') : onlyAfterPhase(state, 'referral', 'waitingList');

/** The earliest first, as they are read. */
export const inOrder = (times: readonly MeetingTime[]): readonly MeetingTime[] =>
  times
    .map(({ id, startsAt, minutesLong, slot }) => ({ id, startsAt, minutesLong, ...given({ slot }) }))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));

const meetingOf = (state: CaseFile, command: Calling, act: Act): Meeting | undefined => {
  const handover = command.handover ?? (command.kind === 'handoverMeeting' ? currentHandover(state)?.id : undefined);
  const open = command.kind === 'multipartyMeeting' ? openWish(state) : undefined;
  const isYounger =
    open !== undefined && command.type === 'recordHeldMeeting' && open.on > stockholmDate(command.startsAt);
  const wish = wishOf(command) ?? (isYounger ? undefined : open?.id);
  const times = command.type === 'proposeMeeting' ? inOrder(command.times) : undefined;
  const first = command.type === 'proposeMeeting' ? times?.[0] : command;
  if (!first) return undefined;
  return {
    id: deriveId(act.commandId, 'meeting'),
    kind: command.kind,
    bookedBy: act.actor.type === 'staff' ? unitOf(act.actor) : unitOf(state.holder),
    bookedAt: act.at,
    ...given({ handover }),
    startsAt: first.startsAt,
    minutesLong: first.minutesLong,
    ...given({ times, slot: command.type === 'bookMeeting' ? command.slot : undefined, wish }),
    mode: command.mode,
    ...given({ where: command.type === 'recordHeldMeeting' ? undefined : command.where }),
    parties: command.parties.map(partyState),
    status: command.type === 'proposeMeeting' ? 'proposed' : 'planned',
    rescheduled: 0,
    commitments: [],
  };
};

/** Ahead, or several times ahead; what is written in afterwards has been. */
const onlyAtSuchATime = (state: CaseFile, command: Calling, act: Act): Guard => {
  switch (command.type) {
    case 'bookMeeting':
      return onlyAheadOf(command.startsAt, act);
    case 'recordHeldMeeting':
      return onlyAfterItBegan(command.startsAt, state, act);
    case 'proposeMeeting':
      return onlyAFewTimes(command.times) ?? onlyTimesAhead(command.times, act) ?? onlyTimesApart(command.times);
  }
};

/** Takes the wish to call a meeting, at one time or with several proposed. Refuses by who asks, whom, for when and how. */
export const decideCalling = (state: CaseFile, command: Calling, act: Act): Verdict => {
  const { actor } = act;
  const from = actor.type === 'staff' ? unitOf(actor) : unitOf(state.holder);
  const ground = groundForMeeting(state, { ...command, from, brought: command.ground }, act);
  const not =
    onlyAKnownHandover(state, command) ??
    onlyTheHolderOrTheReceiver(state, actor) ??
    onlyWhenTheInsatsHasBegun(state, command) ??
    onlyAtSuchATime(state, command, act) ??
    onlyModesOfTheModel(command.kind, command.mode, act) ??
    eachPartyOnce(command.parties) ??
    onlyTheHolderAsksOthers(state, actor, command.parties) ??
    ground.not ??
    onlyWithTheRequiredParties(state, command.kind, command.parties, act) ??
    onlyAnOpenWish(state, command) ??
    onlyWhoHoldsTheTask(state, actor, isBookingOf(command.kind));
  if (not) return refused(not);
  const meeting = meetingOf(state, command, act);
  if (!meeting) return refused(no('timesWrong', { times: 0 }));
  if (command.type === 'recordHeldMeeting') return allow(...ground.steps, ...heldAlready(act, meeting));
  return allow(
    ...ground.steps,
    record(act, { type: meeting.status === 'planned' ? 'meetingBooked' : 'meetingProposed', meeting }),
    finishTasks(
      act,
      (task) =>
        isBookingOf(command.kind)(task) || (meeting.wish !== undefined && task.kind === 'bookMultipartyMeeting'),
    ),
    ...(meeting.status === 'planned' ? waitForMeeting(act, meeting.id) : waitForTimes(act, meeting.id)),
  );
};
