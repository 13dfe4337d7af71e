import { expect, test } from 'vitest';
import { closed, newJourney, people } from '../../testing/index.ts';
import { units } from '../insatser/parties.ts';

test('a case goes from aktualisering at Försäkringskassan to avslut at Arbetsförmedlingen', () => {
  const journey = closed();
  const { phase, holder, closure, tasks, deadlines } = journey.state();
  expect(phase).toBe('closed');
  expect(holder).toMatchObject({ unit: units.afRehab.unit, caseworker: people.af.staff });
  expect(closure).toMatchObject({ reason: 'vocationalRehabilitationAf', on: journey.today() });
  expect(tasks.filter(({ status }) => status === 'open')).toEqual([]);
  expect(deadlines).toEqual([]);
});

test('the same commands at the same times give the same ledger', () => {
  expect(closed(newJourney()).events()).toEqual(closed(newJourney()).events());
});
