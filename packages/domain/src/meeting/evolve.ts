import { stockholmDate } from '../calendar/index.ts';
import { type EventOf, given } from '../case/act.ts';
import type { Meeting, MeetingChange, MeetingParty, Wish } from './meeting.ts';

type MeetingEvent = EventOf<
  | 'meetingBooked'
  | 'meetingReplied'
  | 'meetingRescheduled'
  | 'meetingPlaceSet'
  | 'invitationWithdrawn'
  | 'invitationRenewed'
  | 'meetingCancelled'
  | 'meetingHeld'
  | 'meetingMissed'
  | 'minutesRecorded'
  | 'minutesConfirmed'
  | 'minutesAmended'
  | 'minutesObjected'
  | 'meetingProposed'
  | 'timesAnswered'
  | 'meetingTimeSettled'
  | 'otherTimesProposed'
  | 'proposalLapsed'
>;
type ChangingEvent = Exclude<MeetingEvent, EventOf<'meetingBooked' | 'meetingProposed'>>;

const withoutReply = ({ reply: _, repliedAt: __, ...party }: MeetingParty): MeetingParty => party as MeetingParty;
const withoutConfirmation = ({ confirmedAt: _, objection: __, ...party }: MeetingParty): MeetingParty =>
  party as MeetingParty;
const askedAgain = ({ withdrawn: _, ...party }: MeetingParty): MeetingParty => party as MeetingParty;
const withoutTimes = ({ times: _, ...party }: MeetingParty): MeetingParty => party as MeetingParty;
const attendance = (parties: readonly MeetingParty[], attended: readonly string[]): readonly MeetingParty[] =>
  parties.map((party) => ({ ...party, attended: attended.includes(party.id) }));
const theParty = (
  parties: readonly MeetingParty[],
  id: string,
  part: Partial<Pick<MeetingParty, 'reply' | 'repliedAt' | 'confirmedAt' | 'times' | 'objection' | 'withdrawn'>>,
): readonly MeetingParty[] =>
  parties.map((party) => (party.id === id ? ({ ...party, ...part } as MeetingParty) : party));

/** The times that were, each with why it was given up. */
const givenUp = ({ changes = [] }: Meeting, event: EventOf<'meetingRescheduled'>): { changes?: MeetingChange[] } => {
  const { at, was, reason, reasons } = event;
  return was === undefined ? {} : { changes: [...changes, { at, startedAt: was, ...given({ reason, reasons }) }] };
};

/** A yes to the time that is settled is a yes to the meeting. */
const settled = (meeting: Meeting, event: EventOf<'meetingTimeSettled'>): Meeting => {
  const time = meeting.times?.find(({ id }) => id === event.time);
  if (!time) return meeting;
  const parties = meeting.parties.map((party) => {
    const answer = party.times?.[time.id];
    if (answer === undefined) return party;
    return { ...party, reply: answer === 'can' ? ('comes' as const) : ('cannot' as const), repliedAt: event.at };
  });
  const { slot: _, ...rest } = meeting;
  return {
    ...rest,
    ...given({ slot: time.slot }),
    startsAt: time.startsAt,
    minutesLong: time.minutesLong,
    status: 'planned',
    parties,
  };
};

const changed = (meeting: Meeting, event: ChangingEvent): Meeting => {
  const { parties } = meeting;
  switch (event.type) {
    case 'meetingReplied':
      return { ...meeting, parties: theParty(parties, event.party, { reply: event.reply, repliedAt: event.at }) };
    case 'meetingRescheduled': {
      // A yes to one time is not a yes to another, and a weekly time that was held is free again.
      // What is held in another way is held somewhere else.
      const { slot: _, where, ...rest } = meeting;
      const stays = event.mode === meeting.mode ? where : undefined;
      return {
        ...rest,
        ...given({ slot: event.slot, where: event.where ?? stays }),
        startsAt: event.startsAt,
        mode: event.mode,
        rescheduled: meeting.rescheduled + 1,
        ...givenUp(meeting, event),
        parties: parties.map(withoutReply),
      };
    }
    case 'meetingPlaceSet':
      return { ...meeting, where: event.where };
    case 'invitationWithdrawn':
      return { ...meeting, parties: theParty(parties, event.party, { withdrawn: event.at }) };
    case 'invitationRenewed':
      return { ...meeting, parties: parties.map((party) => (party.id === event.party ? askedAgain(party) : party)) };
    case 'meetingCancelled':
      return { ...meeting, status: 'cancelled', cancelled: event.reason, ...given({ cancelReasons: event.reasons }) };
    case 'timesAnswered':
      return { ...meeting, parties: theParty(parties, event.party, { times: event.answers }) };
    case 'meetingTimeSettled':
      return settled(meeting, event);
    case 'otherTimesProposed': {
      const [first] = event.times;
      return {
        ...meeting,
        ...(first ? { startsAt: first.startsAt, minutesLong: first.minutesLong } : {}),
        times: event.times,
        rescheduled: meeting.rescheduled + 1,
        parties: parties.map(withoutTimes),
      };
    }
    case 'proposalLapsed':
      return { ...meeting, status: 'cancelled', cancelled: 'noTimeFits' };
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
    case 'minutesObjected':
      return {
        ...meeting,
        parties: theParty(parties, event.party, { objection: { document: event.objection, at: event.at } }),
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
  event.type === 'meetingBooked' || event.type === 'meetingProposed'
    ? [...meetings, event.meeting]
    : meetings.map((meeting) => (meeting.id === event.meeting ? changed(meeting, event) : meeting));

type WishEvent = EventOf<
  | 'wishRecorded'
  | 'wishWithdrawn'
  | 'meetingBooked'
  | 'meetingProposed'
  | 'meetingHeld'
  | 'meetingMissed'
  | 'meetingCancelled'
  | 'proposalLapsed'
>;

/** A meeting that was held before the participant wished one does not meet the wish. */
const isAsOldAs = (wish: Wish, { startsAt }: Meeting): boolean => wish.on <= stockholmDate(startsAt);
const withoutMeeting = ({ meeting: _, ...wish }: Wish): Wish => wish;

/** What becomes of the wishes: a meeting that is called for one takes it up, one that is held meets it, one that falls through leaves it. */
export const evolveWishes = (
  wishes: readonly Wish[],
  event: WishEvent,
  meeting: Meeting | undefined,
): readonly Wish[] => {
  switch (event.type) {
    case 'wishRecorded':
      return [...wishes, event.wish];
    case 'wishWithdrawn':
      return wishes.map((wish) => (wish.id === event.wish ? { ...wish, status: 'withdrawn' } : wish));
    case 'meetingBooked':
    case 'meetingProposed':
      return wishes.map((wish) => (wish.id === event.meeting.wish ? { ...wish, meeting: event.meeting.id } : wish));
    case 'meetingHeld':
      return wishes.map((wish) =>
        wish.status === 'open' &&
        (wish.meeting === event.meeting || (meeting?.kind === 'multipartyMeeting' && isAsOldAs(wish, meeting)))
          ? { ...wish, status: 'met', meeting: event.meeting }
          : wish,
      );
    case 'meetingMissed':
    case 'meetingCancelled':
    case 'proposalLapsed':
      return wishes.map((wish) =>
        wish.meeting === event.meeting && wish.status === 'open' ? withoutMeeting(wish) : wish,
      );
  }
};
