import { expect, test } from 'vitest';
import {
  accepted,
  agreed,
  called,
  closed,
  handedOver,
  held,
  inAssessment,
  inHandover,
  inInsats,
  type Journey,
  lastMeeting,
  met,
  people,
  recorded,
  referred,
  waiting,
} from '../../testing/index.ts';
import { addDays, stockholmDate } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';
import { stallOf } from './stall.ts';
import { waitingFor } from './waiting-for.ts';

const waits = (journey: Journey) => waitingFor(journey.state(), journey.model);
const reasons = (...stretches: readonly (() => Journey)[]) => stretches.map((stretch) => waits(stretch())?.reason);

test('along the whole way it is plain what the case waits for', () => {
  expect(
    reasons(
      referred,
      waiting,
      called,
      inAssessment,
      inInsats,
      inHandover,
      handedOver,
      met,
      held,
      recorded,
      accepted,
      closed,
    ),
  ).toEqual([
    'referralAnswer',
    'placeInInsats',
    'summonsDelivery',
    'assessment',
    'followUp',
    'handoverToSend',
    'handoverAnswer',
    'handoverAnswer',
    'handoverAnswer',
    'handoverAnswer',
    'closing',
    undefined,
  ]);
});

test('first the act itself, then each rung with its date', () => {
  const journey = handedOver();
  const task = journey.openTask('answerHandover');
  expect(waits(journey)).toEqual({
    agency: units.afRehab.agency,
    unit: units.afRehab.unit,
    since: task.openedAt,
    reason: 'handoverAnswer',
    nextStep: 'act',
    nextOn: task.dueOn,
  });
  const ladder = journey.state().deadlines.find((deadline) => deadline.type === 'task' && deadline.task === task.id);
  const rungs = ladder?.type === 'task' ? ladder.rungs : [];
  journey.wait(10);
  expect(waits(journey)).toMatchObject({ nextStep: 'manager', nextOn: rungs[1] && stockholmDate(rungs[1].at) });
  journey.wait(7);
  expect(waits(journey)).toMatchObject({ nextStep: 'coordinator' });
  journey.wait(7);
  expect(waits(journey)?.nextStep).toBe('raiseInTeam');
});

test('a handover that is about to expire says so', () => {
  const journey = handedOver();
  journey.does(people.af, { type: 'acknowledgeHandover', handover: journey.state().handovers.at(-1)?.id ?? '' });
  journey.wait(39);
  expect(waits(journey)?.nextStep).toBe('handoverExpires');
});

test('the person is named when it is one person’s turn', () => {
  expect(waits(called())?.staff).toBe(people.coach.staff);
  const journey = handedOver();
  const { id: task, version } = journey.openTask('answerHandover');
  journey.does(people.af, { type: 'claimTask', task, version });
  expect(waits(journey)?.staff).toBe(people.af.staff);
});

test('a case between tasks waits for its planned meeting, and then for its uppföljning', () => {
  const journey = accepted();
  expect(waits(journey)?.reason).toBe('closing');
  const insats = inInsats();
  expect(waits(insats)).toMatchObject({ reason: 'followUp', nextStep: 'act', staff: people.coach.staff });
  const met_ = met();
  const handover = met_.state().handovers.at(-1)?.id ?? '';
  met_.does(people.af, { type: 'acceptHandover', handover });
  const meeting = lastMeeting(met_);
  met_.does(people.fk, { type: 'replyToMeeting', meeting, reply: 'comes' });
  met_.does(people.af, { type: 'replyToMeeting', meeting, reply: 'comes' });
  expect(waits(met_)).toMatchObject({ reason: 'meetingToBeHeld', nextStep: 'meeting', unit: units.kommunSikta.unit });
});

test('a case is stalled by the time in its phase, whatever the due dates say', () => {
  const journey = inHandover();
  const stall = () => stallOf(journey.state(), journey.model, journey.now());
  expect(stall()).toEqual({ stalled: false, cause: 'counterpart', workingDays: 0 });
  journey.wait(60);
  expect(stall()).toMatchObject({ stalled: true });
  expect(stallOf(closed().state(), journey.model, journey.now())).toBeUndefined();
});

test('the cause of a standstill follows from what the case waits for', () => {
  const cause = (journey: Journey) => stallOf(journey.state(), journey.model, journey.now())?.cause;
  expect([waiting, handedOver, inInsats].map((stretch) => cause(stretch()))).toEqual([
    'waitingList',
    'unknownCaseworker',
    'counterpart',
  ]);
  const journey = inHandover();
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'takeOver',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 14),
  });
  journey.does(people.af, { type: 'acceptHandover', handover: journey.state().handovers.at(-1)?.id ?? '' });
  expect(cause(journey)).toBe('meetingNotBooked');
});

test('while the turn is the participant’s or a coach’s free place is missing, nobody at the unit is named', () => {
  expect(waits(waiting())).toMatchObject({ reason: 'placeInInsats', unit: units.kommunSikta.unit });
  expect(waits(waiting())).not.toHaveProperty('staff');
  const journey = called();
  const summons = journey.state().summonses.at(-1)?.id ?? '';
  journey.does(people.coach, { type: 'recordSummonsDelivery', summons, how: 'letter', on: journey.today() });
  expect(waits(journey)).toMatchObject({ reason: 'participantAnswer', nextStep: 'summonsLapses' });
  expect(waits(journey)).not.toHaveProperty('staff');
  expect(stallOf(journey.state(), journey.model, journey.now())?.cause).toBe('counterpart');
});
