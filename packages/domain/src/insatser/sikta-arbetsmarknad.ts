import { defineInsats } from './define-insats.ts';
import { agencies, plattformen, ref, units } from './parties.ts';
import { allModes, atOnce, due, inTime, soon } from './usual.ts';

/**
 * SIKTA-Arbetsmarknad in Katrineholm, Flen and Vingåker, as of the förbund's report for 2020. What the report leaves open (how long a
 * kartläggning may take, when a handover must be answered, the rungs) is set here to be discussed by the parties; a change is a new
 * version beside this one, never an edit.
 */
export const siktaArbetsmarknad = defineInsats({
  id: 'sikta-arbetsmarknad',
  name: 'SIKTA-Arbetsmarknad',
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
      next: ['insats', 'handover', 'closed'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 40,
    },
    {
      id: 'insats',
      reportCode: 'insats',
      next: ['handover', 'closed'],
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
  insuranceQuestionBlocksStart: false,
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
      {
        route: 'jointForum',
        to: ['arbetsformedlingen', 'kommun'],
        actions: ['takeOver', 'employmentSupport'],
        forum: plattformen.id,
      },
      // Gemensam kartläggning: Försäkringskassan and Arbetsförmedlingen together; either may be asked, Arbetsförmedlingen takes over.
      { route: 'jointAssessment', to: ['forsakringskassan', 'arbetsformedlingen'], actions: ['jointAssessment'] },
    ],
    acknowledgeWithinWorkingDays: 5,
    answerWithinWorkingDays: 15,
    expiresAfterWorkingDays: 15,
  },
  referral: { acknowledgeWithinWorkingDays: 5, answerWithinWorkingDays: 10, expiresAfterWorkingDays: 15 },
  meetings: {
    handoverMeeting: { modes: allModes, mustAttend: ['holder', 'receiver', 'participant'] },
    multipartyMeeting: { modes: allModes, mustAttend: ['holder', 'participant'] },
    followUp: { modes: allModes, mustAttend: ['holder', 'participant'] },
    planReview: { modes: allModes, mustAttend: ['holder', 'participant'] },
  },
  tasks: {
    answerReferral: due(10, soon),
    deliverSummons: due(3, atOnce),
    followUpSummons: due(5, soon),
    completeAssessment: due(30, inTime),
    writePlan: due(10, inTime),
    holdFollowUp: due(5, soon),
    arrangePlacement: due(20, inTime),
    answerHandover: due(15, soon),
    supplyHandoverInfo: due(5, soon),
    resendHandover: due(5, soon),
    sendHandover: due(10, soon),
    completeHandover: due(60, inTime),
    bookHandoverMeeting: due(10, soon),
    replyToMeeting: due(5, atOnce),
    recordMeeting: due(2, soon),
    writeMinutes: due(5, soon),
    confirmMinutes: due(10, inTime),
    fulfilCommitment: due(10, soon),
    closeCase: due(10, soon),
    firstContact: due(5, atOnce),
    reviewCase: due(10, inTime),
    reviewImported: due(10, inTime),
    completeParticipant: due(10, inTime),
    confirmDeath: due(3, soon),
    reviewMove: due(5, soon),
    handleRefusedMessage: due(2, atOnce),
    remindColleague: due(2, soon),
    unblockCase: due(5, soon),
    raiseInTeam: due(10, inTime),
  },
  closureReasons: [
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
      id: 'plattformen',
      reportCode: 'plattformen',
      requires: { type: 'handoverMeetingHeld', acceptedHandover: { route: 'jointForum' } },
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
  jointForums: [plattformen],
});
