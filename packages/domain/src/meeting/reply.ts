import { type Act, allow, type Guard, given, no, record, refused, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { actsFor, onlyCaseworkers, sameUnit } from '../case/standing.ts';
import type { Actor } from '../organisation/organisation.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { cancelTasks, finishTasks, isAbout } from '../task/open-task.ts';
import { onlyAheadOf, onlyModesOfTheModel } from './asked.ts';
import { countAsHeld, missedBy } from './held.ts';
import type { Meeting, MeetingParty, ReasonsByParty } from './meeting.ts';
import {
  onlyAhead,
  onlyAParty,
  onlyPartiesNamed,
  onlyPlanned,
  onlyThoseWithoutConsole,
  onlyWhoBookedOrHolds,
  partyOf,
} from './meetings.ts';
import {
  askForAnotherTime,
  bookAgain,
  dropMeetingDeadlines,
  isAnotherTimeFor,
  ofMeeting,
  stopPlanning,
  tellTheOthers,
  waitForMeeting,
  whenAllHaveAnswered,
} from './planning.ts';

const onlyOnceItHasBegun = (meeting: Meeting, act: Act): Guard =>
  meeting.startsAt <= act.at ? undefined : no('meetingAhead', { meeting: meeting.id, startsAt: meeting.startsAt });

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

/** Each party's reason is a party's. */
const onlyReasonsOfParties = (meeting: Meeting, reasons: ReasonsByParty | undefined): Guard =>
  onlyPartiesNamed(meeting, Object.keys(reasons ?? {}));

const reply = (
  act: Act,
  meeting: Meeting,
  party: MeetingParty,
  answer: CommandOf<'replyToMeeting'>['reply'],
): Verdict => {
  const othersCome = meeting.parties.every(
    ({ id, required, reply }) => id === party.id || !required || reply === undefined || reply === 'comes',
  );
  const othersUntold = meeting.parties.some(
    ({ id, type, reply }) => type !== 'unit' && id !== party.id && reply === undefined,
  );
  const anotherTime = answer !== 'comes' && party.required;
  return allow(
    record(act, { type: 'meetingReplied', meeting: meeting.id, party: party.id, reply: answer }),
    ...(party.type === 'unit'
      ? [finishTasks(act, (task) => ofMeeting(meeting, 'replyToMeeting')(task) && sameUnit(task.owner, party))]
      : []),
    // Who has answered has been told.
    ...(party.type === 'unit' || othersUntold ? [] : [finishTasks(act, ofMeeting(meeting, 'tellParties'))]),
    ...(anotherTime ? [askForAnotherTime(act, meeting)] : []),
    ...(answer === 'comes' && othersCome ? [cancelTasks(act, isAnotherTimeFor(meeting))] : []),
    whenAllHaveAnswered(act, meeting.id),
  );
};

const reschedule = (act: Act, meeting: Meeting, command: CommandOf<'rescheduleMeeting'>): Verdict => {
  const { where, slot, reason, reasons } = command;
  return allow(
    record(act, {
      type: 'meetingRescheduled',
      meeting: meeting.id,
      startsAt: command.startsAt,
      mode: command.mode ?? meeting.mode,
      ...given({ where, slot, reason, reasons }),
      was: meeting.startsAt,
    }),
    finishTasks(act, isAnotherTimeFor(meeting)),
    cancelTasks(act, ofMeeting(meeting, 'replyToMeeting', 'recordMeeting', 'chaseReply')),
    dropMeetingDeadlines(act, meeting.id),
    ...waitForMeeting(act, meeting.id),
    tellTheOthers(act, meeting),
  );
};

/** A meeting counts as held only when those attended whom the model requires; otherwise it is booked anew. */
const tell = (state: CaseFile, act: Act, meeting: Meeting, command: CommandOf<'meetingHeld'>): Verdict => {
  const absent = missedBy(state, meeting, command.attended, act);
  if (absent.length > 0)
    return allow(
      record(act, {
        type: 'meetingMissed',
        meeting: meeting.id,
        attended: command.attended,
        absent: absent.map(({ id }) => id),
      }),
      ...stopPlanning(act, meeting),
      bookAgain(act, meeting),
    );
  return allow(...countAsHeld(act, meeting, command));
};

/** Takes what is said of a meeting ahead: who comes, another time, where it is, that it is off, that it was held. */
export const decidePlanned = (
  state: CaseFile,
  meeting: Meeting,
  command: CommandOf<
    'replyToMeeting' | 'recordMeetingReply' | 'rescheduleMeeting' | 'setMeetingPlace' | 'cancelMeeting' | 'meetingHeld'
  >,
  act: Act,
): Verdict => {
  const { actor } = act;
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
        onlyModesOfTheModel(meeting.kind, command.mode ?? meeting.mode, act) ??
        onlyReasonsOfParties(meeting, command.reasons);
      return not ? refused(not) : reschedule(act, meeting, command);
    }
    case 'setMeetingPlace': {
      const not = onlyWhoBookedOrHolds(state, meeting, actor) ?? onlyAhead(meeting);
      if (not) return refused(not);
      return allow(record(act, { type: 'meetingPlaceSet', meeting: meeting.id, where: command.where }));
    }
    case 'cancelMeeting': {
      const not =
        onlyWhoBookedOrHolds(state, meeting, actor) ??
        onlyAhead(meeting) ??
        onlyReasonsOfParties(meeting, command.reasons);
      if (not) return refused(not);
      return allow(
        record(act, {
          type: 'meetingCancelled',
          meeting: meeting.id,
          reason: command.reason,
          ...given({ reasons: command.reasons }),
        }),
        cancelTasks(act, (task) => isAbout(task, 'meeting', meeting.id)),
        dropMeetingDeadlines(act, meeting.id),
        tellTheOthers(act, meeting),
        bookAgain(act, meeting, command.reason !== 'noLongerNeeded'),
      );
    }
    case 'meetingHeld': {
      const not =
        onlyAPartyTells(state, meeting, actor) ??
        onlyPlanned(meeting) ??
        onlyOnceItHasBegun(meeting, act) ??
        onlyPartiesNamed(meeting, command.attended) ??
        onlyModesOfTheModel(meeting.kind, command.mode, act);
      return not ? refused(not) : tell(state, act, meeting, command);
    }
  }
};
