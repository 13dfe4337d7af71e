import {
  addDuration,
  addWorkingDays,
  type Instant,
  type IsoDate,
  stockholmDate,
  workingDayBefore,
} from '../calendar/index.ts';
import { type Act, given, record, type Step, when } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { earlierOf, laterOf } from '../case/dates.ts';
import { unitOf } from '../case/standing.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import {
  about,
  cancelTasks,
  dueDateOf,
  finishTasks,
  hasOpenTask,
  isAbout,
  openTask,
  openTaskOnce,
  openTasks,
  theCase,
} from '../task/open-task.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { Meeting, MeetingKind, Wish } from './meeting.ts';
import { findMeeting, heldHandoverMeetings, isAhead, isPlanned, silentParties } from './meetings.ts';

// What follows when a meeting is planned, moved or falls through: who is asked, and what the clock does.

const CHASE_WORKING_DAYS_BEFORE = 2;

export const ofMeeting =
  ({ id }: Pick<Meeting, 'id'>, ...kinds: readonly TaskKind[]) =>
  (task: Task): boolean =>
    kinds.includes(task.kind) && isAbout(task, 'meeting', id);

const onMeeting = (deadline: Deadline, meeting: string): boolean =>
  (deadline.type === 'meetingTime' ||
    deadline.type === 'meetingNear' ||
    deadline.type === 'replyMissing' ||
    deadline.type === 'proposalLapses') &&
  deadline.meeting === meeting;
export const dropMeetingDeadlines = (act: Act, meeting: string): Step =>
  dropDeadlines(act, (deadline) => onMeeting(deadline, meeting));

/** Once the time has come somebody must say whether the meeting was held. */
const setMeetingTime =
  (act: Act, id: string): Step =>
  (state) => {
    const meeting = findMeeting(state, id);
    if (!meeting) return [];
    return setDeadline(act, `meeting:${id}`, (deadline) => ({
      id: deadline,
      type: 'meetingTime',
      meeting: id,
      at: addDuration(meeting.startsAt, { minutes: meeting.minutesLong }),
    }))(state);
  };

/** Whoever is to be there is reminded the working day before; not of what was called as late as that. */
const setMeetingNear =
  (act: Act, id: string): Step =>
  (state) => {
    const meeting = findMeeting(state, id);
    if (!meeting) return [];
    const at = morningOf(workingDayBefore(stockholmDate(meeting.startsAt), 1), state.id);
    if (at <= act.at) return [];
    return setDeadline(act, `near:${id}`, (deadline) => ({ id: deadline, type: 'meetingNear', meeting: id, at }))(
      state,
    );
  };

/** The morning two working days before the meeting, or the next morning; nothing when the meeting comes sooner than that. */
const chaseAt = (act: Act, state: CaseFile, { startsAt }: Meeting): Instant | undefined => {
  const wished = morningOf(workingDayBefore(stockholmDate(startsAt), CHASE_WORKING_DAYS_BEFORE), state.id);
  const at = wished > act.at ? wished : morningOf(addWorkingDays(act.today, 1), state.id);
  return at < startsAt ? at : undefined;
};

/** Whoever has not answered shortly before the meeting is not waited for in silence. */
const setReplyMissing =
  (act: Act, id: string): Step =>
  (state) => {
    const meeting = findMeeting(state, id);
    const at = meeting && silentParties(meeting).length > 0 ? chaseAt(act, state, meeting) : undefined;
    if (at === undefined) return [];
    return setDeadline(act, `replies:${id}`, (deadline) => ({ id: deadline, type: 'replyMissing', meeting: id, at }))(
      state,
    );
  };

/** A proposal does not stand for ever: with its last time it lapses. */
const setProposalLapses =
  (act: Act, id: string): Step =>
  (state) => {
    const times = findMeeting(state, id)?.times ?? [];
    const last = times.reduce<Instant | undefined>(
      (latest, { startsAt }) => (latest === undefined || startsAt > latest ? startsAt : latest),
      undefined,
    );
    if (last === undefined) return [];
    return setDeadline(act, `proposal:${id}`, (deadline) => ({
      id: deadline,
      type: 'proposalLapses',
      meeting: id,
      at: last,
    }))(state);
  };

const dayOf = (meeting: Meeting, act: Act): IsoDate => laterOf(stockholmDate(meeting.startsAt), act.today);

/** Every unit that has not answered gets the question as a task. */
const askUnits =
  (act: Act, id: string, kind: 'replyToMeeting' | 'answerTimes'): Step =>
  (state) => {
    const meeting = findMeeting(state, id);
    if (!meeting) return [];
    const dueOn = earlierOf(dueDateOf(act, kind), dayOf(meeting, act));
    return silentParties(meeting)
      .filter((party) => party.type === 'unit')
      .flatMap((owner) => openTask(act, { kind, owner, subject: about('meeting', id), dueOn })(state));
  };

/** Somebody has not answered: whoever called the meeting asks in another way. */
export const chaseReplies =
  (act: Act, id: string): Step =>
  (state) => {
    const meeting = findMeeting(state, id);
    if (!meeting || !isAhead(meeting) || silentParties(meeting).length === 0) return [];
    const dueOn = earlierOf(dueDateOf(act, 'chaseReply'), dayOf(meeting, act));
    return openTask(act, { kind: 'chaseReply', owner: meeting.bookedBy, subject: about('meeting', id), dueOn })(state);
  };

/** Whoever has no console hears of a time that is settled, moved or off only when somebody tells them. */
export const tellTheOthers = (act: Act, meeting: Meeting): Step =>
  when(
    (state) =>
      meeting.parties.some(({ type }) => type !== 'unit') &&
      openTasks(state, ofMeeting(meeting, 'tellParties')).length === 0,
    openTask(act, { kind: 'tellParties', owner: meeting.bookedBy, subject: about('meeting', meeting.id) }),
  );

/** Everybody has answered: nobody need be chased, and of proposed times one is to be settled, or others proposed. */
export const whenAllHaveAnswered = (act: Act, id: string): Step =>
  when(
    (state) => {
      const meeting = findMeeting(state, id);
      return meeting !== undefined && isAhead(meeting) && silentParties(meeting).length === 0;
    },
    (state) => {
      const meeting = findMeeting(state, id);
      if (!meeting) return [];
      const events = [
        ...finishTasks(act, ofMeeting(meeting, 'chaseReply'))(state),
        ...dropDeadlines(act, (deadline) => deadline.type === 'replyMissing' && deadline.meeting === id)(state),
      ];
      if (isPlanned(meeting) || openTasks(state, ofMeeting(meeting, 'settleTime')).length > 0) return events;
      const dueOn = earlierOf(dueDateOf(act, 'settleTime'), dayOf(meeting, act));
      const settle = openTask(act, {
        kind: 'settleTime',
        owner: meeting.bookedBy,
        subject: about('meeting', id),
        dueOn,
      });
      return [...events, ...settle(state)];
    },
  );

/** The meeting is over, held or not: nobody is to answer, book or tell any more. */
export const stopPlanning = (act: Act, meeting: Meeting): readonly Step[] => [
  finishTasks(act, ofMeeting(meeting, 'recordMeeting')),
  cancelTasks(act, ofMeeting(meeting, 'replyToMeeting', 'answerTimes', 'settleTime', 'chaseReply', 'tellParties')),
  cancelTasks(act, isAnotherTimeFor(meeting)),
  dropMeetingDeadlines(act, meeting.id),
];

/** The work that a meeting of this kind is booked by. */
export const isBookingOf =
  (kind: MeetingKind) =>
  (task: Task): boolean => {
    if (task.subject.type === 'booking') return task.subject.id === kind;
    return (
      (kind === 'handoverMeeting' && task.kind === 'bookHandoverMeeting') ||
      (kind === 'multipartyMeeting' && task.kind === 'bookMultipartyMeeting')
    );
  };

export const openWish = (state: CaseFile): Wish | undefined => state.wishes?.find(({ status }) => status === 'open');

const bookHandoverMeeting = (act: Act): Step =>
  when(
    (state) =>
      heldHandoverMeetings(state).length === 0 &&
      !state.meetings.some((other) => other.kind === 'handoverMeeting' && isAhead(other)),
    (state) => openTaskOnce(act, { kind: 'bookHandoverMeeting', owner: unitOf(state.holder), subject: theCase })(state),
  );

/** The flerpartssamtal that the participant wished is to be booked by then. */
export const bookWishedMeeting =
  (act: Act, wish: string, dueOn?: IsoDate): Step =>
  (state) =>
    hasOpenTask(state, 'bookMultipartyMeeting')
      ? []
      : openTask(act, {
          kind: 'bookMultipartyMeeting',
          owner: unitOf(state.holder),
          subject: about('wish', wish),
          ...given({ dueOn }),
        })(state);

/**
 * The meeting came to nothing: the holder is to book another. An överlämningsmöte, unless one is held or ahead; a flerpartssamtal that
 * the participant still wishes; of the other kinds, unless one is ahead or it is no longer `needed`.
 */
export const bookAgain =
  (act: Act, { id, kind }: Meeting, needed = true): Step =>
  (state) => {
    const wish = openWish(state);
    const wished = wish && wish.meeting === undefined ? bookWishedMeeting(act, wish.id)(state) : [];
    if (kind === 'handoverMeeting') return [...bookHandoverMeeting(act)(state), ...wished];
    const ahead = state.meetings.some((other) => other.id !== id && other.kind === kind && isAhead(other));
    const asked = openTasks(state, isBookingOf(kind)).length > 0 || (kind === 'multipartyMeeting' && wished.length > 0);
    if (!needed || ahead || asked) return wished;
    return [
      ...wished,
      ...openTask(act, {
        kind: 'bookMeetingAnew',
        owner: unitOf(state.holder),
        subject: { type: 'booking', id: kind },
      })(state),
    ];
  };

/** The tasks that ask for another time for this very meeting. */
export const isAnotherTimeFor = (meeting: Meeting): ((task: Task) => boolean) =>
  ofMeeting(meeting, 'bookHandoverMeeting', 'bookMeetingAnew');
/** A required party can't come then: the time is to be changed. */
export const askForAnotherTime = (act: Act, meeting: Meeting): Step => {
  const { id, kind, bookedBy: owner } = meeting;
  const subject = about('meeting', id);
  if (kind === 'handoverMeeting') return openTaskOnce(act, { kind: 'bookHandoverMeeting', owner, subject });
  return when(
    (state) => openTasks(state, isAnotherTimeFor(meeting)).length === 0,
    openTask(act, { kind: 'bookMeetingAnew', owner, subject }),
  );
};

/** After a proposal is made, or made anew. */
export const waitForTimes = (act: Act, meeting: string): readonly Step[] => [
  askUnits(act, meeting, 'answerTimes'),
  setReplyMissing(act, meeting),
  setProposalLapses(act, meeting),
  whenAllHaveAnswered(act, meeting),
];
/** After a time is set, whether booked, settled or moved. */
export const waitForMeeting = (act: Act, meeting: string): readonly Step[] => [
  askUnits(act, meeting, 'replyToMeeting'),
  setMeetingTime(act, meeting),
  setMeetingNear(act, meeting),
  setReplyMissing(act, meeting),
];

/** The clock's word on proposed times that nobody settled: the meeting is to be called anew. */
export const proposalLapses = (act: Act, meeting: Meeting): readonly Step[] => [
  record(act, { type: 'proposalLapsed', meeting: meeting.id }),
  ...stopPlanning(act, meeting),
  bookAgain(act, meeting),
];
