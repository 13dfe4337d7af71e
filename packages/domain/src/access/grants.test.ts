import { describe, expect, test } from 'vitest';
import {
  accepted,
  agreed,
  closed,
  documentRef,
  handedOver,
  held,
  inHandover,
  inInsats,
  type Journey,
  lastMeeting,
  met,
  openHandover,
  people,
  recorded,
  referred,
  waiting,
} from '../../testing/index.ts';
import { addDays, addDuration } from '../calendar/index.ts';
import { plattformen, units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { grantsOf, isPartyToHandover, isPartyToMeeting, relationsOf } from './grants.ts';

const grants = (journey: Journey) => grantsOf(journey.state(), siktaArbetsmarknad);
const how = (journey: Journey, unit: UnitRef) => relationsOf(grants(journey), unit);
/** The names of the units that know of the case. */
const known = (journey: Journey) =>
  Object.entries(units)
    .filter(([, unit]) => how(journey, unit).length > 0)
    .map(([name]) => name)
    .sort();
const toPlattformen = (): Journey => {
  const journey = inHandover();
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'jointForum',
    to: { type: 'jointForum', forum: plattformen.id, members: plattformen.members },
    action: 'employmentSupport',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  return journey;
};

describe('who knows of the case', () => {
  test('aktualiserad: who refers, the host unit that is asked, the coordinator', () => {
    const journey = referred();
    expect(known(journey)).toEqual(['fkRehab', 'forbundKansli', 'kommunSikta']);
    expect(how(journey, units.fkRehab)).toEqual(['holder', 'referrer']);
    expect(how(journey, units.kommunSikta)).toEqual(['receiver', 'taskOwner']);
    expect(how(journey, units.forbundKansli)).toEqual(['coordinator']);
  });

  test('declined: the host unit has no business with it any more', () => {
    const journey = referred();
    journey.does(people.coach, { type: 'declineHandover', handover: openHandover(journey), reason: 'outsideTask' });
    expect(known(journey)).toEqual(['fkRehab', 'forbundKansli']);
  });

  test('withdrawn: likewise', () => {
    const journey = referred();
    journey.does(people.fk, { type: 'withdrawHandover', reason: 'situationChanged', handover: openHandover(journey) });
    expect(how(journey, units.kommunSikta)).toEqual([]);
  });

  test('in kö: the host unit holds it, who referred keeps a status', () => {
    const journey = waiting();
    expect(how(journey, units.kommunSikta)).toContain('holder');
    expect(how(journey, units.fkRehab)).toEqual(['referrer']);
  });

  test('a handover under way: who is asked', () => {
    const journey = handedOver();
    expect(how(journey, units.afRehab)).toEqual(['receiver', 'taskOwner']);
    expect(known(journey)).toEqual(['afRehab', 'fkRehab', 'forbundKansli', 'kommunSikta']);
  });

  test('a meeting booked: the units that are asked to it', () => {
    const journey = met();
    expect(how(journey, units.fkRehab)).toEqual(['referrer', 'meetingParty', 'taskOwner']);
    expect(how(journey, units.afRehab)).toContain('meetingParty');
  });

  test('a meeting cancelled: they have nothing to do with it', () => {
    const journey = met();
    journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'doubleBooked' });
    expect(how(journey, units.fkRehab)).toEqual(['referrer']);
  });

  test('a meeting held: its parties may come back to it', () => {
    expect(how(held(), units.fkRehab)).toContain('meetingParty');
  });

  test('what was promised keeps its unit in the case', () => {
    expect(how(recorded(), units.afRehab)).toContain('taskOwner');
  });

  test('accepted: who handed over keeps a status', () => {
    const journey = accepted();
    expect(how(journey, units.afRehab)).toEqual(expect.arrayContaining(['holder', 'receiver']));
    expect(how(journey, units.kommunSikta)).toEqual(expect.arrayContaining(['sender', 'meetingParty']));
    expect(how(journey, units.kommunSikta)).not.toContain('holder');
  });

  test('closed: nobody owns a task in it, and nobody new knows', () => {
    const journey = closed();
    expect(grants(journey).some(({ relation }) => relation === 'taskOwner')).toBe(false);
    expect(known(journey)).toEqual(['afRehab', 'fkRehab', 'forbundKansli', 'kommunSikta']);
  });
});

describe('a joint forum', () => {
  test('each member is asked, until one accepts', () => {
    const journey = toPlattformen();
    expect(how(journey, units.afPlattformen)).toContain('receiver');
    expect(how(journey, units.kommunPlattformen)).toContain('receiver');
    journey.does(people.afPlattformen, { type: 'acceptHandover', handover: openHandover(journey) });
    expect(how(journey, units.afPlattformen)).toContain('holder');
    expect(how(journey, units.kommunPlattformen)).toEqual([]);
  });

  test('a member that says no is out, the other still asked', () => {
    const journey = toPlattformen();
    journey.does(people.afPlattformen, {
      type: 'declineHandover',
      handover: openHandover(journey),
      reason: 'noCapacity',
    });
    expect(how(journey, units.afPlattformen)).toEqual([]);
    expect(how(journey, units.kommunPlattformen)).toContain('receiver');
  });
});

test('the coach’s unit follows a case that an import left with another holder', () => {
  const journey = inInsats();
  const elsewhere = { ...journey.state(), holder: { ...journey.state().holder, ...units.regionPsykiatri } };
  expect(relationsOf(grantsOf(elsewhere, siktaArbetsmarknad), units.kommunSikta)).toContain('sender');
});

test('each unit stands in each relation once', () => {
  for (const journey of [met(), recorded(), accepted()]) {
    const keys = grants(journey).map(({ agency, unit, relation }) => `${agency} ${unit} ${relation}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('one’s own: handovers that one sent or was asked by, meetings that one called or is asked to', () => {
  const { handovers, meetings, holder } = met().state();
  const [referral, handover] = handovers;
  const [meeting] = meetings;
  if (!referral || !handover || !meeting) throw new Error('two handovers and a meeting');
  expect(isPartyToHandover(referral, units.fkRehab)).toBe(true);
  expect(isPartyToHandover(handover, units.fkRehab)).toBe(false);
  expect(isPartyToHandover(handover, units.afRehab)).toBe(true);
  const none = { tasks: [], holder };
  expect(isPartyToMeeting(none, meeting, units.fkRehab)).toBe(true);
  expect(isPartyToMeeting(none, meeting, units.regionPsykiatri)).toBe(false);
  expect(isPartyToMeeting(none, { ...meeting, parties: [] }, units.kommunSikta)).toBe(true);
  expect(isPartyToMeeting(none, { ...meeting, status: 'cancelled' }, units.fkRehab)).toBe(false);
});

test('who is to tell of a meeting that is off sees it until that is done, though they never held the case', () => {
  const journey = handedOver();
  journey.does(people.af, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    handover: openHandover(journey),
    startsAt: addDuration(journey.now(), { days: 7 }),
    minutesLong: 60,
    mode: 'video',
    parties: [
      { id: 'kommun', type: 'unit', ...units.kommunSikta, required: true },
      { id: 'af', type: 'unit', ...units.afRehab, required: true },
      { id: 'participant', type: 'participant', required: true },
    ],
  });
  const called = journey.state().meetings.at(-1);
  journey.does(people.af, { type: 'cancelMeeting', meeting: called?.id ?? '', reason: 'doubleBooked' });
  const [meeting] = journey.state().meetings;
  if (!meeting) throw new Error('a meeting that is off');
  expect(how(journey, units.afRehab)).toContain('meetingParty');
  expect(isPartyToMeeting(journey.state(), meeting, units.afRehab)).toBe(true);
  expect(isPartyToMeeting(journey.state(), meeting, units.kommunSikta)).toBe(false);
  const { id: task, version } = journey.openTask('tellParties');
  journey.does(people.af, { type: 'completeTask', task, version });
  expect(how(journey, units.afRehab)).not.toContain('meetingParty');
  expect(isPartyToMeeting(journey.state(), meeting, units.afRehab)).toBe(false);
});

test('a case closed by exception keeps no receiver', () => {
  const journey = handedOver();
  journey.does(people.coach, { type: 'withdrawHandover', reason: 'situationChanged', handover: openHandover(journey) });
  journey.does(people.coach, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flytt') });
  expect(how(journey, units.afRehab)).toEqual([]);
});
