import { dropDeadlines } from '../deadline/set.ts';
import { firstContactIsMade } from '../first-contact/decide.ts';
import { decideFollowingCase } from '../following/decide.ts';
import { decidePlacement } from '../placement/decide.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { cancelTasks, finishTasks } from '../task/open-task.ts';
import type { TaskKind } from '../task/task.ts';
import { type Act, allow, type Guard, no, record, refused, type Verdict } from './act.ts';
import type { CaseFile } from './case-file.ts';
import { decideClosing } from './close.ts';
import type { CommandOf, JourneyCommand } from './commands.ts';
import { notAhead, notBeforeTheStart } from './dates.ts';
import { openPhaseTasks, setFollowUpDue } from './phase-tasks.ts';
import { enterPhase, leadsTo, nextPhase, onlyAfterPhase, onlyInPhase, phaseOf } from './place-and-phase.ts';
import { actsFor, agencyKindOf, onlyCaseworkers, onlyTheHolder, unitOf } from './standing.ts';

const ofKind =
  (kind: TaskKind) =>
  (task: { readonly kind: TaskKind }): boolean =>
    task.kind === kind;

const notBeforeTheLastFollowUp = (on: string, { followUps }: CaseFile): Guard => {
  const last = followUps.at(-1);
  return last && on < last.on ? no('dateOrder', { on }) : undefined;
};

/** A plan is made on what the kartläggning found, where the insats has one. Imported cases have theirs in the papers of before. */
const planNeedsAssessment = (state: CaseFile, { model }: Act): Guard =>
  state.assessment === undefined && state.origin === 'referred' && phaseOf(model, 'assessment')
    ? no('assessmentMissing')
    : undefined;
/** What is followed up is the plan. */
const followUpNeedsPlan = (state: CaseFile): Guard =>
  state.plan === undefined && state.origin === 'referred' ? no('planMissing') : undefined;
const onlyTowardsHandover = (state: CaseFile, act: Act): Guard =>
  leadsTo(act.model, state.phase, 'handover') ? undefined : no('wrongPhase', { phase: state.phase });
const onlyUnnamed = (state: CaseFile): Guard => (state.nameMissing ? undefined : no('taskNotOpen'));
/** The insurance question is Försäkringskassan's; where it aktualiserade it may also settle it. */
const onlyTheHolderOrForsakringskassan = (state: CaseFile, act: Act): Guard => {
  const { actor } = act;
  const fk =
    state.referrer && actsFor(actor, state.referrer) && agencyKindOf(state.referrer.agency) === 'forsakringskassan';
  return fk ? onlyCaseworkers(actor) : onlyTheHolder(state, actor);
};
const onlyAnOpenInsuranceQuestion = (state: CaseFile): Guard =>
  state.insuranceQuestionOpen ? undefined : no('insuranceQuestionNotOpen');

const completeAssessment = (state: CaseFile, command: CommandOf<'completeAssessment'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyInPhase(state, 'assessment') ??
    onlyWhoHoldsTheTask(state, act.actor, ofKind('completeAssessment')) ??
    notAhead(command.on, act) ??
    notBeforeTheStart(command.on, state);
  if (not) return refused(not);
  return allow(
    record(act, {
      type: 'assessmentCompleted',
      on: command.on,
      document: command.document,
      author: unitOf(state.holder),
    }),
    finishTasks(act, ofKind('completeAssessment')),
    ...firstContactIsMade(act),
    ...enterPhase(act, nextPhase(act.model, 'assessment') ?? 'insats'),
    openPhaseTasks(act),
    ...setFollowUpDue(act, act.model.followUp.firstAfterDays),
  );
};

const savePlan = (state: CaseFile, command: CommandOf<'savePlan'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyAfterPhase(state, 'referral', 'waitingList') ??
    planNeedsAssessment(state, act) ??
    onlyWhoHoldsTheTask(state, act.actor, ofKind('writePlan')) ??
    notAhead(command.on, act) ??
    notBeforeTheStart(command.on, state);
  if (not) return refused(not);
  return allow(
    record(act, {
      type: 'planSaved',
      on: command.on,
      document: command.document,
      revision: (state.plan?.revision ?? 0) + 1,
      author: unitOf(state.holder),
    }),
    finishTasks(act, ofKind('writePlan')),
  );
};

const recordFollowUp = (state: CaseFile, command: CommandOf<'recordFollowUp'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyAfterPhase(state, 'referral', 'waitingList', 'assessment') ??
    followUpNeedsPlan(state) ??
    onlyWhoHoldsTheTask(state, act.actor, ofKind('holdFollowUp')) ??
    notAhead(command.on, act) ??
    notBeforeTheStart(command.on, state) ??
    notBeforeTheLastFollowUp(command.on, state);
  if (not) return refused(not);
  return allow(
    record(act, {
      type: 'followUpRecorded',
      on: command.on,
      ...(command.document ? { document: command.document, author: unitOf(state.holder) } : {}),
    }),
    finishTasks(act, ofKind('holdFollowUp')),
    ...setFollowUpDue(act, act.model.followUp.thenAfterDays.earliest),
  );
};

const beginHandover = (state: CaseFile, act: Act): Verdict => {
  const not = onlyTheHolder(state, act.actor) ?? onlyTowardsHandover(state, act);
  if (not) return refused(not);
  return allow(
    ...enterPhase(act, 'handover'),
    // From here the handover is the work: what the phase before still asked for is no longer waited for.
    cancelTasks(
      act,
      ({ kind }) => kind === 'completeAssessment' || kind === 'writePlan' || kind === 'arrangePlacement',
    ),
    dropDeadlines(act, ({ type }) => type === 'followUpDue'),
    openPhaseTasks(act),
  );
};

/** Takes a command on the journey within the insats. Only the holder's unit may; dates lie in order and not ahead. */
export const decideJourney = (state: CaseFile, command: JourneyCommand, act: Act): Verdict => {
  const { actor } = act;
  switch (command.type) {
    case 'completeAssessment':
      return completeAssessment(state, command, act);
    case 'savePlan':
      return savePlan(state, command, act);
    case 'recordFollowUp':
      return recordFollowUp(state, command, act);
    case 'beginHandover':
      return beginHandover(state, act);
    case 'startPlacement':
    case 'endPlacement':
      return decidePlacement(state, command, act);
    case 'startFollowingCase':
      return decideFollowingCase(state, command, act);
    case 'closeCase':
      return decideClosing(state, command, act);
    case 'recordIncome': {
      const not = onlyTheHolder(state, actor);
      return not ? refused(not) : allow(record(act, { type: 'incomeRecorded', income: command.income }));
    }
    case 'resolveInsuranceQuestion': {
      const not = onlyTheHolderOrForsakringskassan(state, act) ?? onlyAnOpenInsuranceQuestion(state);
      return not ? refused(not) : allow(record(act, { type: 'insuranceQuestionResolved' }));
    }
    case 'assignCaseworker': {
      const not = onlyTheHolder(state, actor);
      return not ? refused(not) : allow(record(act, { type: 'caseworkerAssigned', staff: command.staff }));
    }
    case 'assignCoach': {
      const not = onlyTheHolder(state, actor) ?? onlyAfterPhase(state, 'referral', 'waitingList');
      return not ? refused(not) : allow(record(act, { type: 'coachAssigned', coach: command.coach }));
    }
    case 'participantNamed': {
      const not =
        onlyTheHolder(state, actor) ??
        onlyUnnamed(state) ??
        onlyWhoHoldsTheTask(state, actor, ofKind('completeParticipant'));
      if (not) return refused(not);
      return allow(record(act, { type: 'participantNamed' }), finishTasks(act, ofKind('completeParticipant')));
    }
  }
};
