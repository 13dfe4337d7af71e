import { addDays, nextWorkingDay } from '../calendar/index.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { hasOpenTask, openTaskOnce, type TaskRequest, theCase } from '../task/open-task.ts';
import { promisedTo, worksWithParticipant } from '../task/promised.ts';
import type { Act, Step } from './act.ts';
import type { CaseFile } from './case-file.ts';
import { laterOf } from './dates.ts';
import { unitOf } from './standing.ts';

const requestsFor = (act: Act, state: CaseFile): readonly TaskRequest[] => {
  const owner = unitOf(state.holder);
  switch (state.phase) {
    case 'assessment': {
      const from = laterOf(act.today, state.startedOn ?? act.today);
      const dueOn = nextWorkingDay(addDays(from, act.model.assessment.withinDays));
      return [
        { kind: 'completeAssessment', owner, subject: theCase, claimedBy: worksWithParticipant(act, state), dueOn },
      ];
    }
    case 'matching':
      return [{ kind: 'matchMentor', owner, subject: theCase, claimedBy: worksWithParticipant(act, state) }];
    case 'waitingForPlacement':
      return [{ kind: 'arrangePlacement', owner, subject: theCase }];
    case 'insats':
    case 'workTraining': {
      const { withinDays, from } = act.model.plan;
      const since = from === 'start' ? (state.startedOn ?? act.today) : act.today;
      const dueOn = nextWorkingDay(laterOf(act.today, addDays(since, withinDays)));
      return state.plan
        ? []
        : [{ kind: 'writePlan', owner, subject: theCase, claimedBy: worksWithParticipant(act, state), dueOn }];
    }
    case 'handover':
      return [
        { kind: 'sendHandover', owner, subject: theCase, claimedBy: promisedTo(act, state) },
        { kind: 'bookHandoverMeeting', owner, subject: theCase, claimedBy: promisedTo(act, state) },
      ];
    case 'teamReview':
      // Who is protected is talked of at no team.
      if (state.identityProtection) return [{ kind: 'closeCase', owner, subject: theCase }];
      return state.teamQuestion || state.recommendations ? [] : [{ kind: 'askTeam', owner, subject: theCase }];
    case 'referral':
    case 'waitingList':
    case 'closed':
      return [];
  }
};

/** The work that the phase the case now stands in begins with. */
export const openPhaseTasks =
  (act: Act): Step =>
  (state) =>
    requestsFor(act, state).flatMap((request) => openTaskOnce(act, request)(state));

// While the samverkansteam looks at the case the insats goes on.
export const isFollowed = ({ phase, plan }: CaseFile): boolean =>
  phase === 'insats' || phase === 'workTraining' || (phase === 'teamReview' && plan !== undefined);

/** Uppföljning: the first two weeks after the insats began, then every four to six (the model says). */
export const setFollowUpDue = (act: Act, afterDays: number): readonly Step[] => [
  dropDeadlines(act, ({ type }) => type === 'followUpDue'),
  (state) =>
    isFollowed(state) && !hasOpenTask(state, 'holdFollowUp')
      ? setDeadline(act, 'followUpDue', (id) => ({
          id,
          type: 'followUpDue',
          at: morningOf(nextWorkingDay(addDays(act.today, afterDays)), state.id),
        }))(state)
      : [],
];
