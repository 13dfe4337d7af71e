import { describe, expect, test } from 'vitest';
import { modelProblems } from './define-insats.ts';
import { dua } from './dua.ts';
import { mentorsnatverket } from './mentorsnatverket.ts';
import type { InsatsModel } from './model.ts';
import { siktaArbetsmarknad as sikta } from './sikta-arbetsmarknad.ts';
import { tuna2 } from './tuna-2.ts';
import { usualWait } from './usual.ts';
import { vuxam } from './vuxam.ts';

const { steps, offer } = { steps: vuxam.steps ?? [], offer: dua.offer };
const [first, second] = steps;
const { mentorship } = mentorsnatverket;
const [target] = tuna2.targets ?? [];
if (!offer || !mentorship || !first || !second || !target)
  throw new Error('the sound models have steps, an offer and mentors');

const faults: readonly (readonly [string, InsatsModel, string, string])[] = [
  [
    'a first contact within no days',
    { ...vuxam, firstContact: { withinDays: 0 } },
    'firstContact.withinDays',
    '0 is not a whole number of days above 0',
  ],
  [
    'a first contact of the participant’s own, from a kö where they are called',
    { ...sikta, firstContact: { withinDays: 3 } },
    'firstContact',
    'from a kö the participant is called: the first contact is the summons',
  ],
  [
    'a first contact of the participant’s own, where the mentor makes it',
    { ...mentorsnatverket, firstContact: { withinDays: 3 } },
    'firstContact',
    'who is matched with a mentor is contacted by the mentor',
  ],
  [
    'a target that no closing reason counts towards',
    { ...tuna2, targets: [{ ...target, reasons: ['employment', 'promoted'] }] },
    'targets[0].reasons',
    "'promoted' is no closing reason",
  ],
  [
    'a target of nothing',
    { ...tuna2, targets: [{ ...target, reasons: [] }] },
    'targets[0].reasons',
    'no closing reason',
  ],
  [
    'a target of no share',
    { ...tuna2, targets: [{ ...target, percent: 0 }] },
    'targets[0].percent',
    '0 is no share between 0 and 100 percent',
  ],
  [
    'targets that the figures can’t tell apart',
    { ...tuna2, targets: [target, target] },
    'targets',
    "reportCode 'ater-tidigare-niva' is there twice",
  ],
  [
    'no placements, and a phase for them',
    { ...tuna2, placements: false },
    'placements',
    "the insats has no placements, and a phase 'workTraining'",
  ],
  [
    'no placements, and mentors who are to open doors',
    { ...mentorsnatverket, placements: false },
    'placements',
    'a mentorship is to lead to one',
  ],
  ['no steps where there are to be some', { ...vuxam, steps: [] }, 'steps', 'no step'],
  ['steps that do not ascend', { ...vuxam, steps: [second, first] }, 'steps[1].id', '1 does not come after 2'],
  ['a step twice', { ...vuxam, steps: [first, first] }, 'steps[1].id', '1 does not come after 1'],
  [
    'a step whose mark comes before that of the step below',
    { ...vuxam, steps: [first, { ...second, afterMonths: 2 }] },
    'steps[1].afterMonths',
    '2 is less than that of step 1 (3)',
  ],
  [
    'a mark after half a month',
    { ...vuxam, steps: [{ ...first, afterMonths: 0.5 }] },
    'steps[0].afterMonths',
    '0.5 is not a whole number of months above 0',
  ],
  [
    'a target of more than everybody',
    { ...vuxam, steps: [{ ...first, targetPercent: 101 }] },
    'steps[0].targetPercent',
    '101 is no share between 0 and 100 percent',
  ],
  [
    'steps that the figures can’t tell apart',
    { ...vuxam, steps: [first, { ...second, reportCode: first.reportCode }] },
    'steps',
    "reportCode 'steg-1' is there twice",
  ],
  ['a step without a code', { ...vuxam, steps: [{ ...first, reportCode: '' }] }, 'steps[0].reportCode', 'is empty'],
  [
    'a date of birth that no rule turns on',
    { ...sikta, needsBirthDate: true },
    'needsBirthDate',
    'no rule turns on a birthday: the year is enough (GDPR art. 5.1 c)',
  ],
  [
    'an offer by a birthday that nobody knows',
    withoutBirthDate(dua),
    'needsBirthDate',
    'the offer turns on a birthday',
  ],
  [
    'an offer in no months',
    { ...dua, offer: { ...offer, monthsBefore: 0 } },
    'offer.monthsBefore',
    '0 is not a whole number of months above 0',
  ],
  [
    'an offer that opens before birth',
    { ...dua, offer: { ...offer, monthsBefore: 240 } },
    'offer.monthsBefore',
    'the window of 240 months opens before birth',
  ],
  [
    'an offer by a birthday outside the ages of the insats',
    { ...dua, offer: { ...offer, age: 25 } },
    'offer.age',
    '25 is outside the ages of the insats (16–20)',
  ],
  ['an offer at no age', { ...dua, offer: { ...offer, age: 0 } }, 'offer.age', '0 is no age'],
  [
    'an offer of a meeting of no kind',
    { ...dua, offer: { ...offer, meeting: 'fika' as never } },
    'offer.meeting',
    "'fika' is no kind of meeting",
  ],
  [
    'a wished flerpartssamtal within no days',
    { ...sikta, multiparty: { withinDays: 0 } },
    'multiparty.withinDays',
    '0 is not a whole number of days above 0',
  ],
  [
    'matching without mentors',
    withoutMentors(mentorsnatverket),
    'phases[1].id',
    "'matching', and the insats has no mentors",
  ],
  ['mentors without matching', { ...vuxam, mentorship }, 'mentorship', "phase 'matching' is missing"],
  [
    'a mentor who is to make contact within no days',
    { ...mentorsnatverket, mentorship: { ...mentorship, contactWithinDays: -1 } },
    'mentorship.contactWithinDays',
    '-1 is not a whole number of days above 0',
  ],
  [
    'an outcome that no closing reason stands for',
    { ...mentorsnatverket, mentorship: { ...mentorship, employment: { reasons: ['fame'], targetPercent: 10 } } },
    'mentorship.employment.reasons',
    "'fame' is no closing reason",
  ],
  [
    'an internship of no months',
    { ...mentorsnatverket, mentorship: { ...mentorship, internship: { atLeastMonths: 0, targetPercent: 60 } } },
    'mentorship.internship.atLeastMonths',
    '0 is not a whole number of months above 0',
  ],
  [
    'handing over without a phase for it',
    { ...dua, handover: { ...dua.handover, routes: sikta.handover.routes.slice(0, 1) } },
    'handover.routes',
    "phase 'handover' is missing",
  ],
  [
    'a closing that needs an överlämningsmöte where nothing is handed over',
    { ...dua, closureReasons: [{ id: 'done', reportCode: 'arbete', requires: { type: 'handoverMeetingHeld' } }] },
    'closureReasons[0].requires',
    "phase 'handover' is missing",
  ],
  [
    'a closing that needs an överlämningsmöte by another name',
    {
      ...sikta,
      closureReasons: [
        { id: 'done', reportCode: 'arbete', requires: { type: 'meetingHeld', kind: 'handoverMeeting' } },
      ],
    },
    'closureReasons[0].requires',
    "an överlämningsmöte is asked for by 'handoverMeetingHeld'",
  ],
  [
    'a closing that needs a meeting of no kind',
    {
      ...sikta,
      closureReasons: [{ id: 'done', reportCode: 'arbete', requires: { type: 'meetingHeld', kind: 'fika' as never } }],
    },
    'closureReasons[0].requires',
    "'fika' is no kind of meeting",
  ],
  [
    'parallel support for no days',
    { ...sikta, parallelSupport: { atMostDays: 0 } },
    'parallelSupport.atMostDays',
    '0 is not a whole number of days above 0',
  ],
  [
    'a wait of no days',
    { ...sikta, wait: { ...usualWait, atMostDays: 0 } },
    'wait.atMostDays',
    '0 is not a whole number of days above 0',
  ],
  [
    'a wait that is extended half a time',
    { ...sikta, wait: { ...usualWait, atMostExtensions: 0.5 } },
    'wait.atMostExtensions',
    '0.5 is not a whole number',
  ],
  ['a wait for nothing', { ...sikta, wait: { ...usualWait, reasons: [] } }, 'wait.reasons', 'no reason'],
  [
    'a wait for the weather',
    { ...sikta, wait: { ...usualWait, reasons: ['weather' as never] } },
    'wait.reasons',
    "'weather' is no reason to wait",
  ],
  [
    'a wait for the same twice',
    { ...sikta, wait: { ...usualWait, reasons: ['care', 'care'] } },
    'wait.reasons',
    "reason 'care' is there twice",
  ],
  [
    'a flerpartssamtal within no days',
    { ...sikta, multiparty: { withinDays: 0 } },
    'multiparty.withinDays',
    '0 is not a whole number of days above 0',
  ],
];

function withoutBirthDate({ needsBirthDate: _, ...model }: InsatsModel): InsatsModel {
  return model;
}
function withoutMentors({ mentorship: _, ...model }: InsatsModel): InsatsModel {
  return model;
}

describe('refused is a model with', () => {
  test.each(faults)('%s', (_fault, model, at, reason) => {
    expect(modelProblems(model)).toContainEqual({ at, reason });
  });
});

test.each([vuxam, dua, mentorsnatverket])('$name has nothing against it', (model) => {
  expect(modelProblems(model)).toEqual([]);
});
