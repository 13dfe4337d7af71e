import { router } from '../trpc.ts';
import { bringToTeam } from './bring-to-team.ts';
import { changeModel } from './change-model.ts';
import { decideOnRecommendation } from './decide-on-recommendation.ts';
import { matchMentor } from './match-mentor.ts';
import { modelChanges } from './model-changes.ts';
import { models } from './models.ts';
import { recordFirstContact } from './record-first-contact.ts';
import { recordMentorContact } from './record-mentor-contact.ts';
import { recordOffer } from './record-offer.ts';
import { recordReview } from './record-review.ts';
import { recordStepMove } from './record-step-move.ts';
import { recordSupervisorAbsence } from './record-supervisor-absence.ts';
import { startFollowingCase } from './start-following-case.ts';
import { toldToTeam } from './told-to-team.ts';

export const insatserRouter = router({
  models,
  modelChanges,
  changeModel,
  recordFirstContact,
  recordStepMove,
  recordReview,
  recordOffer,
  matchMentor,
  recordMentorContact,
  recordSupervisorAbsence,
  toldToTeam,
  bringToTeam,
  decideOnRecommendation,
  startFollowingCase,
});
