import { describe, expect, test } from 'vitest';
import {
  accepted,
  documentRef,
  handedOver,
  inInsats,
  type Journey,
  people,
  person,
  recorded,
} from '../../testing/index.ts';
import { units } from '../insatser/parties.ts';
import type { MoveRequest } from './move.ts';

const request = (journey: Journey): MoveRequest => {
  const last = journey.state().moveRequests?.at(-1);
  if (!last) throw new Error('nothing was asked');
  return last;
};
const ofTask = (id: string) => ({ type: 'task', id }) as const;
const toStaff = (staff: string) => ({ type: 'staff', staff }) as const;
const answering = (journey: Journey) => journey.openTask('answerHandover');

describe('a coordinator asks that somebody else do the work', () => {
  test('and the unit’s manager decides: the task is given to a colleague', () => {
    const journey = handedOver();
    const { id } = answering(journey);
    const colleague = person('afColleague', units.afRehab).staff;
    journey.does(people.coordinator, {
      type: 'requestMove',
      of: ofTask(id),
      to: toStaff(colleague),
      reason: 'absence',
      document: documentRef('varför'),
    });
    expect(request(journey)).toMatchObject({
      of: ofTask(id),
      from: { unit: units.afRehab.unit },
      reason: 'absence',
      askedBy: { unit: units.forbundKansli.unit },
      status: 'open',
      document: documentRef('varför'),
    });
    // Nothing has moved yet: only the agency decides.
    expect(answering(journey)).not.toHaveProperty('claimedBy');
    expect(journey.openTask('considerMove').owner.unit).toBe(units.afRehab.unit);
    journey.does(people.afManager, { type: 'answerMove', request: request(journey).id, answer: 'accepts' });
    expect(answering(journey).claimedBy).toBe(colleague);
    expect(request(journey)).toMatchObject({ status: 'accepted', to: toStaff(colleague), answeredAt: journey.now() });
    expect(journey.openTasks()).not.toContain('considerMove');
  });

  test('the manager may choose somebody else, and must choose somebody', () => {
    const journey = handedOver();
    const { id } = answering(journey);
    journey.does(people.coordinator, { type: 'requestMove', of: ofTask(id), reason: 'silence' });
    const accept = { type: 'answerMove', request: request(journey).id, answer: 'accepts' } as const;
    expect(journey.isRefused(people.afManager, accept)).toEqual({
      code: 'moveNeedsReceiver',
      facts: { request: request(journey).id },
    });
    journey.does(people.afManager, { ...accept, to: toStaff(people.af.staff) });
    expect(answering(journey).claimedBy).toBe(people.af.staff);
    expect(journey.isRefused(people.afManager, accept).code).toBe('moveRequestNotOpen');
  });

  test('or says no, with a reason', () => {
    const journey = handedOver();
    journey.does(people.coordinator, { type: 'requestMove', of: ofTask(answering(journey).id), reason: 'workload' });
    const decline = { type: 'answerMove', request: request(journey).id, answer: 'declines' } as const;
    expect(journey.isRefused(people.afManager, decline).code).toBe('declineNeedsReason');
    journey.does(people.afManager, { ...decline, reason: 'knownToParticipant' });
    expect(request(journey)).toMatchObject({ status: 'declined', declined: 'knownToParticipant' });
    expect(journey.openTasks()).not.toContain('considerMove');
  });

  test('a whole case moves to another caseworker of the unit, with the work that the former had taken', () => {
    const journey = accepted();
    const { id: first } = journey.openTask('firstContact');
    const colleague = person('afColleague', units.afRehab).staff;
    journey.does(people.coordinator, { type: 'requestMove', of: { type: 'case' }, reason: 'conflictOfInterest' });
    journey.does(people.afManager, {
      type: 'answerMove',
      request: request(journey).id,
      answer: 'accepts',
      to: toStaff(colleague),
    });
    expect(journey.state().holder).toMatchObject({ unit: units.afRehab.unit, caseworker: colleague });
    expect(journey.state().tasks.find(({ id }) => id === first)?.claimedBy).toBe(colleague);
  });

  test('what anybody may do moves to another unit of the agency; what an act does is handed over', () => {
    const journey = recorded();
    const { id } = journey.openTask('fulfilCommitment');
    const toPlattformen = { type: 'unit', ...units.afPlattformen } as const;
    const asks = (ask: object) =>
      journey.isRefused(people.coordinator, { type: 'requestMove', reason: 'vacancy', ...ask } as never).code;
    expect(asks({ of: ofTask(id), to: { type: 'unit', ...units.kommunForsorjning } })).toBe('moveOutsideAgency');
    expect(asks({ of: ofTask(id), to: { type: 'unit', ...units.afRehab } })).toBe('handoverToSelf');
    expect(asks({ of: ofTask(answering(journey).id), to: toPlattformen })).toBe('moveNeedsHandover');
    expect(asks({ of: { type: 'case' }, to: { type: 'unit', ...units.kommunForsorjning } })).toBe('moveNeedsHandover');
    journey.does(people.coordinator, { type: 'requestMove', of: ofTask(id), to: toPlattformen, reason: 'vacancy' });
    const ask = { type: 'answerMove', request: request(journey).id, answer: 'accepts' } as const;
    expect(journey.isRefused(people.afManager, { ...ask, to: { type: 'unit', ...units.kommunSikta } }).code).toBe(
      'moveOutsideAgency',
    );
    journey.does(people.afManager, ask);
    expect(journey.openTask('fulfilCommitment').owner.unit).toBe(units.afPlattformen.unit);
    expect(request(journey).status).toBe('accepted');
  });
});

test('nobody but the place’s coordinator asks, nobody but the unit’s manager answers, and one request at a time', () => {
  const journey = handedOver();
  const ask = { type: 'requestMove', of: ofTask(answering(journey).id), reason: 'absence' } as const;
  expect(journey.isRefused(people.coach, ask).code).toBe('notCoordinator');
  expect(journey.isRefused(people.coordinator, { ...ask, of: ofTask('none such') }).code).toBe('taskNotFound');
  journey.does(people.coordinator, ask);
  expect(journey.isRefused(people.coordinator, ask)).toEqual({
    code: 'moveRequestOpen',
    facts: { request: request(journey).id },
  });
  const answer = {
    type: 'answerMove',
    request: request(journey).id,
    answer: 'declines',
    reason: 'noCapacity',
  } as const;
  for (const actor of [people.af, people.siktaManager, people.coordinator])
    expect(journey.isRefused(actor, answer).code).toBe('notManager');
  expect(journey.isRefused(people.afManager, { ...answer, request: 'none such' }).code).toBe('moveRequestNotFound');
  const { id: task, version } = journey.openTask('considerMove');
  expect(journey.isRefused(people.afManager, { type: 'completeTask', task, version }).code).toBe('taskCompletedByAct');
  const other = person('afOtherManager', units.afRehab, 'manager');
  journey.does(other, { type: 'claimTask', task, version });
  expect(journey.isRefused(people.afManager, answer).code).toBe('notTaskHolder');
  journey.does(other, answer);
});

test('a request that is overtaken is nobody’s to answer any more', () => {
  const journey = handedOver();
  const ask = (of: MoveRequest['of']) =>
    journey.does(people.coordinator, { type: 'requestMove', of, reason: 'silence' });
  ask(ofTask(answering(journey).id));
  ask({ type: 'case' });
  expect(journey.openTasks().filter((kind) => kind === 'considerMove')).toHaveLength(2);
  journey.does(people.af, { type: 'acceptHandover', handover: journey.state().handovers.at(-1)?.id ?? '' });
  expect(journey.state().moveRequests?.map(({ status }) => status)).toEqual(['lapsed', 'lapsed']);
  expect(journey.openTasks()).not.toContain('considerMove');
});

test('closed tasks are not moved, and a closed case leaves no request open', () => {
  const journey = inInsats();
  const done = journey.state().tasks.find(({ status }) => status === 'done')?.id ?? '';
  expect(journey.isRefused(people.coordinator, { type: 'requestMove', of: ofTask(done), reason: 'absence' }).code).toBe(
    'taskNotOpen',
  );
  journey.does(people.coordinator, { type: 'requestMove', of: { type: 'case' }, reason: 'absence' });
  journey.does(people.coach, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flyttat') });
  expect(journey.state().moveRequests?.map(({ status }) => status)).toEqual(['lapsed']);
});
