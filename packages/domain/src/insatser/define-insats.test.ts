import { describe, expect, test } from 'vitest';
import { defineInsats, modelProblems } from './define-insats.ts';
import type { InsatsModel, PhaseModel } from './model.ts';
import { siktaArbetsmarknad as sikta } from './sikta-arbetsmarknad.ts';
import { meetingModelOf, taskModelOf, usualMeetings, usualTasks } from './usual.ts';

const [place] = sikta.places;
const [reason] = sikta.closureReasons;
if (place === undefined || reason === undefined) throw new Error('the sound model has a place and a reason');

const phases = (next: Partial<Record<PhaseModel['id'], PhaseModel['next']>>): InsatsModel => ({
  ...sikta,
  phases: sikta.phases.map((phase) => ({ ...phase, next: next[phase.id] ?? phase.next })),
});
const withRoutes = (...routes: InsatsModel['handover']['routes']): InsatsModel => ({
  ...sikta,
  handover: { ...sikta.handover, routes },
});
const toAf = { route: 'unit', to: ['arbetsformedlingen'], actions: ['takeOver'] } as const;

test('a sound model has nothing against it', () => {
  expect(modelProblems(sikta)).toEqual([]);
});

test('a defined model is frozen to the last part', () => {
  const model = defineInsats({ ...sikta, places: [{ ...place, kommuner: ['Flen'] }] });
  expect(Object.isFrozen(model)).toBe(true);
  expect(Object.isFrozen(model.places[0]?.kommuner)).toBe(true);
  expect(Object.isFrozen(model.tasks.writePlan?.ladder)).toBe(true);
});

const faults: readonly (readonly [string, InsatsModel, string, string])[] = [
  ['no name', { ...sikta, name: ' ' }, 'name', 'is empty'],
  [
    'an id that no workflow id can carry',
    { ...sikta, id: 'SIKTA Unga' },
    'id',
    "'SIKTA Unga' is no id (^[a-z0-9]+(-[a-z0-9]+)*$)",
  ],
  [
    'a place whose id could be part of the insats’s',
    { ...sikta, places: [{ ...place, id: 'arbetsmarknad-kfv' }] },
    'places[0].id',
    "'arbetsmarknad-kfv' is no id (^[a-z0-9]+$)",
  ],
  ['nobody to refer', { ...sikta, referrers: [] }, 'referrers', 'no referrer'],
  [
    'an age that ends before it begins',
    { ...sikta, age: { from: 30, to: 18 } },
    'age.to',
    '18 is less than age.from (30)',
  ],
  ['no place', { ...sikta, places: [] }, 'places', 'no place'],
  ['a place without a kommun', { ...sikta, places: [{ ...place, kommuner: [] }] }, 'places[0].kommuner', 'no kommun'],
  ['a place without a host unit', { ...sikta, places: [{ ...place, unit: '' }] }, 'places[0].unit', 'is empty'],
  [
    'a place twice',
    { ...sikta, places: [place, { ...place, kommuner: ['Trosa'] }] },
    'places',
    "place 'kfv' is there twice",
  ],
  [
    'a kommun in two places',
    { ...sikta, places: [place, { ...place, id: 'tuna', kommuner: ['Eskilstuna', 'Flen'] }] },
    'places',
    "kommun 'Flen' is there twice",
  ],
  [
    'a phase that nothing leads to',
    phases({ assessment: ['handover', 'closed'], insats: ['handover', 'closed'] }),
    'phases[3].id',
    "'insats' can't be reached from 'referral'",
  ],
  ['a phase with no way to closed', phases({ handover: [] }), 'phases[4].next', "no way from 'handover' to 'closed'"],
  [
    'a cycle without exit',
    phases({ insats: ['handover'], handover: ['insats'] }),
    'phases[4].next',
    "'handover' is in a cycle without exit",
  ],
  [
    'a phase that leads to itself',
    phases({ insats: ['insats', 'closed'] }),
    'phases[3].next',
    "'insats' leads to itself",
  ],
  [
    'a way to a phase that the model does not have',
    phases({ insats: ['workTraining', 'closed'] }),
    'phases[3].next',
    "'workTraining' is no phase of the model",
  ],
  ['a way on from closed', phases({ closed: ['insats'] }), 'phases[5].next', 'a closed case goes nowhere'],
  [
    'no closed phase',
    { ...sikta, phases: sikta.phases.filter(({ id }) => id !== 'closed') },
    'phases',
    "phase 'closed' is missing",
  ],
  [
    'a phase that is never reviewed',
    { ...sikta, phases: sikta.phases.map((phase) => ({ ...phase, reviewAfterDays: 0 })) },
    'phases[0].reviewAfterDays',
    '0 is not a whole number of days above 0',
  ],
  [
    'a report code for two phases',
    { ...sikta, phases: sikta.phases.map((phase) => ({ ...phase, reportCode: 'ko' })) },
    'phases',
    "reportCode 'ko' is there twice",
  ],
  ['no closing reason', { ...sikta, closureReasons: [] }, 'closureReasons', 'no closing reason'],
  [
    'no closing condition',
    { ...sikta, closureReasons: [{ ...reason, requires: { type: 'explanation' } }] },
    'closureReasons',
    'no closing condition, every reason is an exception',
  ],
  [
    'a closing reason twice',
    { ...sikta, closureReasons: [reason, reason] },
    'closureReasons',
    `reason '${reason.id}' is there twice`,
  ],
  [
    'a closing reason whose handover goes nowhere',
    { ...withRoutes(toAf), closureReasons: sikta.closureReasons.filter(({ id }) => id === 'plattformen') },
    'closureReasons[0].requires',
    "no handover goes by 'jointForum'",
  ],
  [
    'a closing reason whose receiver is never asked',
    { ...withRoutes({ ...toAf, to: ['region'] }), closureReasons: [reason] },
    'closureReasons[0].requires',
    "no 'unit' handover goes to 'arbetsformedlingen'",
  ],
  ['a route without receivers', withRoutes({ ...toAf, to: [] }), 'handover.routes[0].to', 'no receiver'],
  [
    'a route to the förbund',
    withRoutes({ ...toAf, to: ['forbund'] }),
    'handover.routes[0].to',
    'a förbund decides nothing and holds no case (2003:1210 § 2, § 7)',
  ],
  [
    'a route on which nothing is asked',
    withRoutes({ ...toAf, actions: [] }),
    'handover.routes[0].actions',
    'no action',
  ],
  [
    'a joint forum without a name',
    withRoutes({ ...toAf, route: 'jointForum' }),
    'handover.routes[0].forum',
    'a joint forum has to be named',
  ],
  [
    'a joint forum that nobody knows',
    withRoutes({ ...toAf, route: 'jointForum', forum: 'torget' }),
    'handover.routes[0].forum',
    "'torget' is no joint forum of the model",
  ],
  [
    'a forum without members',
    { ...sikta, jointForums: [{ id: 'plattformen', name: 'Plattformen', members: [] }] },
    'jointForums[0].members',
    'no member',
  ],
  [
    'a summons to be answered at once',
    { ...sikta, summons: { answerWithinDays: 0 } },
    'summons.answerWithinDays',
    '0 is not a whole number of days above 0',
  ],
  [
    'half a day',
    { ...sikta, assessment: { withinDays: 0.5 } },
    'assessment.withinDays',
    '0.5 is not a whole number of days above 0',
  ],
  [
    'a first follow-up after the longest interval',
    { ...sikta, followUp: { ...sikta.followUp, firstAfterDays: 43 } },
    'followUp.thenAfterDays.latest',
    '42 is less than firstAfterDays (43)',
  ],
  [
    'an interval that ends before it begins',
    { ...sikta, followUp: { firstAfterDays: 14, thenAfterDays: { earliest: 42, latest: 28 } } },
    'followUp.thenAfterDays.latest',
    '28 is less than earliest (42)',
  ],
  [
    'an answer due before the acknowledgement',
    { ...sikta, referral: { ...sikta.referral, answerWithinWorkingDays: 3 } },
    'referral.answerWithinWorkingDays',
    '3 is less than acknowledgeWithinWorkingDays (5)',
  ],
  [
    'a rekommendation that no team gives',
    { ...sikta, closureReasons: [{ ...reason, requires: { type: 'recommendationGiven' } }] },
    'closureReasons[0].requires',
    'the insats asks no samverkansteam',
  ],
  [
    'a rekommendation besides the meeting that no team gives',
    { ...sikta, closureReasons: [{ ...reason, requires: { type: 'handoverMeetingHeld', recommendation: true } }] },
    'closureReasons[0].requires',
    'the insats asks no samverkansteam',
  ],
  [
    'a next insats that it does not lead to',
    {
      ...sikta,
      team: 'samverkansteam-kfv',
      closureReasons: [{ ...reason, requires: { type: 'recommendationGiven', followingCase: true } }],
    },
    'closureReasons[0].requires',
    'the insats continues into no other',
  ],
  ['a team that nobody knows', { ...sikta, team: 'laget' }, 'team', "'laget' is no samverkansteam"],
  [
    'a review by a team that it does not have',
    {
      ...sikta,
      phases: sikta.phases.map((phase) =>
        phase.id === 'insats' ? { ...phase, id: 'teamReview', reportCode: 'samverkansteam' } : phase,
      ),
    },
    'phases[3].id',
    'the insats asks no samverkansteam',
  ],
  [
    'a way on into itself',
    { ...sikta, continuesInto: ['sikta-arbetsmarknad'] },
    'continuesInto',
    "'sikta-arbetsmarknad' leads to itself",
  ],
  [
    'the same next insats twice',
    { ...sikta, continuesInto: ['tuna', 'tuna'] },
    'continuesInto',
    "insats 'tuna' is there twice",
  ],
  [
    'a warning to somebody who may not aktualisera',
    { ...sikta, warnings: [{ code: 'notTogetherWithAktivitetsstod', referredBy: 'forbund', income: 'lon' }] },
    'warnings[0].referredBy',
    "'forbund' is no referrer of the insats",
  ],
  [
    'an insurance question of some that keeps nobody from starting',
    { ...sikta, insuranceQuestionAsksOf: ['forsakringskassan'] },
    'insuranceQuestionAsksOf',
    'the insurance question blocks no start',
  ],
  [
    'a reason behind the reason twice',
    {
      ...sikta,
      closureReasons: [
        {
          ...reason,
          subReasons: [
            { id: 'season', reportCode: 'sasong' },
            { id: 'season', reportCode: 'sasong' },
          ],
        },
      ],
    },
    'closureReasons[0].subReasons',
    "sub-reason 'season' is there twice",
  ],
  [
    'reasons behind a reason, and none of them named',
    { ...sikta, closureReasons: [{ ...reason, subReasons: [] }] },
    'closureReasons[0].subReasons',
    'no sub-reason',
  ],
  ['a handover phase from which nothing is handed on', withRoutes(), 'handover.routes', 'no route'],
  [
    'a meeting that can be held in no way',
    { ...sikta, meetings: { ...sikta.meetings, followUp: { modes: [], mustAttend: ['holder'] } } },
    'meetings.followUp.modes',
    'no mode',
  ],
  [
    'a meeting that nobody must attend',
    { ...sikta, meetings: { ...sikta.meetings, handoverMeeting: { modes: ['video'], mustAttend: [] } } },
    'meetings.handoverMeeting.mustAttend',
    'no party',
  ],
  [
    'a task without a date',
    { ...sikta, tasks: { ...sikta.tasks, writePlan: { ...taskModelOf(sikta, 'writePlan'), dueInWorkingDays: -1 } } },
    'tasks.writePlan.dueInWorkingDays',
    '-1 is not a whole number of days above 0',
  ],
  [
    'a ladder whose rungs do not ascend',
    {
      ...sikta,
      tasks: {
        ...sikta.tasks,
        writePlan: { dueInWorkingDays: 5, ladder: { remind: 1, manager: 5, coordinator: 5, raiseInTeam: 9 } },
      },
    },
    'tasks.writePlan.ladder.coordinator',
    '5 does not come after manager (5)',
  ],
];

describe('refused is a model with', () => {
  test.each(faults)('%s', (_fault, model, at, reasonWhy) => {
    expect(modelProblems(model)).toContainEqual({ at, reason: reasonWhy });
    expect(() => defineInsats(model)).toThrow(`${at}: ${reasonWhy}`);
  });
});

test('work and meetings of a kind that came after the model have the usual time, ladder and parties', () => {
  const { raiseInTeam: _, ...tasks } = sikta.tasks;
  const { planReview: __, ...meetings } = sikta.meetings;
  const model = defineInsats({ ...sikta, tasks, meetings });
  expect(taskModelOf(model, 'raiseInTeam')).toEqual(usualTasks.raiseInTeam);
  expect(meetingModelOf(model, 'planReview')).toEqual(usualMeetings.planReview);
});

test('the error names every place and reason, not the first alone', () => {
  const model = { ...sikta, name: '', closureReasons: [], plan: { withinDays: 0 } };
  expect(() => defineInsats(model)).toThrow(
    [
      "insats 'sikta-arbetsmarknad' can't run:",
      '  name: is empty',
      '  plan.withinDays: 0 is not a whole number of days above 0',
      '  closureReasons: no closing reason',
    ].join('\n'),
  );
});
