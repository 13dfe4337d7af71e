import { type Phase, phases } from '../case/case-file.ts';
import { ladderSteps } from '../deadline/deadline.ts';
import { type MeetingKind, meetingKinds } from '../meeting/meeting.ts';
import { taskKinds } from '../task/task.ts';
import type { ClosureReason, InsatsModel, LadderModel, PhaseModel } from './model.ts';
import { type Team, teams } from './parties.ts';
import { after, type ModelProblem, none, notDays, twice, unnamed } from './problem.ts';
import { ruleProblems } from './rule-problems.ts';

// Ids stand in workflow ids (`waiting-list-<insats>-<place>`): a hyphen in a place's would make two kös one.
const insatsId = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const placeId = /^[a-z0-9]+$/;
const notAnId = (at: string, id: string, form: RegExp): ModelProblem[] =>
  form.test(id) ? [] : [{ at, reason: `'${id}' is no id (${form.source})` }];

/** Phases that `from` leads to, itself among them. */
const reachableFrom = (from: Phase, model: InsatsModel): ReadonlySet<Phase> => {
  const seen = new Set<Phase>();
  const ahead: Phase[] = [from];
  for (let phase = ahead.pop(); phase !== undefined; phase = ahead.pop()) {
    if (seen.has(phase)) continue;
    seen.add(phase);
    ahead.push(...(model.phases.find(({ id }) => id === phase)?.next ?? []));
  }
  return seen;
};

const placeProblems = ({ places }: InsatsModel): ModelProblem[] => [
  ...none('places', 'place', places),
  ...twice(
    'places',
    'place',
    places.map(({ id }) => id),
  ),
  ...twice(
    'places',
    'kommun',
    places.flatMap(({ kommuner }) => kommuner),
  ),
  ...places.flatMap(({ id, kommuner, hostAgency, unit, coordinator }, index) => [
    ...notAnId(`places[${index}].id`, id, placeId),
    ...none(`places[${index}].kommuner`, 'kommun', kommuner),
    ...kommuner.flatMap((kommun) => unnamed(`places[${index}].kommuner`, kommun)),
    ...unnamed(`places[${index}].hostAgency`, hostAgency),
    ...unnamed(`places[${index}].unit`, unit),
    ...unnamed(`places[${index}].coordinator.agency`, coordinator.agency),
    ...unnamed(`places[${index}].coordinator.unit`, coordinator.unit),
  ]),
];

const phaseProblemsOf = (phase: PhaseModel, index: number, model: InsatsModel): ModelProblem[] => {
  const at = `phases[${index}]`;
  const known = new Set(model.phases.map(({ id }) => id));
  const open = phase.id !== 'closed';
  const onward = reachableFrom(phase.id, model);
  const problems: ModelProblem[] = [
    ...unnamed(`${at}.reportCode`, phase.reportCode),
    ...twice(`${at}.next`, 'phase', phase.next),
    ...phase.next
      .filter((next) => !known.has(next))
      .map((next) => ({ at: `${at}.next`, reason: `'${next}' is no phase of the model` })),
  ];
  if (!phases.includes(phase.id)) problems.push({ at: `${at}.id`, reason: `'${phase.id}' is no known phase` });
  if (!reachableFrom('referral', model).has(phase.id))
    problems.push({ at: `${at}.id`, reason: `'${phase.id}' can't be reached from 'referral'` });
  if (phase.next.includes(phase.id)) problems.push({ at: `${at}.next`, reason: `'${phase.id}' leads to itself` });
  if (!open && phase.next.length > 0) problems.push({ at: `${at}.next`, reason: 'a closed case goes nowhere' });
  if (open && !onward.has('closed'))
    problems.push({
      at: `${at}.next`,
      reason: phase.next.some((next) => reachableFrom(next, model).has(phase.id))
        ? `'${phase.id}' is in a cycle without exit`
        : `no way from '${phase.id}' to 'closed'`,
    });
  if (open)
    problems.push(
      ...notDays(`${at}.reviewAfterDays`, phase.reviewAfterDays),
      ...notDays(`${at}.stalledAfterWorkingDays`, phase.stalledAfterWorkingDays),
    );
  return problems;
};

const phaseProblems = (model: InsatsModel): ModelProblem[] => [
  ...none('phases', 'phase', model.phases),
  ...(['referral', 'closed'] as const)
    .filter((needed) => !model.phases.some(({ id }) => id === needed))
    .map((needed) => ({ at: 'phases', reason: `phase '${needed}' is missing` })),
  ...twice(
    'phases',
    'phase',
    model.phases.map(({ id }) => id),
  ),
  ...twice(
    'phases',
    'reportCode',
    model.phases.map(({ reportCode }) => reportCode),
  ),
  ...model.phases.flatMap((phase, index) => phaseProblemsOf(phase, index, model)),
];

const ladderProblems = (at: string, ladder: LadderModel): ModelProblem[] =>
  ladderSteps.flatMap((step, index) => {
    const days = ladder[step];
    const before = ladderSteps[index - 1];
    if (!Number.isSafeInteger(days) || days < 0)
      return [{ at: `${at}.${step}`, reason: `${days} is not a whole number of working days` }];
    if (before !== undefined && days <= ladder[before])
      return [{ at: `${at}.${step}`, reason: `${days} does not come after ${before} (${ladder[before]})` }];
    return [];
  });

const taskProblems = ({ tasks }: InsatsModel): ModelProblem[] =>
  taskKinds.flatMap((kind) => {
    const task = tasks[kind];
    if (task === undefined) return [];
    return [
      ...notDays(`tasks.${kind}.dueInWorkingDays`, task.dueInWorkingDays),
      ...ladderProblems(`tasks.${kind}.ladder`, task.ladder),
    ];
  });

const clockProblems = (at: string, clocks: InsatsModel['referral']): ModelProblem[] => [
  ...notDays(`${at}.acknowledgeWithinWorkingDays`, clocks.acknowledgeWithinWorkingDays),
  ...notDays(`${at}.answerWithinWorkingDays`, clocks.answerWithinWorkingDays),
  ...notDays(`${at}.expiresAfterWorkingDays`, clocks.expiresAfterWorkingDays),
  ...after(
    `${at}.answerWithinWorkingDays`,
    clocks.answerWithinWorkingDays,
    'acknowledgeWithinWorkingDays',
    clocks.acknowledgeWithinWorkingDays,
  ),
];

const followUpProblems = ({ followUp: { firstAfterDays, thenAfterDays } }: InsatsModel): ModelProblem[] => [
  ...notDays('followUp.firstAfterDays', firstAfterDays),
  ...notDays('followUp.thenAfterDays.earliest', thenAfterDays.earliest),
  ...notDays('followUp.thenAfterDays.latest', thenAfterDays.latest),
  ...after('followUp.thenAfterDays.latest', thenAfterDays.latest, 'earliest', thenAfterDays.earliest),
  ...after('followUp.thenAfterDays.latest', thenAfterDays.latest, 'firstAfterDays', firstAfterDays),
];

const routeProblems = ({ phases: steps, handover, jointForums }: InsatsModel): ModelProblem[] => [
  ...(steps.some(({ id }) => id === 'handover') ? none('handover.routes', 'route', handover.routes) : []),
  ...twice(
    'handover.routes',
    'route',
    handover.routes.map(({ route, forum }) => (forum === undefined ? route : `${route} ${forum}`)),
  ),
  ...handover.routes.flatMap(({ route, to, actions, forum }, index) => {
    const at = `handover.routes[${index}]`;
    const problems = [
      ...none(`${at}.to`, 'receiver', to),
      ...twice(`${at}.to`, 'receiver', to),
      ...none(`${at}.actions`, 'action', actions),
      ...twice(`${at}.actions`, 'action', actions),
    ];
    if (to.includes('forbund'))
      problems.push({ at: `${at}.to`, reason: 'a förbund decides nothing and holds no case (2003:1210 § 2, § 7)' });
    if (route === 'jointForum' && forum === undefined)
      problems.push({ at: `${at}.forum`, reason: 'a joint forum has to be named' });
    if (route !== 'jointForum' && forum !== undefined)
      problems.push({ at: `${at}.forum`, reason: `route '${route}' has no forum` });
    if (forum !== undefined && !jointForums.some(({ id }) => id === forum))
      problems.push({ at: `${at}.forum`, reason: `'${forum}' is no joint forum of the model` });
    return problems;
  }),
];

const forumProblems = ({ jointForums }: InsatsModel): ModelProblem[] => [
  ...twice(
    'jointForums',
    'forum',
    jointForums.map(({ id }) => id),
  ),
  ...jointForums.flatMap(({ members }, index) => [
    ...none(`jointForums[${index}].members`, 'member', members),
    ...twice(
      `jointForums[${index}].members`,
      'unit',
      members.map(({ unit }) => unit),
    ),
  ]),
];

const meetingProblems = ({ meetings }: InsatsModel): ModelProblem[] =>
  meetingKinds.flatMap((kind: MeetingKind) => {
    const meeting = meetings[kind];
    if (meeting === undefined) return [];
    return [
      ...none(`meetings.${kind}.modes`, 'mode', meeting.modes),
      ...twice(`meetings.${kind}.modes`, 'mode', meeting.modes),
      ...none(`meetings.${kind}.mustAttend`, 'party', meeting.mustAttend),
      ...twice(`meetings.${kind}.mustAttend`, 'party', meeting.mustAttend),
    ];
  });

const unreachableHandover = ({ requires }: ClosureReason, { handover }: InsatsModel): string | undefined => {
  if (requires.type !== 'handoverMeetingHeld' || requires.acceptedHandover === undefined) return undefined;
  const { route, kind } = requires.acceptedHandover;
  const routes = handover.routes.filter((offered) => offered.route === route);
  if (route !== 'referral' && routes.length === 0) return `no handover goes by '${route}'`;
  if (kind !== undefined && !routes.some(({ to }) => to.includes(kind)))
    return `no '${route}' handover goes to '${kind}'`;
  return undefined;
};

const unreachableRecommendation = (
  { requires }: ClosureReason,
  { team, continuesInto }: InsatsModel,
): string | undefined => {
  const needsTeam =
    requires.type === 'recommendationGiven' ||
    (requires.type === 'handoverMeetingHeld' && requires.recommendation !== undefined);
  if (needsTeam && team === undefined) return 'the insats asks no samverkansteam';
  return requires.type === 'recommendationGiven' && requires.followingCase && continuesInto === undefined
    ? 'the insats continues into no other'
    : undefined;
};

const teamProblems = ({ id, team, phases: steps, continuesInto = [] }: InsatsModel): ModelProblem[] => [
  ...(team === undefined || Object.values<Team>(teams).some((known) => known.id === team)
    ? []
    : [{ at: 'team', reason: `'${team}' is no samverkansteam` }]),
  ...steps.flatMap((phase, index) =>
    phase.id === 'teamReview' && team === undefined
      ? [{ at: `phases[${index}].id`, reason: 'the insats asks no samverkansteam' }]
      : [],
  ),
  ...twice('continuesInto', 'insats', continuesInto),
  ...(continuesInto.includes(id) ? [{ at: 'continuesInto', reason: `'${id}' leads to itself` }] : []),
];

const warningProblems = ({ warnings = [], referrers }: InsatsModel): ModelProblem[] => [
  ...twice(
    'warnings',
    'warning',
    warnings.map(({ code, referredBy, income }) => `${code} ${referredBy} ${income}`),
  ),
  ...warnings.flatMap(({ referredBy }, index) =>
    referrers.includes(referredBy)
      ? []
      : [{ at: `warnings[${index}].referredBy`, reason: `'${referredBy}' is no referrer of the insats` }],
  ),
];

const questionProblems = ({ insuranceQuestionBlocksStart, insuranceQuestionAsksOf }: InsatsModel): ModelProblem[] => {
  if (insuranceQuestionAsksOf === undefined) return [];
  return insuranceQuestionBlocksStart
    ? none('insuranceQuestionAsksOf', 'referrer', insuranceQuestionAsksOf)
    : [{ at: 'insuranceQuestionAsksOf', reason: 'the insurance question blocks no start' }];
};

/** An exception excuses from the insats's own condition; where every reason is one, there is none to be excused from. */
const withoutCondition = ({ closureReasons }: InsatsModel): ModelProblem[] =>
  closureReasons.length > 0 && closureReasons.every(({ requires }) => requires.type === 'explanation')
    ? [{ at: 'closureReasons', reason: 'no closing condition, every reason is an exception' }]
    : [];

const closureProblems = (model: InsatsModel): ModelProblem[] => [
  ...none('closureReasons', 'closing reason', model.closureReasons),
  ...withoutCondition(model),
  ...twice(
    'closureReasons',
    'reason',
    model.closureReasons.map(({ id }) => id),
  ),
  ...twice(
    'closureReasons',
    'reportCode',
    model.closureReasons.map(({ reportCode }) => reportCode),
  ),
  ...model.closureReasons.flatMap((reason, index) => {
    const unreachable = unreachableHandover(reason, model) ?? unreachableRecommendation(reason, model);
    const subReasons = reason.subReasons ?? [];
    return [
      ...unnamed(`closureReasons[${index}].id`, reason.id),
      ...unnamed(`closureReasons[${index}].reportCode`, reason.reportCode),
      ...(unreachable === undefined ? [] : [{ at: `closureReasons[${index}].requires`, reason: unreachable }]),
      ...(reason.subReasons ? none(`closureReasons[${index}].subReasons`, 'sub-reason', subReasons) : []),
      ...twice(
        `closureReasons[${index}].subReasons`,
        'sub-reason',
        subReasons.map(({ id }) => id),
      ),
    ];
  }),
];

const partyProblems = ({ id, name, referrers, age }: InsatsModel): ModelProblem[] => [
  ...notAnId('id', id, insatsId),
  ...unnamed('name', name),
  ...none('referrers', 'referrer', referrers),
  ...twice('referrers', 'referrer', referrers),
  ...(age === undefined ? [] : after('age.to', age.to, 'age.from', age.from)),
];

/** Everything that keeps a model from running, in the order of the model. Empty: it is sound. */
export const modelProblems = (model: InsatsModel): readonly ModelProblem[] => [
  ...partyProblems(model),
  ...placeProblems(model),
  ...phaseProblems(model),
  ...notDays('summons.answerWithinDays', model.summons.answerWithinDays),
  ...notDays('assessment.withinDays', model.assessment.withinDays),
  ...notDays('plan.withinDays', model.plan.withinDays),
  ...followUpProblems(model),
  ...routeProblems(model),
  ...clockProblems('handover', model.handover),
  ...clockProblems('referral', model.referral),
  ...meetingProblems(model),
  ...taskProblems(model),
  ...closureProblems(model),
  ...teamProblems(model),
  ...warningProblems(model),
  ...questionProblems(model),
  ...ruleProblems(model),
  ...forumProblems(model),
];

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
};

/** Takes an insats model and gives it back, frozen to the last part. Refuses (Error) a model that can't run, with every place and reason. */
export const defineInsats = (model: InsatsModel): InsatsModel => {
  const problems = modelProblems(model);
  if (problems.length > 0)
    throw new Error(
      [`insats '${model.id}' can't run:`, ...problems.map(({ at, reason }) => `  ${at}: ${reason}`)].join('\n'),
    );
  return frozen(model);
};
