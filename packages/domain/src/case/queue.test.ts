import { expect, test } from 'vitest';
import {
  handedOver,
  importedCase,
  importer,
  importOf,
  inAssessment,
  inHandover,
  inInsats,
  type Journey,
  met,
  newJourney,
  people,
  referred,
  waiting,
} from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import { agencies } from '../insatser/parties.ts';
import { tuna } from '../insatser/tuna.ts';
import { type Queue, queueOf } from './queue.ts';
import { stallOf } from './stall.ts';
import { waitingFor } from './waiting-for.ts';

const queue = (journey: Journey): Queue | undefined => {
  const waits = waitingFor(journey.state(), journey.model);
  const stall = stallOf(journey.state(), journey.model, journey.now());
  return waits && stall && queueOf(waits, stall.cause);
};

test('somebody who has taken the answering on is waited for, and not answering in time is its own queue', () => {
  const journey = handedOver();
  expect(queue(journey)).toBe('unknownCaseworker');
  const { id: task, version } = journey.openTask('answerHandover');
  journey.does(people.af, { type: 'claimTask', task, version });
  expect(queue(journey)).toBe(`waitsOn:${agencies.arbetsformedlingen.id}`);
  journey.wait(14);
  expect(queue(journey)).toBe('answerMissing');
});

test('an aktualisering that nobody has taken on has nobody named; silent, the answer is missing', () => {
  const journey = referred();
  expect(queue(journey)).toBe('unknownCaseworker');
  journey.wait(14);
  expect(queue(journey)).toBe('answerMissing');
});

test('a case in the kö, one that is paused and one whose work nobody is there to do have queues of their own', () => {
  const journey = waiting();
  expect(queue(journey)).toBe('waitingList');
  journey.does(people.coach, { type: 'parkCase', reason: 'care', until: addDays(journey.today(), 14) });
  expect(queue(journey)).toBe('paused');
  expect(queue(importedCase({ phase: 'assessment' }))).not.toBe('vacancy');
  const vacant = importedCase({ phase: 'assessment' });
  const { id: task, version } = vacant.openTask('reviewImported');
  vacant.does(people.coach, { type: 'claimTask', task, version });
  vacant.does(people.coach, { type: 'completeTask', task, version: version + 1 });
  expect(waitingFor(vacant.state(), vacant.model)?.reason).toBe('assessment');
  expect(queue(vacant)).toBe('vacancy');
});

test('a case of a list waits for a place in the insats or for arbetsträning, gone through or not', () => {
  expect(queue(importedCase({ phase: 'waitingList' }))).toBe('waitingList');
  const tunaCase = { insats: tuna.id, place: 'kfv', phase: 'waitingForPlacement' } as const;
  const journey = newJourney(undefined, tuna);
  journey.does(importer, importOf(tunaCase));
  expect(queue(journey)).toBe('waitsForPlacement');
});

test('a meeting that is not booked stands out once it is what the case waits for', () => {
  const journey = inHandover();
  const { id } = journey.openTask('sendHandover');
  const waits = waitingFor(journey.state(), journey.model);
  expect(waits?.reason).toBe('handoverToSend');
  expect(id).not.toBe('');
  expect(queueOf({ agency: agencies.kommun.id, reason: 'meetingToBook', nextStep: 'act' }, 'meetingNotBooked')).toBe(
    'meetingNotBooked',
  );
});

test('of all else: the agency that is waited for', () => {
  expect(queue(inAssessment())).toBe(`waitsOn:${agencies.kommun.id}`);
  expect(queue(inInsats())).toBe(`waitsOn:${agencies.kommun.id}`);
  expect(queue(met())).toMatch(/^(waitsOn|unknown|answer)/);
  expect(queueOf({ agency: agencies.kommun.id, reason: 'placement', nextStep: 'act' }, 'placement')).toBe(
    'waitsForPlacement',
  );
});
