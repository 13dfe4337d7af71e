import { type Act, no, refused, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { MeetingCommand } from '../case/commands.ts';
import { decideCalling } from './book.ts';
import { findMeeting } from './meetings.ts';
import { decideMinutes } from './minutes.ts';
import { decideProposal } from './propose.ts';
import { decidePlanned } from './reply.ts';
import { decideWish } from './wish.ts';

/** Takes a command on a meeting. Refuses by who asks, the meeting's state, its time, its parties and what the minutes lack. */
export const decideMeeting = (state: CaseFile, command: MeetingCommand, act: Act): Verdict => {
  switch (command.type) {
    case 'bookMeeting':
    case 'proposeMeeting':
    case 'recordHeldMeeting':
      return decideCalling(state, command, act);
    case 'wishForMeeting':
    case 'withdrawWish':
      return decideWish(state, command, act);
    default: {
      const meeting = findMeeting(state, command.meeting);
      if (!meeting) return refused(no('meetingNotFound', { meeting: command.meeting }));
      switch (command.type) {
        case 'answerTimes':
        case 'recordAnsweredTimes':
        case 'settleTime':
        case 'proposeOtherTimes':
          return decideProposal(state, meeting, command, act);
        case 'replyToMeeting':
        case 'recordMeetingReply':
        case 'rescheduleMeeting':
        case 'setMeetingPlace':
        case 'cancelMeeting':
        case 'meetingHeld':
          return decidePlanned(state, meeting, command, act);
        case 'recordMinutes':
        case 'confirmMinutes':
        case 'amendMinutes':
          return decideMinutes(state, meeting, command, act);
      }
    }
  }
};
