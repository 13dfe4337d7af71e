import { defineInsats } from './define-insats.ts';
import { agencies, ref, units } from './parties.ts';
import { due, inTime, usualMeetings } from './usual.ts';

/**
 * TUNA in Södermanland, as of the förbund's report for 2017: arbetsträning for people between 18 and 63 with psykisk ohälsa. An open insurance
 * question keeps those from starting whom Försäkringskassan aktualiserade; Arbetsförmedlingen can't offer TUNA together with aktivitetsstöd
 * and is warned. What the report leaves open (times, rungs) is set here to be discussed by the parties; a change is a new version beside this
 * one, never an edit.
 */
export const tuna = defineInsats({
  id: 'tuna',
  name: 'TUNA',
  places: [
    {
      id: 'eskilstuna',
      kommuner: ['Eskilstuna'],
      hostAgency: agencies.kommunEskilstuna.id,
      unit: units.tunaEskilstuna.unit,
      coordinator: ref(units.forbundKansli),
    },
    {
      id: 'strangnas',
      kommuner: ['Strängnäs'],
      hostAgency: agencies.kommunStrangnas.id,
      unit: units.tunaStrangnas.unit,
      coordinator: ref(units.forbundKansli),
    },
    {
      id: 'kfv',
      kommuner: ['Katrineholm', 'Flen', 'Vingåker'],
      hostAgency: agencies.kommun.id,
      unit: units.kommunTuna.unit,
      coordinator: ref(units.forbundKansli),
    },
    {
      id: 'nykopingoxelosund',
      kommuner: ['Nyköping', 'Oxelösund'],
      hostAgency: agencies.kommunNykoping.id,
      unit: units.tunaNykoping.unit,
      coordinator: ref(units.forbundKansli),
    },
  ],
  referrers: ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'],
  age: { from: 18, to: 63 },
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
      next: ['waitingForPlacement', 'handover', 'closed'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 40,
    },
    {
      id: 'waitingForPlacement',
      reportCode: 'vantar-pa-plats',
      next: ['workTraining', 'handover', 'closed'],
      reviewAfterDays: 45,
      stalledAfterWorkingDays: 30,
    },
    {
      id: 'workTraining',
      reportCode: 'arbetstraning',
      next: ['handover', 'waitingForPlacement', 'closed'],
      reviewAfterDays: 180,
      stalledAfterWorkingDays: 180,
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
  insuranceQuestionBlocksStart: true,
  insuranceQuestionAsksOf: ['forsakringskassan'],
  warnings: [{ code: 'notTogetherWithAktivitetsstod', referredBy: 'arbetsformedlingen', income: 'aktivitetsstod' }],
  summons: { answerWithinDays: 14 },
  assessment: { withinDays: 42 },
  plan: { withinDays: 14 },
  followUp: { firstAfterDays: 14, thenAfterDays: { earliest: 28, latest: 42 } },
  handover: {
    routes: [
      {
        route: 'unit',
        to: ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'],
        actions: ['takeOver', 'vocationalRehabilitation', 'employmentSupport', 'care', 'socialSupport'],
      },
      { route: 'jointAssessment', to: ['forsakringskassan', 'arbetsformedlingen'], actions: ['jointAssessment'] },
    ],
    acknowledgeWithinWorkingDays: 5,
    answerWithinWorkingDays: 15,
    expiresAfterWorkingDays: 15,
  },
  referral: { acknowledgeWithinWorkingDays: 5, answerWithinWorkingDays: 10, expiresAfterWorkingDays: 15 },
  meetings: {
    handoverMeeting: usualMeetings.handoverMeeting,
    multipartyMeeting: usualMeetings.multipartyMeeting,
    followUp: usualMeetings.followUp,
    planReview: usualMeetings.planReview,
  },
  tasks: { completeAssessment: due(30, inTime), arrangePlacement: due(20, inTime) },
  closureReasons: [
    { id: 'employment', reportCode: 'arbete', requires: { type: 'handoverMeetingHeld' } },
    { id: 'studies', reportCode: 'studier', requires: { type: 'handoverMeetingHeld' } },
    {
      id: 'vocationalRehabilitationAf',
      reportCode: 'arbetslivsinriktad-rehabilitering-af',
      requires: { type: 'handoverMeetingHeld', acceptedHandover: { route: 'unit', kind: 'arbetsformedlingen' } },
    },
    {
      id: 'afViaJointAssessment',
      reportCode: 'af-via-gemensam-kartlaggning',
      requires: {
        type: 'handoverMeetingHeld',
        acceptedHandover: { route: 'jointAssessment', kind: 'arbetsformedlingen' },
      },
    },
    {
      id: 'returnedToPriorLevel',
      reportCode: 'ater-tidigare-niva',
      requires: { type: 'handoverMeetingHeld' },
      subReasons: [
        { id: 'belowLevelOfAf', reportCode: 'ej-niva-for-af' },
        { id: 'worsenedNeedsCare', reportCode: 'forsamrad-vardbehov' },
        { id: 'needsSocialPsychiatry', reportCode: 'behov-av-socialpsykiatri' },
      ],
    },
    { id: 'movedAway', reportCode: 'flytt', requires: { type: 'explanation' } },
    { id: 'deceased', reportCode: 'avliden', requires: { type: 'explanation' } },
    { id: 'pregnancy', reportCode: 'graviditet', requires: { type: 'explanation' } },
    { id: 'didNotAttend', reportCode: 'uteblivit', requires: { type: 'explanation' } },
    { id: 'declined', reportCode: 'tackat-nej', requires: { type: 'explanation' } },
    { id: 'referredInError', reportCode: 'felaktig-aktualisering', requires: { type: 'explanation' } },
  ],
  jointForums: [],
});
