import { stockholmDate } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict, when } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { openClosingWhenReady } from '../case/close.ts';
import type { CommandOf } from '../case/commands.ts';
import { laterOf } from '../case/dates.ts';
import { sameUnit, unitOf } from '../case/standing.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { about, cancelTasks, finishTasks, openTask, openTasks } from '../task/open-task.ts';
import type { Meeting, MeetingParty } from './meeting.ts';
import { findMeeting, isAhead, onlyAParty, onlyWhoBookedOrHolds, partyOf } from './meetings.ts';
import { ofMeeting } from './planning.ts';

/** What was said is written down also when somebody who must be there was not, so that the meeting does not count. */
const onlyThatTookPlace = (meeting: Meeting): Guard =>
  meeting.status === 'held' || (meeting.status === 'cancelled' && meeting.parties.some(({ attended }) => attended))
    ? undefined
    : no('meetingNotHeld', { meeting: meeting.id, status: meeting.status });
const onlyWithoutMinutes = (meeting: Meeting): Guard =>
  meeting.minutes ? no('minutesAlreadyRecorded', { meeting: meeting.id }) : undefined;
const onlyWithMinutes = (meeting: Meeting): Guard =>
  meeting.minutes ? undefined : no('minutesMissing', { meeting: meeting.id });

const onlyUnconfirmed = (party: MeetingParty | undefined): Guard =>
  party?.confirmedAt ? no('taskNotOpen', { party: party.id }) : undefined;

/** Every commitment is somebody's of those who were asked, each is named once, and none was to be done before it was made. */
const onlyOwnedCommitments = (meeting: Meeting, commitments: CommandOf<'recordMinutes'>['commitments']): Guard => {
  const ids = new Set(commitments.map(({ id }) => id));
  if (ids.size !== commitments.length) return no('commitmentWithoutOwner', { meeting: meeting.id });
  const orphan = commitments.find(({ party }) => !meeting.parties.some(({ id }) => id === party));
  if (orphan) return no('commitmentWithoutOwner', { commitment: orphan.id });
  const late = commitments.find(({ dueOn }) => dueOn < stockholmDate(meeting.startsAt));
  return late ? no('dateOrder', { commitment: late.id, dueOn: late.dueOn }) : undefined;
};
/** A meeting ends by booking the next one (or proposing its times), or by saying why not. */
const nextMeetingOrWhyNot = (state: CaseFile, meeting: Meeting, next: CommandOf<'recordMinutes'>['next']): Guard => {
  if ('none' in next) return undefined;
  const booked = findMeeting(state, next.meeting);
  return booked && isAhead(booked) && booked.id !== meeting.id
    ? undefined
    : no('nextMeetingOrReasonMissing', { meeting: meeting.id });
};
const onlyANewerText = (meeting: Meeting, document: CommandOf<'amendMinutes'>['document']): Guard => {
  const current = meeting.minutes?.document;
  return current && (current.document !== document.document || document.version <= current.version)
    ? no('staleVersion', { version: current.version })
    : undefined;
};
/** Whoever confirmed the earlier text is told why it is another now. */
const onlyWithAReason = ({ reason, explanation, meeting }: CommandOf<'amendMinutes'>): Guard =>
  reason || explanation ? undefined : no('amendmentNeedsReason', { meeting });

const attendedUnits = (meeting: Meeting) =>
  meeting.parties.filter((party) => party.type === 'unit').filter(({ attended }) => attended === true);

const askForConfirmations = (act: Act, meeting: Meeting, recorder: MeetingParty | undefined): readonly Step[] => [
  ...(recorder ? [record(act, { type: 'minutesConfirmed', meeting: meeting.id, party: recorder.id })] : []),
  // Who was at a meeting that does not count is no party to the case by it, and can't be asked to read.
  ...(meeting.status === 'held' ? attendedUnits(meeting) : [])
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

/** A party has read them: they are right, or it says what is not, and whoever called the meeting looks into that. */
const confirm = (act: Act, meeting: Meeting, party: MeetingParty, command: CommandOf<'confirmMinutes'>): Verdict => {
  const { id: meetingId, bookedBy } = meeting;
  const { objection } = command;
  const read = finishTasks(
    act,
    (task) => party.type === 'unit' && ofMeeting(meeting, 'confirmMinutes')(task) && sameUnit(task.owner, party),
  );
  if (!objection) return allow(record(act, { type: 'minutesConfirmed', meeting: meetingId, party: party.id }), read);
  return allow(
    record(act, { type: 'minutesObjected', meeting: meetingId, party: party.id, objection }),
    read,
    when(
      (state) => openTasks(state, ofMeeting(meeting, 'amendMinutes')).length === 0,
      openTask(act, { kind: 'amendMinutes', owner: bookedBy, subject: about('meeting', meetingId) }),
    ),
  );
};

/** Takes minutes, a party's word on them, or their amendment. Refuses by who asks, the meeting's state and what the minutes lack. */
export const decideMinutes = (
  state: CaseFile,
  meeting: Meeting,
  command: CommandOf<'recordMinutes' | 'confirmMinutes' | 'amendMinutes'>,
  act: Act,
): Verdict => {
  const { actor } = act;
  switch (command.type) {
    case 'recordMinutes': {
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyThatTookPlace(meeting) ??
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
      return confirm(act, meeting, party, command);
    }
    case 'amendMinutes': {
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyWithMinutes(meeting) ??
        onlyANewerText(meeting, command.document) ??
        onlyWithAReason(command) ??
        onlyWhoHoldsTheTask(state, actor, ofMeeting(meeting, 'amendMinutes'));
      if (not) return refused(not);
      const { document, reason, explanation } = command;
      return allow(
        record(act, {
          type: 'minutesAmended',
          meeting: meeting.id,
          document,
          ...given({ reason, explanation }),
        }),
        finishTasks(act, ofMeeting(meeting, 'amendMinutes')),
        cancelTasks(act, ofMeeting(meeting, 'confirmMinutes')),
        ...askForConfirmations(act, meeting, partyOf(meeting, actor)),
      );
    }
  }
};
