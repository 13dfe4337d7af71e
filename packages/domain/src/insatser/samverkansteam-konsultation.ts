import { defineInsats } from './define-insats.ts';
import { agencies, ref, teams, units } from './parties.ts';
import { due, soon, usualMeetings } from './usual.ts';

/**
 * Consultation in Samverkansteam Kävlinge, as of the evaluation for 2018: a case is raised without an identity, the team recommends, whoever
 * holds the case decides (lag 2003:1210 §§ 2, 7). Region Skåne's vårdcentral is invited. There is no kö, no kartläggning and no insats of its
 * own, so the times for those are never asked for.
 */
export const samverkansteamKonsultation = defineInsats({
  id: 'samverkansteam-konsultation',
  name: 'Samverkansteam Kävlinge, konsultation',
  places: [
    {
      id: 'kavlinge',
      kommuner: ['Kävlinge'],
      hostAgency: agencies.kommunKavlinge.id,
      unit: units.kavlingeArbetsmarknad.unit,
      coordinator: ref(units.forbundKavlinge),
    },
  ],
  referrers: ['arbetsformedlingen', 'kommun', 'region'],
  phases: [
    {
      id: 'referral',
      reportCode: 'aktualisering',
      next: ['teamReview', 'closed'],
      reviewAfterDays: 30,
      stalledAfterWorkingDays: 15,
    },
    // The team meets three or four times a year.
    {
      id: 'teamReview',
      reportCode: 'samverkansteam',
      next: ['closed'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 90,
    },
    { id: 'closed', reportCode: 'avslutad', next: [], reviewAfterDays: 0, stalledAfterWorkingDays: 0 },
  ],
  insuranceQuestionBlocksStart: false,
  team: teams.kavlinge.id,
  summons: { answerWithinDays: 14 },
  assessment: { withinDays: 42 },
  plan: { withinDays: 14 },
  followUp: { firstAfterDays: 14, thenAfterDays: { earliest: 28, latest: 42 } },
  handover: {
    routes: [],
    acknowledgeWithinWorkingDays: 5,
    answerWithinWorkingDays: 15,
    expiresAfterWorkingDays: 15,
  },
  referral: { acknowledgeWithinWorkingDays: 5, answerWithinWorkingDays: 10, expiresAfterWorkingDays: 15 },
  meetings: { multipartyMeeting: usualMeetings.multipartyMeeting },
  tasks: { askTeam: due(10, soon), considerRecommendation: due(10, soon) },
  closureReasons: [
    { id: 'consultationGiven', reportCode: 'konsultation-given', requires: { type: 'recommendationGiven' } },
    { id: 'movedAway', reportCode: 'flytt', requires: { type: 'explanation' } },
    { id: 'deceased', reportCode: 'avliden', requires: { type: 'explanation' } },
    { id: 'declined', reportCode: 'tackat-nej', requires: { type: 'explanation' } },
    { id: 'noLongerNeeded', reportCode: 'inte-langre-aktuellt', requires: { type: 'explanation' } },
    { id: 'referredInError', reportCode: 'felaktig-aktualisering', requires: { type: 'explanation' } },
  ],
  jointForums: [],
});
