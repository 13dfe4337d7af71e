import { router } from '../trpc.ts';
import { assignCaseworker } from './assign-caseworker.ts';
import { assignCoach } from './assign-coach.ts';
import { beginHandover } from './begin-handover.ts';
import { close } from './close.ts';
import { completeAssessment } from './complete-assessment.ts';
import { endPlacement } from './end-placement.ts';
import { extendWait } from './extend-wait.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { nameParticipant } from './name-participant.ts';
import { otherUnits } from './other-units.ts';
import { park } from './park.ts';
import { recordFollowUp } from './record-follow-up.ts';
import { recordIncome } from './record-income.ts';
import { refer } from './refer.ts';
import { referralOptions } from './referral-options.ts';
import { reportDeath } from './report-death.ts';
import { reportMove } from './report-move.ts';
import { resolveInsuranceQuestion } from './resolve-insurance-question.ts';
import { resume } from './resume.ts';
import { revealIdentity } from './reveal-identity.ts';
import { savePlan } from './save-plan.ts';
import { search } from './search.ts';
import { startPlacement } from './start-placement.ts';

export const casesRouter = router({
  list,
  search,
  referralOptions,
  refer,
  get,
  otherUnits,
  revealIdentity,
  nameParticipant,
  completeAssessment,
  savePlan,
  recordFollowUp,
  recordIncome,
  resolveInsuranceQuestion,
  startPlacement,
  endPlacement,
  park,
  extendWait,
  resume,
  beginHandover,
  assignCaseworker,
  assignCoach,
  reportDeath,
  reportMove,
  close,
});
