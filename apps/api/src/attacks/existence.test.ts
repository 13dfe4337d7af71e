import { randomUUID } from 'node:crypto';
import { asWorker, createDb, type Database } from '@stafett/db';
import {
  type Handover,
  type Instant,
  instant,
  type Meeting,
  type Relation,
  stockholmDate,
  units,
} from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertCase, insertHandover, insertMeeting, insertTask } from '../../../../packages/db/src/rows-under-test.ts';
import { type ApiUnderTest, openApi, type Person } from '../api-under-test.ts';
import { inputFor, type Known, type Schema } from '../input-under-test.ts';
import { appRouter } from '../router.ts';

// That somebody is enrolled is a secret by itself (OSL 8:1–2, JO 3185-2017): whoever may not see a case gets the same bytes, and the same
// headers, as if it had never been.

const NAME = 'Osynlig Okändsson';
const NUMBER = '198507099805';
const now: Instant = instant(Date.now());

type Procedure = { readonly _def: { readonly type: string; readonly inputs: readonly Schema[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);

/** Of every agency, and every role that has something to look at. */
const people = [
  'af-amir',
  'af-karin',
  'af-team-ida',
  'fk-anna',
  'fk-marie',
  'region-sara',
  'region-eva',
  'kommun-maja',
  'kommun-lena',
  'kommun-petra',
  'kommun-admin',
  'forbund-helena',
  'forbund-mats',
] as const;
const places = [
  units.afRehab,
  units.afPlattformen,
  units.fkRehab,
  units.regionPsykiatri,
  units.regionVardcentral,
  units.kommunSikta,
  units.kommunPlattformen,
  units.kommunForsorjning,
];
const standings = [
  'referrer',
  'sender',
  'receiver',
  'meetingParty',
  'coordinator',
] as const satisfies readonly Relation[];

type Signed = Person & { readonly unit: string; readonly agency: string; readonly roles: readonly string[] };
let api: ApiUnderTest;
let worker: Database;
let signedIn: readonly Signed[];
let lookup: Buffer;
let seenByAnna: { readonly caseId: string; readonly participant: string };

beforeAll(async () => {
  api = await openApi({ clock: () => now });
  worker = createDb({ url: api.house.database.urls.worker, max: 2, connectionTimeoutMillis: 3_000 });
  const met: Signed[] = [];
  for (const who of people) {
    const person = await api.signIn(who);
    const { unit, agency, roles } = await person.api.session.me.query();
    met.push({ ...person, unit: unit.id, agency: agency.id, roles });
  }
  signedIn = met;
  // A case that some of them do see, so that their lists are not empty; and whose number the others come to ask for.
  const anna = met[people.indexOf('fk-anna')] as Signed;
  const { caseId } = await anna.api.cases.refer.mutate(referral(NUMBER));
  const [row] = await api.look<{ lookup: Buffer; participant: string }>(
    'SELECT lookup, participant_id AS participant FROM participant_identity',
  );
  if (!row) throw new Error('the participant has no number');
  lookup = row.lookup;
  seenByAnna = { caseId, participant: row.participant };
});
afterAll(async () => {
  await worker?.$disconnect();
  await api.stop();
});

const referral = (personnummer: string) => ({
  commandId: randomUUID(),
  insats: 'sikta-arbetsmarknad',
  place: 'kfv',
  participant: { name: NAME, personnummer },
  sex: 'K' as const,
  birthYear: 1985,
  kommun: 'Flen',
  referredOn: stockholmDate(now),
  income: 'okand' as const,
  insuranceQuestionOpen: false,
  ...agreed(stockholmDate(now), 'coordinateSupport'),
});

// ── A world: some cases that the units hold, and how others stand to them ─────────────────────────────────────────────

const World = fc.array(
  fc.record({
    holder: fc.nat(places.length - 1),
    others: fc.array(fc.tuple(fc.constantFrom(...standings), fc.nat(places.length - 1)), { maxLength: 2 }),
    stalled: fc.boolean(),
    closed: fc.boolean(),
    managersTask: fc.boolean(),
    samePerson: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);
type World = typeof World extends fc.Arbitrary<infer Value> ? Value : never;
type Placed = {
  readonly ids: readonly string[];
  readonly handover: string;
  readonly meeting: string;
  readonly task: string;
};

const placeAt = (index: number) => places[index] as (typeof places)[number];
const day = stockholmDate(now);

const enter = (world: World): Promise<Placed> =>
  asWorker(worker, now, async (transaction) => {
    const placed = { ids: [] as string[], handover: randomUUID(), meeting: randomUUID(), task: '' };
    for (const [index, one] of world.entries()) {
      const holder = placeAt(one.holder);
      const others = new Map(
        one.others.map(([relation, at]) => [`${relation} ${at}`, [relation, placeAt(at)] as const]),
      );
      const { id, participant, task } = await insertCase(transaction, holder, [...others.values()]);
      placed.ids.push(id);
      placed.task = task;
      await transaction.caseFile.update({
        where: { id },
        data: {
          ...(one.stalled ? { stallsOn: new Date('2026-01-01'), stallCause: 'unknownCaseworker' } : {}),
          ...(one.closed ? { phase: 'closed', closedOn: new Date(day), closureReason: 'employment' } : {}),
        },
      });
      if (one.samePerson)
        await transaction.participantIdentity.update({
          where: { participantId: participant },
          data: { lookup: new Uint8Array(lookup) },
        });
      if (one.managersTask)
        await insertTask(transaction, { id: randomUUID(), caseId: id, participantId: participant }, holder, 'manager');
      const [from, to] = [holder, placeAt((one.holder + 1) % places.length)];
      const handover = {
        id: index === 0 ? placed.handover : randomUUID(),
        route: 'unit',
        from: { agency: from.agency, unit: from.unit },
        to: { type: 'unit', agency: to.agency, unit: to.unit },
        action: 'takeOver',
        basis: 'samtycke',
        sentAt: now,
        acknowledgeBy: day,
        answerBy: day,
        status: 'sent',
      } as Handover;
      await insertHandover(transaction, id, handover);
      await transaction.caseGrant.createMany({
        data: [{ caseId: id, unit: to.unit, relation: 'receiver', agency: to.agency, participantId: participant }],
        skipDuplicates: true,
      });
      await insertMeeting(transaction, id, {
        id: index === 0 ? placed.meeting : randomUUID(),
        kind: 'handoverMeeting',
        bookedBy: handover.from,
        bookedAt: now,
        startsAt: now,
        minutesLong: 60,
        mode: 'video',
        parties: [{ id: 'p1', type: 'unit', agency: from.agency, unit: from.unit, required: true }],
        status: 'planned',
        rescheduled: 0,
        commitments: [],
      } as Meeting);
    }
    return placed;
  });

const leave = async ({ ids }: Placed): Promise<void> => {
  await api.look('DELETE FROM case_event WHERE case_id = ANY($1::uuid[])', ids);
  await api.look('DELETE FROM case_file WHERE id = ANY($1::uuid[])', ids);
};

/** What the world's first case is known by. */
const knownOf = async ({ ids: [caseId], handover, meeting, task }: Placed): Promise<Known> => {
  const [row] = await api.look<{ code: string }>('SELECT code FROM case_file WHERE id = $1', caseId);
  return {
    caseId,
    handover,
    meeting,
    task,
    code: row?.code,
    cursor: undefined,
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    kommun: 'Flen',
    agency: units.afPlattformen.agency,
    unit: units.afPlattformen.unit,
    members: units.afPlattformen.unit,
    list: 'a-list',
  };
};

/** Who of the people has no part in any of it; a manager or coordinator counts their whole agency's cases, and never sees the rows. */
const strangersTo = async ({ ids }: Placed): Promise<readonly Signed[]> => {
  const grants = await api.look<{ unit: string; agency: string }>(
    'SELECT unit, agency FROM case_grant WHERE case_id = ANY($1::uuid[])',
    ids,
  );
  const counts = (roles: readonly string[]) => roles.some((role) => /^manager$|Coordinator$/.test(role));
  return signedIn.filter(
    ({ unit, agency, roles }) =>
      !grants.some((grant) => grant.unit === unit || (counts(roles) && grant.agency === agency)),
  );
};

// ── Everything that can be asked ──────────────────────────────────────────────────────────────────────────────────────

const ask = async (who: Person, path: string, input: unknown): Promise<unknown> => {
  const answer = await fetch(`${api.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: who.cookie, 'x-stafett-csrf': who.csrf },
    body: JSON.stringify(input ?? null),
  });
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  // A reference is drawn anew for every fault.
  return [path, answer.status, headers, (await answer.text()).replaceAll(/"reference":"[^"]*"/g, '')];
};

const readings = new Set(procedures.flatMap(([path, { _def }]) => (_def.type === 'query' ? [path] : [])));
type Question = readonly [path: string, input: unknown];

/** Every reading, a search in each of its ways, and some of the acts: all of them against ids that do not exist, `nothing-leaks.test.ts` asks. */
const questionsAbout = (known: Known, turn: number): readonly Question[] => {
  const reads: Question[] = [];
  const acts: Question[] = [];
  for (const [path, { _def }] of procedures) {
    const input = _def.inputs[0] && inputFor(_def.inputs[0], known);
    const about = (input as { caseId?: string } | undefined)?.caseId !== undefined;
    if (readings.has(path)) reads.push([path, input]);
    // A draft is its author's own, whatever it is about.
    if (_def.type === 'mutation' && about && !path.startsWith('documents.')) acts.push([path, input]);
  }
  const searches = [NAME, NUMBER, String(known.code)].map((query): Question => ['cases.search', { query }]);
  const lists = ['followed', 'closed'].map((which): Question => ['cases.list', { which, limit: 50 }]);
  return [...reads, ...searches, ...lists, ...acts.filter((_act, index) => index % 10 === turn % 10)];
};

const AT_ONCE = 6;
const answersTo = async (who: Person, questions: readonly Question[]): Promise<readonly unknown[]> => {
  const answers: unknown[] = [];
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    const some = questions.slice(from, from + AT_ONCE);
    answers.push(...(await Promise.all(some.map(([path, input]) => ask(who, path, input)))));
  }
  return answers;
};

test('whoever may not see a case gets the same bytes as if it were not there, whatever they ask', async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(World, fc.nat(), async (world, turn) => {
      const placed = await enter(world);
      try {
        const strangers = await strangersTo(placed);
        const who = strangers[turn % strangers.length];
        if (who === undefined) return;
        const questions = questionsAbout(await knownOf(placed), turn);
        const there = await answersTo(who, questions);
        await leave(placed);
        const notThere = await answersTo(who, questions);
        expect(there).toEqual(notThere);
        asked += questions.length;
      } finally {
        await leave(placed);
      }
    }),
    { numRuns: 4, seed: 20261122, endOnFailure: true },
  );
  expect(asked).toBeGreaterThan(150);
});

test('whoever has a case of the person is told nothing of what another agency has of the very same', async () => {
  const anna = signedIn[people.indexOf('fk-anna')] as Signed;
  const holder = places.findIndex(({ unit }) => unit === units.afRehab.unit);
  const to = places.findIndex(({ unit }) => unit === units.regionPsykiatri.unit);
  const one = { holder, others: [['receiver', to]] as World[number]['others'], stalled: true, closed: false };
  const placed = await enter([{ ...one, managersTask: true, samePerson: false }]);
  // Linked silently: the same participant, under the same key.
  for (const table of ['case_file', 'case_grant', 'task'])
    await api.look(
      `UPDATE ${table} SET participant_id = $1 WHERE ${table === 'case_file' ? 'id' : 'case_id'} = ANY($2::uuid[])`,
      seenByAnna.participant,
      placed.ids,
    );
  expect((await strangersTo(placed)).map(({ staff }) => staff)).toContain(anna.staff);
  const known = { ...(await knownOf(placed)), caseId: seenByAnna.caseId };
  const questions = questionsAbout(known, 0).filter(([path]) => path === 'cases.search' || readings.has(path));
  const there = await answersTo(anna, questions);
  await leave(placed);
  expect(there).toEqual(await answersTo(anna, questions));
  // She does see her own: the question was no empty one.
  expect(there).toContainEqual(['cases.get', 200, expect.anything(), expect.stringContaining(NAME)]);
});

test('whoever holds it gets another answer, or nothing above is proved', async () => {
  const holder = places.findIndex(({ unit }) => unit === units.afRehab.unit);
  const world: World = [{ holder, others: [], stalled: false, closed: false, managersTask: false, samePerson: false }];
  const placed = await enter(world);
  const amir = signedIn[people.indexOf('af-amir')] as Signed;
  const questions: readonly Question[] = [
    ['session.me', undefined],
    ['tasks.unitInbox', {}],
    ['cases.list', { which: 'held', limit: 50 }],
  ];
  const there = await answersTo(amir, questions);
  await leave(placed);
  const notThere = await answersTo(amir, questions);
  expect(there.map((answer, index) => JSON.stringify(answer) === JSON.stringify(notThere[index]))).not.toContain(true);
});

test('a referral says nothing of what somebody else has of the same person', async () => {
  const [amir, lena] = ['af-amir', 'kommun-lena'].map((who) => signedIn[people.indexOf(who as 'af-amir')] as Signed);
  for (const who of [amir, lena]) {
    if (!who) throw new Error('nobody signed in');
    const answers = [];
    // The same number at Försäkringskassan's; and one that nobody has.
    for (const number of [NUMBER, '198512249809']) {
      const [path, status, headers, body] = (await ask(who, 'cases.refer', {
        ...referral(number),
        // The kommun aktualiserar to its own insats.
        ...(who === lena && { ground: undefined }),
      })) as [string, number, unknown, string];
      expect([status, body]).toEqual([200, expect.any(String)]);
      answers.push([
        path,
        status,
        headers,
        body.replaceAll(/[0-9a-f-]{36}/g, 'id').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'at'),
      ]);
    }
    expect(answers[0]).toEqual(answers[1]);
  }
});
