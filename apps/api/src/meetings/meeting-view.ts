import {
  type CaseFile,
  daysBetween,
  daysFromWishToHeld,
  type Instant,
  type Meeting,
  type MeetingParty,
  meetsSomebodyNew,
  stockholmDate,
  timesThatFit,
  type UnitRef,
} from '@stafett/domain';
import type { MeetingPartyView, MeetingView, WishView } from '@stafett/schemas';
import { given } from '../given.ts';
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
    ...given({ times: party.times, withdrawn: party.withdrawn === undefined ? undefined : true }),
    ...(party.objection === undefined
      ? {}
      : { objection: { document: linkTo(party.objection.document), at: party.objection.at } }),
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

const timesView = (meeting: Meeting, now: Instant): MeetingView['times'] => {
  const fitting = timesThatFit(meeting, now);
  return meeting.times?.map(({ id, startsAt, minutesLong, slot }) => ({
    id,
    startsAt,
    minutesLong,
    ...given({ slot }),
    fits: fitting.some((time) => time.id === id),
  }));
};

/** The participant's wishes for a flerpartssamtal, each with the days it took or has taken; to who sees not all, their own agency's. */
export const wishViewsOf = (
  state: CaseFile,
  names: Names,
  now: Instant,
  reader: UnitRef,
  whole: boolean,
): readonly WishView[] => {
  const met = daysFromWishToHeld(state);
  const seen = (state.wishes ?? []).filter(({ by }) => whole || by.agency === reader.agency);
  return seen.map(({ id, on, by, document, status, meeting }) => ({
    id,
    on,
    by: names.party(by),
    // The words belong to the agency that wrote them down.
    ...(document && by.agency === reader.agency ? { document: linkTo(document) } : {}),
    status,
    ...given({
      meeting,
      days: status === 'open' ? daysBetween(on, stockholmDate(now)) : met.find(({ wish }) => wish === id)?.days,
    }),
  }));
};

/** A meeting of the case as the viewer's unit sees it. */
export const meetingViewOf = (
  meeting: Meeting,
  state: CaseFile,
  names: Names,
  viewer: UnitRef,
  now: Instant,
): MeetingView => ({
  id: meeting.id,
  kind: meeting.kind,
  bookedBy: names.party(meeting.bookedBy),
  ...(meeting.handover === undefined ? {} : { handover: meeting.handover }),
  startsAt: meeting.startsAt,
  minutesLong: meeting.minutesLong,
  ...given({
    times: timesView(meeting, now),
    slot: meeting.slot,
    changes: meeting.changes?.map((each) => ({ ...each })),
  }),
  ...(meeting.wish === undefined ? {} : { wished: true }),
  mode: meeting.mode,
  ...(meeting.where === undefined ? {} : { where: linkTo(meeting.where) }),
  status: meeting.status,
  rescheduled: meeting.rescheduled,
  ...(meetsSomebodyNew(state, meeting) ? { newFace: true } : {}),
  ...(meeting.heldAt === undefined ? {} : { heldAt: meeting.heldAt }),
  ...(meeting.cancelled === undefined ? {} : { cancelled: meeting.cancelled }),
  ...given({ cancelReasons: meeting.cancelReasons }),
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
      : {
          task: commitment.task,
          done: state.tasks.some(({ id, status }) => id === commitment.task && status === 'done'),
        }),
  })),
  ...(meeting.noNext === undefined ? {} : { noNext: meeting.noNext }),
});
