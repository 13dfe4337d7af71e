import { dropDeadlines } from '../deadline/set.ts';
import type { HandoverRoute } from '../handover/handover.ts';
import { isAccepted, isReferral, isUnanswered, unansweredHandover } from '../handover/handovers.ts';
import { supportsThatEnd } from '../handover/parallel-support.ts';
import type { ClosureReason } from '../insatser/model.ts';
import type { MeetingKind } from '../meeting/meeting.ts';
import { heldHandoverMeetings, meetingsAhead, recordedHandoverMeeting } from '../meeting/meetings.ts';
import type { AgencyKind } from '../organisation/organisation.ts';
import { openSummons } from '../summons/decide.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { cancelTasks, finishTasks, openTaskOnce, theCase } from '../task/open-task.ts';
import { promisedTo } from '../task/promised.ts';
import { textRequestsThatEnd } from '../text-request/text-request.ts';
import {
  type Act,
  allow,
  type Guard,
  given,
  type Happening,
  no,
  record,
  refused,
  type Step,
  type Verdict,
  when,
} from './act.ts';
import type { CaseFile, Closure } from './case-file.ts';
import type { CommandOf } from './commands.ts';
import { laterOf } from './dates.ts';
import { agencyKindOf, onlyTheHolder, unitOf } from './standing.ts';

type AcceptedHandover = { readonly route: HandoverRoute; readonly kind?: AgencyKind };

/** Somebody is considering to take the case over: it is withdrawn first, openly, or answered. */
const noClosingDuringHandover = (state: CaseFile): Guard => {
  const open = unansweredHandover(state);
  return open && !isReferral(open) ? no('handoverOpen', { handover: open.id }) : undefined;
};
const exceptionNeedsExplanation = ({ reason, explanation }: CommandOf<'closeCase'>): Guard =>
  explanation ? undefined : no('closureNeedsReason', { reason });
const noClosingWithoutHeldMeeting = (state: CaseFile): Guard =>
  heldHandoverMeetings(state).length > 0 ? undefined : no('meetingNotHeld');
/** Some insatser hand nothing over: what was agreed at a meeting of the insats's own kind ends them. */
const noClosingWithoutMeetingOf = (state: CaseFile, kind: MeetingKind): Guard => {
  const held = state.meetings.filter((meeting) => meeting.kind === kind && meeting.status === 'held');
  if (held.length === 0) return no('meetingNotHeld', { kind });
  return held.some(({ minutes }) => minutes !== undefined) ? undefined : no('minutesMissing', { kind });
};
const noClosingWithoutMinutes = (state: CaseFile): Guard =>
  recordedHandoverMeeting(state) ? undefined : no('minutesMissing');
const closingNeedsAcceptedHandover = (state: CaseFile, needed: AcceptedHandover | undefined): Guard => {
  if (!needed) return undefined;
  const stands = state.handovers.some(
    (handover) =>
      handover.route === needed.route &&
      isAccepted(handover) &&
      (needed.kind === undefined || (handover.answeredBy && agencyKindOf(handover.answeredBy.agency) === needed.kind)),
  );
  return stands ? undefined : no('closureNeedsAcceptedHandover', given({ route: needed.route, kind: needed.kind }));
};

/** The samverkansteam is heard before the case closes, but for who is protected; what comes of it is the holder's to decide. */
const noClosingWithoutRecommendation = ({ recommendations = [], identityProtection }: CaseFile): Guard =>
  recommendations.length > 0 || identityProtection ? undefined : no('recommendationMissing');
/** Whoever goes on in another insats has been aktualiserad there first. */
const noClosingBeforeTheNextInsats = ({ followingCases = [] }: CaseFile): Guard =>
  followingCases.length > 0 ? undefined : no('followingCaseMissing');
const onlySubReasonsOfTheReason = ({ id, subReasons }: ClosureReason, { subReason }: CommandOf<'closeCase'>): Guard => {
  if (subReason === undefined) return subReasons ? no('subReasonMissing', { reason: id }) : undefined;
  return subReasons?.some((sub) => sub.id === subReason)
    ? undefined
    : no('subReasonUnknown', { reason: id, subReason });
};

/** Promise 4: what must be true for this reason. */
const conditionsOf = (state: CaseFile, { requires }: ClosureReason, command: CommandOf<'closeCase'>): Guard => {
  switch (requires.type) {
    case 'explanation':
      return exceptionNeedsExplanation(command);
    case 'meetingHeld':
      return noClosingWithoutMeetingOf(state, requires.kind);
    case 'handoverMeetingHeld':
      return (
        noClosingWithoutHeldMeeting(state) ??
        noClosingWithoutMinutes(state) ??
        closingNeedsAcceptedHandover(state, requires.acceptedHandover) ??
        (requires.recommendation ? noClosingWithoutRecommendation(state) : undefined)
      );
    case 'recommendationGiven':
      return (
        noClosingWithoutRecommendation(state) ??
        (requires.followingCase ? noClosingBeforeTheNextInsats(state) : undefined)
      );
  }
};

/** The case could be closed now: it has been met about and recorded, and nobody is considering it. */
const isReadyToClose = (state: CaseFile): boolean =>
  state.phase === 'handover' && recordedHandoverMeeting(state) !== undefined && !state.handovers.some(isUnanswered);

export const openClosingWhenReady = (act: Act): Step =>
  when(isReadyToClose, (state) =>
    openTaskOnce(act, {
      kind: 'closeCase',
      owner: unitOf(state.holder),
      subject: theCase,
      claimedBy: promisedTo(act, state),
    })(state),
  );

/** Everything that was still going on ends with the case, and says so. */
const endWhatGoesOn =
  (act: Act): Step =>
  (state) => {
    const summons = openSummons(state);
    const ends: readonly Happening[] = [
      ...state.handovers.filter(isUnanswered).map(({ id }) => ({ type: 'handoverWithdrawn', handover: id }) as const),
      ...meetingsAhead(state).map(
        ({ id }) => ({ type: 'meetingCancelled', meeting: id, reason: 'noLongerNeeded' }) as const,
      ),
      ...(state.moveRequests ?? [])
        .filter(({ status }) => status === 'open')
        .map(({ id }) => ({ type: 'moveLapsed', request: id }) as const),
      ...textRequestsThatEnd(state),
      ...supportsThatEnd(state, act),
      ...(state.wait ? [{ type: 'caseResumed', reason: state.wait.reason, how: 'overtaken' } as const] : []),
      ...(summons ? [{ type: 'summonsWithdrawn', summons: summons.id } as const] : []),
      ...state.placements
        .filter(({ status }) => status === 'ongoing')
        .map(({ id, from }) => ({ type: 'placementEnded', placement: id, to: laterOf(from, act.today) }) as const),
    ];
    return record(act, ...ends)(state);
  };

/** Takes the wish to close. Refuses unless the holder asks, with a reason of the model whose conditions are met (promise 4). */
export const decideClosing = (state: CaseFile, command: CommandOf<'closeCase'>, act: Act): Verdict => {
  const reason = act.model.closureReasons.find(({ id }) => id === command.reason);
  const not =
    onlyTheHolder(state, act.actor) ??
    (reason
      ? (noClosingDuringHandover(state) ??
        conditionsOf(state, reason, command) ??
        onlySubReasonsOfTheReason(reason, command))
      : no('closureReasonUnknown', { reason: command.reason })) ??
    onlyWhoHoldsTheTask(state, act.actor, ({ kind }) => kind === 'closeCase');
  if (not) return refused(not);
  const meeting = recordedHandoverMeeting(state)?.id;
  const closure: Closure = {
    reason: command.reason,
    on: act.today,
    at: act.at,
    by: unitOf(state.holder),
    ...given({ explanation: command.explanation, meeting, subReason: command.subReason }),
  };
  const { income } = command;
  return allow(
    ...(income && income !== state.incomeNow ? [record(act, { type: 'incomeRecorded', income })] : []),
    endWhatGoesOn(act),
    finishTasks(act, ({ kind }) => kind === 'closeCase'),
    cancelTasks(act, () => true),
    dropDeadlines(act, () => true),
    record(act, { type: 'caseClosed', closure }),
  );
};
