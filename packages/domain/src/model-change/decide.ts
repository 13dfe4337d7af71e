import { type Act, allow, type Guard, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { coordinatorOf, phaseOf, placeOf } from '../case/place-and-phase.ts';
import { actsFor } from '../case/standing.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { modelByHash, newerModels } from '../insatser/registry.ts';
import { awaitOffer } from '../offer/decide.ts';
import type { Actor } from '../organisation/organisation.ts';
import { setStepReview } from '../steps/decide.ts';

/** It is the place's insatsCoordinator who looks after the insats's rules; moving a case to newer ones decides nothing about the participant. */
const onlyTheCoordinatorOfThePlace = (state: CaseFile, actor: Actor, act: Act): Guard =>
  actor.type === 'staff' && actor.roles.includes('insatsCoordinator') && actsFor(actor, coordinatorOf(state, act.model))
    ? undefined
    : no('notCoordinator');
/** A case goes forward to a version that was shipped after its own, of the same insats. */
const onlyToANewerVersion = (state: CaseFile, hash: string): Guard =>
  newerModels(state.modelHash).some((newer) => newer.hash === hash) ? undefined : no('modelNotNewer');
const onlyWithThePhase = (state: CaseFile, to: InsatsModel): Guard =>
  phaseOf(to, state.phase) ? undefined : no('phaseNotInModel', { phase: state.phase });
const onlyWithThePlace = (state: CaseFile, to: InsatsModel): Guard =>
  placeOf(to, state.place) ? undefined : no('placeUnknown', { place: state.place });
const onlyWithWhatItNeedsToKnow = ({ facts }: CaseFile, to: InsatsModel): Guard =>
  to.needsBirthDate && facts.birthDate === undefined ? no('birthDateMissing') : undefined;

/** Whether the version has the case's phase and place, and the case what the version needs to know; refuses with the first it lacks. */
export const roomFor = (state: CaseFile, to: InsatsModel): Guard =>
  onlyWithThePhase(state, to) ?? onlyWithThePlace(state, to) ?? onlyWithWhatItNeedsToKnow(state, to);

/** What runs stays as promised; what the new version watches besides is set from here. */
const watchWhatIsNew =
  (act: Act): Step =>
  (state) => {
    const steps: readonly Step[] = [
      ...(state.deadlines.some(({ type }) => type === 'stepReviewDue') ? [] : setStepReview(act)),
      ...(state.startedOn === undefined ? [] : [awaitOffer(act)]),
    ];
    return steps.flatMap((step) => step(state));
  };

/** Takes the wish to go on by a newer version of the insats. Refuses anybody but the place's coordinator, and a version that has no room for the case. */
export const decideModelChange = (state: CaseFile, command: CommandOf<'changeModel'>, act: Act): Verdict => {
  const to = modelByHash(command.modelHash);
  const not =
    onlyTheCoordinatorOfThePlace(state, act.actor, act) ??
    onlyToANewerVersion(state, command.modelHash) ??
    (to ? roomFor(state, to) : undefined);
  if (not || !to) return refused(not ?? no('modelUnknown'));
  return allow(
    record(act, { type: 'modelChanged', from: state.modelHash, to: command.modelHash }),
    watchWhatIsNew({ ...act, model: to }),
  );
};
