import { describe, expect, test } from 'vitest';
import {
  accepted,
  called,
  documentRef,
  handedOver,
  inAssessment,
  inInsats,
  type Journey,
  mentorMatched,
  people,
  person,
  staffId,
} from '../../testing/index.ts';
import { addDays, stockholmDate } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';

const successor = people.coachColleague.staff;
const transfer = (journey: Journey, until?: number) =>
  journey.does(people.siktaManager, {
    type: 'transferWork',
    from: people.coach.staff,
    to: successor,
    note: documentRef('överlämning av uppgifter'),
    ...(until === undefined ? {} : { until: addDays(journey.today(), until) }),
  });
const claimers = (journey: Journey) =>
  journey
    .state()
    .tasks.filter(({ status, owner }) => status === 'open' && owner.unit === units.kommunSikta.unit)
    .map(({ kind, claimedBy }) => [kind, claimedBy]);

describe('a caseworker leaves', () => {
  test('and all that they had in the case is their successor’s, in one act', () => {
    const journey = inAssessment();
    journey.does(people.coach, { type: 'assignCaseworker', staff: people.coach.staff });
    const { holder } = journey.state();
    transfer(journey);
    expect(journey.state()).toMatchObject({
      holder: { ...holder, caseworker: successor },
      coach: successor,
      transfers: [
        {
          unit: { unit: units.kommunSikta.unit },
          from: people.coach.staff,
          to: successor,
          note: documentRef('överlämning av uppgifter'),
          moved: { caseworker: true, coach: true },
        },
      ],
    });
    expect(claimers(journey)).toEqual([
      ['completeAssessment', successor],
      ['firstContact', successor],
    ]);
    // The one who left is told so, with the draft kept, as of any work that is no longer theirs.
    expect(
      journey.isRefused(people.coach, {
        type: 'completeAssessment',
        document: documentRef('kartläggning'),
        on: journey.today(),
      }).code,
    ).toBe('notTaskHolder');
  });

  test('the unit that does not hold the case passes on its part: the answering, and nothing else', () => {
    const journey = handedOver();
    const { id: task, version } = journey.openTask('answerHandover');
    journey.does(people.af, { type: 'claimTask', task, version });
    const to = staffId('afColleague');
    journey.does(people.afManager, { type: 'transferWork', from: people.af.staff, to });
    expect(journey.openTask('answerHandover').claimedBy).toBe(to);
    expect(journey.state().holder.unit).toBe(units.kommunSikta.unit);
    expect(journey.state().coach).toBe(people.coach.staff);
    // Nobody whom the participant knows has left.
    expect(journey.openTasks()).not.toContain('firstContact');
  });

  test('a coach goes on following the case that another unit holds, and so does the coach’s successor', () => {
    const journey = accepted();
    transfer(journey);
    expect(journey.state().coach).toBe(successor);
    expect(journey.state().holder).toMatchObject({ unit: units.afRehab.unit, caseworker: people.af.staff });
    const mine = journey
      .state()
      .tasks.filter(({ kind, owner }) => kind === 'firstContact' && owner.unit === units.kommunSikta.unit);
    expect(mine).toMatchObject([{ claimedBy: successor, status: 'open' }]);
  });

  test('whoever was called by the one who left comes to the successor', () => {
    const journey = called();
    transfer(journey);
    const summons = journey.state().summonses.at(-1);
    expect(summons).toMatchObject({ coach: people.coach.staff, takenOverBy: successor });
    const sent = {
      type: 'recordSummonsDelivery',
      summons: summons?.id ?? '',
      how: 'letter',
      on: journey.today(),
    } as const;
    expect(journey.isRefused(people.coach, sent).code).toBe('notTaskHolder');
    journey.does(people.coachColleague, sent);
    journey.does(people.coachColleague, { type: 'answerSummons', summons: summons?.id ?? '', answer: 'comes' });
    expect(journey.state().coach).toBe(successor);
    const declined = called();
    transfer(declined);
    const other = declined.state().summonses.at(-1)?.id ?? '';
    declined.does(people.coachColleague, {
      type: 'answerSummons',
      summons: other,
      answer: 'declines',
      reason: 'notNow',
    });
    expect(declined.openTask('followUpSummons').claimedBy).toBe(successor);
  });
});

describe('a caseworker is away', () => {
  test('and the stand-in gives the work back on the morning after the last day', () => {
    const journey = inInsats();
    transfer(journey, 10);
    const { until } = journey.state().transfers?.[0] ?? {};
    const ends = journey.state().deadlines.find(({ type }) => type === 'standInEnds');
    expect(ends?.type === 'standInEnds' && stockholmDate(ends.at) > (until ?? '')).toBe(true);
    expect(journey.state().coach).toBe(successor);
    journey.wait(14);
    expect(journey.state().coach).toBe(people.coach.staff);
    expect(journey.state().transfers?.[0]).toHaveProperty('endedAt');
    expect(journey.state().deadlines.some(({ type }) => type === 'standInEnds')).toBe(false);
    // The participant knows who comes back; what came meanwhile comes along.
    expect(journey.openTasks()).not.toContain('firstContact');
    for (const [, claimer] of claimers(journey)) expect(claimer).toBe(people.coach.staff);
  });

  test('but not what has been given to others meanwhile', () => {
    const journey = inInsats();
    transfer(journey, 10);
    journey.does(people.siktaManager, { type: 'assignCoach', coach: staffId('third coach') });
    journey.wait(14);
    expect(journey.state().coach).toBe(staffId('third coach'));
    expect(journey.state().transfers?.[0]).toHaveProperty('endedAt');
  });

  test('the case itself goes back only while it is still the stand-in’s', () => {
    const journey = inInsats();
    journey.does(people.coach, { type: 'assignCaseworker', staff: people.coach.staff });
    transfer(journey, 10);
    expect(journey.state().holder.caseworker).toBe(successor);
    journey.does(people.coach, { type: 'assignCaseworker', staff: staffId('third caseworker') });
    journey.wait(14);
    expect(journey.state().holder.caseworker).toBe(staffId('third caseworker'));
    const still = inInsats();
    still.does(people.coach, { type: 'assignCaseworker', staff: people.coach.staff });
    transfer(still, 10);
    still.wait(14);
    expect(still.state().holder.caseworker).toBe(people.coach.staff);
  });

  test('a summons that is still open goes back too', () => {
    const journey = called();
    transfer(journey, 2);
    journey.wait(6);
    expect(journey.state().summonses.at(-1)).not.toHaveProperty('takenOverBy');
    expect(journey.openTask('deliverSummons').claimedBy).toBe(people.coach.staff);
  });

  test('nor what the stand-in had of their own before', () => {
    const journey = handedOver();
    const both = journey.openTasks().filter((kind) => kind === 'bookHandoverMeeting');
    expect(both).toHaveLength(1);
    const { id: task, version } = journey.openTask('bookHandoverMeeting');
    journey.does(people.siktaManager, { type: 'assignTask', task, version, staff: successor });
    transfer(journey, 3);
    journey.wait(8);
    expect(journey.state().coach).toBe(people.coach.staff);
    expect(journey.openTask('bookHandoverMeeting').claimedBy).toBe(successor);
  });
});

test('only a manager of the unit moves a person’s work, to somebody else, and only where there is some', () => {
  const journey = inInsats();
  const ask = { type: 'transferWork', from: people.coach.staff, to: successor } as const;
  expect(journey.isRefused(people.coach, ask).code).toBe('notManager');
  expect(journey.isRefused(people.coordinator, ask).code).toBe('notManager');
  expect(journey.isRefused(people.siktaManager, { ...ask, to: people.coach.staff }).code).toBe('transferToSelf');
  expect(journey.isRefused(people.siktaManager, { ...ask, from: staffId('nobody here') }).code).toBe(
    'nothingToTransfer',
  );
  expect(journey.isRefused(people.siktaManager, { ...ask, until: journey.today() }).code).toBe('dateNotAhead');
  // Another unit's manager finds nothing of theirs.
  expect(journey.isRefused(people.afManager, ask).code).toBe('nothingToTransfer');
});

test('an open first contact of the unit is enough', () => {
  const journey = accepted();
  const before = journey.state().tasks.filter(({ kind }) => kind === 'firstContact').length;
  journey.does(people.afManager, { type: 'transferWork', from: people.af.staff, to: people.afManager.staff });
  expect(journey.openTask('firstContact').claimedBy).toBe(people.afManager.staff);
  expect(journey.state().tasks.filter(({ kind }) => kind === 'firstContact')).toHaveLength(before);
});

describe('asked for again', () => {
  test('a stand-in stays until the new day', () => {
    const journey = inInsats();
    transfer(journey, 10);
    journey.wait(5);
    transfer(journey, 20);
    expect(journey.state().transfers).toMatchObject([{ until: addDays(journey.today(), 20) }]);
    expect(journey.state().deadlines.filter(({ type }) => type === 'standInEnds')).toHaveLength(1);
    journey.wait(15);
    expect(journey.state().coach).toBe(successor);
    journey.wait(10);
    expect(journey.state().coach).toBe(people.coach.staff);
  });

  test('or, without a day, for good', () => {
    const journey = inInsats();
    transfer(journey, 10);
    transfer(journey);
    expect(journey.state().transfers?.[0]).not.toHaveProperty('until');
    journey.wait(30);
    expect(journey.state().coach).toBe(successor);
    // There is nothing left to prolong.
    expect(
      journey.isRefused(people.siktaManager, { type: 'transferWork', from: people.coach.staff, to: successor }).code,
    ).toBe('nothingToTransfer');
  });
});

test('what comes back to somebody who has left comes to their successor', () => {
  const journey = handedOver();
  const handover = journey.state().handovers.at(-1)?.id ?? '';
  const { id: task, version } = journey.openTask('answerHandover');
  journey.does(people.af, { type: 'claimTask', task, version });
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question: documentRef('fråga') });
  transfer(journey);
  expect(journey.openTask('supplyHandoverInfo').claimedBy).toBe(successor);
  journey.does(people.coachColleague, { type: 'supplyHandoverInfo', handover, answer: documentRef('svar') });
  journey.does(people.af, { type: 'declineHandover', handover, reason: 'noCapacity' });
  // Sent by the coach who has left.
  expect(journey.openTask('resendHandover').claimedBy).toBe(successor);
});

test('a mentorship’s handledare who leaves has a successor there too; a stand-in there gives it back', () => {
  const journey = mentorMatched();
  const { supervisor, standIn } = journey.state().mentorship ?? {};
  const manager = person('mentorManager', units.mentorsnatverket, 'manager');
  const from = supervisor ?? '';
  const third = staffId('third supervisor');
  journey.does(manager, { type: 'transferWork', from, to: third, until: addDays(journey.today(), 5) });
  expect(journey.state().mentorship).toMatchObject({ supervisor: third, standIn });
  journey.wait(10);
  expect(journey.state().mentorship).toMatchObject({ supervisor, standIn });
  // Whoever was to stand in takes over: then the other way round.
  journey.does(manager, { type: 'transferWork', from, to: standIn ?? '' });
  expect(journey.state().mentorship).toMatchObject({ supervisor: standIn, standIn: supervisor });
});
