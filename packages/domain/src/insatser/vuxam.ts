import { defineInsats } from './define-insats.ts';
import { agencies, ref, units } from './parties.ts';
import { atOnce, due, soon } from './usual.ts';

/**
 * VUXAM of Samverkan Ljusnarsberg, as of its report of 2011. There is no kö: with the accepted anvisning the insats begins, and the
 * participant is to make the first contact. Kartläggning and a first handlingsplan come within one and two weeks for everybody. Steg 1–5
 * measure and are no gate; whoever misses one gets an utvärdering and a revised plan. How many days the participant is given for the first
 * contact the report leaves open; a week before the kartläggning is due would leave none.
 */
export const vuxam = defineInsats({
  id: 'vuxam',
  name: 'VUXAM',
  places: [
    {
      id: 'ljusnarsberg',
      kommuner: ['Ljusnarsberg'],
      hostAgency: agencies.kommunLjusnarsberg.id,
      unit: units.vuxamLjusnarsberg.unit,
      coordinator: ref(units.kansliLjusnarsberg),
    },
  ],
  referrers: ['kommun', 'arbetsformedlingen', 'forsakringskassan', 'region'],
  phases: [
    {
      id: 'referral',
      reportCode: 'aktualisering',
      next: ['assessment', 'closed'],
      reviewAfterDays: 30,
      stalledAfterWorkingDays: 15,
    },
    {
      id: 'assessment',
      reportCode: 'kartlaggning',
      next: ['insats', 'handover', 'closed'],
      reviewAfterDays: 30,
      stalledAfterWorkingDays: 10,
    },
    {
      id: 'insats',
      reportCode: 'insats',
      next: ['handover', 'closed'],
      reviewAfterDays: 180,
      stalledAfterWorkingDays: 250,
    },
    {
      id: 'handover',
      reportCode: 'overlamning',
      next: ['closed'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 30,
    },
    { id: 'closed', reportCode: 'avslutad', next: [], reviewAfterDays: 0, stalledAfterWorkingDays: 0 },
  ],
  insuranceQuestionBlocksStart: false,
  firstContact: { withinDays: 3 },
  steps: [
    { id: 1, reportCode: 'steg-1', targetPercent: 75, afterMonths: 3 },
    { id: 2, reportCode: 'steg-2', targetPercent: 60, afterMonths: 6 },
    { id: 3, reportCode: 'steg-3', targetPercent: 35, afterMonths: 9 },
    { id: 4, reportCode: 'steg-4', targetPercent: 10, afterMonths: 12 },
    { id: 5, reportCode: 'steg-5', targetPercent: 10, afterMonths: 12 },
  ],
  summons: { answerWithinDays: 14 },
  assessment: { withinDays: 7 },
  plan: { withinDays: 14, from: 'start' },
  followUp: { firstAfterDays: 14, thenAfterDays: { earliest: 28, latest: 42 } },
  handover: {
    routes: [
      {
        route: 'unit',
        to: ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'],
        actions: ['takeOver', 'vocationalRehabilitation', 'employmentSupport', 'care', 'socialSupport'],
      },
    ],
    acknowledgeWithinWorkingDays: 5,
    answerWithinWorkingDays: 15,
    expiresAfterWorkingDays: 15,
  },
  referral: { acknowledgeWithinWorkingDays: 2, answerWithinWorkingDays: 5, expiresAfterWorkingDays: 10 },
  meetings: {},
  tasks: {
    answerReferral: due(5, atOnce),
    takeInitiative: due(2, atOnce),
    holdPlanReview: due(10, soon),
  },
  closureReasons: [
    {
      id: 'takenOverByAf',
      reportCode: 'arbetsformedlingen',
      requires: { type: 'handoverMeetingHeld', acceptedHandover: { route: 'unit', kind: 'arbetsformedlingen' } },
    },
    {
      id: 'careNeeded',
      reportCode: 'vardbehov',
      requires: { type: 'handoverMeetingHeld', acceptedHandover: { route: 'unit', kind: 'region' } },
    },
    {
      id: 'plannedByKommun',
      reportCode: 'fortsatt-planering-kommun',
      requires: { type: 'handoverMeetingHeld', acceptedHandover: { route: 'unit', kind: 'kommun' } },
    },
    { id: 'employment', reportCode: 'arbete', requires: { type: 'handoverMeetingHeld' } },
    { id: 'studies', reportCode: 'studier', requires: { type: 'handoverMeetingHeld' } },
    { id: 'returnedToPriorLevel', reportCode: 'ater-tidigare-niva', requires: { type: 'handoverMeetingHeld' } },
    { id: 'movedAway', reportCode: 'flytt', requires: { type: 'explanation' } },
    { id: 'deceased', reportCode: 'avliden', requires: { type: 'explanation' } },
    { id: 'pregnancy', reportCode: 'graviditet', requires: { type: 'explanation' } },
    { id: 'didNotAttend', reportCode: 'uteblivit', requires: { type: 'explanation' } },
    { id: 'declined', reportCode: 'tackat-nej', requires: { type: 'explanation' } },
    { id: 'referredInError', reportCode: 'felaktig-aktualisering', requires: { type: 'explanation' } },
  ],
  jointForums: [],
});
