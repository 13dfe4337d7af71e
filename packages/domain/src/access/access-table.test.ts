import { describe, expect, test } from 'vitest';
import { type Role, roles } from '../organisation/organisation.ts';
import { taskKinds } from '../task/task.ts';
import { type Category, categories, type Relation, relations } from './access.ts';
import { accessTable, mayRead, mayReadWhole, readableCategories, taskAudience } from './access-table.ts';

type Reads = Partial<Record<Relation, readonly Category[]>>;

describe('what is read', () => {
  test('without a relation to the case: nothing, whatever the role', () => {
    for (const role of roles) expect(readableCategories([], [role])).toEqual([]);
  });

  /** Every role in every relation, said once more by hand: whoever changes the table changes this. What is not here is nothing. */
  const casework = {
    holder: categories,
    referrer: ['status', 'identity', 'handovers'],
    sender: ['status', 'identity', 'handovers'],
    receiver: ['status', 'identity', 'facts', 'handovers'],
    meetingParty: ['status', 'identity', 'meetings'],
    taskOwner: ['status', 'identity'],
  } as const satisfies Reads;
  const reads = {
    caseworker: casework,
    coach: casework,
    manager: casework,
    insatsCoordinator: {
      taskOwner: ['status'],
      processFollower: ['status'],
      coordinator: ['status', 'identity', 'facts', 'handovers', 'meetings', 'history'],
    },
    forbundCoordinator: { coordinator: ['status'], processFollower: ['status'] },
    teamMember: {},
    administrator: {},
    accessReviewer: {},
  } as const satisfies Record<Role, Reads>;

  test.each(roles)('as %s, in every relation', (role) => {
    const expected: Reads = reads[role];
    for (const relation of relations)
      expect([relation, readableCategories([relation], [role])]).toEqual([relation, expected[relation] ?? []]);
  });

  test('the holder’s caseworkers, coaches and managers: all', () => {
    for (const role of ['caseworker', 'coach', 'manager'] as const)
      expect(readableCategories(['holder'], [role])).toEqual(categories);
  });

  test.each(['referrer', 'sender'] as const)('the %s: what has become of it, and its own handovers', (relation) => {
    expect(readableCategories([relation], ['caseworker'])).toEqual(['status', 'identity', 'handovers']);
    expect(mayReadWhole('handovers', [relation], ['caseworker'])).toBe(false);
  });

  test('a receiver: enough to answer, none of the plan, the documents and the history', () => {
    expect(readableCategories(['receiver'], ['caseworker'])).toEqual(['status', 'identity', 'facts', 'handovers']);
  });

  test('a party to a meeting: its own meetings', () => {
    expect(readableCategories(['meetingParty'], ['caseworker'])).toEqual(['status', 'identity', 'meetings']);
    expect(mayReadWhole('meetings', ['meetingParty'], ['caseworker'])).toBe(false);
  });

  test('the insats’s coordinator: no documents and no plan', () => {
    const read = readableCategories(['coordinator'], ['insatsCoordinator']);
    expect(read).not.toContain('documents');
    expect(read).not.toContain('plan');
    expect(read).toContain('identity');
    // Unless a samtycke names the coordination: then where cases stand, also through a task of their own.
    expect(readableCategories(['processFollower', 'taskOwner'], ['insatsCoordinator'])).toEqual(['status']);
  });

  test('the förbund’s coordinator: where cases stand, never who it is, not even through a task', () => {
    for (const relation of relations)
      expect(['', 'status']).toContain(readableCategories([relation], ['forbundCoordinator']).join());
    expect(readableCategories([...relations], ['forbundCoordinator'])).toEqual(['status']);
  });

  test('the coordinator’s relation gives a caseworker of the förbund nothing', () => {
    expect(readableCategories(['coordinator'], ['caseworker', 'manager'])).toEqual([]);
  });

  test('who stands in two relations reads what either gives', () => {
    expect(mayRead('facts', ['meetingParty', 'receiver'], ['caseworker'])).toBe(true);
    expect(mayRead('meetings', ['meetingParty', 'receiver'], ['caseworker'])).toBe(true);
    expect(mayReadWhole('meetings', ['meetingParty', 'holder'], ['caseworker'])).toBe(true);
  });

  test('only the holder and those who follow all of the insats’s cases read whole', () => {
    const whole = accessTable.filter(({ scope }) => scope === 'whole').map(({ relation }) => relation);
    expect(new Set(whole)).toEqual(new Set(['holder', 'coordinator', 'processFollower']));
  });

  test('whoever reads anything reads the status', () => {
    for (const rule of accessTable) expect(rule.categories).toContain('status');
  });
});

test('a task is shown to the unit, but for a colleague’s silence and who is to do the work: those are their manager’s', () => {
  const forManagers = taskKinds.filter((kind) => taskAudience(kind) === 'manager');
  expect(forManagers).toEqual(['remindColleague', 'considerMove']);
});
