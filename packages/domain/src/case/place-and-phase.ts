import { addDays, nextWorkingDay } from '../calendar/index.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import type { InsatsModel, PhaseModel, Place } from '../insatser/model.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { type Act, type Guard, no, record, type Step } from './act.ts';
import type { CaseFile, Phase } from './case-file.ts';

export const placeOf = (model: InsatsModel, place: string): Place | undefined =>
  model.places.find(({ id }) => id === place);
export const phaseOf = (model: InsatsModel, phase: Phase): PhaseModel | undefined =>
  model.phases.find(({ id }) => id === phase);
export const hostUnit = (place: Place): UnitRef => ({ agency: place.hostAgency, unit: place.unit });

/** The coordinator's unit at the case's place; the holder where the model no longer names the place. */
export const coordinatorOf = (state: CaseFile, model: InsatsModel): UnitRef =>
  placeOf(model, state.place)?.coordinator ?? { agency: state.holder.agency, unit: state.holder.unit };

/** The phase that the model puts after this one, when all goes as planned. */
export const nextPhase = (model: InsatsModel, from: Phase): Phase | undefined => phaseOf(model, from)?.next[0];
export const leadsTo = (model: InsatsModel, from: Phase, to: Phase): boolean =>
  phaseOf(model, from)?.next.includes(to) ?? false;

export const onlyInPhase = (state: CaseFile, ...phases: readonly Phase[]): Guard =>
  phases.includes(state.phase) ? undefined : no('wrongPhase', { phase: state.phase });
export const onlyAfterPhase = (state: CaseFile, ...phases: readonly Phase[]): Guard =>
  phases.includes(state.phase) ? no('wrongPhase', { phase: state.phase }) : undefined;

/** Not while it is asked for or waits: what the insats does begins with its start. */
export const onlyStarted = (state: CaseFile): Guard =>
  state.startedOn === undefined ? no('wrongPhase', { phase: state.phase }) : undefined;

/** However quiet a case is, it is taken up for review again and again: so it always has a next date (promise 2). */
export const setPhaseReview = (act: Act, phase: Phase): readonly Step[] => [
  dropDeadlines(act, ({ type }) => type === 'phaseReview'),
  setDeadline(act, 'phaseReview', (id, state) => ({
    id,
    type: 'phaseReview',
    at: morningOf(nextWorkingDay(addDays(act.today, phaseOf(act.model, phase)?.reviewAfterDays ?? 30)), state.id),
  })),
];
export const enterPhase = (act: Act, phase: Phase): readonly Step[] => [
  record(act, { type: 'phaseEntered', phase }),
  ...setPhaseReview(act, phase),
];
