import { addDays, nextWorkingDay } from '../calendar/index.ts';
import { type Act, allow, type Guard, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { setPhaseReview } from '../case/place-and-phase.ts';
import { onlyTheClock, unitOf } from '../case/standing.ts';
import { takeInitiative } from '../first-contact/decide.ts';
import { backToTheSender } from '../handover/decide.ts';
import { findHandover, isUnanswered } from '../handover/handovers.ts';
import { supportIsUp } from '../handover/parallel-support.ts';
import { stopWaitingForAnswer } from '../handover/send.ts';
import { findMeeting, isPlanned, isProposed } from '../meeting/meetings.ts';
import { chaseReplies, proposalLapses } from '../meeting/planning.ts';
import { askForMentorContact } from '../mentor/decide.ts';
import { openOffer } from '../offer/decide.ts';
import { samtyckeIsUp, samtyckeNearsEnd } from '../samtycke/decide.ts';
import { standInIsOver } from '../staff-change/decide.ts';
import { stepMarkPassed } from '../steps/decide.ts';
import { followUp, isUnansweredSummons, stopWaitingForSummons } from '../summons/decide.ts';
import { about, openTask, openTaskOnce, theCase } from '../task/open-task.ts';
import { promisedTo, worksWithParticipant } from '../task/promised.ts';
import { waitIsUp } from '../wait/decide.ts';
import { climb } from './climb.ts';
import type { Deadline, DueDeadline } from './deadline.ts';
import { dueOf, isDue, isHeld } from './next-deadline.ts';
import { dropDeadlines } from './set.ts';

/** Each rung counts once: what has been climbed, or is not next, is not there. */
const onlyTheNextRung = (due: DueDeadline | undefined, command: CommandOf<'deadlinePassed'>): Guard =>
  due && due.rung === command.rung
    ? undefined
    : no('deadlineNotFound', { deadline: command.deadline, rung: command.rung });
const onlyOnceItIsDue = (due: DueDeadline, act: Act): Guard =>
  isDue(due, act.at) ? undefined : no('deadlineNotDue', { deadline: due.id, at: due.at });
/** A ladder that stands still while the case is parked has nothing due. */
const onlyWhatRuns = (state: CaseFile, deadline: Deadline, act: Act): Guard =>
  isHeld(state, deadline) ? no('deadlineNotDue', { deadline: deadline.id, at: act.at }) : undefined;

/** When the next uppföljning is to have been held: the first by the task's own time, the following within the model's weeks. */
const followUpDueOn = (state: CaseFile, act: Act) => {
  const last = state.followUps.at(-1);
  if (!last) return undefined;
  const dueOn = nextWorkingDay(addDays(last.on, act.model.followUp.thenAfterDays.latest));
  return dueOn < act.today ? undefined : dueOn;
};

const passed = (state: CaseFile, deadline: Deadline, act: Act): readonly Step[] => {
  const dropped = dropDeadlines(act, ({ id }) => id === deadline.id);
  const owner = unitOf(state.holder);
  switch (deadline.type) {
    case 'task':
      return climb(state, deadline, act);
    case 'summonsLapses': {
      const summons = state.summonses.find(({ id }) => id === deadline.summons);
      if (!summons || !isUnansweredSummons(summons)) return [dropped];
      return [
        record(act, { type: 'summonsUnanswered', summons: summons.id }),
        ...stopWaitingForSummons(act, summons),
        followUp(act, summons),
      ];
    }
    case 'handoverExpires': {
      const handover = findHandover(state, deadline.handover);
      if (!handover || !isUnanswered(handover)) return [dropped];
      return [
        record(act, { type: 'handoverExpired', handover: handover.id }),
        ...stopWaitingForAnswer(act, handover),
        ...backToTheSender(act, handover, 'resendHandover'),
      ];
    }
    case 'meetingTime': {
      const meeting = findMeeting(state, deadline.meeting);
      if (!meeting || !isPlanned(meeting)) return [dropped];
      return [
        dropped,
        openTask(act, { kind: 'recordMeeting', owner: meeting.bookedBy, subject: about('meeting', meeting.id) }),
      ];
    }
    case 'meetingNear':
      return [dropped, record(act, { type: 'meetingNear', meeting: deadline.meeting })];
    case 'replyMissing':
      return [dropped, chaseReplies(act, deadline.meeting)];
    case 'proposalLapses': {
      const meeting = findMeeting(state, deadline.meeting);
      return meeting && isProposed(meeting) ? proposalLapses(act, meeting) : [dropped];
    }
    case 'followUpDue':
      return [
        dropped,
        openTaskOnce(act, {
          kind: 'holdFollowUp',
          owner,
          subject: theCase,
          claimedBy: worksWithParticipant(act, state),
          dueOn: followUpDueOn(state, act),
        }),
      ];
    case 'firstContactDue':
      return [dropped, takeInitiative(act)];
    case 'stepReviewDue':
      return stepMarkPassed(act, deadline.months);
    case 'offerOpens':
      return [dropped, openOffer(act)];
    case 'mentorContactDue':
      return [dropped, askForMentorContact(act)];
    case 'standInEnds':
      return [dropped, ...standInIsOver(act, state, deadline.transfer)];
    case 'parallelSupportEnds':
      return [dropped, ...supportIsUp(act, state, deadline.handover)];
    case 'samtyckeNearsEnd':
      return [dropped, ...samtyckeNearsEnd(act, state, deadline.samtycke)];
    case 'samtyckeEnds':
      return [dropped, ...samtyckeIsUp(act, state, deadline.samtycke)];
    case 'waitEnds':
      return [dropped, ...waitIsUp(act, state)];
    case 'phaseReview':
      return [
        openTaskOnce(act, { kind: 'reviewCase', owner, subject: theCase, claimedBy: promisedTo(act, state) }),
        ...setPhaseReview(act, state.phase),
      ];
  }
};

/** Takes the clock's word that a deadline has passed. Refuses anybody else's, what is not due, and a rung that is not the next. */
export const decideDeadline = (state: CaseFile, command: CommandOf<'deadlinePassed'>, act: Act): Verdict => {
  const deadline = state.deadlines.find(({ id }) => id === command.deadline);
  const due = deadline && dueOf(deadline);
  const not =
    onlyTheClock(act.actor) ??
    onlyTheNextRung(due, command) ??
    (due ? onlyOnceItIsDue(due, act) : undefined) ??
    (deadline ? onlyWhatRuns(state, deadline, act) : undefined);
  if (not) return refused(not);
  return deadline ? allow(...passed(state, deadline, act)) : allow();
};
