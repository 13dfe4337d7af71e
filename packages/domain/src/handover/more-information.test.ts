import { expect, test } from 'vitest';
import { agreed, documentRef, handedOver, openHandover, people, referred } from '../../testing/index.ts';
import { isGiven } from '../access/texts.ts';
import { addDays, addWorkingDays, stockholmDate, workingDaysBetween } from '../calendar/index.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import { papersOf } from './papers.ts';

const question = documentRef('fråga');
const answer = documentRef('svar');

const expiryOf = (journey: ReturnType<typeof handedOver>) =>
  journey.state().deadlines.find((deadline) => deadline.type === 'handoverExpires');

test('while more is asked for, the receiver’s clock stands still and the sender is waited for, with a ladder of its own', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question });
  expect(journey.state().handovers.at(-1)).toMatchObject({
    status: 'moreInfoRequested',
    pausedAt: journey.now(),
    // Whoever asks has read it.
    acknowledgedAt: journey.now(),
    acknowledgedBy: { unit: units.afRehab.unit },
  });
  expect(expiryOf(journey)).toBeUndefined();
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({
    unit: units.kommunSikta.unit,
    reason: 'handoverInformation',
  });
  journey.wait(90);
  expect(journey.state().handovers.at(-1)?.status).toBe('moreInfoRequested');
  const steps = journey.events().flatMap((event) => (event.type === 'rungReached' ? event.step : []));
  expect(steps).toEqual(expect.arrayContaining(['remind', 'manager', 'coordinator', 'raiseInTeam']));
});

test('the answer is due, and the handover expires, as many working days later as the clock stood still', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  const { answerBy } = journey.state().handovers.at(-1) ?? { answerBy: journey.today() };
  const expires = expiryOf(journey);
  journey.wait(4);
  const asked = journey.today();
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question });
  journey.wait(23);
  journey.does(people.coach, { type: 'supplyHandoverInfo', handover, answer });
  const stoodStill = workingDaysBetween(asked, journey.today());
  expect(stoodStill).toBeGreaterThan(10);
  const moved = journey.state().handovers.at(-1);
  expect(moved).toMatchObject({ status: 'acknowledged', answerBy: addWorkingDays(answerBy, stoodStill) });
  expect(moved).not.toHaveProperty('pausedAt');
  expect(journey.openTask('answerHandover').dueOn).toBe(moved?.answerBy);
  const before = expires?.type === 'handoverExpires' ? stockholmDate(expires.at) : journey.today();
  const after = expiryOf(journey);
  expect(after?.type === 'handoverExpires' && stockholmDate(after.at)).toBe(addWorkingDays(before, stoodStill));
});

test('answered the same day, the clock has not stood still; asked late, there is still a day to answer', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  const { answerBy } = journey.state().handovers.at(-1) ?? { answerBy: journey.today() };
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question });
  journey.does(people.coach, { type: 'supplyHandoverInfo', handover, answer });
  expect(journey.state().handovers.at(-1)?.answerBy).toBe(answerBy);
  journey.wait(25);
  expect(journey.today() > answerBy).toBe(true);
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question });
  journey.does(people.coach, { type: 'supplyHandoverInfo', handover, answer });
  expect(journey.state().handovers.at(-1)?.answerBy).toBe(addWorkingDays(journey.today(), 1));
});

test('accepted, declined or withdrawn meanwhile, nothing stands still any more', () => {
  for (const end of ['acceptHandover', 'withdrawHandover', 'declineHandover'] as const) {
    const journey = handedOver();
    const handover = openHandover(journey);
    journey.does(people.af, { type: 'requestHandoverInfo', handover, question });
    if (end === 'declineHandover') journey.does(people.af, { type: 'declineHandover', handover, reason: 'noCapacity' });
    else if (end === 'acceptHandover') journey.does(people.af, { type: end, handover });
    else journey.does(people.coach, { type: end, handover, reason: 'situationChanged' });
    expect(journey.state().handovers.at(-1)).not.toHaveProperty('pausedAt');
    expect(journey.openTasks()).not.toContain('supplyHandoverInfo');
  }
});

test('who says that the papers are too few says which are missing', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  expect(
    journey.isRefused(people.af, { type: 'declineHandover', handover, reason: 'insufficientInformation' }).code,
  ).toBe('missingPapersNotNamed');
  const needed = documentRef('vad som behövs');
  journey.does(people.af, { type: 'declineHandover', handover, reason: 'insufficientInformation', needed });
  expect(journey.state().handovers.at(-1)).toMatchObject({ status: 'declined', declined: { needed } });
});

test('a handover sent anew, to another unit, says which one it replaces', () => {
  const journey = handedOver();
  const first = openHandover(journey);
  journey.does(people.af, { type: 'declineHandover', handover: first, reason: 'wrongAgency' });
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.regionPsykiatri },
    action: 'care',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  const second = openHandover(journey);
  expect(journey.state().handovers.at(-1)).toMatchObject({ id: second, replaces: first, status: 'sent' });
  expect(journey.state().handovers.at(-2)).toMatchObject({ id: first, status: 'declined' });
  journey.does(people.psykiatri, { type: 'acceptHandover', handover: second });
  expect(journey.state().holder.unit).toBe(units.regionPsykiatri.unit);
  // What the new holder sends replaces nothing.
  journey.does(people.psykiatri, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'vocationalRehabilitation',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  expect(journey.state().handovers.at(-1)).not.toHaveProperty('replaces');
});

test('a first handover replaces nothing, an aktualisering sent anew replaces the declined one', () => {
  const journey = referred();
  expect(journey.state().handovers[0]).not.toHaveProperty('replaces');
  const first = openHandover(journey);
  journey.does(people.coach, { type: 'declineHandover', handover: first, reason: 'noCapacity' });
  journey.does(people.fk, { type: 'resendReferral', basis: 'samtycke' });
  expect(journey.state().handovers.at(-1)?.replaces).toBe(first);
});

test('with the answer go papers that the sender chooses, besides those that were sent along; nothing that has been written anew', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  const [first, second] = papersOf(journey.state());
  if (!first || !second) throw new Error('the case has too few texts');
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question });
  const stale = { type: 'supplyHandoverInfo', handover, answer, papers: [{ ...first, version: 9 }] } as const;
  expect(journey.isRefused(people.coach, stale).code).toBe('staleVersion');
  expect(isGiven(journey.state(), first, units.afRehab)).toBe(false);
  journey.does(people.coach, { type: 'supplyHandoverInfo', handover, answer, papers: [first] });
  expect(isGiven(journey.state(), first, units.afRehab)).toBe(true);
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question });
  journey.does(people.coach, { type: 'supplyHandoverInfo', handover, answer, papers: [first, second] });
  expect(journey.state().handovers.at(-1)?.papers).toEqual([first, second]);
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question });
  journey.does(people.coach, { type: 'supplyHandoverInfo', handover, answer });
  expect(journey.state().handovers.at(-1)?.papers).toEqual([first, second]);
});
