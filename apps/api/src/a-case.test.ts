import { randomUUID } from 'node:crypto';
import {
  addDays,
  addDuration,
  agencies,
  type IsoDate,
  instant,
  stockholmDate,
  type TaskKind,
  units,
} from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import type { CaseView } from '@stafett/schemas';
import { fastForward } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn, until } from './api-under-test.ts';
import { aReferral } from './referral-under-test.ts';

const who = {
  anna: 'fk-anna',
  erik: 'fk-erik',
  petra: 'kommun-petra',
  hakan: 'kommun-hakan',
  lars: 'kommun-lars',
  amir: 'af-amir',
  lisa: 'af-lisa',
  helena: 'forbund-helena',
  sara: 'region-sara',
} as const;

/** How far the api's clock is ahead of the wall's. */
let ahead = { minutes: 0 };
/** What falls within these minutes has been: for the api and for the case's journey. Sessions outlive them. */
const passTime = async (caseId: string, minutes: number): Promise<void> => {
  await fastForward(api.house.journeyOf(caseId), minutes * 60_000);
  ahead = { minutes };
};

let api: ApiUnderTest;
let people: Record<keyof typeof who, Person>;
beforeAll(async () => {
  api = await openApi({ clock: () => addDuration(instant(Date.now()), ahead) });
  const signedIn = await Promise.all(
    Object.entries(who).map(async ([name, subject]) => [name, await api.signIn(subject)]),
  );
  people = Object.fromEntries(signedIn) as typeof people;
  // Lars leads three units; the kö is SIKTA's.
  people.lars = await api.actFor(people.lars, units.kommunSikta.unit);
});
afterAll(() => api.stop());

const now = () => api.deps.clock();
const today = (): IsoDate => stockholmDate(now());
const id = randomUUID;
const list = { insats: 'sikta-arbetsmarknad', place: 'kfv' };

const refer = async (person: Person, name: string, more: object = {}) => {
  const answer = await person.api.cases.refer.mutate(
    aReferral({
      ...list,
      another: true,
      participant: { name, personnummer: '19900118-9811' },
      sex: 'M',
      birthYear: 1990,
      referredOn: today(),
      income: 'sjukpenning',
      message: 'Behöver lugn miljö.',
      ...more,
    }),
  );
  return answer.caseId;
};
const see = (person: Person, caseId: string): Promise<CaseView> => person.api.cases.get.query({ caseId });
const taskOf = async (person: Person, caseId: string, kind: TaskKind) => {
  const task = (await see(person, caseId)).tasks.find((one) => one.kind === kind);
  if (!task) throw new Error(`no task ${kind}`);
  return { caseId, task: task.id, version: task.version };
};
const lastHandover = async (person: Person, caseId: string): Promise<string> =>
  (await see(person, caseId)).handovers?.at(-1)?.id ?? '';

/** From kö to a coach with room. */
const callToInsats = async (caseId: string): Promise<void> => {
  const { petra, lars } = people;
  await until(
    () => petra.api.waitingList.view.query(list),
    ({ rows }) => rows.some((row) => row.caseId === caseId),
  );
  await lars.api.waitingList.setCapacity.mutate({ commandId: id(), ...list, coach: petra.staff, seats: 50 });
  const called = await petra.api.waitingList.callNext.mutate({
    commandId: id(),
    ...list,
    coach: petra.staff,
    answerBy: addDays(today(), 14),
    outOfTurn: { caseId, reason: 'coachMatch' },
  });
  expect(called).toMatchObject({ outcome: 'saved', called: { caseId } });
  const { summonses } = await until(
    () => see(petra, caseId),
    (view) => view.summonses?.length === 1,
  );
  // Who called is told to their own agency; the others see which unit.
  const lineOf = async (person: Person) =>
    (await see(person, caseId)).history?.find(({ type }) => type === 'participantCalled');
  expect(await lineOf(petra)).toMatchObject({
    by: { unit: units.kommunSikta.unit },
    person: { id: petra.staff },
  });
  const referral = (await see(petra, caseId)).history?.find(({ type }) => type === 'caseReferred');
  expect(referral).toMatchObject({ by: { unit: units.fkRehab.unit } });
  expect(referral).not.toHaveProperty('person');
  const summons = summonses?.[0]?.id ?? '';
  const letter = await petra.api.summons.letter.query({ caseId, summons });
  expect(letter).toMatchObject({ insatsName: 'SIKTA-Arbetsmarknad', coach: { id: petra.staff } });
  await petra.api.summons.deliver.mutate({ commandId: id(), caseId, summons, how: 'letter', on: today() });
  await petra.api.summons.answer.mutate({ commandId: id(), caseId, summons, answer: 'comes' });
};

test('a case goes from aktualisering to avslut, and each party sees its part', async () => {
  const { anna, petra, amir, sara, helena } = people;
  const caseId = await refer(anna, 'Östen Åkerlund');

  // The host unit finds it in its inbox; Arbetsförmedlingen and the region find nothing at all.
  const inbox = await petra.api.tasks.unitInbox.query({});
  const answerReferral = inbox.rows.find((row) => row.caseId === caseId);
  expect(answerReferral).toMatchObject({
    kind: 'answerReferral',
    participantName: 'Östen Åkerlund',
    status: 'notStarted',
  });
  expect(answerReferral?.awaitedBy?.unit).toBe(units.fkRehab.unit);
  for (const outsider of [amir, sara])
    expect(await problemIn(see(outsider, caseId))).toMatchObject({ code: 'caseNotFound', status: 404 });

  const atHost = await see(petra, caseId);
  expect(atHost.identity).toEqual({ name: 'Östen Åkerlund', missing: false, numberKnown: true });
  expect(JSON.stringify(atHost)).not.toContain('199001189811');
  expect(await petra.api.cases.revealIdentity.mutate({ caseId })).toEqual({
    name: 'Östen Åkerlund',
    personnummer: '199001189811',
  });
  const message = atHost.handovers?.[0]?.message;
  expect((await petra.api.documents.read.query({ caseId, document: message?.document ?? '' })).content).toEqual({
    kind: 'referralMessage',
    text: 'Behöver lugn miljö.',
  });
  const toUs = await petra.api.handovers.list.query({ direction: 'toUs' });
  expect(toUs.rows.map((row) => row.caseId)).toContain(caseId);
  await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover: await lastHandover(petra, caseId) });
  expect((await see(anna, caseId)).holder.unit).toBe(units.kommunSikta.unit);

  await callToInsats(caseId);
  await petra.api.cases.completeAssessment.mutate({
    commandId: id(),
    caseId,
    on: today(),
    text: { summary: 'Vill arbeta med händerna.', health: 'Sover dåligt.' },
  });
  const plan = {
    mainOccupation: 'Snickeri',
    weeklySchedule: 'Må–to',
    milestones: 'Fyra timmar',
    followUp: 'Var tredje vecka',
  };
  await petra.api.cases.savePlan.mutate({ commandId: id(), caseId, on: today(), text: plan });
  const planned = await see(petra, caseId);
  expect(planned).toMatchObject({ phase: 'insats', plan: { revision: 1 } });
  await petra.api.cases.savePlan.mutate({
    commandId: id(),
    caseId,
    on: today(),
    text: { ...plan, milestones: 'Sex timmar' },
  });
  // The text of an act that the ledger refused in the end, or has not answered yet, is no later version to anybody.
  await api.look(
    `INSERT INTO document (id, version, case_id, tenant, kind, ciphertext, hash, author_staff, created_at)
     SELECT id, 3, case_id, tenant, kind, ciphertext, hash, author_staff, created_at FROM document WHERE id = $1 AND version = 2`,
    planned.plan?.document?.document,
  );
  const second = await petra.api.documents.read.query({ caseId, document: planned.plan?.document?.document ?? '' });
  expect(second).toMatchObject({
    version: 2,
    content: { text: { milestones: 'Sex timmar' } },
    author: { id: petra.staff },
  });
  expect(second.versions).toHaveLength(2);
  await petra.api.cases.recordIncome.mutate({ commandId: id(), caseId, income: 'lon' });

  await petra.api.cases.recordFollowUp.mutate({ commandId: id(), caseId, on: today() });
  expect((await see(petra, caseId)).options.nextFollowUp).toBeDefined();

  // Neither FK, who referred, nor the coordinator may read the plan; the coordinator sees how the case goes.
  for (const person of [anna, helena]) {
    const view = await see(person, caseId);
    expect([view.plan, view.followUps, view.options.nextFollowUp]).toEqual([undefined, undefined, undefined]);
    const document = planned.plan?.document?.document ?? '';
    expect(await problemIn(person.api.documents.read.query({ caseId, document }))).toMatchObject({
      code: 'documentNotFound',
    });
  }
  expect((await see(helena, caseId)).history?.length).toBeGreaterThan(5);
  expect((await see(anna, caseId)).facts).toBeUndefined();

  // No closing behind anyone's back.
  expect(
    await problemIn(petra.api.cases.close.mutate({ commandId: id(), caseId, reason: 'employment' })),
  ).toMatchObject({
    code: 'meetingNotHeld',
    status: 422,
  });

  await petra.api.cases.beginHandover.mutate({ commandId: id(), caseId });
  const request = {
    caseId,
    route: 'unit',
    to: { type: 'unit', agency: agencies.arbetsformedlingen.id, unit: units.afRehab.unit },
    action: 'vocationalRehabilitation',
    ...agreed(today()),
    answerBy: addDays(today(), 21),
    message: 'Redo för nästa steg.',
    papers: planned.plan?.document ? [{ ...planned.plan.document, version: 2 }] : [],
  } as const;
  const preview = await petra.api.handovers.preview.mutate(request);
  expect(preview.papers).toMatchObject([{ content: { kind: 'plan', text: { milestones: 'Sex timmar' } } }]);
  expect(preview.receivers[0]?.opensWhenAccepted).toEqual(['meetings', 'documents', 'plan', 'history']);
  // What was written anew since it was chosen is not sent instead, nor what is none of the case's.
  const [chosen] = request.papers;
  for (const paper of [
    { document: id(), version: 2 },
    { document: chosen?.document ?? '', version: 1 },
  ]) {
    const other = { ...request, papers: [paper] };
    const sent = await problemIn(petra.api.handovers.send.mutate({ ...other, commandId: id() }));
    const previewed = await problemIn(petra.api.handovers.preview.mutate(other));
    expect([sent?.code, previewed?.code]).toEqual([
      'staleVersion',
      paper.version === 1 ? 'staleVersion' : 'documentNotFound',
    ]);
  }
  expect(await problemIn(see(amir, caseId))).toMatchObject({ code: 'caseNotFound' });
  // Asked as Arbetsförmedlingen's, but Försäkringskassan's: whom neither the model nor the law was asked about sees nothing.
  const posing = { type: 'unit', agency: agencies.arbetsformedlingen.id, unit: units.fkRehab.unit } as const;
  for (const to of [posing, { ...posing, unit: id() }]) {
    const sent = petra.api.handovers.send.mutate({ commandId: id(), ...request, to });
    expect(await problemIn(sent)).toMatchObject({ code: 'unitUnknown' });
    expect(await problemIn(petra.api.handovers.preview.mutate({ ...request, to }))).toMatchObject({
      code: 'unitUnknown',
    });
  }
  await petra.api.handovers.send.mutate({ commandId: id(), ...request });
  const received = await see(amir, caseId);
  // The preview was what the receiver gets, but for the ids that only an act makes.
  const shape = ({ identity, facts, categories, phase, plan: itsPlan, history, meetings }: CaseView) => ({
    identity,
    facts,
    categories,
    phase,
    itsPlan,
    history,
    meetings,
  });
  expect(preview.receivers).toHaveLength(1);
  expect(shape(preview.receivers[0]?.view as CaseView)).toEqual(shape(received));
  expect(received.handovers).toHaveLength(1);
  expect(preview.receivers[0]?.message).toBe('Redo för nästa steg.');

  const handover = await lastHandover(amir, caseId);
  expect(await problemIn(petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover }))).toMatchObject({
    code: 'notReceiver',
    status: 403,
  });
  await amir.api.handovers.acknowledge.mutate({ commandId: id(), caseId, handover });
  await amir.api.handovers.requestInfo.mutate({ commandId: id(), caseId, handover, question: 'Har hon körkort?' });
  await petra.api.handovers.supplyInfo.mutate({ commandId: id(), caseId, handover, answer: 'Ja.' });

  const startsAt = addDuration(now(), { minutes: 10 });
  const invitation = {
    caseId,
    kind: 'handoverMeeting' as const,
    handover,
    startsAt,
    minutesLong: 45,
    mode: 'video' as const,
    parties: [
      { id: id(), required: true, type: 'unit' as const, agency: agencies.kommun.id, unit: units.kommunSikta.unit },
      {
        id: id(),
        required: true,
        type: 'unit' as const,
        agency: agencies.arbetsformedlingen.id,
        unit: units.afRehab.unit,
      },
      { id: id(), required: true, type: 'participant' as const },
      { id: id(), required: false, type: 'external' as const, role: 'employer' as const },
    ],
  };
  const strange = { ...posing, id: id(), required: false };
  const withStranger = { commandId: id(), ...invitation, parties: [...invitation.parties, strange] };
  expect(await problemIn(petra.api.meetings.book.mutate(withStranger))).toMatchObject({ code: 'unitUnknown' });
  const booked = await petra.api.meetings.book.mutate({ commandId: id(), ...invitation });
  expect(booked.happened).toContain('meetingBooked');
  const meeting = (await see(amir, caseId)).meetings?.[0];
  expect(meeting?.parties.filter(({ own }) => own)).toHaveLength(1);
  const onMeeting = { caseId, meeting: meeting?.id ?? '' };
  await amir.api.meetings.reply.mutate({ commandId: id(), ...onMeeting, reply: 'comes' });
  const participant = meeting?.parties.find(({ type }) => type === 'participant')?.id ?? '';
  await petra.api.meetings.recordReply.mutate({ commandId: id(), ...onMeeting, party: participant, reply: 'comes' });
  expect((await amir.api.meetings.list.query({})).rows.map((row) => row.caseId)).toContain(caseId);
  await amir.api.handovers.accept.mutate({ commandId: id(), caseId, handover, caseworker: amir.staff });
  const handedOn = await see(petra, caseId);
  expect(handedOn.holder).toMatchObject({ unit: units.afRehab.unit, caseworker: { id: amir.staff } });

  // Who has taken over sees when it was done and by whom, and reads what was sent along; who wrote it reads all of it still.
  const takenOver = await see(amir, caseId);
  const kommun = { writtenBy: { agency: agencies.kommun.id } };
  expect(takenOver).toMatchObject({ assessment: kommun, plan: { document: request.papers[0], ...kommun } });
  expect([takenOver.assessment?.document, takenOver.ownTexts]).toEqual([undefined, undefined]);
  expect(takenOver.history?.map(({ type }) => type)).toContain('assessmentCompleted');
  const [sentAlong] = request.papers;
  expect(await amir.api.documents.read.query({ caseId, document: sentAlong?.document ?? '' })).toMatchObject({
    version: 2,
    versions: [{ version: 2 }],
    content: { text: { milestones: 'Sex timmar' } },
  });
  const kept = handedOn.ownTexts?.find(({ kind }) => kind === 'assessment')?.document ?? '';
  expect(handedOn.ownTexts?.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['assessment', 'plan']));
  expect((await petra.api.documents.read.query({ caseId, document: kept })).content.kind).toBe('assessment');
  for (const [who, document, version] of [
    [amir, kept],
    [amir, sentAlong?.document ?? '', 1],
    [anna, kept],
    [helena, kept],
  ] as const)
    expect(
      await problemIn(who.api.documents.read.query({ caseId, document, ...(version ? { version } : {}) })),
    ).toMatchObject({ code: 'documentNotFound', status: 404 });
  // What Försäkringskassan told the kommun was not told Arbetsförmedlingen.
  expect(takenOver.handovers?.[0]).toMatchObject({ route: 'referral' });
  expect(takenOver.handovers?.[0]?.message).toBeUndefined();

  await passTime(caseId, 11);
  const attended = meeting?.parties.filter(({ required }) => required).map((party) => party.id) ?? [];
  await amir.api.meetings.held.mutate({ commandId: id(), ...onMeeting, attended, mode: 'video' });
  expect((await amir.api.meetings.list.query({ which: 'toRecord' })).rows).toHaveLength(1);
  const afParty = meeting?.parties.find(({ type, own }) => type === 'unit' && own)?.id ?? '';
  await amir.api.meetings.recordMinutes.mutate({
    commandId: id(),
    ...onMeeting,
    situation: 'Östen börjar på måndag.',
    participantsOwnWords: 'Det känns bra.',
    commitments: [{ id: id(), party: afParty, what: 'Ringer arbetsgivaren', dueOn: addDays(today(), 7) }],
    next: { none: 'handedOver' },
  });
  await petra.api.meetings.confirmMinutes.mutate({ commandId: id(), ...onMeeting });
  const held = (await see(petra, caseId)).meetings?.[0];
  expect(held).toMatchObject({ status: 'held', commitments: [{ done: false }] });
  const minutes = await petra.api.documents.read.query({ caseId, document: held?.minutes?.document?.document ?? '' });
  expect(minutes.content).toMatchObject({ kind: 'minutes', text: { participantsOwnWords: 'Det känns bra.' } });
  await amir.api.meetings.amendMinutes.mutate({
    commandId: id(),
    ...onMeeting,
    text: { situation: 'Östen börjar på tisdag.', commitments: [] },
    reason: 'Fel dag.',
  });

  await amir.api.tasks.complete.mutate({
    commandId: id(),
    ...(await taskOf(amir, caseId, 'fulfilCommitment')),
    note: 'Klart.',
  });
  const options = (await see(amir, caseId)).options.closureReasons.filter(({ open }) => open).map((one) => one.id);
  expect(options).toContain('vocationalRehabilitationAf');
  expect(options).not.toContain('plattformen');
  const closed = await amir.api.cases.close.mutate({ commandId: id(), caseId, reason: 'vocationalRehabilitationAf' });
  expect(closed.happened).toContain('caseClosed');
  expect(closed.waitingFor).toBeUndefined();
  expect(await problemIn(amir.api.cases.recordIncome.mutate({ commandId: id(), caseId, income: 'lon' }))).toMatchObject(
    {
      code: 'caseClosed',
      status: 409,
    },
  );
  expect((await amir.api.cases.list.query({ which: 'closed' })).rows).toMatchObject([{ caseId, phase: 'closed' }]);
  // Every reading is in the log, the showing of the number on a line of its own.
  const readings = await api.look<{ action: string }>('SELECT action FROM read_log WHERE $1 = ANY (case_ids)', caseId);
  const actions = readings.map(({ action }) => action);
  for (const action of ['tasks.unitInbox', 'cases.get', 'cases.revealIdentity', 'documents.read', 'handovers.preview'])
    expect(actions).toContain(action);
  ahead = { minutes: 0 };
});

test('what is found by name, code and number is only what one may open', async () => {
  const { anna, amir } = people;
  const caseId = await refer(anna, 'Märta Ödmjuk', {
    participant: { name: 'Märta Ödmjuk', personnummer: '19850709-9805' },
    birthYear: 1985,
    sex: 'K',
  });
  const { caseCode } = await see(anna, caseId);
  const found = await anna.api.cases.search.mutate({ query: 'ödmjuk' });
  expect(found).toMatchObject({ soughtBy: 'name', rows: [{ caseId, participantName: 'Märta Ödmjuk' }] });
  expect((await anna.api.cases.search.mutate({ query: caseCode.toLowerCase() })).rows).toHaveLength(1);
  expect(await anna.api.cases.search.mutate({ query: '850709-9805' })).toMatchObject({
    soughtBy: 'personnummer',
    rows: [{ caseId }],
  });
  for (const query of ['ödmjuk', caseCode, '850709-9805'])
    expect((await amir.api.cases.search.mutate({ query })).rows).toEqual([]);
});

test('a task is claimed by one, handed back, and acted on only by who holds it', async () => {
  const { petra, hakan, lars, anna } = people;
  const caseId = await refer(anna, 'Sven Duva');
  const task = await taskOf(petra, caseId, 'answerReferral');
  await petra.api.tasks.claim.mutate({ commandId: id(), ...task });
  expect(await problemIn(hakan.api.tasks.claim.mutate({ commandId: id(), ...task }))).toMatchObject({ status: 409 });
  const mine = await petra.api.tasks.mine.query();
  const rows = [mine.overdue, mine.dueToday, mine.thisWeek, mine.later].flatMap((group) => group.rows);
  expect(rows.find((row) => row.id === task.task)).toMatchObject({ status: 'started', claimedBy: { id: petra.staff } });
  const held = await taskOf(petra, caseId, 'answerReferral');
  await lars.api.tasks.assign.mutate({ commandId: id(), ...held, staff: hakan.staff });
  expect(await problemIn(petra.api.tasks.handBack.mutate({ commandId: id(), ...held }))).toMatchObject({ status: 409 });
  await hakan.api.tasks.handBack.mutate({ commandId: id(), ...(await taskOf(hakan, caseId, 'answerReferral')) });
  expect((await see(hakan, caseId)).tasks[0]?.status).toBe('notStarted');
});

test('a declined aktualisering comes back with what would be needed, and can be sent anew', async () => {
  const { anna, petra } = people;
  const caseId = await refer(anna, 'Karl Grå');
  const handover = await lastHandover(petra, caseId);
  await petra.api.handovers.decline.mutate({
    commandId: id(),
    caseId,
    handover,
    reason: 'insufficientInformation',
    needed: 'Ett läkarutlåtande.',
  });
  // Who has said no has no business with the case any more.
  expect(await problemIn(see(petra, caseId))).toMatchObject({ code: 'caseNotFound' });
  const declined = (await see(anna, caseId)).handovers?.at(-1);
  expect(declined).toMatchObject({ status: 'declined', declined: { reason: 'insufficientInformation' } });
  const needed = declined?.declined?.needed?.document ?? '';
  expect((await anna.api.documents.read.query({ caseId, document: needed })).content).toMatchObject({
    text: 'Ett läkarutlåtande.',
  });
  await anna.api.handovers.resendReferral.mutate({
    commandId: id(),
    caseId,
    basis: 'samtycke',
    message: 'Här är det.',
  });
  await anna.api.handovers.withdraw.mutate({
    commandId: id(),
    caseId,
    reason: 'situationChanged',
    handover: await lastHandover(anna, caseId),
  });
  await anna.api.cases.close.mutate({ commandId: id(), caseId, reason: 'declined', explanation: 'Vill inte längre.' });
  expect((await see(anna, caseId)).closure).toMatchObject({ reason: 'declined' });
});

test('a draft outlives the act that was refused, and is nobody else’s', async () => {
  const { anna, erik, petra } = people;
  const caseId = await refer(anna, 'Frida Ek');
  const draft = { form: 'requestInfo', caseId, subject: 'x' };
  expect(await anna.api.documents.loadDraft.query(draft)).toEqual({});
  await anna.api.documents.saveDraft.mutate({ ...draft, fields: { question: 'Halvskriven' } });
  await anna.api.documents.saveDraft.mutate({ ...draft, fields: { question: 'Halvskriven fråga' } });
  const refused = anna.api.handovers.requestInfo.mutate({
    commandId: id(),
    caseId,
    handover: await lastHandover(anna, caseId),
    question: 'Halvskriven fråga',
  });
  expect(await problemIn(refused)).toMatchObject({ code: 'notReceiver' });
  expect((await anna.api.documents.loadDraft.query(draft)).draft?.fields).toEqual({ question: 'Halvskriven fråga' });
  for (const other of [erik, petra]) expect(await other.api.documents.loadDraft.query(draft)).toEqual({});
  expect(await anna.api.documents.discardDraft.mutate(draft)).toEqual({ discarded: true });
  expect(await anna.api.documents.loadDraft.query(draft)).toEqual({});
});

test('the coordinator sees who every case waits for; the förbund’s own coordinator can not open any', async () => {
  const { helena, anna } = people;
  const caseId = await refer(anna, 'Lage Lind');
  const all = await helena.api.coordination.stalled.query({ stalledOnly: false });
  expect(all.rows.find((row) => row.caseId === caseId)).toMatchObject({
    waitingFor: { party: { unit: units.kommunSikta.unit }, reason: 'referralAnswer' },
    stalled: false,
    mayOpen: true,
  });
  expect(all.byAgency.map(({ agency }) => agency)).toContain(agencies.kommun.id);
  expect((await helena.api.coordination.stalled.query({})).rows).toEqual([]);
  expect(await problemIn(anna.api.coordination.stalled.query({}))).toMatchObject({ code: 'roleNotAllowed' });
});

test('what the menu counts is what the lists hold', async () => {
  const { anna, petra } = people;
  const me = await petra.api.session.me.query();
  const inbox = await petra.api.tasks.unitInbox.query({ limit: 200 });
  expect(me.counts.unitInbox).toBe(inbox.total);
  expect(me.places).toMatchObject([
    { insats: 'sikta-arbetsmarknad', place: 'kfv' },
    { insats: 'sikta-unga', place: 'kfv' },
  ]);
  expect((await anna.api.session.me.query()).places).toEqual([]);
  expect(instant(me.idleUntil) < instant(me.endsAt)).toBe(true);
  const page = await petra.api.tasks.unitInbox.query({ limit: 1 });
  const next = await petra.api.tasks.unitInbox.query({ limit: 1, cursor: page.nextCursor });
  expect(next.rows[0]?.id).not.toBe(page.rows[0]?.id);
});

test('a person can aktualisera only to places that are not their own, under a ground that their agency has', async () => {
  const { anna, petra, sara } = people;
  const offered = (await anna.api.cases.referralOptions.query()).insatser.map(({ insats }) => insats);
  expect(offered).toEqual(expect.arrayContaining(['sikta-arbetsmarknad', 'sikta-unga', 'tuna']));
  // Försäkringskassan has no part in the consultation in Kävlinge.
  expect(offered).not.toContain('samverkansteam-konsultation');
  expect((await petra.api.cases.referralOptions.query()).insatser[0]?.places).toEqual([]);
  expect((await sara.api.cases.referralOptions.query()).bases).not.toContain('generalklausulen');
  expect(await problemIn(refer(sara, 'Ada Al', { basis: 'generalklausulen' }))).toMatchObject({
    code: 'basisNotAllowed',
  });
  expect(await problemIn(refer(anna, 'Ada Al', { birthYear: 1991 }))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'birthYear', reason: 'notAsPersonnummer' }],
  });
});
