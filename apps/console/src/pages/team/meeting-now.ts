import type { AgendaItemView, GatheringMeetingView, GatheringView } from '@stafett/schemas';
import { serverNow } from '../../clock.ts';

/** The meeting that goes on: it has begun, was not called off and is not written up. Of several the latest. */
export const meetingNow = ({ meetings }: GatheringView): GatheringMeetingView | undefined =>
  meetings.findLast(
    ({ status, startsAt, written }) => status !== 'cancelled' && !written && Date.parse(startsAt) <= serverNow(),
  );

/** The cases of a meeting in the order they came: those left to talk of, and those that have got their rekommendation at it. */
export const casesAt = ({ agenda }: GatheringView, meeting: GatheringMeetingView): readonly AgendaItemView[] =>
  agenda.filter(({ code, recommendation }) => meeting.agenda.includes(code) || recommendation?.meeting === meeting.id);
