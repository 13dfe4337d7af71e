import { defineInsats } from './define-insats.ts';
import { agencies, ref, units } from './parties.ts';
import { due, inTime } from './usual.ts';

/**
 * Mentorsnätverket, as of the report of FINSAM Kävlinge–Lomma for 2018. A remittent applies; the adept is matched by themselves and not by
 * intake group; the mentor makes the first contact. Where it fails the daglig handledare sees to it, and then the process leader: the
 * place's coordinator, whom the ladder reaches after three days.
 */
export const mentorsnatverket = defineInsats({
  id: 'mentorsnatverket',
  name: 'Mentorsnätverket',
  places: [
    {
      id: 'kavlingelomma',
      kommuner: ['Kävlinge', 'Lomma'],
      hostAgency: agencies.kommunKavlinge.id,
      unit: units.mentorsnatverket.unit,
      coordinator: ref(units.forbundKavlinge),
    },
  ],
  referrers: ['kommun', 'arbetsformedlingen'],
  phases: [
    {
      id: 'referral',
      reportCode: 'aktualisering',
      next: ['matching', 'closed'],
      reviewAfterDays: 30,
      stalledAfterWorkingDays: 15,
    },
    {
      id: 'matching',
      reportCode: 'matchning',
      next: ['insats', 'closed'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 40,
    },
    { id: 'insats', reportCode: 'insats', next: ['closed'], reviewAfterDays: 120, stalledAfterWorkingDays: 250 },
    { id: 'closed', reportCode: 'avslutad', next: [], reviewAfterDays: 0, stalledAfterWorkingDays: 0 },
  ],
  insuranceQuestionBlocksStart: false,
  mentorship: {
    contactWithinDays: 7,
    internship: { atLeastMonths: 3, targetPercent: 60 },
    employment: { reasons: ['employment'], targetPercent: 10 },
  },
  summons: { answerWithinDays: 14 },
  assessment: { withinDays: 42 },
  plan: { withinDays: 21 },
  followUp: { firstAfterDays: 14, thenAfterDays: { earliest: 28, latest: 42 } },
  handover: { routes: [], acknowledgeWithinWorkingDays: 5, answerWithinWorkingDays: 15, expiresAfterWorkingDays: 15 },
  referral: { acknowledgeWithinWorkingDays: 5, answerWithinWorkingDays: 10, expiresAfterWorkingDays: 15 },
  meetings: {},
  tasks: {
    matchMentor: due(30, inTime),
    mentorContact: { dueInWorkingDays: 2, ladder: { remind: 1, manager: 2, coordinator: 3, raiseInTeam: 10 } },
  },
  closureReasons: [
    { id: 'internship', reportCode: 'praktik', requires: { type: 'meetingHeld', kind: 'followUp' } },
    { id: 'employment', reportCode: 'arbete', requires: { type: 'meetingHeld', kind: 'followUp' } },
    { id: 'studies', reportCode: 'studier', requires: { type: 'meetingHeld', kind: 'followUp' } },
    {
      id: 'mentorshipCompleted',
      reportCode: 'mentorskap-slutfort',
      requires: { type: 'meetingHeld', kind: 'followUp' },
    },
    { id: 'movedAway', reportCode: 'flytt', requires: { type: 'explanation' } },
    { id: 'deceased', reportCode: 'avliden', requires: { type: 'explanation' } },
    { id: 'didNotAttend', reportCode: 'uteblivit', requires: { type: 'explanation' } },
    { id: 'declined', reportCode: 'tackat-nej', requires: { type: 'explanation' } },
    { id: 'referredInError', reportCode: 'felaktig-aktualisering', requires: { type: 'explanation' } },
  ],
  jointForums: [],
});
