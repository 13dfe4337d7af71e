import { expect, test } from 'vitest';
import {
  accepted,
  called,
  clock,
  closed,
  handedOver,
  inHandover,
  type Journey,
  people,
  recorded,
  waitingList,
} from '../../testing/index.ts';
import type { Actor } from '../organisation/organisation.ts';
import { allowedActs, allowedCommands } from './allowed-commands.ts';

const allowed = (journey: Journey, actor: Actor) =>
  allowedCommands(journey.state(), actor, journey.model, journey.now()).toSorted();

test('who is asked to take over may answer, call a meeting, and say or ask who has the participant', () => {
  expect(allowed(handedOver(), people.af)).toEqual([
    'acceptHandover',
    'acknowledgeHandover',
    'askForCaseworker',
    'askForSamtycke',
    'bookMeeting',
    'claimTask',
    'declineHandover',
    'nameContact',
    'proposeMeeting',
    'recordHeldMeeting',
    'recordSamtycke',
    'recordSekretessReview',
    'requestHandoverInfo',
    'wishForMeeting',
    'withdrawSamtycke',
  ]);
});

test('closing is offered when it is possible, and to the holder', () => {
  expect(allowed(inHandover(), people.coach)).toContain('closeCase'); // by an exception
  expect(allowed(recorded(), people.coach)).not.toContain('closeCase');
  expect(allowed(accepted(), people.af)).toContain('closeCase');
  expect(allowed(accepted(), people.coach)).not.toContain('closeCase');
});

test('a manager is offered what only managers may', () => {
  expect(allowed(handedOver(), people.af)).not.toContain('assignTask');
  expect(allowed(handedOver(), people.afManager)).toContain('assignTask');
});

test('of a closed case nothing is offered but to take back a samtycke and to protect who it is', () => {
  expect(allowed(closed(), people.af)).toEqual(['protectIdentity', 'withdrawSamtycke']);
});

test('who stands in no relation to the case is offered nothing', () => {
  expect(allowed(handedOver(), people.psykiatri)).toEqual([]);
  expect(allowed(handedOver(), people.administrator)).toEqual([]);
  expect(allowed(closed(), people.psykiatri)).toEqual([]);
});

test('the coordinator is offered its own tasks, and what hurries others on or looks after the rules; nothing that decides', () => {
  const journey = handedOver();
  const always = ['askForCaseworker', 'changeModel', 'escalateNow', 'remindNow', 'requestMove'];
  expect(allowed(journey, people.coordinator)).toEqual(always);
  journey.wait(27);
  expect([...allowed(journey, people.coordinator)].sort()).toEqual([...always, 'claimTask', 'completeTask'].sort());
});

test('an act names what it would be done to', () => {
  const journey = handedOver();
  const handover = journey.state().handovers.at(-1)?.id;
  const acts = allowedActs(journey.state(), people.af, journey.model, journey.now());
  expect(acts).toContainEqual({ type: 'acceptHandover', target: handover });
  expect(acts).toContainEqual({ type: 'claimTask', target: journey.openTask('answerHandover').id });
  expect(acts).toContainEqual({ type: 'bookMeeting' });
});

test('what a colleague has taken is offered to that colleague alone', () => {
  const journey = called();
  expect(allowed(journey, people.coach)).toContain('recordSummonsDelivery');
  expect(allowed(journey, people.coachColleague)).not.toContain('recordSummonsDelivery');
});

test('a delivery that was noted wrongly may be noted anew', () => {
  const journey = called();
  const summons = journey.state().summonses[0]?.id ?? '';
  journey.does(people.coach, { type: 'recordSummonsDelivery', summons, how: 'letter', on: journey.today() });
  expect(allowed(journey, people.coach)).toContain('recordSummonsDelivery');
});

test('the clock may say that a deadline has passed only once it has', () => {
  const journey = called();
  expect(allowed(journey, clock)).toEqual(['noteRefusedMessage']);
  expect(allowed(journey, waitingList)).toEqual(['noteRefusedMessage']);
});
