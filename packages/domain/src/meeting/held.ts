import { type Act, record, type Step, when } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { checkInHeld } from '../case/check-in.ts';
import type { CommandOf } from '../case/commands.ts';
import { meetingModelOf } from '../insatser/usual.ts';
import { planReviewHeld } from '../steps/decide.ts';
import { about, finishTasks, openTask } from '../task/open-task.ts';
import { standsFor } from './asked.ts';
import type { Meeting, MeetingParty } from './meeting.ts';
import { isBookingOf, openWish, stopPlanning } from './planning.ts';

/**
 * Whose absence makes the meeting not count: of each role that the model asks for, all that were to be there for it when none of them
 * was. A party that was asked as required besides can't void what those held; where the model's roles were asked of nobody, all can.
 */
export const missedBy = (
  state: CaseFile,
  { kind, parties }: Meeting,
  attended: readonly string[],
  { model }: Act,
): readonly MeetingParty[] => {
  const required = parties.filter((party) => party.required);
  const roles = meetingModelOf(model, kind)
    .mustAttend.map((role) => required.filter((party) => standsFor(state, role, party)))
    .filter((standing) => standing.length > 0);
  const was = ({ id }: MeetingParty): boolean => attended.includes(id);
  if (roles.length === 0) return required.filter((party) => !was(party));
  const missing = roles.filter((standing) => !standing.some(was)).flat();
  return required.filter((party) => missing.includes(party));
};

/** The meeting counts: what waited for it is done, and its minutes are to be written. */
export const countAsHeld = (
  act: Act,
  meeting: Meeting,
  { attended, mode }: Pick<CommandOf<'meetingHeld'>, 'attended' | 'mode'>,
): readonly Step[] => [
  record(act, { type: 'meetingHeld', meeting: meeting.id, attended, mode }),
  ...planReviewHeld(act, meeting),
  ...checkInHeld(act, meeting),
  ...stopPlanning(act, meeting),
  // A wish that is younger than the meeting is still to be met.
  when(
    (state) => meeting.kind === 'multipartyMeeting' && openWish(state) === undefined,
    finishTasks(act, ({ kind }) => kind === 'bookMultipartyMeeting'),
  ),
  openTask(act, { kind: 'writeMinutes', owner: meeting.bookedBy, subject: about('meeting', meeting.id) }),
];

/** Booked and held in one act, with everybody who is named there. */
export const heldAlready = (act: Act, meeting: Meeting): readonly Step[] => [
  record(act, { type: 'meetingBooked', meeting }),
  ...countAsHeld(act, meeting, { attended: meeting.parties.map(({ id }) => id), mode: meeting.mode }),
  when(
    (state) => meeting.kind !== 'multipartyMeeting' || openWish(state) === undefined,
    finishTasks(act, isBookingOf(meeting.kind)),
  ),
];
