import type { Instant } from '../calendar/index.ts';
import { type EventOf, given } from '../case/act.ts';
import type { Meeting, MeetingParty } from './meeting.ts';

type MeetingEvent = EventOf<
  | 'meetingBooked'
  | 'meetingReplied'
  | 'meetingRescheduled'
  | 'meetingCancelled'
  | 'meetingHeld'
  | 'meetingMissed'
  | 'minutesRecorded'
  | 'minutesConfirmed'
  | 'minutesAmended'
>;

const withoutReply = ({ reply: _, repliedAt: __, ...party }: MeetingParty): MeetingParty => party as MeetingParty;
const withoutConfirmation = ({ confirmedAt: _, ...party }: MeetingParty): MeetingParty => party as MeetingParty;
const attendance = (parties: readonly MeetingParty[], attended: readonly string[]): readonly MeetingParty[] =>
  parties.map((party) => ({ ...party, attended: attended.includes(party.id) }));
const theParty = (
  parties: readonly MeetingParty[],
  id: string,
  part: { readonly reply?: MeetingParty['reply']; readonly repliedAt?: Instant; readonly confirmedAt?: Instant },
): readonly MeetingParty[] =>
  parties.map((party) => (party.id === id ? ({ ...party, ...part } as MeetingParty) : party));

const changed = (meeting: Meeting, event: Exclude<MeetingEvent, EventOf<'meetingBooked'>>): Meeting => {
  const { parties } = meeting;
  switch (event.type) {
    case 'meetingReplied':
      return { ...meeting, parties: theParty(parties, event.party, { reply: event.reply, repliedAt: event.at }) };
    case 'meetingRescheduled':
      // A yes to one time is not a yes to another.
      return {
        ...meeting,
        startsAt: event.startsAt,
        mode: event.mode,
        rescheduled: meeting.rescheduled + 1,
        parties: parties.map(withoutReply),
      };
    case 'meetingCancelled':
      return { ...meeting, status: 'cancelled', cancelled: event.reason };
    case 'meetingHeld':
      return {
        ...meeting,
        status: 'held',
        heldAt: meeting.startsAt,
        mode: event.mode,
        parties: attendance(parties, event.attended),
      };
    case 'meetingMissed': {
      const participantAbsent = parties.some(({ id, type }) => type === 'participant' && event.absent.includes(id));
      return {
        ...meeting,
        status: 'cancelled',
        cancelled: participantAbsent ? 'participantAbsent' : 'partyAbsent',
        parties: attendance(parties, event.attended),
      };
    }
    case 'minutesRecorded':
      return {
        ...meeting,
        minutes: { document: event.document, recordedAt: event.at, amendments: 0 },
        commitments: event.commitments,
        ...given({ noNext: event.noNext }),
      };
    case 'minutesConfirmed':
      return { ...meeting, parties: theParty(parties, event.party, { confirmedAt: event.at }) };
    case 'minutesAmended':
      // What was confirmed was the earlier text.
      return {
        ...meeting,
        minutes: {
          document: event.document,
          recordedAt: meeting.minutes?.recordedAt ?? event.at,
          amendments: (meeting.minutes?.amendments ?? 0) + 1,
        },
        parties: parties.map(withoutConfirmation),
      };
  }
};

export const evolveMeetings = (meetings: readonly Meeting[], event: MeetingEvent): readonly Meeting[] =>
  event.type === 'meetingBooked'
    ? [...meetings, event.meeting]
    : meetings.map((meeting) => (meeting.id === event.meeting ? changed(meeting, event) : meeting));
