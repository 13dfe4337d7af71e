import { type Guard, no } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { actsFor, onlyCaseworkers } from '../case/standing.ts';
import type { Actor } from '../organisation/organisation.ts';
import type { Meeting, MeetingParty } from './meeting.ts';

export const findMeeting = (state: CaseFile, id: string): Meeting | undefined =>
  state.meetings.find((meeting) => meeting.id === id);
export const isPlanned = ({ status }: Meeting): boolean => status === 'planned';
export const plannedMeetings = (state: CaseFile): readonly Meeting[] => state.meetings.filter(isPlanned);
type UnitParty = Extract<MeetingParty, { type: 'unit' }>;
const unitParties = ({ parties }: Meeting): readonly UnitParty[] => parties.filter((party) => party.type === 'unit');
export const partyOf = (meeting: Meeting, actor: Actor): UnitParty | undefined =>
  unitParties(meeting).find((party) => actsFor(actor, party));

/** An överlämningsmöte that was held; held means that every required party was there. */
export const heldHandoverMeetings = (state: CaseFile): readonly Meeting[] =>
  state.meetings.filter(({ kind, status }) => kind === 'handoverMeeting' && status === 'held');
/** … and recorded. */
export const recordedHandoverMeeting = (state: CaseFile): Meeting | undefined =>
  heldHandoverMeetings(state).find(({ minutes }) => minutes !== undefined);

export const onlyPlanned = (meeting: Meeting): Guard =>
  isPlanned(meeting) ? undefined : no('meetingNotPlanned', { meeting: meeting.id, status: meeting.status });
/** The unit that called the meeting, and the holder, look after it. */
export const onlyWhoBookedOrHolds = (state: CaseFile, meeting: Meeting, actor: Actor): Guard =>
  onlyCaseworkers(actor) ??
  (actsFor(actor, meeting.bookedBy) || actsFor(actor, state.holder)
    ? undefined
    : no('notHolder', { holder: state.holder.unit }));
