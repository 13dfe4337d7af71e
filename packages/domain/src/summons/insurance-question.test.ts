import { describe, expect, test } from 'vitest';
import {
  calledToTuna,
  monday,
  newJourney,
  openHandover,
  people,
  tunaReferral,
  waitingList,
} from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';
import { tuna } from '../insatser/tuna.ts';

describe('an open insurance question', () => {
  const summonsOf = (journey: ReturnType<typeof calledToTuna>) => journey.state().summonses.at(-1)?.id ?? '';

  test('keeps those from starting whom Försäkringskassan aktualiserade, until it is settled', () => {
    const journey = calledToTuna(newJourney(monday, tuna), { insuranceQuestionOpen: true });
    const comes = { type: 'answerSummons', summons: summonsOf(journey), answer: 'comes' } as const;
    expect(journey.isRefused(people.tunaCoach, comes).code).toBe('insuranceQuestionOpen');
    journey.does(people.fkEskilstuna, { type: 'resolveInsuranceQuestion' });
    journey.does(people.tunaCoach, comes);
    expect(journey.state().phase).toBe('assessment');
  });

  test('keeps nobody else from starting', () => {
    const journey = newJourney(monday, tuna);
    const plain = tunaReferral({ insuranceQuestionOpen: true });
    if (plain.type !== 'referCase') throw new Error('an aktualisering');
    journey.does(people.afEskilstuna, { ...plain, facts: { ...plain.facts, referredBy: 'arbetsformedlingen' } });
    journey.does(people.tunaCoach, { type: 'acceptHandover', handover: openHandover(journey) });
    journey.does(waitingList, {
      type: 'callParticipant',
      coach: people.tunaCoach.staff,
      answerBy: addDays(journey.today(), 14),
      calledBy: units.tunaEskilstuna,
    });
    journey.does(people.tunaCoach, { type: 'answerSummons', summons: summonsOf(journey), answer: 'comes' });
    expect(journey.state().phase).toBe('assessment');
  });
});
