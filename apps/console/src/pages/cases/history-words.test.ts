import { instant } from '@stafett/domain';
import type { TFunction } from 'i18next';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { addPages, startWords } from '../../i18n/index.ts';
import { historyWords, isSmallPrint, togetherByAct } from './history-words.ts';

let t: TFunction;
beforeAll(async () => {
  await startWords();
  await addPages();
  t = i18next.t;
});
const reasons = [{ id: 'employment', reportCode: 'arbete', needsExplanation: false, open: true }];
const words = (type: string, facts: Record<string, string | number> = {}) => historyWords(t, { type, facts }, reasons);

test('codes of the ledger stand in words', () => {
  expect(words('phaseEntered', { phase: 'waitingList' })).toBe('Ny fas: Kö');
  expect(words('handoverDeclined', { reason: 'noCapacity' })).toBe(
    'Mottagaren tackade nej: Vi har ingen möjlighet att ta emot nu',
  );
  expect(words('meetingBooked', { kind: 'handoverMeeting', mode: 'video' })).toBe('Möte bokades: Överlämningsmöte');
  expect(words('meetingHeld', { mode: 'phone' })).toBe('Mötet hölls (Telefon)');
  expect(words('taskDone', { kind: 'writePlan' })).toBe('Uppgiften blev klar: Skriv handlingsplan');
});

test('an aktualisering is told by its own name, an överlämning by its', () => {
  expect(words('handoverAccepted', { route: 'referral' })).toBe('Aktualiseringen togs emot');
  expect(words('handoverCompleted', { route: 'referral', outcome: 'insatsStarted' })).toMatch(
    /^Aktualiseringen slutfördes: [^{]+$/,
  );
  expect(words('handoverDeclined', { route: 'referral', reason: 'noCapacity' })).toMatch(/^Mottagaren tackade nej/);
  expect(words('handoverAccepted')).toBe('Överlämningen togs emot');
});

test('an avslutsorsak is told by what the model calls it', () => {
  expect(words('caseClosed', { reason: 'employment' })).toBe('Ärendet avslutades: Arbete');
});

test('an event newer than this page shows its code', () => {
  expect(words('somethingNew')).toBe('somethingNew');
});

test('tasks are small print; what happened to the case is not', () => {
  expect(isSmallPrint({ type: 'taskOpened', seq: 3, facts: {} })).toBe(true);
  expect(isSmallPrint({ type: 'handoverSent', seq: 20, facts: { route: 'referral' } })).toBe(false);
  expect(isSmallPrint({ type: 'caseClosed', seq: 50, facts: {} })).toBe(false);
});

test('what one act did stands together', () => {
  const line = (seq: number, at: string) => ({ seq, at: instant(at), type: 'phaseEntered', facts: {} });
  const acts = togetherByAct([
    line(1, '2026-11-12T09:00:00Z'),
    line(2, '2026-11-12T09:00:00Z'),
    line(3, '2026-11-13T09:00:00Z'),
  ]);
  expect(acts.map((lines) => lines.map(({ seq }) => seq))).toEqual([[1, 2], [3]]);
});
