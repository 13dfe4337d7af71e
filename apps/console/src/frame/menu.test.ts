import type { SessionMe } from '@stafett/schemas';
import { expect, test } from 'vitest';
import { isPageFor, menuFor } from './menu.ts';

const counts: SessionMe['counts'] = {
  myTasks: 7,
  myOverdueTasks: 2,
  unitInbox: 3,
  notices: 2,
  meetingsAhead: 4,
  handoversToUs: 1,
  handoversFromUs: 0,
  waiting: 20,
  stalled: 5,
  gallring: 3,
};
const menu = (...roles: SessionMe['roles']) => menuFor({ roles, counts, places: [] }).map(({ id }) => id);

test('a caseworker begins with their tasks and has no kö', () => {
  expect(menu('caseworker')).toEqual(['tasks', 'inbox', 'cases', 'meetings', 'handovers']);
});

test('a coach has the kö', () => {
  expect(menu('coach')).toEqual(['tasks', 'inbox', 'cases', 'meetings', 'handovers', 'waitingList']);
});

test('a manager has the kö where their unit hosts an insats, to say how many places each coach has', () => {
  const places: SessionMe['places'] = [
    { insats: 'sikta', insatsName: 'SIKTA', place: 'kfv', kommuner: ['Flen'], hasWaitingList: true },
  ];
  const atHost = menuFor({ roles: ['manager'], counts, places }).map(({ id }) => id);
  expect(atHost).toContain('waitingList');
  expect(menu('manager')).not.toContain('waitingList');
});

test('a unit whose insatser have no kö has no page of one', () => {
  const places: SessionMe['places'] = [
    { insats: 'vuxam', insatsName: 'VUXAM', place: 'ljusnarsberg', kommuner: ['Ljusnarsberg'], hasWaitingList: false },
  ];
  for (const role of ['coach', 'manager', 'insatsCoordinator'] as const)
    expect(menuFor({ roles: [role], counts, places }).map(({ id }) => id)).not.toContain('waitingList');
});

test('a manager has the staff of their units', () => {
  expect(menu('manager')).toContain('staff');
  expect(menu('caseworker', 'coach', 'administrator')).not.toContain('staff');
});

test('the coordinator of the insats begins with what stands still and has tasks of their own', () => {
  expect(menu('insatsCoordinator')).toEqual([
    'stalled',
    'tasks',
    'inbox',
    'cases',
    'waitingList',
    'groups',
    'flow',
    'figures',
    'insatser',
    'imports',
  ]);
});

test('the coordinator of the förbund sees the process and no cases', () => {
  expect(menu('forbundCoordinator')).toEqual(['stalled', 'waitingList', 'groups', 'flow', 'figures', 'insatser']);
});

test('an administrator who is nothing else has the organisation and what is to be destroyed', () => {
  expect(menu('administrator')).toEqual(['organisation', 'gallring']);
});

test('who reviews the log has that alone', () => {
  expect(menu('accessReviewer')).toEqual(['accessReview']);
});

test('two roles give each page once', () => {
  const both = menu('caseworker', 'coach', 'insatsCoordinator', 'administrator');
  expect(new Set(both).size).toBe(both.length);
});

test('Mina uppgifter says how many are late', () => {
  expect(menuFor({ roles: ['caseworker'], counts, places: [] })[0]).toEqual({
    id: 'tasks',
    to: '/uppgifter',
    count: 7,
    late: 2,
  });
});

test('who changes unit stays on the page, unless their roles there have no such page', () => {
  const me = (...roles: SessionMe['roles']) => ({ roles, counts, places: [] });
  expect(isPageFor(me('caseworker'), '/inkorg')).toBe(true);
  expect(isPageFor(me('caseworker'), '/arenden/abc/overlamningar/def')).toBe(true);
  expect(isPageFor(me('administrator'), '/arenden/abc')).toBe(true);
  expect(isPageFor(me('administrator'), '/arenden')).toBe(false);
  expect(isPageFor(me('caseworker'), '/personal')).toBe(false);
});
