import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile, Phase } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { deriveId } from '../case/derive-id.ts';
import { openPhaseTasks, setFollowUpDue } from '../case/phase-tasks.ts';
import { enterPhase, leadsTo, onlyAfterPhase, phaseOf } from '../case/place-and-phase.ts';
import { onlyTheHolder } from '../case/standing.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { finishTasks } from '../task/open-task.ts';
import { hasPlacements, type Placement } from './placement.ts';

const onlyInsatserWithPlacements = ({ model }: Act): Guard =>
  hasPlacements(model) ? undefined : no('notInModel', { insats: model.id });
/** Where arbetsträning is a phase, a place is taken from where it comes next: nobody both waits for a place and has one. */
const onlyWhereAPlaceIsNext = ({ phase }: CaseFile, { model }: Act): Guard =>
  phaseOf(model, 'workTraining') === undefined || phase === 'workTraining' || leadsTo(model, phase, 'workTraining')
    ? undefined
    : no('wrongPhase', { phase });
const isOngoing = ({ status }: Placement): boolean => status === 'ongoing';
const onlyOngoing = (placement: Placement): Guard =>
  isOngoing(placement) ? undefined : no('placementDatesWrong', { placement: placement.id });
const onlyEndsAfterItBegan = (placement: Placement, to: string): Guard =>
  to >= placement.from ? undefined : no('placementDatesWrong', { placement: placement.id, to });
const onlyAfterTheInsatsStarted = (state: CaseFile, from: string): Guard =>
  state.startedOn !== undefined && from < state.startedOn ? no('placementDatesWrong', { from }) : undefined;

/** A mentor opens doors for the one they are matched with. */
const onlyThroughAMentorThereIs = ({ mentorship }: CaseFile, { throughMentor }: CommandOf<'startPlacement'>): Guard =>
  throughMentor && mentorship === undefined ? no('mentorMissing') : undefined;

/** Arbetsträning is a phase of its own in some models; in the others a placement is part of the insats. */
const enterWorkTraining = (state: CaseFile, act: Act): readonly Step[] =>
  leadsTo(act.model, state.phase, 'workTraining')
    ? [
        ...enterPhase(act, 'workTraining'),
        openPhaseTasks(act),
        ...setFollowUpDue(act, act.model.followUp.firstAfterDays),
      ]
    : [];

/** The last placement ended: back to the phase before a placement, where the model has a way there. */
const leaveWorkTraining = (state: CaseFile, ended: Placement, act: Act): readonly Step[] => {
  const others = state.placements.some((placement) => isOngoing(placement) && placement.id !== ended.id);
  if (state.phase !== 'workTraining' || others) return [];
  const back: readonly Phase[] = ['insats', 'waitingForPlacement'];
  const phase = phaseOf(act.model, 'workTraining')?.next.find((next) => back.includes(next));
  return phase ? [...enterPhase(act, phase), openPhaseTasks(act)] : [];
};

/** Takes the start or end of a placement. Refuses in insatser without any, on dates out of order and before the insats has begun. */
export const decidePlacement = (
  state: CaseFile,
  command: CommandOf<'startPlacement' | 'endPlacement'>,
  act: Act,
): Verdict => {
  const { actor } = act;
  if (command.type === 'startPlacement') {
    const not =
      onlyTheHolder(state, actor) ??
      onlyInsatserWithPlacements(act) ??
      onlyAfterPhase(state, 'referral', 'waitingList', 'handover') ??
      onlyWhereAPlaceIsNext(state, act) ??
      onlyAfterTheInsatsStarted(state, command.from) ??
      onlyThroughAMentorThereIs(state, command) ??
      onlyWhoHoldsTheTask(state, actor, ({ kind }) => kind === 'arrangePlacement');
    if (not) return refused(not);
    const placement: Placement = {
      id: deriveId(act.commandId, 'placement'),
      ...given({ document: command.document, throughMentor: command.throughMentor }),
      from: command.from,
      status: 'ongoing',
    };
    return allow(
      record(act, { type: 'placementStarted', placement }),
      finishTasks(act, ({ kind }) => kind === 'arrangePlacement'),
      ...enterWorkTraining(state, act),
    );
  }
  const placement = state.placements.find(({ id }) => id === command.placement);
  if (!placement) return refused(no('placementNotFound', { placement: command.placement }));
  const not = onlyTheHolder(state, actor) ?? onlyOngoing(placement) ?? onlyEndsAfterItBegan(placement, command.to);
  if (not) return refused(not);
  return allow(
    record(act, { type: 'placementEnded', placement: placement.id, to: command.to }),
    ...leaveWorkTraining(state, placement, act),
  );
};
