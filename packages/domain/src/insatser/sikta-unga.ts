import { defineInsats } from './define-insats.ts';
import { agencies, ref, teams, units } from './parties.ts';
import { due, inTime, soon, usualMeetings } from './usual.ts';

/**
 * SIKTA-Unga in Katrineholm, Flen and Vingåker, as of the förbund's report for 2020. The samverkansteam gives its rekommendation before a
 * case is closed; the holder decides (lag 2003:1210 §§ 2, 7). What the report leaves open (times, rungs) is set here to be discussed by the
 * parties; a change is a new version beside this one, never an edit.
 */
export const siktaUnga = defineInsats({
  id: 'sikta-unga',
  name: 'SIKTA-Unga',
  places: [
    {
      id: 'kfv',
      kommuner: ['Katrineholm', 'Flen', 'Vingåker'],
      hostAgency: agencies.kommun.id,
      unit: units.kommunSikta.unit,
      coordinator: ref(units.forbundKansli),
    },
  ],
  referrers: ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'],
  phases: [
    {
      id: 'referral',
      reportCode: 'aktualisering',
      next: ['waitingList', 'closed'],
      reviewAfterDays: 30,
      stalledAfterWorkingDays: 15,
    },
    {
      id: 'waitingList',
      reportCode: 'ko',
      next: ['assessment', 'closed'],
      reviewAfterDays: 90,
      stalledAfterWorkingDays: 60,
    },
    {
      id: 'assessment',
      reportCode: 'kartlaggning',
      next: ['insats', 'teamReview', 'closed'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 40,
    },
    {
      id: 'insats',
      reportCode: 'insats',
      next: ['teamReview', 'closed'],
      reviewAfterDays: 180,
      stalledAfterWorkingDays: 180,
    },
    // The team meets three or four times a year.
    {
      id: 'teamReview',
      reportCode: 'samverkansteam',
      next: ['closed', 'insats'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 90,
    },
    { id: 'closed', reportCode: 'avslutad', next: [], reviewAfterDays: 0, stalledAfterWorkingDays: 0 },
  ],
  insuranceQuestionBlocksStart: false,
  team: teams.kfv.id,
  continuesInto: ['sikta-arbetsmarknad'],
  summons: { answerWithinDays: 14 },
  assessment: { withinDays: 42 },
  plan: { withinDays: 14 },
  followUp: { firstAfterDays: 14, thenAfterDays: { earliest: 28, latest: 42 } },
  // Responsibility goes back to each agency's own work at the avslut: nothing is handed on from here.
  handover: {
    routes: [],
    acknowledgeWithinWorkingDays: 5,
    answerWithinWorkingDays: 15,
    expiresAfterWorkingDays: 15,
  },
  referral: { acknowledgeWithinWorkingDays: 5, answerWithinWorkingDays: 10, expiresAfterWorkingDays: 15 },
  meetings: {
    multipartyMeeting: usualMeetings.multipartyMeeting,
    followUp: usualMeetings.followUp,
    planReview: usualMeetings.planReview,
  },
  tasks: { completeAssessment: due(30, inTime), considerRecommendation: due(10, soon), closeCase: due(10, soon) },
  closureReasons: [
    { id: 'employment', reportCode: 'arbete', requires: { type: 'recommendationGiven' } },
    { id: 'studies', reportCode: 'studier', requires: { type: 'recommendationGiven' } },
    {
      id: 'continuesInSiktaArbetsmarknad',
      reportCode: 'annan-insats',
      requires: { type: 'recommendationGiven', followingCase: true },
    },
    {
      id: 'vocationalRehabilitationAf',
      reportCode: 'arbetslivsinriktad-rehabilitering-af',
      requires: { type: 'recommendationGiven' },
    },
    {
      id: 'furtherPlanningKommun',
      reportCode: 'fortsatt-planering-kommun',
      requires: { type: 'recommendationGiven' },
    },
    { id: 'lss', reportCode: 'lss', requires: { type: 'recommendationGiven' } },
    { id: 'needsCare', reportCode: 'vardbehov', requires: { type: 'recommendationGiven' } },
    { id: 'movedAway', reportCode: 'flytt', requires: { type: 'explanation' } },
    { id: 'pregnancy', reportCode: 'graviditet', requires: { type: 'explanation' } },
    { id: 'didNotAttend', reportCode: 'uteblivit', requires: { type: 'explanation' } },
    { id: 'deceased', reportCode: 'avliden', requires: { type: 'explanation' } },
    { id: 'declined', reportCode: 'tackat-nej', requires: { type: 'explanation' } },
    { id: 'referredInError', reportCode: 'felaktig-aktualisering', requires: { type: 'explanation' } },
  ],
  jointForums: [],
});
