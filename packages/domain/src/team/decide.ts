import { stockholmDate } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict, when } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, TeamCommand } from '../case/commands.ts';
import { notAhead } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { openPhaseTasks, setFollowUpDue } from '../case/phase-tasks.ts';
import { enterPhase, hostUnit, leadsTo, onlyAfterPhase, phaseOf, placeOf } from '../case/place-and-phase.ts';
import { onlyTheHolder, onlyTheTeam, sameUnit, unitOf } from '../case/standing.ts';
import type { StaffId } from '../organisation/organisation.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { cancelTasks, finishTasks, openTaskOnce, theCase } from '../task/open-task.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { Recommendation, TeamQuestion } from './team.ts';
import { teamCode } from './team-code.ts';

const ofKind =
  (...kinds: readonly TaskKind[]) =>
  ({ kind }: Task): boolean =>
    kinds.includes(kind);

/** A pseudonym for the team's list: made of the act, whose id is random and told nobody, so that it tells nothing of the case. */
const codeOf = ({ commandId, model }: Act): string =>
  teamCode(commandId, { team: model.team ?? '', meeting: 'raised' });

const onlyInsatserWithATeam = ({ model }: Act): Guard => (model.team === undefined ? no('noTeam') : undefined);
const oneQuestionAtATime = ({ teamQuestion }: CaseFile): Guard =>
  teamQuestion ? no('teamAlreadyAsked', { question: teamQuestion.id }) : undefined;
/** De-identified or not: whoever must not be found is talked of by nobody who has no need to. */
const nobodyProtected = ({ identityProtection }: CaseFile): Guard =>
  identityProtection ? no('identityProtected') : undefined;
/** Where the model has a phase for the team's review, only from the phases that lead there. */
const onlyFromWhereTheModelLeadsToTheTeam = ({ phase }: CaseFile, { model }: Act): Guard =>
  phase === 'teamReview' || !phaseOf(model, 'teamReview') || leadsTo(model, phase, 'teamReview')
    ? undefined
    : no('wrongPhase', { phase });

const bring = (state: CaseFile, command: CommandOf<'bringToTeam'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyInsatserWithATeam(act) ??
    onlyAfterPhase(state, 'referral', 'waitingList') ??
    onlyFromWhereTheModelLeadsToTheTeam(state, act) ??
    oneQuestionAtATime(state) ??
    nobodyProtected(state) ??
    onlyWhoHoldsTheTask(state, act.actor, ofKind('askTeam'));
  if (not) return refused(not);
  const question: TeamQuestion = {
    id: deriveId(act.commandId, 'team question'),
    team: act.model.team ?? '',
    code: codeOf(act),
    question: command.question,
    ...given({ told: command.told, smallGroup: command.smallGroup }),
    askedBy: unitOf(state.holder),
    askedAt: act.at,
  };
  const enters = state.phase !== 'teamReview' && leadsTo(act.model, state.phase, 'teamReview');
  return allow(
    record(act, { type: 'broughtToTeam', question }),
    finishTasks(act, ofKind('askTeam')),
    // Asked anew, or about to be: what was to be done about the answer before waits for this one.
    cancelTasks(act, ofKind('considerRecommendation', 'closeCase')),
    ...(enters
      ? [...enterPhase(act, 'teamReview'), cancelTasks(act, ofKind('completeAssessment', 'arrangePlacement'))]
      : []),
  );
};

/** The holder's handläggare, or the coach while the case is with the insats. */
const whoWorksWithIt = (state: CaseFile, { model }: Act): StaffId | undefined => {
  const place = placeOf(model, state.place);
  return state.holder.caseworker ?? (place && sameUnit(state.holder, hostUnit(place)) ? state.coach : undefined);
};

const notBeforeTheQuestion = (on: string, { askedAt }: TeamQuestion): Guard =>
  on < stockholmDate(askedAt) ? no('dateOrder', { on }) : undefined;

const receive = (state: CaseFile, command: CommandOf<'recommendationGiven'>, act: Act): Verdict => {
  const asked = state.teamQuestion;
  const not =
    onlyTheTeam(act.actor) ??
    notAhead(command.on, act) ??
    (asked ? notBeforeTheQuestion(command.on, asked) : no('teamNotAsked'));
  if (not || !asked) return refused(not ?? no('teamNotAsked'));
  const recommendation: Recommendation = {
    id: asked.id,
    team: asked.team,
    question: asked.question,
    askedBy: asked.askedBy,
    document: command.document,
    meeting: command.meeting,
    on: command.on,
    receivedAt: act.at,
  };
  return allow(record(act, { type: 'recommendationReceived', recommendation }), (now) =>
    openTaskOnce(act, {
      kind: 'considerRecommendation',
      owner: unitOf(now.holder),
      subject: theCase,
      claimedBy: whoWorksWithIt(now, act),
    })(now),
  );
};

const onlyUndecided = ({ id, decided }: Recommendation): Guard =>
  decided ? no('recommendationDecided', { recommendation: id }) : undefined;
/** Back from the team only where the model goes on from there. */
const onlyOnwardsWhereTheModelLeads = (
  { phase }: CaseFile,
  { next }: CommandOf<'decideOnRecommendation'>,
  { model }: Act,
): Guard =>
  next === 'continue' && phase === 'teamReview' && !leadsTo(model, 'teamReview', 'insats')
    ? no('wrongPhase', { phase })
    : undefined;

const goesOn = (act: Act): readonly Step[] => [
  ...enterPhase(act, 'insats'),
  openPhaseTasks(act),
  ...setFollowUpDue(act, act.model.followUp.thenAfterDays.earliest),
];

const decideOn = (state: CaseFile, command: CommandOf<'decideOnRecommendation'>, act: Act): Verdict => {
  const recommendation = state.recommendations?.find(({ id }) => id === command.recommendation);
  if (!recommendation) return refused(no('recommendationNotFound', { recommendation: command.recommendation }));
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyUndecided(recommendation) ??
    (command.forTeam && nobodyProtected(state)) ??
    onlyOnwardsWhereTheModelLeads(state, command, act) ??
    onlyWhoHoldsTheTask(state, act.actor, ofKind('considerRecommendation'));
  if (not) return refused(not);
  return allow(
    record(act, {
      type: 'recommendationDecided',
      recommendation: recommendation.id,
      decision: command.decision,
      ...given({ document: command.document, forTeam: command.forTeam }),
    }),
    finishTasks(act, ofKind('considerRecommendation')),
    ...(command.next === 'close'
      ? [
          when(
            (now) => now.teamQuestion === undefined,
            (now) => openTaskOnce(act, { kind: 'closeCase', owner: unitOf(now.holder), subject: theCase })(now),
          ),
        ]
      : state.phase === 'teamReview' && state.teamQuestion === undefined
        ? goesOn(act)
        : []),
  );
};

/**
 * Takes what passes between a case and its samverkansteam. The holder asks, the team answers, the holder decides: no rekommendation moves
 * a case by itself (lag 2003:1210 §§ 2, 7).
 */
export const decideTeam = (state: CaseFile, command: TeamCommand, act: Act): Verdict => {
  switch (command.type) {
    case 'bringToTeam':
      return bring(state, command, act);
    case 'recommendationGiven':
      return receive(state, command, act);
    case 'decideOnRecommendation':
      return decideOn(state, command, act);
  }
};
