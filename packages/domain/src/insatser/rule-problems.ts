import { meetingKinds } from '../meeting/meeting.ts';
import { waitReasons } from '../wait/wait.ts';
import type { ClosureReason, InsatsModel } from './model.ts';
import { type ModelProblem, none, notDays, twice, unnamed } from './problem.ts';

// What can be wrong with the rules that only some insatser have.

const hasPhase = ({ phases }: InsatsModel, phase: string): boolean => phases.some(({ id }) => id === phase);

const notMonths = (at: string, months: number): ModelProblem[] =>
  Number.isSafeInteger(months) && months > 0
    ? []
    : [{ at, reason: `${months} is not a whole number of months above 0` }];
const notPercent = (at: string, percent: number): ModelProblem[] =>
  Number.isFinite(percent) && percent > 0 && percent <= 100
    ? []
    : [{ at, reason: `${percent} is no share between 0 and 100 percent` }];

const firstContactProblems = (model: InsatsModel): ModelProblem[] => {
  if (model.firstContact === undefined) return [];
  return [
    ...notDays('firstContact.withinDays', model.firstContact.withinDays),
    ...(hasPhase(model, 'waitingList')
      ? [{ at: 'firstContact', reason: 'from a kö the participant is called: the first contact is the summons' }]
      : []),
    ...(hasPhase(model, 'matching')
      ? [{ at: 'firstContact', reason: 'who is matched with a mentor is contacted by the mentor' }]
      : []),
  ];
};

const stepProblems = ({ steps }: InsatsModel): ModelProblem[] => {
  if (steps === undefined) return [];
  return [
    ...none('steps', 'step', steps),
    ...twice(
      'steps',
      'reportCode',
      steps.map(({ reportCode }) => reportCode),
    ),
    ...steps.flatMap(({ id, reportCode, targetPercent, afterMonths }, index) => {
      const at = `steps[${index}]`;
      const before = steps[index - 1];
      const problems = [
        ...unnamed(`${at}.reportCode`, reportCode),
        ...notMonths(`${at}.afterMonths`, afterMonths),
        ...notPercent(`${at}.targetPercent`, targetPercent),
      ];
      if (before === undefined) return problems;
      if (id <= before.id) problems.push({ at: `${at}.id`, reason: `${id} does not come after ${before.id}` });
      if (afterMonths < before.afterMonths)
        problems.push({
          at: `${at}.afterMonths`,
          reason: `${afterMonths} is less than that of step ${before.id} (${before.afterMonths})`,
        });
      return problems;
    }),
  ];
};

const targetProblems = ({ targets = [], closureReasons }: InsatsModel): ModelProblem[] => [
  ...twice(
    'targets',
    'reportCode',
    targets.map(({ reportCode }) => reportCode),
  ),
  ...targets.flatMap(({ reportCode, reasons, percent }, index) => {
    const at = `targets[${index}]`;
    return [
      ...unnamed(`${at}.reportCode`, reportCode),
      ...notPercent(`${at}.percent`, percent),
      ...none(`${at}.reasons`, 'closing reason', reasons),
      ...reasons
        .filter((reason) => !closureReasons.some(({ id }) => id === reason))
        .map((reason) => ({ at: `${at}.reasons`, reason: `'${reason}' is no closing reason` })),
    ];
  }),
];

const placementProblems = (model: InsatsModel): ModelProblem[] => {
  if (model.placements !== false) return [];
  return [
    ...(['waitingForPlacement', 'workTraining'] as const)
      .filter((phase) => hasPhase(model, phase))
      .map((phase) => ({ at: 'placements', reason: `the insats has no placements, and a phase '${phase}'` })),
    ...(model.mentorship ? [{ at: 'placements', reason: 'a mentorship is to lead to one' }] : []),
  ];
};

const offerProblems = ({ offer, needsBirthDate, age }: InsatsModel): ModelProblem[] => {
  if (offer === undefined)
    return needsBirthDate
      ? [{ at: 'needsBirthDate', reason: 'no rule turns on a birthday: the year is enough (GDPR art. 5.1 c)' }]
      : [];
  const problems = notMonths('offer.monthsBefore', offer.monthsBefore);
  if (!needsBirthDate) problems.push({ at: 'needsBirthDate', reason: 'the offer turns on a birthday' });
  if (!Number.isSafeInteger(offer.age) || offer.age <= 0)
    problems.push({ at: 'offer.age', reason: `${offer.age} is no age` });
  else if (offer.monthsBefore >= 12 * offer.age)
    problems.push({
      at: 'offer.monthsBefore',
      reason: `the window of ${offer.monthsBefore} months opens before birth`,
    });
  if (!meetingKinds.includes(offer.meeting))
    problems.push({ at: 'offer.meeting', reason: `'${offer.meeting}' is no kind of meeting` });
  if (age !== undefined && (offer.age < age.from || offer.age > age.to))
    problems.push({
      at: 'offer.age',
      reason: `${offer.age} is outside the ages of the insats (${age.from}–${age.to})`,
    });
  return problems;
};

const mentorProblems = (model: InsatsModel): ModelProblem[] => {
  const { mentorship, phases, closureReasons } = model;
  const matching = phases.findIndex(({ id }) => id === 'matching');
  if (mentorship === undefined)
    return matching < 0 ? [] : [{ at: `phases[${matching}].id`, reason: "'matching', and the insats has no mentors" }];
  const { contactWithinDays, internship, employment } = mentorship;
  return [
    ...(matching < 0 ? [{ at: 'mentorship', reason: "phase 'matching' is missing" }] : []),
    ...notDays('mentorship.contactWithinDays', contactWithinDays),
    ...notMonths('mentorship.internship.atLeastMonths', internship.atLeastMonths),
    ...notPercent('mentorship.internship.targetPercent', internship.targetPercent),
    ...notPercent('mentorship.employment.targetPercent', employment.targetPercent),
    ...none('mentorship.employment.reasons', 'closing reason', employment.reasons),
    ...employment.reasons
      .filter((reason) => !closureReasons.some(({ id }) => id === reason))
      .map((reason) => ({ at: 'mentorship.employment.reasons', reason: `'${reason}' is no closing reason` })),
  ];
};

/** What is met about must be a meeting that can be held, and what is handed over needs a phase to do it in. */
const closingProblem = ({ requires }: ClosureReason, model: InsatsModel): string | undefined => {
  if (requires.type === 'meetingHeld') {
    if (!meetingKinds.includes(requires.kind)) return `'${requires.kind}' is no kind of meeting`;
    return requires.kind === 'handoverMeeting'
      ? "an överlämningsmöte is asked for by 'handoverMeetingHeld'"
      : undefined;
  }
  return requires.type === 'handoverMeetingHeld' && !hasPhase(model, 'handover')
    ? "phase 'handover' is missing"
    : undefined;
};

const handoverProblems = (model: InsatsModel): ModelProblem[] => [
  ...(model.handover.routes.length > 0 && !hasPhase(model, 'handover')
    ? [{ at: 'handover.routes', reason: "phase 'handover' is missing" }]
    : []),
  ...model.closureReasons.flatMap((reason, index) => {
    const problem = closingProblem(reason, model);
    return problem === undefined ? [] : [{ at: `closureReasons[${index}].requires`, reason: problem }];
  }),
];

const multipartyProblems = ({ multiparty }: InsatsModel): ModelProblem[] =>
  multiparty === undefined ? [] : notDays('multiparty.withinDays', multiparty.withinDays);

const parallelSupportProblems = ({ parallelSupport }: InsatsModel): ModelProblem[] =>
  parallelSupport === undefined ? [] : notDays('parallelSupport.atMostDays', parallelSupport.atMostDays);

const waitProblems = ({ wait }: InsatsModel): ModelProblem[] => {
  if (wait === undefined) return [];
  return [
    ...notDays('wait.atMostDays', wait.atMostDays),
    ...(Number.isSafeInteger(wait.atMostExtensions) && wait.atMostExtensions >= 0
      ? []
      : [{ at: 'wait.atMostExtensions', reason: `${wait.atMostExtensions} is not a whole number` }]),
    ...none('wait.reasons', 'reason', wait.reasons),
    ...twice('wait.reasons', 'reason', wait.reasons),
    ...wait.reasons
      .filter((reason) => !waitReasons.includes(reason))
      .map((reason) => ({ at: 'wait.reasons', reason: `'${reason}' is no reason to wait` })),
  ];
};

/** What keeps the rules that only some insatser have from running. Empty: they are sound. */
export const ruleProblems = (model: InsatsModel): readonly ModelProblem[] => [
  ...firstContactProblems(model),
  ...stepProblems(model),
  ...targetProblems(model),
  ...placementProblems(model),
  ...offerProblems(model),
  ...mentorProblems(model),
  ...handoverProblems(model),
  ...multipartyProblems(model),
  ...parallelSupportProblems(model),
  ...waitProblems(model),
];
