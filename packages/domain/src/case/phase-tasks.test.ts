import { expect, test } from 'vitest';
import { documentRef, inAssessment, people, vuxamStarted } from '../../testing/index.ts';
import { addDays, nextWorkingDay } from '../calendar/index.ts';

test('the first handlingsplan is due so many days after the start, where the model counts from there', () => {
  const journey = vuxamStarted();
  journey.wait(5);
  journey.does(people.vuxam, { type: 'completeAssessment', document: documentRef('k'), on: journey.today() });
  expect(journey.openTask('writePlan').dueOn).toBe('2026-03-16');
});

test('a kartläggning that took longer leaves no plan due before today', () => {
  const journey = vuxamStarted();
  journey.wait(30);
  journey.does(people.vuxam, { type: 'completeAssessment', document: documentRef('k'), on: journey.today() });
  expect(journey.openTask('writePlan').dueOn).toBe(journey.today());
});

test('elsewhere it is due so many days after the kartläggning', () => {
  const journey = inAssessment();
  journey.wait(20);
  journey.does(people.coach, { type: 'completeAssessment', document: documentRef('k'), on: journey.today() });
  expect(journey.openTask('writePlan').dueOn).toBe(nextWorkingDay(addDays(journey.today(), 14)));
});

test('work with the participant is the handläggare’s where no coach has called', () => {
  expect(vuxamStarted().openTask('completeAssessment').claimedBy).toBe(people.vuxam.staff);
});
