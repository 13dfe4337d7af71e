import { randomUUID } from 'node:crypto';
import { addDays, addMonths, type IsoDate, type Sex, type StepId, stockholmDate } from '@stafett/domain';
import { documentRef, importer, importOf, people } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doing } from '../../../worker/src/house-under-test.ts';
import { type ApiUnderTest, openApi, problemIn } from '../api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.stop());

const today = (): IsoDate => stockholmDate(api.deps.clock());
type Imported = Parameters<typeof importOf>[0] & {
  readonly kommun: string;
  readonly sex?: Sex;
  readonly birthDate?: IsoDate;
};

/** Somebody who had started the insats before Stafett. */
const startedIn = async (insats: string, place: string, { kommun, sex = 'K', birthDate, ...more }: Imported) => {
  const caseId = more.caseId ?? randomUUID();
  const act = doing(api.house, caseId);
  const started = importOf({
    caseId,
    participant: randomUUID(),
    insats,
    place,
    asOf: today(),
    ...more,
    facts: {
      sex,
      birthYear: Number((birthDate ?? '1990').slice(0, 4)),
      kommun,
      referredBy: 'kommun',
      referredOn: more.startedOn ?? today(),
      ...(birthDate === undefined ? {} : { birthDate }),
    },
  });
  expect(await act(importer, started)).toBeUndefined();
  return act;
};

type Move = readonly [step: StepId, daysAfter: number];
/** Days after the start on which each came to a step. Eight people: six have had more than a year, two half a year. */
const longAgo: readonly (readonly Move[])[] = [
  [
    [1, 60],
    [2, 150],
    [3, 250],
    [5, 350],
  ],
  [
    [1, 80],
    [2, 170],
    [3, 260],
  ],
  // Late for step 2.
  [
    [1, 85],
    [2, 200],
  ],
  // Past step 1 at once.
  [[2, 70]],
  [],
  // Late for step 1.
  [[1, 100]],
];
const halfAYear: readonly (readonly Move[])[] = [
  [
    [1, 30],
    [2, 170],
  ],
  [[1, 50]],
];

test('VUXAM: stegförflyttning against the targets at 3, 6, 9 and 12 months', async () => {
  const cohort = async (startedOn: IsoDate, moves: readonly Move[]) => {
    const act = await startedIn('vuxam', 'ljusnarsberg', { kommun: 'Ljusnarsberg', startedOn });
    for (const [step, daysAfter] of moves)
      expect(
        await act(people.vuxam, { type: 'recordStepMove', step, on: addDays(startedOn, daysAfter) }),
      ).toBeUndefined();
  };
  const [early, late] = [addDays(today(), -400), addDays(today(), -200)];
  for (const moves of longAgo) await cohort(early, moves);
  for (const moves of halfAYear) await cohort(late, moves);
  const monika = await api.signIn('kansli-monika');
  const stepsAt = async (to: IsoDate) => {
    const { measures } = await monika.api.figures.get.query({ insats: 'vuxam', from: early, to });
    return measures?.steps?.map(({ step, measured, reached, percent, isMet }) => [
      step,
      measured,
      reached,
      percent,
      isMet,
    ]);
  };
  expect(await stepsAt(today())).toEqual([
    [1, 8, 6, 75, true],
    [2, 8, 4, 50, false],
    [3, 6, 2, 33, false],
    [4, 6, 1, 17, true],
    [5, 6, 1, 17, true],
  ]);
  // What happened later does not change what was so then.
  expect(await stepsAt(addDays(early, 100))).toEqual([
    [1, 6, 4, 67, false],
    [2, 0, 0, undefined, undefined],
    [3, 0, 0, undefined, undefined],
    [4, 0, 0, undefined, undefined],
    [5, 0, 0, undefined, undefined],
  ]);
});

test('Dua: the share who were offered their trepartssamtal before they turned 20', async () => {
  const twenty = (inDays: number): IsoDate => addMonths(addDays(today(), inDays), -240);
  const young = (inDays: number) =>
    startedIn('dua', 'lomma', { kommun: 'Lomma', startedOn: addDays(today(), -150), birthDate: twenty(inDays) });
  const offered = await young(-30);
  const inTime = { type: 'recordOffer', answer: 'declines', on: addDays(today(), -60) } as const;
  expect(await offered(people.lommaDua, inTime)).toBeUndefined();
  await young(-30);
  const soon = await young(60);
  expect(await soon(people.lommaDua, { type: 'recordOffer', answer: 'accepts', on: today() })).toBeUndefined();
  await young(100);
  const carina = await api.signIn('finsam-carina');
  const { measures } = await carina.api.figures.get.query({ insats: 'dua', from: addDays(today(), -365), to: today() });
  expect(measures?.offers).toEqual({ measured: 3, inTime: 2, percent: 67 });
});

test('Mentorsnätverket: praktik of three months through the mentor, and anställning', async () => {
  const adept = (more: Parameters<typeof importOf>[0] = {}) =>
    startedIn('mentorsnatverket', 'kavlingelomma', {
      kommun: 'Kävlinge',
      startedOn: addDays(today(), -200),
      ...more,
    });
  const { mentorSupervisor, mentorStandIn } = people;
  for (const from of [addDays(today(), -100), addDays(today(), -20)]) {
    const act = await adept();
    // One mentor for both.
    const match = {
      mentor: documentRef('mentor'),
      mentorId: 'a mentor',
      supervisor: mentorSupervisor.staff,
      standIn: mentorStandIn.staff,
    };
    expect(await act(mentorSupervisor, { type: 'matchMentor', ...match, on: today() })).toBeUndefined();
    expect(await act(mentorSupervisor, { type: 'startPlacement', from, throughMentor: true })).toBeUndefined();
  }
  const [one, other] = [randomUUID(), randomUUID()];
  const [asa, samir] = [await api.signIn('kavlinge-mentor-asa'), await api.signIn('kavlinge-mentor-samir')];
  const matching = (caseId: string, sameMentorAs?: string) =>
    asa.api.insatser.matchMentor.mutate({
      commandId: randomUUID(),
      caseId,
      mentor: { name: 'Gun Mentor' },
      supervisor: asa.staff,
      standIn: samir.staff,
      on: today(),
      ...(sameMentorAs && { sameMentorAs }),
    });
  for (const caseId of [one, other]) await adept({ caseId });
  await matching(one);
  expect(await problemIn(matching(other, randomUUID()))).toMatchObject({ code: 'caseNotFound' });
  await matching(other, one);
  await adept({ phase: 'closed', closed: { on: addDays(today(), -5), reason: 'employment' } });
  const carina = await api.signIn('finsam-carina');
  const range = { insats: 'mentorsnatverket', from: addDays(today(), -365), to: today() };
  const { measures } = await carina.api.figures.get.query(range);
  expect(measures?.mentors).toEqual({
    adepts: 5,
    matched: 4,
    mentors: 2,
    internship: { reached: 1, targetPercent: 60, percent: 20, isMet: false },
    employment: { reached: 1, targetPercent: 10, percent: 20, isMet: true },
  });
});

test('TUNA: closings against its targets, kö and closed by sex, and who waits for a place, is on one, has left one', async () => {
  const on = (days: number): IsoDate => addDays(today(), days);
  const inTuna = (more: Omit<Imported, 'kommun'>) =>
    startedIn('tuna', 'eskilstuna', { kommun: 'Eskilstuna', startedOn: on(-200), ...more });
  // Ten who had started were closed this year: 3 back, 6 onward, 1 moved. One more was closed from the kö.
  const closings = [
    ['returnedToPriorLevel', 'K'],
    ['returnedToPriorLevel', 'M'],
    ['returnedToPriorLevel', 'M'],
    ['employment', 'K'],
    ['employment', 'K'],
    ['employment', 'K'],
    ['employment', 'K'],
    ['employment', 'M'],
    ['studies', 'M'],
    ['movedAway', 'K'],
  ] as const;
  for (const [reason, sex] of closings) await inTuna({ phase: 'closed', sex, closed: { on: on(-5), reason } });
  const notStarted = (more: Omit<Imported, 'kommun'>) =>
    startedIn('tuna', 'eskilstuna', { kommun: 'Eskilstuna', ...more });
  const declines = await notStarted({ phase: 'waitingList', sex: 'M' });
  const explained = { reason: 'declined', explanation: documentRef('tackade nej') } as const;
  expect(await declines(people.tunaCoach, { type: 'closeCase', ...explained })).toBeUndefined();
  await notStarted({ phase: 'waitingList', sex: 'M' });
  await notStarted({ phase: 'waitingList', sex: 'K' });
  await notStarted({ phase: 'waitingList', sex: 'K' });
  // Five look for a place: one gets one, one gets one and loses it, one is paused.
  const [leaver, pauser] = [randomUUID(), randomUUID()];
  const seeking = [];
  for (const caseId of [randomUUID(), leaver, pauser, randomUUID(), randomUUID()])
    seeking.push(await inTuna({ caseId, phase: 'waitingForPlacement', sex: 'M' }));
  await inTuna({ phase: 'workTraining', sex: 'K' });
  const { tunaCoach } = people;
  const [gets, loses, paused] = seeking;
  for (const act of [gets, loses])
    expect(await act?.(tunaCoach, { type: 'startPlacement', from: on(-20) })).toBeUndefined();
  const review = (await api.house.storedState(pauser))?.tasks.find(({ kind }) => kind === 'reviewImported');
  const { id: task = '', version = 0 } = review ?? {};
  expect(await paused?.(tunaCoach, { type: 'claimTask', task, version })).toBeUndefined();
  expect(await paused?.(tunaCoach, { type: 'completeTask', task, version: version + 1 })).toBeUndefined();
  expect(await paused?.(tunaCoach, { type: 'parkCase', reason: 'care', until: on(14) })).toBeUndefined();

  const helena = await api.signIn('forbund-helena');
  const figures = () => helena.api.figures.get.query({ insats: 'tuna', from: on(-300), to: today() });
  expect((await figures()).placements).toEqual({ waiting: 3, ongoing: 3, ended: 0 });
  const placement = (await api.house.storedState(leaver))?.placements[0]?.id ?? '';
  expect(await loses?.(tunaCoach, { type: 'endPlacement', placement, to: today() })).toBeUndefined();
  const now = await figures();
  expect(now).toMatchObject({
    ongoing: { total: 6, bySex: { K: 1, M: 5 }, byPhase: { 'vantar-pa-plats': 4, arbetstraning: 2 } },
    placements: { waiting: 4, ongoing: 2, ended: 1 },
    waiting: 3,
    waitingBySex: { K: 2, M: 1 },
    closed: {
      total: 11,
      bySex: { K: 6, M: 5 },
      // The others are so few that one would know who it is.
      byReasonAndSex: { arbete: { K: 4, M: 1 } },
    },
    targets: [
      { reportCode: 'ater-tidigare-niva', bound: 'atMost', targetPercent: 30, measured: 10, reached: 3, percent: 30 },
      { reportCode: 'vidare', bound: 'moreThan', targetPercent: 50, measured: 10, reached: 6, percent: 60 },
    ],
  });
  expect(now.targets?.map(({ isMet }) => isMet)).toEqual([true, true]);

  // Stannade ärenden counts the same people: those in the phase, each in one queue, whom nothing else holds up in the one for places.
  const open = async (phase: 'waitingForPlacement' | 'waitingList' | 'workTraining') => {
    const { byQueue } = await helena.api.coordination.stalled.query({ stalledOnly: false, insats: 'tuna', phase });
    return Object.fromEntries(byQueue.map(({ queue, count }) => [queue, count]));
  };
  expect(await open('waitingForPlacement')).toEqual({ waitsForPlacement: 3, paused: 1 });
  expect(await open('waitingList')).toEqual({ waitingList: now.waiting });
  expect(Object.keys(await open('workTraining'))).not.toContain('waitsForPlacement');
});
