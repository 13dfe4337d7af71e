import { addDuration, stockholmDate } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict, when } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { openClosingWhenReady } from '../case/close.ts';
import type { CommandOf, MeetingCommand, PartyRequest } from '../case/commands.ts';
import { earlierOf, laterOf } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { onlyAfterPhase } from '../case/place-and-phase.ts';
import { actsFor, onlyCaseworkers, sameUnit, unitOf } from '../case/standing.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { addressees, currentHandover, isUnanswered, mayAnswer } from '../handover/handovers.ts';
import { meetingModelOf } from '../insatser/usual.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import {
  about,
  cancelTasks,
  dueDateOf,
  finishTasks,
  isAbout,
  openTask,
  openTaskOnce,
  theCase,
} from '../task/open-task.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { Meeting, MeetingMode, MeetingParty } from './meeting.ts';
import {
  findMeeting,
  heldHandoverMeetings,
  isPlanned,
  onlyPlanned,
  onlyWhoBookedOrHolds,
  partyOf,
} from './meetings.ts';

const ofMeeting =
  (meeting: Meeting, ...kinds: readonly TaskKind[]) =>
  (task: Task): boolean =>
    kinds.includes(task.kind) && isAbout(task, 'meeting', meeting.id);

/** The holder calls meetings, and whoever is asked to take the case over may. */
const onlyTheHolderOrTheReceiver = (state: CaseFile, actor: Actor): Guard => {
  const handover = currentHandover(state);
  const receiver = handover && isUnanswered(handover) && mayAnswer(handover).some((unit) => actsFor(actor, unit));
  return (
    onlyCaseworkers(actor) ??
    (receiver || actsFor(actor, state.holder) ? undefined : no('notHolder', { holder: state.holder.unit }))
  );
};

const onlyAheadOf = (startsAt: string, act: Act): Guard =>
  startsAt > act.at ? undefined : no('meetingInPast', { startsAt });
const onlyOnceItHasBegun = (meeting: Meeting, act: Act): Guard =>
  meeting.startsAt <= act.at ? undefined : no('meetingAhead', { meeting: meeting.id, startsAt: meeting.startsAt });
const onlyModesOfTheModel = (kind: Meeting['kind'], mode: MeetingMode, act: Act): Guard =>
  meetingModelOf(act.model, kind).modes.includes(mode) ? undefined : no('modeNotAllowed', { mode });

const eachPartyOnce = (parties: readonly PartyRequest[]): Guard => {
  const ids = new Set(parties.map(({ id }) => id));
  const units = parties.filter((party) => party.type === 'unit');
  const participants = parties.filter(({ type }) => type === 'participant');
  return ids.size === parties.length &&
    new Set(units.map(({ unit }) => unit)).size === units.length &&
    participants.length <= 1
    ? undefined
    : no('partyTwice');
};

/**
 * Whom the model's `receiver` means: whoever stands on the other side of the handover (before the answer the one asked, after it the
 * one that handed on); without any handover, somebody of another unit than the holder's.
 */
const isOnTheOtherSide = (state: CaseFile, party: UnitRef): boolean => {
  const handover = currentHandover(state);
  if (!handover) return !sameUnit(party, state.holder);
  return isUnanswered(handover)
    ? addressees(handover).some((unit) => sameUnit(unit, party))
    : sameUnit(handover.from, party);
};

/**
 * Whoever is invited is shown the case, so who has not taken it over can't let a third unit in: only those who stand on either side of
 * the handover.
 */
const onlyTheHolderAsksOthers = (state: CaseFile, actor: Actor, parties: readonly PartyRequest[]): Guard => {
  const handover = currentHandover(state);
  if (actsFor(actor, state.holder) || !handover) return undefined;
  const sides = [state.holder, handover.from, ...mayAnswer(handover)];
  return parties.every((party) => party.type !== 'unit' || sides.some((unit) => sameUnit(unit, party)))
    ? undefined
    : no('notHolder', { holder: state.holder.unit });
};

/** Who must be there for the meeting to count must be asked, and asked as required. */
const onlyWithTheRequiredParties = (
  state: CaseFile,
  kind: Meeting['kind'],
  parties: readonly PartyRequest[],
  act: Act,
): Guard => {
  const required = parties.filter((party) => party.required);
  const isThere = {
    holder: required.some((party) => party.type === 'unit' && sameUnit(party, state.holder)),
    receiver: required.some((party) => party.type === 'unit' && isOnTheOtherSide(state, party)),
    participant: required.some(({ type }) => type === 'participant'),
  };
  const missing = meetingModelOf(act.model, kind).mustAttend.find((role) => !isThere[role]);
  return missing && no('requiredPartyMissing', { role: missing });
};

const onlyHeld = (meeting: Meeting): Guard =>
  meeting.status === 'held' ? undefined : no('meetingNotHeld', { meeting: meeting.id, status: meeting.status });
const onlyWithoutMinutes = (meeting: Meeting): Guard =>
  meeting.minutes ? no('minutesAlreadyRecorded', { meeting: meeting.id }) : undefined;
const onlyWithMinutes = (meeting: Meeting): Guard =>
  meeting.minutes ? undefined : no('minutesMissing', { meeting: meeting.id });

const onlyUnconfirmed = (party: MeetingParty | undefined): Guard =>
  party?.confirmedAt ? no('taskNotOpen', { party: party.id }) : undefined;

/** Who was there speaks for the meeting; another system speaks for the agency it belongs to. */
const onlyAPartyTells = (state: CaseFile, meeting: Meeting, actor: Actor): Guard => {
  if (actor.type === 'machine') {
    const agencies = [
      state.holder.agency,
      ...meeting.parties.flatMap((party) => (party.type === 'unit' ? party.agency : [])),
    ];
    return agencies.includes(actor.agency) ? undefined : no('notParty', { meeting: meeting.id });
  }
  return (
    onlyCaseworkers(actor) ??
    (actsFor(actor, state.holder) || partyOf(meeting, actor) ? undefined : no('notParty', { meeting: meeting.id }))
  );
};

const onlyAParty = (meeting: Meeting, actor: Actor): Guard =>
  onlyCaseworkers(actor) ?? (partyOf(meeting, actor) ? undefined : no('notParty', { meeting: meeting.id }));
const onlyPartiesAttend = (meeting: Meeting, attended: readonly string[]): Guard =>
  attended.every((id) => meeting.parties.some((party) => party.id === id))
    ? undefined
    : no('notParty', { meeting: meeting.id });
/** Units answer for themselves; for the participant and for others somebody notes what they said. */
const onlyThoseWithoutConsole = (meeting: Meeting, party: string): Guard =>
  meeting.parties.some(({ id, type }) => id === party && type !== 'unit')
    ? undefined
    : no('notParty', { meeting: meeting.id });

const onlyOwnedCommitments = (meeting: Meeting, commitments: CommandOf<'recordMinutes'>['commitments']): Guard => {
  const ids = new Set(commitments.map(({ id }) => id));
  if (ids.size !== commitments.length) return no('commitmentWithoutOwner', { meeting: meeting.id });
  const orphan = commitments.find(({ party }) => !meeting.parties.some(({ id }) => id === party));
  if (orphan) return no('commitmentWithoutOwner', { commitment: orphan.id });
  const late = commitments.find(({ dueOn }) => dueOn < stockholmDate(meeting.startsAt));
  return late ? no('dateOrder', { commitment: late.id, dueOn: late.dueOn }) : undefined;
};
/** A meeting ends by booking the next one, or by saying why not. */
const nextMeetingOrWhyNot = (state: CaseFile, meeting: Meeting, next: CommandOf<'recordMinutes'>['next']): Guard => {
  if ('none' in next) return undefined;
  const booked = findMeeting(state, next.meeting);
  return booked && isPlanned(booked) && booked.id !== meeting.id
    ? undefined
    : no('nextMeetingOrReasonMissing', { meeting: meeting.id });
};
const onlyANewerText = (meeting: Meeting, document: CommandOf<'amendMinutes'>['document']): Guard => {
  const current = meeting.minutes?.document;
  return current && (current.document !== document.document || document.version <= current.version)
    ? no('staleVersion', { version: current.version })
    : undefined;
};

/** Once the time has come somebody must say whether the meeting was held. */
const setMeetingTime = (act: Act, meeting: string, startsAt: Meeting['startsAt'], minutesLong: number): Step =>
  setDeadline(act, `meeting:${meeting}`, (id) => ({
    id,
    type: 'meetingTime',
    meeting,
    at: addDuration(startsAt, { minutes: minutesLong }),
  }));
const dropMeetingTime = (act: Act, meeting: string): Step =>
  dropDeadlines(act, (deadline) => deadline.type === 'meetingTime' && deadline.meeting === meeting);

const askForReplies = (
  act: Act,
  meeting: Pick<Meeting, 'id' | 'bookedBy' | 'startsAt'>,
  parties: readonly MeetingParty[],
): readonly Step[] => {
  const dueOn = dueDateOf(act, 'replyToMeeting');
  const day = stockholmDate(meeting.startsAt);
  return parties
    .filter((party) => party.type === 'unit')
    .filter((party) => !sameUnit(party, meeting.bookedBy))
    .map((owner) =>
      openTask(act, {
        kind: 'replyToMeeting',
        owner,
        subject: about('meeting', meeting.id),
        dueOn: earlierOf(dueOn, day),
      }),
    );
};

/** No overlämningsmöte is held or planned: the holder is to book one. */
const bookAgain = (act: Act, kind: Meeting['kind']): Step =>
  when(
    (state) =>
      kind === 'handoverMeeting' &&
      heldHandoverMeetings(state).length === 0 &&
      !state.meetings.some((other) => other.kind === 'handoverMeeting' && isPlanned(other)),
    (state) => openTaskOnce(act, { kind: 'bookHandoverMeeting', owner: unitOf(state.holder), subject: theCase })(state),
  );

const partyState = (party: PartyRequest): MeetingParty => {
  const { id, required } = party;
  switch (party.type) {
    case 'unit':
      return { type: 'unit', id, required, agency: party.agency, unit: party.unit };
    case 'participant':
      return { type: 'participant', id, required };
    case 'external':
      return { type: 'external', id, required, role: party.role };
  }
};

const book = (state: CaseFile, command: CommandOf<'bookMeeting'>, act: Act, bookedBy: UnitRef): Verdict => {
  const handover = command.handover ?? (command.kind === 'handoverMeeting' ? currentHandover(state)?.id : undefined);
  const meeting: Meeting = {
    id: deriveId(act.commandId, 'meeting'),
    kind: command.kind,
    bookedBy,
    bookedAt: act.at,
    ...given({ handover }),
    startsAt: command.startsAt,
    minutesLong: command.minutesLong,
    mode: command.mode,
    parties: command.parties.map(partyState),
    status: 'planned',
    rescheduled: 0,
    commitments: [],
  };
  return allow(
    record(act, { type: 'meetingBooked', meeting }),
    ...(command.kind === 'handoverMeeting' ? [finishTasks(act, ({ kind }) => kind === 'bookHandoverMeeting')] : []),
    ...askForReplies(act, meeting, meeting.parties),
    setMeetingTime(act, meeting.id, meeting.startsAt, meeting.minutesLong),
  );
};

const decideBooking = (state: CaseFile, command: CommandOf<'bookMeeting'>, act: Act): Verdict => {
  const { actor } = act;
  if (command.handover !== undefined && !state.handovers.some(({ id }) => id === command.handover))
    return refused(no('handoverNotFound', { handover: command.handover }));
  const not =
    onlyTheHolderOrTheReceiver(state, actor) ??
    onlyAfterPhase(state, 'referral', 'waitingList') ??
    onlyAheadOf(command.startsAt, act) ??
    onlyModesOfTheModel(command.kind, command.mode, act) ??
    eachPartyOnce(command.parties) ??
    onlyTheHolderAsksOthers(state, actor, command.parties) ??
    onlyWithTheRequiredParties(state, command.kind, command.parties, act) ??
    (command.kind === 'handoverMeeting'
      ? onlyWhoHoldsTheTask(state, actor, ({ kind }) => kind === 'bookHandoverMeeting')
      : undefined);
  if (not) return refused(not);
  return book(state, command, act, actor.type === 'staff' ? unitOf(actor) : unitOf(state.holder));
};

/** A required party can't come then: the time is to be changed. */
const askForAnotherTime = (act: Act, meeting: Meeting): Step =>
  openTaskOnce(act, {
    kind: 'bookHandoverMeeting',
    owner: meeting.bookedBy,
    subject: about('meeting', meeting.id),
  });

const reply = (
  act: Act,
  meeting: Meeting,
  party: MeetingParty,
  answer: CommandOf<'replyToMeeting'>['reply'],
): Verdict => {
  const othersCome = meeting.parties.every(
    ({ id, required, reply }) => id === party.id || !required || reply === undefined || reply === 'comes',
  );
  const anotherTime = answer !== 'comes' && party.required && meeting.kind === 'handoverMeeting';
  return allow(
    record(act, { type: 'meetingReplied', meeting: meeting.id, party: party.id, reply: answer }),
    ...(party.type === 'unit'
      ? [finishTasks(act, (task) => ofMeeting(meeting, 'replyToMeeting')(task) && sameUnit(task.owner, party))]
      : []),
    ...(anotherTime ? [askForAnotherTime(act, meeting)] : []),
    ...(answer === 'comes' && othersCome ? [cancelTasks(act, ofMeeting(meeting, 'bookHandoverMeeting'))] : []),
  );
};

const reschedule = (act: Act, meeting: Meeting, command: CommandOf<'rescheduleMeeting'>): Verdict => {
  const { id, bookedBy, minutesLong, parties } = meeting;
  return allow(
    record(act, {
      type: 'meetingRescheduled',
      meeting: id,
      startsAt: command.startsAt,
      mode: command.mode ?? meeting.mode,
    }),
    finishTasks(act, ofMeeting(meeting, 'bookHandoverMeeting')),
    cancelTasks(act, ofMeeting(meeting, 'replyToMeeting', 'recordMeeting')),
    dropMeetingTime(act, id),
    ...askForReplies(act, { id, bookedBy, startsAt: command.startsAt }, parties),
    setMeetingTime(act, id, command.startsAt, minutesLong),
  );
};

/** The meeting is over, held or not: nobody is to answer, book or tell any more. */
const stopPlanning = (act: Act, meeting: Meeting): readonly Step[] => [
  finishTasks(act, ofMeeting(meeting, 'recordMeeting')),
  cancelTasks(act, ofMeeting(meeting, 'replyToMeeting', 'bookHandoverMeeting')),
  dropMeetingTime(act, meeting.id),
];

/** A meeting counts as held only when every required party attended; otherwise it is booked anew. */
const tell = (act: Act, meeting: Meeting, command: CommandOf<'meetingHeld'>): Verdict => {
  const absent = meeting.parties.filter(({ id, required }) => required && !command.attended.includes(id));
  if (absent.length > 0)
    return allow(
      record(act, {
        type: 'meetingMissed',
        meeting: meeting.id,
        attended: command.attended,
        absent: absent.map(({ id }) => id),
      }),
      ...stopPlanning(act, meeting),
      bookAgain(act, meeting.kind),
    );
  return allow(
    record(act, { type: 'meetingHeld', meeting: meeting.id, attended: command.attended, mode: command.mode }),
    ...stopPlanning(act, meeting),
    openTask(act, { kind: 'writeMinutes', owner: meeting.bookedBy, subject: about('meeting', meeting.id) }),
  );
};

const attendedUnits = (meeting: Meeting) =>
  meeting.parties.filter((party) => party.type === 'unit').filter(({ attended }) => attended === true);

const askForConfirmations = (act: Act, meeting: Meeting, recorder: MeetingParty | undefined): readonly Step[] => [
  ...(recorder ? [record(act, { type: 'minutesConfirmed', meeting: meeting.id, party: recorder.id })] : []),
  ...attendedUnits(meeting)
    .filter(({ id }) => id !== recorder?.id)
    .map((owner) => openTask(act, { kind: 'confirmMinutes', owner, subject: about('meeting', meeting.id) })),
];

const recordMinutes = (state: CaseFile, act: Act, meeting: Meeting, command: CommandOf<'recordMinutes'>): Verdict => {
  const { id, parties } = meeting;
  const requests = command.commitments.map((commitment) => {
    const party = parties.find((candidate) => candidate.id === commitment.party);
    // What the participant or an employer promised, the holder follows up.
    const owner = party?.type === 'unit' ? unitOf(party) : unitOf(state.holder);
    return { commitment, owner };
  });
  const tasks = requests.map(({ commitment, owner }) =>
    openTask(act, {
      kind: 'fulfilCommitment',
      owner,
      subject: { type: 'meeting', id, commitment: commitment.id },
      dueOn: laterOf(commitment.dueOn, act.today),
    }),
  );
  const opened = tasks.map((task) => task(state).find(({ type }) => type === 'taskOpened'));
  return allow(
    record(act, {
      type: 'minutesRecorded',
      meeting: id,
      document: command.document,
      commitments: requests.map(({ commitment: { id, party, dueOn } }, n) => {
        const event = opened[n];
        return { id, party, dueOn, ...given({ task: event?.type === 'taskOpened' ? event.task.id : undefined }) };
      }),
      ...given({ noNext: 'none' in command.next ? command.next.none : undefined }),
    }),
    finishTasks(act, ofMeeting(meeting, 'writeMinutes')),
    ...tasks,
    ...askForConfirmations(act, meeting, partyOf(meeting, act.actor)),
    openClosingWhenReady(act),
  );
};

/** Takes a command on a meeting. Refuses by who asks, the meeting's state, its time, its parties and what the minutes lack. */
export const decideMeeting = (state: CaseFile, command: MeetingCommand, act: Act): Verdict => {
  if (command.type === 'bookMeeting') return decideBooking(state, command, act);
  const { actor } = act;
  const meeting = findMeeting(state, command.meeting);
  if (!meeting) return refused(no('meetingNotFound', { meeting: command.meeting }));
  switch (command.type) {
    case 'replyToMeeting': {
      const party = partyOf(meeting, actor);
      const not =
        onlyAParty(meeting, actor) ??
        onlyPlanned(meeting) ??
        onlyWhoHoldsTheTask(state, actor, ofMeeting(meeting, 'replyToMeeting'));
      if (not || !party) return refused(not ?? no('notParty', { meeting: meeting.id }));
      return reply(act, meeting, party, command.reply);
    }
    case 'recordMeetingReply': {
      const party = meeting.parties.find(({ id }) => id === command.party);
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyPlanned(meeting) ??
        onlyThoseWithoutConsole(meeting, command.party);
      if (not || !party) return refused(not ?? no('notParty', { meeting: meeting.id }));
      return reply(act, meeting, party, command.reply);
    }
    case 'rescheduleMeeting': {
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyPlanned(meeting) ??
        onlyAheadOf(command.startsAt, act) ??
        onlyModesOfTheModel(meeting.kind, command.mode ?? meeting.mode, act);
      return not ? refused(not) : reschedule(act, meeting, command);
    }
    case 'cancelMeeting': {
      const not = onlyWhoBookedOrHolds(state, meeting, actor) ?? onlyPlanned(meeting);
      if (not) return refused(not);
      return allow(
        record(act, { type: 'meetingCancelled', meeting: meeting.id, reason: command.reason }),
        cancelTasks(act, (task) => isAbout(task, 'meeting', meeting.id)),
        dropMeetingTime(act, meeting.id),
        bookAgain(act, meeting.kind),
      );
    }
    case 'meetingHeld': {
      const not =
        onlyAPartyTells(state, meeting, actor) ??
        onlyPlanned(meeting) ??
        onlyOnceItHasBegun(meeting, act) ??
        onlyPartiesAttend(meeting, command.attended) ??
        onlyModesOfTheModel(meeting.kind, command.mode, act);
      return not ? refused(not) : tell(act, meeting, command);
    }
    case 'recordMinutes': {
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyHeld(meeting) ??
        onlyWithoutMinutes(meeting) ??
        onlyWhoHoldsTheTask(state, actor, ofMeeting(meeting, 'writeMinutes')) ??
        onlyOwnedCommitments(meeting, command.commitments) ??
        nextMeetingOrWhyNot(state, meeting, command.next);
      return not ? refused(not) : recordMinutes(state, act, meeting, command);
    }
    case 'confirmMinutes': {
      const party = partyOf(meeting, actor);
      const not =
        onlyAParty(meeting, actor) ??
        onlyWithMinutes(meeting) ??
        onlyUnconfirmed(party) ??
        onlyWhoHoldsTheTask(state, actor, ofMeeting(meeting, 'confirmMinutes'));
      if (not || !party) return refused(not ?? no('notParty', { meeting: meeting.id }));
      return allow(
        record(act, { type: 'minutesConfirmed', meeting: meeting.id, party: party.id }),
        finishTasks(act, (task) => ofMeeting(meeting, 'confirmMinutes')(task) && sameUnit(task.owner, party)),
      );
    }
    case 'amendMinutes': {
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyWithMinutes(meeting) ??
        onlyANewerText(meeting, command.document);
      if (not) return refused(not);
      return allow(
        record(act, { type: 'minutesAmended', meeting: meeting.id, document: command.document }),
        cancelTasks(act, ofMeeting(meeting, 'confirmMinutes')),
        ...askForConfirmations(act, meeting, partyOf(meeting, actor)),
      );
    }
  }
};
