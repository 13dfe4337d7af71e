import { defineInsats } from './define-insats.ts';
import { agencies, ref, units } from './parties.ts';
import { allModes, due, inTime, soon } from './usual.ts';

/**
 * Dua Lomma (delegationen unga till arbete), as of the report of FINSAM Kävlinge–Lomma for 2018. Whoever has measures from kommunens
 * aktivitetsansvar (KAA) and is to turn 20 is offered a trepartssamtal with Arbetsförmedlingen within the six months before; there is an
 * avstämning at least quarterly. Nothing is handed over: the responsibility of KAA ends with the birthday (skollagen 29:9).
 */
export const dua = defineInsats({
  id: 'dua',
  name: 'Dua',
  places: [
    {
      id: 'lomma',
      kommuner: ['Lomma'],
      hostAgency: agencies.kommunLomma.id,
      unit: units.lommaDua.unit,
      coordinator: ref(units.forbundKavlinge),
    },
  ],
  referrers: ['kommun'],
  // By the year: who turns 20 this year may still be 19.
  age: { from: 16, to: 20 },
  phases: [
    {
      id: 'referral',
      reportCode: 'aktualisering',
      next: ['insats', 'closed'],
      reviewAfterDays: 30,
      stalledAfterWorkingDays: 15,
    },
    { id: 'insats', reportCode: 'insats', next: ['closed'], reviewAfterDays: 180, stalledAfterWorkingDays: 250 },
    { id: 'closed', reportCode: 'avslutad', next: [], reviewAfterDays: 0, stalledAfterWorkingDays: 0 },
  ],
  insuranceQuestionBlocksStart: false,
  needsBirthDate: true,
  offer: { meeting: 'multipartyMeeting', monthsBefore: 6, age: 20 },
  summons: { answerWithinDays: 14 },
  assessment: { withinDays: 42 },
  plan: { withinDays: 30 },
  followUp: { firstAfterDays: 60, thenAfterDays: { earliest: 70, latest: 91 } },
  handover: { routes: [], acknowledgeWithinWorkingDays: 5, answerWithinWorkingDays: 15, expiresAfterWorkingDays: 15 },
  referral: { acknowledgeWithinWorkingDays: 5, answerWithinWorkingDays: 10, expiresAfterWorkingDays: 15 },
  // Trepartssamtal: without Arbetsförmedlingen there it was not one.
  meetings: { multipartyMeeting: { modes: allModes, mustAttend: ['holder', 'receiver', 'participant'] } },
  tasks: { offerMeeting: due(40, inTime), holdFollowUp: due(10, soon) },
  closureReasons: [
    {
      id: 'registeredWithAf',
      reportCode: 'inskriven-af',
      requires: { type: 'meetingHeld', kind: 'multipartyMeeting' },
    },
    { id: 'employment', reportCode: 'arbete', requires: { type: 'explanation' } },
    { id: 'studies', reportCode: 'studier', requires: { type: 'explanation' } },
    { id: 'turnedTwenty', reportCode: 'fyllt-tjugo', requires: { type: 'explanation' } },
    { id: 'movedAway', reportCode: 'flytt', requires: { type: 'explanation' } },
    { id: 'deceased', reportCode: 'avliden', requires: { type: 'explanation' } },
    { id: 'declined', reportCode: 'tackat-nej', requires: { type: 'explanation' } },
    { id: 'referredInError', reportCode: 'felaktig-aktualisering', requires: { type: 'explanation' } },
  ],
  jointForums: [],
});
