import type { Act } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { hostUnit, placeOf } from '../case/place-and-phase.ts';
import { actsFor, sameUnit, staffOf } from '../case/standing.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { atWork } from '../mentor/stand-in.ts';
import type { StaffId } from '../organisation/organisation.ts';
import { inTheirPlace } from '../staff-change/successor.ts';

/** The coach works at the place's host unit: handed on, the case has no coach of its own. */
export const hasCoachAtHolder = (state: CaseFile, model: InsatsModel): boolean => {
  const place = placeOf(model, state.place);
  return state.coach !== undefined && place !== undefined && sameUnit(hostUnit(place), state.holder);
};

/**
 * Whose the holder's next task is: theirs whose act it goes on from, else the coach's, else the handläggare's. Undefined when nobody is
 * named: then, and only then, it lies in the unit's inbox for whoever takes it.
 */
export const promisedTo = (act: Act, state: CaseFile, whoseAct?: StaffId): StaffId | undefined =>
  (whoseAct && inTheirPlace(state, whoseAct, state.holder)) ??
  (actsFor(act.actor, state.holder) ? staffOf(act.actor) : undefined) ??
  (hasCoachAtHolder(state, act.model) ? atWork(state, act.today) : undefined) ??
  state.holder.caseworker;

/**
 * Whose the insats's own work with the participant is: the coach's (or the named stand-in's), else the handläggare's. Undefined when nobody
 * is named: a vacancy that is to be seen as one.
 */
export const worksWithParticipant = (act: Act, state: CaseFile): StaffId | undefined =>
  (hasCoachAtHolder(state, act.model) ? atWork(state, act.today) : undefined) ?? state.holder.caseworker;
