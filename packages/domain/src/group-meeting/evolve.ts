import { given } from '../case/act.ts';
import { sameUnit } from '../case/standing.ts';
import type { GroupMeeting, GroupMeetingEvent, GroupParty, GroupSeries } from './group-meeting.ts';

const withoutReply = ({ agency, unit }: GroupParty): GroupParty => ({ agency, unit });

const withMeeting = (
  series: GroupSeries,
  id: string,
  change: (meeting: GroupMeeting) => GroupMeeting,
): GroupSeries => ({
  ...series,
  meetings: series.meetings.map((meeting) => (meeting.id === id ? change(meeting) : meeting)),
});
/** Who joins or leaves the group joins or leaves the meetings ahead. */
const withParties = (series: GroupSeries, change: (parties: readonly GroupParty[]) => readonly GroupParty[]) =>
  series.meetings.map((meeting) =>
    meeting.status === 'planned' ? { ...meeting, parties: change(meeting.parties) } : meeting,
  );

const changed = (series: GroupSeries, event: Exclude<GroupMeetingEvent, { type: 'seriesPlanned' }>): GroupSeries => {
  switch (event.type) {
    case 'unitsInvited':
      return {
        ...series,
        members: [...series.members, ...event.members],
        meetings: withParties(series, (parties) => [...parties, ...event.members]),
      };
    case 'unitLeft':
      return {
        ...series,
        members: series.members.filter((member) => !sameUnit(member, event.member)),
        meetings: withParties(series, (parties) => parties.filter((party) => !sameUnit(party, event.member))),
      };
    case 'groupMeetingPlanned':
      return {
        ...series,
        meetings: [...series.meetings, event.meeting].toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
      };
    case 'groupMeetingReplied':
      return withMeeting(series, event.meeting, (meeting) => ({
        ...meeting,
        parties: meeting.parties.map((party) =>
          party.unit === event.unit ? { ...party, reply: event.reply, repliedAt: event.at } : party,
        ),
      }));
    case 'groupMeetingMoved':
      // A yes to one day is not a yes to another.
      return withMeeting(series, event.meeting, (meeting) => ({
        ...meeting,
        startsAt: event.startsAt,
        moved: meeting.moved + 1,
        parties: meeting.parties.map(withoutReply),
      }));
    case 'groupMeetingCancelled':
      return withMeeting(series, event.meeting, (meeting) => ({
        ...meeting,
        status: 'cancelled',
        cancelled: event.reason,
      }));
    case 'groupMeetingHeld':
      return withMeeting(series, event.meeting, (meeting) => ({
        ...meeting,
        status: 'held',
        mode: event.mode,
        parties: meeting.parties.map((party) => ({ ...party, attended: event.attended.includes(party.unit) })),
      }));
    case 'groupMinutesRecorded':
      return withMeeting(series, event.meeting, (meeting) => ({
        ...meeting,
        minutes: { document: event.document, recordedAt: event.at },
        ...given({ noNext: event.noNext }),
      }));
    case 'seriesEnded':
      return { ...series, endedOn: event.on };
    case 'groupDeadlinesSet':
      return { ...series, deadlines: event.deadlines };
    case 'groupReminded':
      return {
        ...series,
        deadlines: series.deadlines.filter(({ id }) => id !== event.deadline),
        reminded: [...series.reminded, event.deadline],
      };
  }
};

/** The series after the event; its first is `seriesPlanned`. Refuses (Error) another first event: the ledger is damaged. */
export const evolveGroupMeeting = (state: GroupSeries | undefined, event: GroupMeetingEvent): GroupSeries => {
  if (event.type === 'seriesPlanned') {
    if (state) throw new Error('a series is planned once');
    const { series: id, topic, calledBy, members, interval, minutesLong, mode, at } = event;
    return {
      seq: 1,
      id,
      topic,
      calledBy,
      members,
      interval,
      minutesLong,
      mode,
      meetings: [],
      deadlines: [],
      reminded: [],
      plannedAt: at,
    };
  }
  if (!state) throw new Error(`a series begins with seriesPlanned, not ${event.type}`);
  return { ...changed(state, event), seq: state.seq + 1 };
};
