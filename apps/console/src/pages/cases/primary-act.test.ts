import { instant, isoDate } from '@stafett/domain';
import type { TaskRow } from '@stafett/schemas';
import { expect, test } from 'vitest';
import { otherActs, primaryTask, withoutTask } from './primary-act.ts';

const us = { agency: 'a1', agencyName: 'Kommunen', unit: 'u1', unitName: 'SIKTA' };
const them = { agency: 'a2', agencyName: 'Försäkringskassan', unit: 'u2', unitName: 'Rehab Öst' };
const reader = { staff: { id: 's1' }, unit: { id: 'u1' } };

const task = (given: Partial<TaskRow>): TaskRow => ({
  id: 't1',
  caseId: 'c1',
  caseCode: 'KFV-4TQ',
  insats: 'sikta-arbetsmarknad',
  kind: 'writePlan',
  subject: { type: 'case' },
  status: 'notStarted',
  dueOn: isoDate('2026-11-26'),
  workingDaysLeft: 3,
  openedAt: instant('2026-11-12T09:00:00Z'),
  owner: us,
  version: 1,
  ...given,
});

test('what one has taken oneself comes before what is due sooner', () => {
  const taken = task({ id: 'taken', claimedBy: { id: 's1', name: 'Anna Ek' }, dueOn: isoDate('2026-12-10') });
  expect(primaryTask({ tasks: [task({}), taken] }, reader)?.id).toBe('taken');
});

test('of what nobody has taken, the first due', () => {
  const tasks = [task({ id: 'later', dueOn: isoDate('2026-12-01') }), task({ id: 'sooner' })];
  expect(primaryTask({ tasks }, reader)?.id).toBe('sooner');
});

test("a colleague's task and another unit's are not one's own", () => {
  const tasks = [task({ claimedBy: { id: 's2', name: 'Bo Alm' } }), task({ owner: them })];
  expect(primaryTask({ tasks }, reader)).toBeUndefined();
});

test('only what is allowed is offered', () => {
  expect(otherActs({ acts: [{ type: 'savePlan' }, { type: 'claimTask', target: 't1' }] })).toEqual(['handlingsplan']);
});

test('whoever the case waits for has a way on, also where no task says so', () => {
  const wait = (reason: 'followUp' | 'placeInInsats' | 'review' | 'participantContact', party = us) => ({
    caseId: 'c1',
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    acts: [{ type: 'recordFollowUp' as const }],
    waitingFor: {
      party,
      reason,
      since: instant('2026-11-12T09:00:00Z'),
      nextStep: 'act' as const,
      nextOn: isoDate('2026-12-07'),
    },
  });
  const unit = { id: 'u1' };
  expect(withoutTask(wait('followUp'), { unit, mayCall: false })).toMatchObject({ words: 'followUp' });
  expect(withoutTask(wait('followUp', them), { unit, mayCall: false })).toBeUndefined();
  expect(withoutTask(wait('placeInInsats'), { unit, mayCall: true })).toMatchObject({ words: 'list' });
  // Who can call nobody is sent nowhere.
  expect(withoutTask(wait('placeInInsats'), { unit, mayCall: false })).toBeUndefined();
  expect(withoutTask(wait('review'), { unit, mayCall: true })).toMatchObject({ act: 'uppfoljning' });
  const contact = { ...wait('participantContact'), acts: [{ type: 'recordFirstContact' }] };
  expect(withoutTask(contact, { unit, mayCall: false })).toMatchObject({ act: 'forsta-kontakt' });
  expect(withoutTask({ ...wait('review'), acts: [] }, { unit, mayCall: true })).toBeUndefined();
});
