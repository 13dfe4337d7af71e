import { randomUUID } from 'node:crypto';
import { gallraCase, seedCase } from '@stafett/activities/testing';
import { asCounter, createDb, type Database, seedOrganisation } from '@stafett/db';
import {
  type Actor,
  addDays,
  addDuration,
  addMonths,
  agencies,
  type CaseEvent,
  currentModel,
  type Instant,
  type IsoDate,
  isoDate,
  monthEnd,
  units,
} from '@stafett/domain';
import {
  closed,
  documentRef,
  duaMet,
  inInsats,
  inWorkTraining,
  type Journey,
  lastMeeting,
  mentorMatched,
  participantParty,
  people,
  person,
  referred,
  unitParty,
  vuxamPlanned,
} from '@stafett/domain/testing';
import { type Figures, figuresOf } from '@stafett/reports';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let owner: Database;
let api: Database;
let worker: Database;
const open = (url: string): Database => createDb({ url, max: 3, connectionTimeoutMillis: 5_000 });

beforeAll(async () => {
  database = await freshDatabase();
  [owner, api, worker] = [open(database.urls.owner), open(database.urls.api), open(database.urls.worker)];
  await seedOrganisation(owner, []);
});
afterAll(async () => {
  await Promise.all([owner, api, worker].map((client) => client.$disconnect()));
  await database.drop();
});

/** Whoever has it closes it by exception. */
const close = (journey: Journey): Journey => {
  const { agency, unit } = journey.state().holder;
  const actor = person('closer', { agency, unit }, 'caseworker', 'coach');
  journey.does(actor, { type: 'closeCase', reason: 'deceased', explanation: documentRef('varför') });
  return journey;
};
/** They wished to meet all together, and did after ten days; and wish it again. */
const wished = (journey: Journey): Journey => {
  journey.does(people.coach, { type: 'wishForMeeting', on: addDays(journey.today(), -3) });
  journey.does(people.coach, {
    type: 'bookMeeting',
    kind: 'multipartyMeeting',
    startsAt: addDuration(journey.now(), { days: 7 }),
    minutesLong: 60,
    mode: 'physical',
    parties: [unitParty('sikta', units.kommunSikta), participantParty],
    wish: journey.state().wishes?.at(-1)?.id ?? '',
  });
  journey.wait(7);
  const meeting = lastMeeting(journey);
  journey.does(people.coach, { type: 'meetingHeld', meeting, attended: ['sikta', 'participant'], mode: 'physical' });
  journey.wait(20);
  journey.does(people.coach, { type: 'wishForMeeting', on: journey.today() });
  journey.wait(40);
  return journey;
};
/** A place for arbetsträning that came to an end, and another that goes on. */
const trained = (journey: Journey): Journey => {
  journey.wait(40);
  const placement = journey.state().placements[0]?.id ?? '';
  journey.does(people.tunaCoach, { type: 'endPlacement', placement, to: journey.today() });
  journey.wait(25);
  journey.does(people.tunaCoach, { type: 'startPlacement', from: journey.today(), document: documentRef('plats') });
  journey.wait(45);
  return journey;
};
/** The first step in time, the second too late. */
const stepped = (journey: Journey): Journey => {
  journey.wait(50);
  journey.does(people.vuxam, { type: 'recordStepMove', step: 1, on: journey.today() });
  journey.wait(150);
  journey.does(people.vuxam, { type: 'recordStepMove', step: 2, on: journey.today() });
  journey.wait(60);
  return journey;
};
const practised = (journey: Journey): Journey => {
  journey.does(people.mentorSupervisor, {
    type: 'startPlacement',
    from: journey.today(),
    document: documentRef('praktik'),
    throughMentor: true,
  });
  journey.wait(140);
  return journey;
};
const waited = (journey: Journey, days: number): Journey => {
  journey.wait(days);
  return journey;
};

/** As it comes, or with another sex and year of birth; as a case of its own. */
const seed = async (journey: Journey, changed = false): Promise<string> => {
  const { id, participant } = journey.state();
  const caseId = randomUUID();
  const text = JSON.stringify(journey.events()).replaceAll(id, caseId).replaceAll(participant, randomUUID());
  const other = text.replaceAll('"sex":"K"', '"sex":"M"').replaceAll(/"birthYear":\d+/g, '"birthYear":1971');
  await seedCase(worker, caseId, JSON.parse(changed ? other : text) as readonly CaseEvent[]);
  return caseId;
};

const at = '2040-01-10T09:00:00.000Z' as Instant;
const everyMonth = (from: IsoDate, until: IsoDate): readonly IsoDate[] => {
  const ends: IsoDate[] = [];
  for (let end = monthEnd(from); end <= until; end = monthEnd(addDays(end, 1))) ends.push(end);
  return ends;
};
const months = everyMonth(isoDate('2026-03-01'), isoDate('2026-12-31'));
const counters: readonly (readonly [insats: string, actor: Actor])[] = [
  ['sikta-arbetsmarknad', person('c1', units.forbundKansli, 'insatsCoordinator')],
  [
    'sikta-arbetsmarknad',
    person('c2', { agency: agencies.arbetsformedlingen.id, unit: units.afRehab.unit }, 'manager'),
  ],
  ['tuna', person('c3', units.forbundKansli, 'insatsCoordinator')],
  ['tuna', person('c4', units.tunaEskilstuna, 'manager')],
  ['vuxam', person('c5', units.kansliLjusnarsberg, 'insatsCoordinator')],
  ['dua', person('c6', units.forbundKavlinge, 'insatsCoordinator')],
  ['mentorsnatverket', person('c7', units.forbundKavlinge, 'insatsCoordinator')],
];
/** The lägesrapporter of every month, of that month and of the year up to it, of each who counts. */
const allFigures = async (): Promise<readonly (readonly [string, Figures])[]> => {
  const found: (readonly [string, Figures])[] = [];
  for (const [insats, actor] of counters) {
    const model = currentModel(insats);
    if (!model) throw new Error(insats);
    await asCounter(api, actor, at, async (transaction) => {
      for (const [index, to] of months.entries()) {
        const from = index % 2 === 0 ? isoDate(`${to.slice(0, 7)}-01`) : addMonths(addDays(to, 1), -12);
        found.push([`${insats} ${from}–${to}`, await figuresOf(transaction, model, from, to)]);
      }
    });
  }
  return found;
};

test('the figures as of the end of every month say the same after gallring as before, to each who counts', {
  timeout: 120_000,
}, async () => {
  const ended = [
    await seed(closed()),
    await seed(close(wished(inInsats()))),
    await seed(close(waited(inInsats(), 33)), true),
    await seed(close(waited(referred(), 45))),
    await seed(close(trained(inWorkTraining()))),
    await seed(close(stepped(vuxamPlanned()))),
    await seed(close(waited(duaMet(), 130))),
    await seed(close(practised(mentorMatched()))),
  ];
  // Those that go on, or are kept, are counted with them all the time.
  await seed(inInsats(), true);
  await seed(close(waited(inInsats(), 70)));
  const before = await allFigures();
  const seen = (what: (figures: Figures) => unknown) => before.filter(([, figures]) => what(figures)).length;
  expect(seen(({ ongoing }) => ongoing.total > 1)).toBeGreaterThan(0);
  expect(seen(({ waiting }) => waiting > 0)).toBeGreaterThan(0);
  expect(seen(({ wishes }) => wishes?.medianDays)).toBeGreaterThan(0);
  expect(seen(({ placements }) => placements?.ended)).toBeGreaterThan(0);
  expect(seen(({ measures }) => measures?.steps?.some(({ reached }) => reached > 0))).toBeGreaterThan(0);
  expect(seen(({ measures }) => measures?.offers?.inTime)).toBeGreaterThan(0);
  expect(seen(({ measures }) => measures?.mentors?.internship.reached)).toBeGreaterThan(0);

  // First those of the shorter term alone, then everything.
  await gallraCase({ owner, api, worker, at: Date.parse('2033-01-01T03:00:00Z') }, ended);
  expect(await worker.caseFile.count({ where: { id: { in: ended } } })).toBeGreaterThan(0);
  expect(new Map(await allFigures())).toEqual(new Map(before));
  await gallraCase({ owner, api, worker, at: Date.parse('2038-01-01T03:00:00Z') }, ended);
  expect(await worker.caseFile.count({ where: { id: { in: ended } } })).toBe(0);
  expect(new Map(await allFigures())).toEqual(new Map(before));
});
