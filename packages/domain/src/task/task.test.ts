import { expect, test } from 'vitest';
import {
  documentRef,
  handedOver,
  importedCase,
  inInsats,
  people,
  person,
  recorded,
  staffId,
} from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';

const answering = () => {
  const journey = handedOver();
  return { journey, ...journey.openTask('answerHandover') };
};

test('a task is claimed by one of the owning unit, and then it is theirs', () => {
  const { journey, id: task, version } = answering();
  expect(journey.isRefused(people.fk, { type: 'claimTask', task, version }).code).toBe('notTaskOwner');
  journey.does(people.af, { type: 'claimTask', task, version });
  expect(journey.openTask('answerHandover')).toMatchObject({ claimedBy: people.af.staff, version: version + 1 });
  // Whoever comes second is told who has it.
  expect(journey.isRefused(people.afManager, { type: 'claimTask', task, version: version + 1 })).toEqual({
    code: 'taskAlreadyClaimed',
    facts: { task, staff: people.af.staff },
  });
});

test('who sees an old version is told so', () => {
  const { journey, id: task, version } = answering();
  journey.does(people.af, { type: 'claimTask', task, version });
  expect(journey.isRefused(people.af, { type: 'handBackTask', task, version })).toEqual({
    code: 'staleVersion',
    facts: { task, version: version + 1, staff: people.af.staff },
  });
});

test('a task is handed back by whoever has it, or by their manager', () => {
  const { journey, id: task, version } = answering();
  expect(journey.isRefused(people.af, { type: 'handBackTask', task, version }).code).toBe('notTaskHolder');
  journey.does(people.af, { type: 'claimTask', task, version });
  const colleague = person('afColleague', units.afRehab);
  expect(journey.isRefused(colleague, { type: 'handBackTask', task, version: version + 1 }).code).toBe('notTaskHolder');
  journey.does(people.af, { type: 'handBackTask', task, version: version + 1 });
  expect(journey.openTask('answerHandover').claimedBy).toBeUndefined();
  journey.does(people.af, { type: 'claimTask', task, version: version + 2 });
  journey.does(people.afManager, { type: 'handBackTask', task, version: version + 3 });
  expect(journey.openTask('answerHandover').claimedBy).toBeUndefined();
});

test('the unit’s manager gives a task to somebody', () => {
  const { journey, id: task, version } = answering();
  const assign = { type: 'assignTask', task, version, staff: staffId('af') } as const;
  expect(journey.isRefused(people.af, assign).code).toBe('notManager');
  expect(journey.isRefused(people.fkManager, assign).code).toBe('notTaskOwner');
  journey.does(people.afManager, assign);
  expect(journey.openTask('answerHandover').claimedBy).toBe(people.af.staff);
});

test('what an act completes is not ticked off', () => {
  const { journey, id: task, version } = answering();
  expect(journey.isRefused(people.af, { type: 'completeTask', task, version })).toEqual({
    code: 'taskCompletedByAct',
    facts: { task, kind: 'answerHandover' },
  });
});

test('a commitment is done when its unit says so, once', () => {
  const journey = recorded();
  const { id: task, version } = journey.openTask('fulfilCommitment');
  journey.does(people.af, { type: 'completeTask', task, version, document: documentRef('anteckning') });
  expect(journey.state().tasks.find(({ id }) => id === task)).toMatchObject({
    status: 'done',
    closedAt: journey.now(),
  });
  expect(journey.isRefused(people.af, { type: 'completeTask', task, version: version + 1 }).code).toBe('taskNotOpen');
  expect(journey.isRefused(people.af, { type: 'completeTask', task: 'none such', version }).code).toBe('taskNotFound');
});

test('what a colleague has taken is theirs to complete', () => {
  const journey = recorded();
  const { id: task, version } = journey.openTask('fulfilCommitment');
  journey.does(people.af, { type: 'claimTask', task, version });
  const colleague = person('afColleague', units.afRehab);
  expect(journey.isRefused(colleague, { type: 'completeTask', task, version: version + 1 }).code).toBe('notTaskHolder');
});

test('reminding a silent colleague is for the unit’s managers', () => {
  const { journey } = answering();
  journey.wait(21);
  const { id: task, version, owner } = journey.openTask('remindColleague');
  expect(owner.unit).toBe(units.afRehab.unit);
  expect(journey.isRefused(people.af, { type: 'claimTask', task, version }).code).toBe('notManager');
  journey.does(people.afManager, { type: 'completeTask', task, version });
  // The reminding is done, the answer is not.
  expect(journey.openTasks()).toContain('answerHandover');
});

test('the coordinator does its own tasks, the administrator none', () => {
  const { journey } = answering();
  journey.wait(27);
  const { id: task, version } = journey.openTask('unblockCase');
  const administrator = person('kansliAdministrator', units.forbundKansli, 'administrator');
  expect(journey.isRefused(administrator, { type: 'claimTask', task, version }).code).toBe('roleNotAllowed');
  journey.does(people.coordinator, { type: 'completeTask', task, version });
  expect(journey.openTasks()).not.toContain('unblockCase');
});

test('who was to hurry a task on need not, once it is done', () => {
  const { journey } = answering();
  journey.wait(27);
  expect(journey.openTasks()).toEqual(expect.arrayContaining(['remindColleague', 'unblockCase']));
  const handover = journey.state().handovers.at(-1)?.id ?? '';
  journey.does(people.af, { type: 'declineHandover', handover, reason: 'noCapacity' });
  const escalated = journey.state().tasks.filter(({ subject }) => subject.type === 'task');
  const about = escalated.filter(
    ({ subject }) =>
      subject.type === 'task' && subject.id === journey.state().tasks.find(({ kind }) => kind === 'answerHandover')?.id,
  );
  expect(about.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
});

test('the work of an imported case begins once it has been reviewed', () => {
  const journey = importedCase({ phase: 'assessment' });
  expect(journey.openTasks()).toEqual(['reviewImported']);
  const { id: task, version } = journey.openTask('reviewImported');
  journey.does(people.coach, { type: 'completeTask', task, version });
  expect(journey.openTasks()).toEqual(['completeAssessment']);
});

test('an act on a task that went to somebody else is refused, and accepted from whom it went to', () => {
  const journey = inInsats();
  journey.wait(16);
  const { id: task, version, claimedBy } = journey.openTask('holdFollowUp');
  expect(claimedBy).toBe(people.coach.staff);
  journey.does(people.siktaManager, { type: 'assignTask', task, version, staff: people.coachColleague.staff });
  const followUp = { type: 'recordFollowUp', on: addDays(journey.today(), -1) } as const;
  expect(journey.isRefused(people.coach, followUp).code).toBe('notTaskHolder');
  journey.does(people.coachColleague, followUp);
});
