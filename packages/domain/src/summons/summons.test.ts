import { expect, test } from 'vitest';
import { called, clocksOfWork, inAssessment, people, referred, waiting, waitingList } from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import { decide } from '../case/decide.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';

const summonsOf = (journey: ReturnType<typeof called>) => journey.state().summonses.at(-1)?.id ?? '';
const call = (journey: ReturnType<typeof called>, days = 14) =>
  ({
    type: 'callParticipant',
    coach: people.coach.staff,
    answerBy: addDays(journey.today(), days),
    calledBy: units.kommunSikta,
  }) as const;

test('the call comes from the kö alone', () => {
  const journey = waiting();
  expect(journey.isRefused(people.coach, call(journey)).code).toBe('roleNotAllowed');
  expect(journey.isRefused(waitingList, call(journey, 0)).code).toBe('answerByNotAhead');
  journey.does(waitingList, call(journey));
  expect(journey.isRefused(waitingList, call(journey)).code).toBe('summonsOpen');
  const before = referred();
  expect(before.isRefused(waitingList, call(before)).code).toBe('wrongPhase');
});

test('the coach who called delivers the summons, and then the case waits for the participant', () => {
  const journey = called();
  const summons = summonsOf(journey);
  expect(journey.openTask('deliverSummons')).toMatchObject({ claimedBy: people.coach.staff });
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({
    reason: 'summonsDelivery',
    staff: people.coach.staff,
  });
  const delivered = { type: 'recordSummonsDelivery', summons, how: 'letter', on: journey.today() } as const;
  expect(journey.isRefused(people.fk, delivered).code).toBe('notHolder');
  expect(journey.isRefused(people.coachColleague, delivered).code).toBe('notTaskHolder');
  expect(journey.isRefused(people.coach, { ...delivered, on: addDays(journey.today(), 1) }).code).toBe('dateAhead');
  expect(journey.isRefused(people.coach, { ...delivered, on: addDays(journey.today(), -1) }).code).toBe('dateOrder');
  journey.does(people.coach, delivered);
  expect(journey.openTasks()).toEqual([]);
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({
    reason: 'participantAnswer',
    nextStep: 'summonsLapses',
  });
  expect(journey.isRefused(people.coach, delivered).code).toBe('summonsNotOpen');
  // Noted wrongly: it was by phone.
  journey.does(people.coach, { ...delivered, how: 'phone' });
  expect(journey.state().summonses.at(-1)).toMatchObject({ status: 'delivered', delivery: { how: 'phone' } });
  expect(journey.state().deadlines.some(({ type }) => type === 'summonsLapses')).toBe(true);
});

test('whoever comes starts the insats with the coach who called, and the referring unit is told', () => {
  const journey = called();
  const summons = summonsOf(journey);
  const comes = { type: 'answerSummons', summons, answer: 'comes' } as const;
  expect(journey.isRefused(people.fk, comes).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, { ...comes, startsOn: addDays(journey.today(), -3) }).code).toBe('dateOrder');
  const startsOn = addDays(journey.today(), 7);
  journey.does(people.coach, { ...comes, startsOn });
  expect(journey.state()).toMatchObject({ phase: 'assessment', coach: people.coach.staff, startedOn: startsOn });
  expect(journey.state().handovers[0]).toMatchObject({ status: 'completed', outcome: 'insatsStarted' });
  expect(journey.openTasks()).toEqual(['completeAssessment']);
  expect(journey.isRefused(people.coach, comes).code).toBe('summonsNotOpen');
});

test('a no has a reason, and the participant waits on', () => {
  const journey = called();
  const summons = summonsOf(journey);
  expect(journey.isRefused(people.coach, { type: 'answerSummons', summons, answer: 'declines' }).code).toBe(
    'declineNeedsReason',
  );
  journey.does(people.coach, { type: 'answerSummons', summons, answer: 'declines', reason: 'illness' });
  expect(journey.state()).toMatchObject({
    phase: 'waitingList',
    summonses: [{ status: 'declined', declined: 'illness' }],
  });
  expect(journey.openTasks()).toEqual(['followUpSummons']);
  // Called again, what came of the last call needs no following up.
  journey.does(waitingList, call(journey));
  expect(journey.openTasks()).toEqual(['deliverSummons']);
});

test('a summons may be withdrawn', () => {
  const journey = called();
  journey.does(people.coach, { type: 'withdrawSummons', summons: summonsOf(journey) });
  expect(journey.openTasks()).toEqual([]);
  expect(clocksOfWork(journey)).toEqual(['phaseReview']);
  expect(journey.isRefused(people.coach, { type: 'withdrawSummons', summons: summonsOf(journey) }).code).toBe(
    'summonsNotOpen',
  );
  expect(journey.isRefused(people.coach, { type: 'withdrawSummons', summons: 'none such' }).code).toBe(
    'summonsNotFound',
  );
});

test('where the model says so an open insurance question keeps the insats from starting', () => {
  const journey = called();
  const model = { ...siktaArbetsmarknad, insuranceQuestionBlocksStart: true };
  const state = { ...journey.state(), insuranceQuestionOpen: true };
  const comes = {
    type: 'answerSummons',
    summons: summonsOf(journey),
    answer: 'comes',
    actor: people.coach,
    commandId: 'c',
  } as const;
  expect(decide(state, comes, journey.now(), model)).toMatchObject({ refusal: { code: 'insuranceQuestionOpen' } });
  expect(decide(state, comes, journey.now(), siktaArbetsmarknad).type).toBe('accepted');
  expect(decide(journey.state(), comes, journey.now(), model).type).toBe('accepted');
});

test('a case in kartläggning is not called', () => {
  const journey = inAssessment();
  expect(journey.isRefused(waitingList, call(journey)).code).toBe('wrongPhase');
});
