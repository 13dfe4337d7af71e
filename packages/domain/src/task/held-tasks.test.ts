import { expect, test } from 'vitest';
import {
  type Ask,
  accepted,
  agreed,
  called,
  documentRef,
  handedOver,
  held,
  importedCase,
  inAssessment,
  inHandover,
  inInsats,
  type Journey,
  lastMeeting,
  met,
  openHandover,
  participantParty,
  people,
  person,
  recorded,
  referred,
  type Staff,
  unitParty,
} from '../../testing/index.ts';
import { addDays, addDuration } from '../calendar/index.ts';
import { decide } from '../case/decide.ts';
import { ref, units } from '../insatser/parties.ts';
import type { Task, TaskKind } from './task.ts';

const document = documentRef('papper');
const send = (journey: Journey): Ask => ({
  type: 'sendHandover',
  route: 'unit',
  to: { type: 'unit', ...units.afRehab },
  action: 'takeOver',
  ...agreed(journey.today()),
  answerBy: addDays(journey.today(), 14),
});
const declinedReferral = () => {
  const journey = referred();
  journey.does(people.coach, { type: 'declineHandover', handover: openHandover(journey), reason: 'noCapacity' });
  return journey;
};
const askedForMore = () => {
  const journey = handedOver();
  journey.does(people.af, { type: 'requestHandoverInfo', handover: openHandover(journey), question: document });
  return journey;
};
const assessed = () => {
  const journey = inAssessment();
  journey.does(people.coach, { type: 'completeAssessment', document, on: journey.today() });
  return journey;
};

const wished = () => {
  const journey = inInsats();
  journey.does(people.coach, { type: 'wishForMeeting', on: journey.today() });
  return journey;
};
const bothTimes = { first: 'can', second: 'can' } as const;
const proposed = () => {
  const journey = handedOver();
  const times = ['first', 'second'].map((id, n) => ({
    id,
    startsAt: addDuration(journey.now(), { days: 7 + n }),
    minutesLong: 60,
  }));
  const parties = [unitParty('sikta', units.kommunSikta), unitParty('af', units.afRehab), participantParty];
  journey.does(people.coach, { type: 'proposeMeeting', kind: 'handoverMeeting', times, mode: 'phone', parties });
  return journey;
};
const answeredTimes = () => {
  const journey = proposed();
  const meeting = lastMeeting(journey);
  journey.does(people.af, { type: 'answerTimes', meeting, answers: bothTimes });
  journey.does(people.coach, { type: 'recordAnsweredTimes', meeting, party: 'participant', answers: bothTimes });
  return journey;
};
const objected = () => {
  const journey = recorded();
  journey.does(people.af, { type: 'confirmMinutes', meeting: lastMeeting(journey), objection: document });
  return journey;
};

type Held = readonly [kind: TaskKind, at: () => Journey, by: Staff, ask: (journey: Journey) => Ask];

/** Each act that completes a task: when it may be done, by whom, and the act. */
const acts: readonly Held[] = [
  ['answerReferral', referred, people.coach, (j) => ({ type: 'acceptHandover', handover: openHandover(j) })],
  ['answerHandover', handedOver, people.af, (j) => ({ type: 'acceptHandover', handover: openHandover(j) })],
  ['sendHandover', inHandover, people.coach, send],
  ['resendHandover', declinedReferral, people.fk, () => ({ type: 'resendReferral', basis: 'samtycke' })],
  [
    'supplyHandoverInfo',
    askedForMore,
    people.coach,
    (j) => ({ type: 'supplyHandoverInfo', handover: openHandover(j), answer: document }),
  ],
  [
    'completeHandover',
    accepted,
    people.af,
    (j) => ({ type: 'completeHandover', handover: j.state().handovers.at(-1)?.id ?? '', outcome: 'planAgreed' }),
  ],
  [
    'deliverSummons',
    called,
    people.coach,
    (j) => ({
      type: 'recordSummonsDelivery',
      summons: j.state().summonses.at(-1)?.id ?? '',
      how: 'phone',
      on: j.today(),
    }),
  ],
  ['completeAssessment', inAssessment, people.coach, (j) => ({ type: 'completeAssessment', document, on: j.today() })],
  ['writePlan', assessed, people.coach, (j) => ({ type: 'savePlan', document, on: j.today() })],
  [
    'bookHandoverMeeting',
    handedOver,
    people.coach,
    (j) => ({
      type: 'bookMeeting',
      kind: 'handoverMeeting',
      startsAt: addDuration(j.now(), { days: 3 }),
      minutesLong: 60,
      mode: 'phone',
      parties: [unitParty('sikta', units.kommunSikta), unitParty('af', units.afRehab), participantParty],
    }),
  ],
  [
    'bookMultipartyMeeting',
    wished,
    people.coach,
    (j) => ({
      type: 'bookMeeting',
      kind: 'multipartyMeeting',
      startsAt: addDuration(j.now(), { days: 3 }),
      minutesLong: 60,
      mode: 'phone',
      parties: [unitParty('sikta', units.kommunSikta), participantParty],
    }),
  ],
  ['answerTimes', proposed, people.af, (j) => ({ type: 'answerTimes', meeting: lastMeeting(j), answers: bothTimes })],
  ['settleTime', answeredTimes, people.coach, (j) => ({ type: 'settleTime', meeting: lastMeeting(j), time: 'first' })],
  [
    'amendMinutes',
    objected,
    people.coach,
    (j) => ({
      type: 'amendMinutes',
      meeting: lastMeeting(j),
      document: documentRef('minnesanteckning', 2),
      reason: 'unclear',
    }),
  ],
  ['replyToMeeting', met, people.af, (j) => ({ type: 'replyToMeeting', meeting: lastMeeting(j), reply: 'comes' })],
  [
    'writeMinutes',
    held,
    people.coach,
    (j) => ({
      type: 'recordMinutes',
      meeting: lastMeeting(j),
      document,
      commitments: [],
      next: { none: 'handedOver' },
    }),
  ],
  ['confirmMinutes', recorded, people.af, (j) => ({ type: 'confirmMinutes', meeting: lastMeeting(j) })],
  ['closeCase', accepted, people.af, () => ({ type: 'closeCase', reason: 'vocationalRehabilitationAf' })],
  [
    'completeParticipant',
    () => importedCase({ phase: 'insats', nameMissing: true }),
    people.coach,
    () => ({ type: 'participantNamed' }),
  ],
];

test.each(acts)('%s: what a colleague has taken, nobody else does', (kind, at, by, ask) => {
  const journey = at();
  const { id: task, version, claimedBy } = journey.openTask(kind);
  const manager = person('the manager', by, 'manager');
  const colleague = person('the colleague', by);
  if (claimedBy !== colleague.staff)
    journey.does(manager, { type: 'assignTask', task, version, staff: colleague.staff });
  expect(journey.isRefused(by, ask(journey))).toEqual({
    code: 'notTaskHolder',
    facts: { task, kind, staff: colleague.staff },
  });
  journey.does(colleague, ask(journey));
  expect(journey.state().tasks.find(({ id }) => id === task)?.status).toBe('done');
});

test('arrangePlacement: a placement that a colleague arranges is theirs to start', () => {
  // SIKTA has no placements; the task is opened as another model's phase would.
  const journey = inInsats();
  const model = { ...journey.model, placements: true };
  const task: Task = {
    id: 'arranging',
    kind: 'arrangePlacement',
    owner: ref(units.kommunSikta),
    claimedBy: people.coachColleague.staff,
    subject: { type: 'case' },
    dueOn: journey.today(),
    openedAt: journey.now(),
    status: 'open',
    version: 1,
  };
  const state = { ...journey.state(), tasks: [...journey.state().tasks, task] };
  const start = (actor: Staff) =>
    decide(state, { type: 'startPlacement', from: journey.today(), actor, commandId: 'c' }, journey.now(), model);
  expect(start(people.coach)).toMatchObject({ refusal: { code: 'notTaskHolder' } });
  const started = start(people.coachColleague);
  expect(started.type === 'accepted' && started.events.map(({ type }) => type)).toEqual([
    'placementStarted',
    'taskDone',
  ]);
});
