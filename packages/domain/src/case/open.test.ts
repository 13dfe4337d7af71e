import { expect, test } from 'vitest';
import { importedCase, importer, importOf, newJourney, people, referral, referred } from '../../testing/index.ts';
import { addDays, isoDate, startOfDay, stockholmDate } from '../calendar/index.ts';
import { nextDeadline } from '../deadline/next-deadline.ts';
import { units } from '../insatser/parties.ts';
import { modelByHash } from '../insatser/registry.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import type { ParticipantFacts } from './case-file.ts';
import { waitingFor } from './waiting-for.ts';

const facts = (changes: Partial<ParticipantFacts> = {}): ParticipantFacts => ({
  sex: 'K',
  birthYear: 1990,
  kommun: 'Flen',
  referredBy: 'forsakringskassan',
  referredOn: isoDate('2026-03-02'),
  ...changes,
});

test('each of the four agencies may aktualisera, for itself', () => {
  for (const [person, referredBy] of [
    [people.fk, 'forsakringskassan'],
    [people.af, 'arbetsformedlingen'],
    [people.psykiatri, 'region'],
    [people.forsorjning, 'kommun'],
  ] as const) {
    const journey = newJourney();
    journey.does(person, referral({ facts: facts({ referredBy }) }));
    expect(journey.state()).toMatchObject({
      referrer: { unit: person.unit },
      holder: { unit: person.unit },
      origin: 'referred',
    });
    expect(journey.openTask('answerReferral').owner.unit).toBe(units.kommunSikta.unit);
    expect(modelByHash(journey.state().modelHash)).toBe(siktaArbetsmarknad);
  }
  expect(newJourney().isRefused(people.fk, referral({ facts: facts({ referredBy: 'region' }) })).code).toBe(
    'referrerNotAllowed',
  );
  expect(newJourney().isRefused({ ...people.fk, roles: ['forbundCoordinator'] }, referral()).code).toBe(
    'roleNotAllowed',
  );
  expect(
    newJourney().isRefused(
      { ...people.coordinator, roles: ['caseworker'] },
      referral({ facts: facts({ referredBy: 'forbund' }) }),
    ).code,
  ).toBe('referrerNotAllowed');
});

test('an aktualisering names an insats, a place for that kommun, and a day that has come', () => {
  const journey = newJourney();
  expect(journey.isRefused(people.fk, referral({ insats: 'tuna' })).code).toBe('modelUnknown');
  expect(journey.isRefused(people.fk, referral({ place: 'elsewhere' })).code).toBe('placeUnknown');
  expect(journey.isRefused(people.fk, referral({ facts: facts({ kommun: 'Eskilstuna' }) })).code).toBe('placeUnknown');
  expect(
    journey.isRefused(people.fk, referral({ facts: facts({ referredOn: addDays(journey.today(), 1) }) })).code,
  ).toBe('dateAhead');
});

test('the host unit does not aktualisera to itself', () => {
  expect(newJourney().isRefused(people.coach, referral({ facts: facts({ referredBy: 'kommun' }) })).code).toBe(
    'handoverToSelf',
  );
});

test('a model of which nobody knows the hash starts no case', () => {
  const unknown = newJourney(undefined, { ...siktaArbetsmarknad });
  expect(unknown.isRefused(people.fk, referral()).code).toBe('modelUnknown');
});

test('where the model has ages they are asked for', () => {
  const journey = newJourney(undefined, { ...siktaArbetsmarknad, age: { from: 18, to: 63 } });
  const aged = (birthYear: number) => journey.isRefused(people.fk, referral({ facts: facts({ birthYear }) })).code;
  expect([1962, 1963, 2008, 2009].map(aged)).toEqual([
    'ageOutsideModel',
    'modelUnknown',
    'modelUnknown',
    'ageOutsideModel',
  ]);
});

test('a case begins once, and only by beginning', () => {
  const journey = referred();
  expect(journey.isRefused(people.fk, referral()).code).toBe('caseAlreadyExists');
  expect(journey.isRefused(importer, importOf()).code).toBe('caseAlreadyExists');
  expect(newJourney().isRefused(people.fk, { type: 'recordIncome', income: 'lon' }).code).toBe('caseNotFound');
});

test('an imported case stands where the list says, with the list’s past, at the host unit', () => {
  const journey = importedCase({ phase: 'insats' });
  expect(journey.state()).toMatchObject({
    origin: 'imported',
    phase: 'insats',
    phaseSince: startOfDay(isoDate('2020-01-12')),
    startedOn: '2020-01-12',
    holder: { unit: units.kommunSikta.unit },
  });
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({ reason: 'importReview', since: journey.now() });
});

test('however much is overdue by the list, it becomes one review, with rungs from today', () => {
  for (const phase of ['waitingList', 'assessment', 'insats', 'handover'] as const) {
    const journey = importedCase({ phase });
    expect(journey.openTasks()).toEqual(['reviewImported']);
    const due = nextDeadline(journey.state());
    expect(due && stockholmDate(due.at) > journey.today()).toBe(true);
  }
});

test('a case of the list that is not overdue begins its phase’s work at once', () => {
  const journey = newJourney();
  const recent = { referredOn: addDays(journey.today(), -20) };
  journey.does(
    importer,
    importOf({
      phase: 'assessment',
      facts: facts(recent),
      startedOn: addDays(journey.today(), -5),
      asOf: journey.today(),
    }),
  );
  expect(journey.openTasks()).toEqual(['completeAssessment']);
  const queue = newJourney();
  queue.does(importer, importOf({ phase: 'waitingList', facts: facts(recent), asOf: queue.today() }));
  expect(queue.openTasks()).toEqual([]);
  expect(waitingFor(queue.state(), queue.model)?.reason).toBe('placeInInsats');
});

test('a participant without a name is to be completed, by the holder', () => {
  const journey = importedCase({ phase: 'insats', nameMissing: true });
  expect(journey.openTasks()).toEqual(['reviewImported', 'completeParticipant']);
  expect(journey.isRefused(people.fk, { type: 'participantNamed' }).code).toBe('notHolder');
  journey.does(people.coach, { type: 'participantNamed' });
  expect(journey.openTasks()).toEqual(['reviewImported']);
  expect(journey.state().nameMissing).toBe(false);
  expect(journey.isRefused(people.coach, { type: 'participantNamed' }).code).toBe('taskNotOpen');
});

test('a case that was closed before Stafett asks for nothing', () => {
  const journey = newJourney();
  const on = isoDate('2020-06-30');
  journey.does(importer, importOf({ phase: 'closed', closed: { on, reason: 'returnedToPriorLevel' } }));
  expect(journey.events()).toHaveLength(1);
  expect(journey.state()).toMatchObject({
    phase: 'closed',
    phaseSince: startOfDay(on),
    closure: { reason: 'returnedToPriorLevel', on, by: 'import' },
    tasks: [],
    deadlines: [],
  });
  expect(journey.isRefused(people.coach, { type: 'recordIncome', income: 'lon' }).code).toBe('caseClosed');
});

test('only the import imports', () => {
  expect(newJourney().isRefused(people.coach, importOf()).code).toBe('roleNotAllowed');
});

test('a list whose dates are out of order, or ahead, is refused', () => {
  const journey = newJourney();
  const refused = (changes: Parameters<typeof importOf>[0]) => journey.isRefused(importer, importOf(changes)).code;
  expect(refused({ startedOn: isoDate('2019-10-01') })).toBe('dateOrder');
  expect(refused({ startedOn: isoDate('2020-12-10') })).toBe('dateOrder');
  expect(refused({ phase: 'closed', closed: { on: isoDate('2020-01-11'), reason: 'employment' } })).toBe('dateOrder');
  expect(refused({ asOf: addDays(journey.today(), 1) })).toBe('dateAhead');
});

test('a list says what it must and no more', () => {
  const journey = newJourney();
  const refused = (changes: Parameters<typeof importOf>[0]) => journey.isRefused(importer, importOf(changes)).code;
  expect(refused({ phase: 'referral' })).toBe('wrongPhase');
  expect(refused({ phase: 'workTraining' })).toBe('wrongPhase');
  expect(refused({ phase: 'closed' })).toBe('wrongPhase');
  expect(refused({ phase: 'insats', closed: { on: isoDate('2020-06-30'), reason: 'employment' } })).toBe('wrongPhase');
  expect(refused({ phase: 'waitingList', startedOn: isoDate('2020-01-12') })).toBe('wrongPhase');
  expect(refused({ phase: 'closed', closed: { on: isoDate('2020-06-30'), reason: 'arbete' } })).toBe(
    'closureReasonUnknown',
  );
  expect(refused({ place: 'elsewhere' })).toBe('placeUnknown');
  expect(refused({ facts: facts({ kommun: 'Eskilstuna', referredOn: isoDate('2019-10-30') }) })).toBe('placeUnknown');
  const unknown = newJourney(undefined, { ...siktaArbetsmarknad });
  expect(unknown.isRefused(importer, importOf()).code).toBe('modelUnknown');
  expect(refused({ insats: 'tuna' })).toBe('modelUnknown');
});
