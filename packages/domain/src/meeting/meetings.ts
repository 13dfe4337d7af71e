import { type Guard, no } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { actsFor, onlyCaseworkers, sameUnit } from '../case/standing.ts';
import type { Actor } from '../organisation/organisation.ts';
import type { Meeting, MeetingParty } from './meeting.ts';

export const findMeeting = (state: CaseFile, id: string): Meeting | undefined =>
  state.meetings.find((meeting) => meeting.id === id);
export const isPlanned = ({ status }: Meeting): boolean => status === 'planned';
export const isProposed = ({ status }: Meeting): boolean => status === 'proposed';
/** Still ahead: its time is settled, or times are proposed. */
export const isAhead = (meeting: Meeting): boolean => isPlanned(meeting) || isProposed(meeting);
export const plannedMeetings = (state: CaseFile): readonly Meeting[] => state.meetings.filter(isPlanned);
export const meetingsAhead = (state: CaseFile): readonly Meeting[] => state.meetings.filter(isAhead);
type UnitParty = Extract<MeetingParty, { type: 'unit' }>;
const unitParties = ({ parties }: Meeting): readonly UnitParty[] => parties.filter((party) => party.type === 'unit');
/** Whose part in it has been taken back is no party to it. */
export const partyOf = (meeting: Meeting, actor: Actor): UnitParty | undefined =>
  unitParties(meeting).find((party) => party.withdrawn === undefined && actsFor(actor, party));

/** Everybody who is still asked, but for the unit that called the meeting: it need not answer itself. */
export const invited = (meeting: Meeting): readonly MeetingParty[] =>
  meeting.parties.filter(
    (party) => party.type !== 'unit' || (party.withdrawn === undefined && !sameUnit(party, meeting.bookedBy)),
  );
/** Who has not answered: whether they come, or which of the times they can. */
export const silentParties = (meeting: Meeting): readonly MeetingParty[] =>
  invited(meeting).filter(({ reply, times }) => (isProposed(meeting) ? times : reply) === undefined);

/** An överlämningsmöte that was held; held means that every required party was there. */
export const heldHandoverMeetings = (state: CaseFile): readonly Meeting[] =>
  state.meetings.filter(({ kind, status }) => kind === 'handoverMeeting' && status === 'held');
/** … and recorded. */
export const recordedHandoverMeeting = (state: CaseFile): Meeting | undefined =>
  heldHandoverMeetings(state).find(({ minutes }) => minutes !== undefined);

export const onlyPlanned = (meeting: Meeting): Guard =>
  isPlanned(meeting) ? undefined : no('meetingNotPlanned', { meeting: meeting.id, status: meeting.status });
export const onlyProposed = (meeting: Meeting): Guard =>
  isProposed(meeting) ? undefined : no('meetingNotProposed', { meeting: meeting.id, status: meeting.status });
export const onlyAhead = (meeting: Meeting): Guard =>
  isAhead(meeting) ? undefined : no('meetingNotPlanned', { meeting: meeting.id, status: meeting.status });
export const onlyAParty = (meeting: Meeting, actor: Actor): Guard =>
  onlyCaseworkers(actor) ?? (partyOf(meeting, actor) ? undefined : no('notParty', { meeting: meeting.id }));
/** Units answer for themselves; for the participant and for others somebody notes what they said. */
export const onlyThoseWithoutConsole = (meeting: Meeting, party: string): Guard =>
  meeting.parties.some(({ id, type }) => id === party && type !== 'unit')
    ? undefined
    : no('notParty', { meeting: meeting.id });
export const onlyPartiesNamed = (meeting: Meeting, parties: readonly string[]): Guard =>
  parties.every((id) => meeting.parties.some((party) => party.id === id))
    ? undefined
    : no('notParty', { meeting: meeting.id });
/** The unit that called the meeting, and the holder, look after it. */
export const onlyWhoBookedOrHolds = (state: CaseFile, meeting: Meeting, actor: Actor): Guard =>
  onlyCaseworkers(actor) ??
  (actsFor(actor, meeting.bookedBy) || actsFor(actor, state.holder)
    ? undefined
    : no('notHolder', { holder: state.holder.unit }));
