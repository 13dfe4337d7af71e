import { expect, test } from 'vitest';
import { agreed, clock, handedOver, inHandover, type Journey, people } from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';

/** The rungs of the work itself; that a unit is asked who has it there has a ladder of its own. */
const climbed = (journey: Journey) =>
  journey.events().flatMap((event) => {
    if (event.type !== 'rungReached') return [];
    const late = journey.state().tasks.find(({ id }) => id === event.task);
    return late?.kind === 'nameCaseworker' ? [] : [event.step];
  });
const answering = (journey: Journey) => journey.openTask('answerHandover').id;

test('the coordinator reminds at once, by name, and the clock does not remind again', () => {
  const journey = handedOver();
  const task = answering(journey);
  journey.does(people.coordinator, { type: 'remindNow', task });
  expect(climbed(journey)).toEqual(['remind']);
  expect(journey.events().at(-1)?.by).toEqual(people.coordinator);
  expect(journey.isRefused(people.coordinator, { type: 'remindNow', task })).toEqual({
    code: 'alreadyReminded',
    facts: { task },
  });
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({ reason: 'handoverAnswer', nextStep: 'manager' });
  journey.wait(8);
  expect(climbed(journey)).toEqual(['remind']);
  journey.wait(12);
  expect(climbed(journey).slice(0, 2)).toEqual(['remind', 'manager']);
});

test('escalated, the task reaches the next in turn: the manager, the coordinator, the team, and then nobody is left', () => {
  const journey = handedOver();
  const task = answering(journey);
  journey.does(people.coordinator, { type: 'escalateNow', task });
  expect(climbed(journey)).toEqual(['remind', 'manager']);
  expect(journey.openTask('remindColleague')).toMatchObject({ owner: { unit: units.afRehab.unit } });
  journey.does(people.coach, { type: 'escalateNow', task });
  expect(journey.openTask('unblockCase').owner.unit).toBe(units.forbundKansli.unit);
  journey.does(people.coach, { type: 'escalateNow', task });
  expect(journey.openTask('raiseInTeam').owner.unit).toBe(units.kommunSikta.unit);
  expect(climbed(journey)).toEqual(['remind', 'manager', 'coordinator', 'raiseInTeam']);
  expect(journey.isRefused(people.coach, { type: 'escalateNow', task })).toEqual({
    code: 'ladderClimbed',
    facts: { task },
  });
  expect(journey.isRefused(people.coach, { type: 'remindNow', task }).code).toBe('ladderClimbed');
  const rungs = journey
    .events()
    .flatMap((event) => (event.type === 'rungReached' && event.task === task ? [event.rung] : []));
  expect(rungs).toEqual([0, 1, 2, 3]);
});

test('a rung that a person has climbed is gone for the clock', () => {
  const journey = handedOver();
  const task = answering(journey);
  const ladder = journey.state().deadlines.find((deadline) => deadline.type === 'task' && deadline.task === task);
  journey.does(people.coordinator, { type: 'remindNow', task });
  journey.wait(1);
  expect(journey.isRefused(clock, { type: 'deadlinePassed', deadline: ladder?.id ?? '', rung: 0 }).code).toBe(
    'deadlineNotFound',
  );
});

test('work about silence has one rung: it is reminded of, and no more', () => {
  const journey = handedOver();
  journey.does(people.coordinator, { type: 'escalateNow', task: answering(journey) });
  const { id: task } = journey.openTask('remindColleague');
  const before = climbed(journey).length;
  journey.does(people.coordinator, { type: 'escalateNow', task });
  expect(climbed(journey).slice(before)).toEqual(['remind']);
  expect(journey.isRefused(people.coordinator, { type: 'escalateNow', task }).code).toBe('ladderClimbed');
});

test('only the place’s coordinator and the holder hurry on, and only what is open and does not wait', () => {
  const journey = inHandover();
  const { id: task, version } = journey.openTask('sendHandover');
  expect(journey.isRefused(people.af, { type: 'remindNow', task }).code).toBe('notHolder');
  expect(journey.isRefused(people.administrator, { type: 'remindNow', task }).code).toBe('roleNotAllowed');
  expect(journey.isRefused(people.coordinator, { type: 'remindNow', task: 'none such' }).code).toBe('taskNotFound');
  const until = addDays(journey.today(), 14);
  journey.does(people.coach, { type: 'parkCase', reason: 'care', until });
  expect(journey.isRefused(people.coordinator, { type: 'remindNow', task })).toEqual({
    code: 'caseParked',
    facts: { until },
  });
  journey.does(people.coach, { type: 'resumeCase' });
  journey.does(people.coach, { type: 'remindNow', task });
  expect(version).toBe(journey.openTask('sendHandover').version);
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'takeOver',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  expect(journey.isRefused(people.coordinator, { type: 'remindNow', task }).code).toBe('taskNotOpen');
});
