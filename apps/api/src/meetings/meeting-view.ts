import type { Meeting, MeetingParty, Task, UnitRef } from '@stafett/domain';
import type { MeetingPartyView, MeetingView } from '@stafett/schemas';
import { linkTo } from '../handovers/handover-view.ts';
import type { Names } from '../organisation/name-book.ts';

const partyView = (party: MeetingParty, names: Names, viewer: UnitRef): MeetingPartyView => {
  const shared = {
    id: party.id,
    required: party.required,
    ...(party.reply === undefined ? {} : { reply: party.reply }),
    ...(party.repliedAt === undefined ? {} : { repliedAt: party.repliedAt }),
    ...(party.attended === undefined ? {} : { attended: party.attended }),
    ...(party.confirmedAt === undefined ? {} : { confirmedAt: party.confirmedAt }),
    own: party.type === 'unit' && party.unit === viewer.unit,
  };
  switch (party.type) {
    case 'unit':
      return { ...shared, type: 'unit', party: names.party(party) };
    case 'participant':
      return { ...shared, type: 'participant' };
    case 'external':
      return { ...shared, type: 'external', role: party.role };
  }
};

/** A meeting as the viewer's unit sees it; `tasks` are the case's, to tell which commitments are done. */
export const meetingViewOf = (
  meeting: Meeting,
  tasks: readonly Task[],
  names: Names,
  viewer: UnitRef,
): MeetingView => ({
  id: meeting.id,
  kind: meeting.kind,
  bookedBy: names.party(meeting.bookedBy),
  ...(meeting.handover === undefined ? {} : { handover: meeting.handover }),
  startsAt: meeting.startsAt,
  minutesLong: meeting.minutesLong,
  mode: meeting.mode,
  status: meeting.status,
  rescheduled: meeting.rescheduled,
  ...(meeting.newFace ? { newFace: true } : {}),
  ...(meeting.heldAt === undefined ? {} : { heldAt: meeting.heldAt }),
  ...(meeting.cancelled === undefined ? {} : { cancelled: meeting.cancelled }),
  parties: meeting.parties.map((party) => partyView(party, names, viewer)),
  ...(meeting.minutes === undefined
    ? {}
    : {
        minutes: {
          document: linkTo(meeting.minutes.document),
          recordedAt: meeting.minutes.recordedAt,
          amendments: meeting.minutes.amendments,
        },
      }),
  commitments: meeting.commitments.map((commitment) => ({
    id: commitment.id,
    party: commitment.party,
    dueOn: commitment.dueOn,
    ...(commitment.task === undefined
      ? {}
      : { task: commitment.task, done: tasks.some(({ id, status }) => id === commitment.task && status === 'done') }),
  })),
  ...(meeting.noNext === undefined ? {} : { noNext: meeting.noNext }),
});
