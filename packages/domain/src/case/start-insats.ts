import type { IsoDate } from '../calendar/index.ts';
import { dropDeadlines } from '../deadline/set.ts';
import { awaitFirstContact } from '../first-contact/decide.ts';
import { isReferral } from '../handover/handovers.ts';
import { awaitOffer } from '../offer/decide.ts';
import { setStepReview } from '../steps/decide.ts';
import { cancelTasks } from '../task/open-task.ts';
import { type Act, record, type Step } from './act.ts';
import type { Phase } from './case-file.ts';
import { openPhaseTasks, setFollowUpDue } from './phase-tasks.ts';

/** The insats starts for the participant: from that day the case counts as ongoing, and whoever aktualiserade is told what came of it. */
export const startInsats = (act: Act, on: IsoDate): readonly Step[] => [
  record(act, { type: 'insatsStarted', on }),
  (state) => {
    const referral = state.handovers.findLast((handover) => isReferral(handover) && handover.status === 'accepted');
    return referral
      ? record(act, { type: 'handoverCompleted', handover: referral.id, outcome: 'insatsStarted' })(state)
      : [];
  },
  ...setStepReview(act),
  awaitOffer(act),
];

/** Handed over, the case is watched by the insats's own rules no more. */
export const leaveTheInsats = (act: Act): readonly Step[] => [
  dropDeadlines(
    act,
    ({ type }) =>
      type === 'followUpDue' ||
      type === 'firstContactDue' ||
      type === 'stepReviewDue' ||
      type === 'offerOpens' ||
      type === 'mentorContactDue',
  ),
  cancelTasks(
    act,
    ({ kind }) =>
      kind === 'takeInitiative' || kind === 'holdPlanReview' || kind === 'offerMeeting' || kind === 'mentorContact',
  ),
];

/** What an accepted aktualisering begins with: in an insats without kö the work itself, else the wait for a place. */
export const beginAfterReferral = (act: Act, phase: Phase): readonly Step[] => {
  switch (phase) {
    case 'waitingList':
      return [];
    case 'matching':
      return [openPhaseTasks(act)];
    default:
      return [
        ...startInsats(act, act.today),
        openPhaseTasks(act),
        ...setFollowUpDue(act, act.model.followUp.firstAfterDays),
        awaitFirstContact(act),
      ];
  }
};
