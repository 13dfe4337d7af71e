import { type Act, allow, type Guard, no, record, refused, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { sameUnit } from '../case/standing.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { cancelTasks, finishTasks } from '../task/open-task.ts';
import { onlyAFewTimes, onlyAheadOf, onlyTimesAhead, onlyTimesApart } from './asked.ts';
import { inOrder } from './book.ts';
import type { Meeting, MeetingParty, MeetingTime, TimeAnswers } from './meeting.ts';
import {
  invited,
  isProposed,
  onlyAParty,
  onlyProposed,
  onlyThoseWithoutConsole,
  onlyWhoBookedOrHolds,
  partyOf,
} from './meetings.ts';
import {
  dropMeetingDeadlines,
  ofMeeting,
  tellTheOthers,
  waitForMeeting,
  waitForTimes,
  whenAllHaveAnswered,
} from './planning.ts';

/** An answer says yes or no to each time, so that no silence is taken for either. */
const onlyAnswersToEachTime = ({ times = [] }: Meeting, answers: TimeAnswers): Guard => {
  const strange = Object.keys(answers).find((time) => !times.some(({ id }) => id === time));
  if (strange !== undefined) return no('timeNotFound', { time: strange });
  const missing = times.find(({ id }) => answers[id] === undefined);
  return missing && no('timeUnanswered', { time: missing.id });
};

const onlyAProposedTime = ({ times = [] }: Meeting, time: string): Guard =>
  times.some(({ id }) => id === time) ? undefined : no('timeNotFound', { time });

/** A time that a required party can't make would only be missed. */
const onlyWhenNoRequiredPartyCannot = (meeting: Meeting, time: string): Guard => {
  const cannot = invited(meeting).find(({ required, times }) => required && times?.[time] === 'cannot');
  return cannot && no('requiredPartyCannot', { party: cannot.id, time });
};

/** The proposed times that every required party has said yes to and that are still ahead, the earliest first. */
export const timesThatFit = (meeting: Meeting, at: string): readonly MeetingTime[] =>
  isProposed(meeting)
    ? (meeting.times ?? []).filter(
        ({ id, startsAt }) =>
          startsAt > at && invited(meeting).every(({ required, times }) => !required || times?.[id] === 'can'),
      )
    : [];

const answered = (act: Act, meeting: Meeting, party: MeetingParty, answers: TimeAnswers): Verdict =>
  allow(
    record(act, { type: 'timesAnswered', meeting: meeting.id, party: party.id, answers }),
    finishTasks(
      act,
      (task) => party.type === 'unit' && ofMeeting(meeting, 'answerTimes')(task) && sameUnit(task.owner, party),
    ),
    whenAllHaveAnswered(act, meeting.id),
  );

/** What was asked about the times need not be answered any more. */
const stopAsking = (act: Act, meeting: Meeting) => [
  finishTasks(act, ofMeeting(meeting, 'settleTime')),
  cancelTasks(act, ofMeeting(meeting, 'answerTimes', 'chaseReply')),
  dropMeetingDeadlines(act, meeting.id),
];

/** Takes an answer to proposed times, the choice of one, or other times instead. Refuses by who asks, the meeting's state and the times. */
export const decideProposal = (
  state: CaseFile,
  meeting: Meeting,
  command: CommandOf<'answerTimes' | 'recordAnsweredTimes' | 'settleTime' | 'proposeOtherTimes'>,
  act: Act,
): Verdict => {
  const { actor } = act;
  switch (command.type) {
    case 'answerTimes': {
      const party = partyOf(meeting, actor);
      const not =
        onlyAParty(meeting, actor) ??
        onlyProposed(meeting) ??
        onlyWhoHoldsTheTask(state, actor, ofMeeting(meeting, 'answerTimes')) ??
        onlyAnswersToEachTime(meeting, command.answers);
      if (not || !party) return refused(not ?? no('notParty', { meeting: meeting.id }));
      return answered(act, meeting, party, command.answers);
    }
    case 'recordAnsweredTimes': {
      const party = meeting.parties.find(({ id }) => id === command.party);
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyProposed(meeting) ??
        onlyThoseWithoutConsole(meeting, command.party) ??
        onlyAnswersToEachTime(meeting, command.answers);
      if (not || !party) return refused(not ?? no('notParty', { meeting: meeting.id }));
      return answered(act, meeting, party, command.answers);
    }
    case 'settleTime': {
      const time = meeting.times?.find(({ id }) => id === command.time);
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyProposed(meeting) ??
        onlyAProposedTime(meeting, command.time) ??
        (time ? onlyAheadOf(time.startsAt, act) : undefined) ??
        onlyWhenNoRequiredPartyCannot(meeting, command.time) ??
        onlyWhoHoldsTheTask(state, actor, ofMeeting(meeting, 'settleTime'));
      if (not) return refused(not);
      return allow(
        record(act, { type: 'meetingTimeSettled', meeting: meeting.id, time: command.time }),
        ...stopAsking(act, meeting),
        ...waitForMeeting(act, meeting.id),
        tellTheOthers(act, meeting),
      );
    }
    case 'proposeOtherTimes': {
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyProposed(meeting) ??
        onlyAFewTimes(command.times) ??
        onlyTimesAhead(command.times, act) ??
        onlyTimesApart(command.times) ??
        onlyWhoHoldsTheTask(state, actor, ofMeeting(meeting, 'settleTime'));
      if (not) return refused(not);
      return allow(
        record(act, { type: 'otherTimesProposed', meeting: meeting.id, times: inOrder(command.times) }),
        ...stopAsking(act, meeting),
        ...waitForTimes(act, meeting.id),
      );
    }
  }
};
