import { expect, test } from 'vitest';
import {
  closed,
  documentRef,
  duaMet,
  inInsats,
  inWorkTraining,
  type Journey,
  mentorMatched,
  person,
  vuxamPlanned,
} from '../../testing/index.ts';
import { type Instant, isoDate } from '../calendar/index.ts';
import { monthEnd, type Spell, type Statistics, statisticsOf } from './statistics.ts';

const all = (value: string): readonly Spell<string>[] => [
  { from: '2000-01-01T00:00:00.000Z' as Instant, to: null, value },
];
const gone = (journey: Journey): Statistics => {
  if (journey.state().phase !== 'closed') {
    const { agency, unit } = journey.state().holder;
    journey.wait(70);
    const actor = person('closer', { agency, unit }, 'caseworker', 'coach');
    journey.does(actor, { type: 'closeCase', reason: 'deceased', explanation: documentRef('varför') });
  }
  const found = statisticsOf(journey.state(), all('insats'), all('sjukpenning'), journey.model);
  if (!found) throw new Error('the case is open');
  return found;
};

test('of an open case nothing is written', () => {
  const journey = inInsats();
  expect(statisticsOf(journey.state(), [], [], journey.model)).toBeUndefined();
});

test('a case that is gone is a decade of birth and three months, with the codes that the figures count', () => {
  const journey = closed();
  const { startedOn, closure } = journey.state();
  const { ofCase, months } = gone(journey);
  expect(ofCase).toEqual({
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    modelHash: journey.state().modelHash,
    referredBy: 'forsakringskassan',
    sex: 'K',
    bornFrom: 1990,
    referredMonth: '2026-03-31',
    startedMonth: monthEnd(startedOn ?? isoDate('2026-01-01')),
    closedMonth: monthEnd(closure?.on ?? isoDate('2026-01-01')),
    closureReason: 'vocationalRehabilitationAf',
    incomeAtStart: 'sjukpenning',
    incomeAtEnd: 'sjukpenning',
  });
  expect(months.map(({ measure, month }) => `${measure} ${month}`)).toEqual(['ongoing 2026-03-31', 'age 2026-03-31']);
});

test('whatever happened in it, no id of the case, of who it was or of what was written is left, and no day but a month’s', () => {
  for (const journey of [closed(), inInsats(), inWorkTraining(), vuxamPlanned(), duaMet(), mentorMatched()]) {
    const text = JSON.stringify(gone(journey));
    const { id, participant, facts, tasks, meetings } = journey.state();
    const ids = [id, participant, ...tasks.map((task) => task.id), ...meetings.map((meeting) => meeting.id)];
    for (const known of [...ids, facts.kommun]) expect(text).not.toContain(known);
    for (const day of text.match(/\d{4}-\d\d-\d\d/g) ?? [])
      expect([
        monthEnd(isoDate(day)),
        `${day.slice(0, 7)}-15`,
        `${day.slice(0, 7)}-10`,
        `${day.slice(0, 7)}-20`,
      ]).toContain(day);
    // The year of birth, and a year and month of birth, stand apart from everything else.
    const { ofCase, months } = gone(journey);
    expect(JSON.stringify(ofCase)).not.toContain(`${facts.birthYear}"`);
    for (const { measure, value } of months)
      if (measure !== 'age' && measure !== 'offer')
        expect(JSON.stringify(value)).not.toContain(String(facts.birthYear));
  }
});
