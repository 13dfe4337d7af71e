import { randomUUID } from 'node:crypto';
import { addDays, agencies, type Command, stockholmDate, type UnitRef, units } from '@stafett/domain';
import { agreed, importer, importOf } from '@stafett/domain/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn, until } from '../api-under-test.ts';

/** The next act stands still after it is decided and before it is written. */
let next: { readonly reached: () => void; readonly released: Promise<void> } | undefined;
const holdNextAct = () => {
  let [reached, release] = [() => {}, () => {}];
  const isHeld = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  next = { reached, released };
  return { isHeld, release };
};

let api: ApiUnderTest;
let petra: Person;
let amir: Person;
let lisa: Person;
let sara: Person;
beforeAll(async () => {
  api = await openApi({
    house: {
      atPoint: async (point) => {
        const held = next;
        if (point !== 'beforeCommit' || !held) return;
        next = undefined;
        held.reached();
        await held.released;
      },
    },
  });
  [petra, amir, lisa, sara] = (await Promise.all(
    (['kommun-petra', 'af-amir', 'af-lisa', 'region-sara'] as const).map((who) => api.signIn(who)),
  )) as [Person, Person, Person, Person];
  lisa = await api.actFor(lisa, units.afRehab.unit);
});
afterAll(() => api.stop());

const id = randomUUID;
const today = () => stockholmDate(api.deps.clock());
const see = ({ api: one }: Person, caseId: string) => one.cases.get.query({ caseId });
const handoverIn = async (person: Person, caseId: string) => {
  const handover = (await see(person, caseId)).handovers?.at(-1);
  if (!handover) throw new Error('nothing is handed over');
  return handover;
};
const plan = { mainOccupation: 'Snickeri', weeklySchedule: 'Må–to', milestones: 'Fyra timmar', followUp: 'Var vecka' };

/** The kommun has a plan and a follow-up in words, and is on the way to hand the case on. */
const towardsHandover = async (): Promise<string> => {
  const caseId = id();
  const read = { ...importOf({ caseId, phase: 'insats', startedOn: addDays(today(), -60), asOf: today() }) };
  const command = { ...read, participant: id(), actor: importer, commandId: id() } as unknown as Command;
  expect(await api.house.courier.toJourney(caseId, command)).toMatchObject({ type: 'saved' });
  await petra.api.cases.savePlan.mutate({ commandId: id(), caseId, on: today(), text: plan });
  await petra.api.cases.recordFollowUp.mutate({ commandId: id(), caseId, on: today(), text: 'Går framåt.' });
  await petra.api.cases.beginHandover.mutate({ commandId: id(), caseId });
  return caseId;
};
const send = async (caseId: string, to: UnitRef = units.afRehab): Promise<string> => {
  await petra.api.handovers.send.mutate({
    commandId: id(),
    caseId,
    route: 'unit',
    to: { type: 'unit', agency: to.agency, unit: to.unit },
    action: 'vocationalRehabilitation',
    ...agreed(today()),
    answerBy: addDays(today(), 21),
  });
  return (await handoverIn(petra, caseId)).id;
};

test('papers are chosen with the answer to a question, and read by whoever asked; others are asked for and given or not', async () => {
  const caseId = await towardsHandover();
  const on = { caseId, handover: await send(caseId) };
  await amir.api.handovers.requestInfo.mutate({ ...on, commandId: id(), question: 'Hur ser planen ut?' });
  const own = await see(petra, caseId);
  const [paper, followUp] = [own.plan?.document, own.followUps?.[0]?.document];
  if (!paper || !followUp) throw new Error('the kommun reads its own texts');
  const answer = { ...on, answer: 'Den kommer här.' };
  const stale = petra.api.handovers.supplyInfo.mutate({
    ...answer,
    commandId: id(),
    papers: [{ ...paper, version: 2 }],
  });
  expect(['documentNotFound', 'staleVersion']).toContain((await problemIn(stale)).code);
  expect(await problemIn(amir.api.documents.read.query({ caseId, document: paper.document }))).toMatchObject({
    code: 'documentNotFound',
  });
  await petra.api.handovers.supplyInfo.mutate({ ...answer, commandId: id(), papers: [paper] });
  expect((await amir.api.documents.read.query({ caseId, document: paper.document })).content.kind).toBe('plan');
  expect((await handoverIn(amir, caseId)).papers).toEqual([paper]);

  // What was not chosen is told of without its words once they have taken over, and may be asked for.
  expect((await see(amir, caseId)).textsToAskFor).toBeUndefined();
  await amir.api.handovers.accept.mutate({ ...on, commandId: id(), caseworker: amir.staff });
  const { textsToAskFor = [] } = await see(amir, caseId);
  expect(textsToAskFor).toMatchObject([
    { what: 'followUp', document: followUp.document, writtenBy: { agency: agencies.kommun.id } },
  ]);
  const ask = { caseId, text: followUp.document, why: 'Vi planerar arbetsträning.' };
  expect(await problemIn(sara.api.handovers.askForText.mutate({ ...ask, commandId: id() }))).toMatchObject({
    code: 'caseNotFound',
  });
  expect(await problemIn(petra.api.handovers.askForText.mutate({ ...ask, commandId: id() }))).toMatchObject({
    code: 'notHolder',
  });
  await amir.api.handovers.askForText.mutate({ ...ask, commandId: id() });
  const asked = await see(petra, caseId);
  expect(asked.tasks.map(({ kind }) => kind)).toContain('answerTextRequest');
  const [request] = asked.textRequests ?? [];
  expect(request).toMatchObject({ status: 'open', what: 'followUp', staff: { id: amir.staff } });
  expect(
    (await petra.api.documents.read.query({ caseId, document: request?.why?.document ?? '' })).content,
  ).toMatchObject({ text: 'Vi planerar arbetsträning.' });

  const says = (answered: Parameters<typeof petra.api.handovers.answerTextRequest.mutate>[0]['says'], who = petra) =>
    who.api.handovers.answerTextRequest.mutate({ commandId: id(), caseId, request: request?.id ?? '', says: answered });
  expect(await problemIn(says({ answer: 'gives', basis: 'generalklausulen' }))).toMatchObject({
    code: 'basisNotAllowed',
  });
  expect(await problemIn(says({ answer: 'refuses', reason: 'harm' }, amir))).toMatchObject({ code: 'notAuthor' });
  expect(await problemIn(amir.api.documents.read.query({ caseId, document: followUp.document }))).toMatchObject({
    code: 'documentNotFound',
  });
  await says({ answer: 'gives', ...agreed(today()) });
  expect((await amir.api.documents.read.query({ caseId, document: followUp.document })).content).toMatchObject({
    text: 'Går framåt.',
  });
  expect((await see(amir, caseId)).textRequests).toMatchObject([
    { status: 'given', given: followUp, basis: 'samtycke' },
  ]);
  expect((await see(amir, caseId)).history?.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['textAskedFor', 'textGiven']),
  );
});

test('whoever takes a handover back says why, and the reason stays with it', async () => {
  const caseId = await towardsHandover();
  const on = { caseId, handover: await send(caseId) };
  await petra.api.handovers.withdraw.mutate({ ...on, commandId: id(), reason: 'wrongReceiver' });
  expect(await handoverIn(petra, caseId)).toMatchObject({ status: 'withdrawn', withdrawn: 'wrongReceiver' });
  const line = (await see(petra, caseId)).history?.find(({ type }) => type === 'handoverWithdrawn');
  expect(line?.facts).toEqual({ reason: 'wrongReceiver' });
});

describe('two answer the same handover at once', () => {
  /** Somebody's act on the handover is kept, and its decision waits for the one that stands still. */
  const isKept = (handover: string, type: string, count: number) =>
    until(
      () =>
        api.look(
          `SELECT 1 FROM inbox WHERE command ->> 'handover' = $1 AND command ->> 'type' = $2`,
          handover,
          `${type}Handover`,
        ),
      (rows) => rows.length === count,
    );
  const answers = {
    accept: (who: Person, on: { caseId: string; handover: string }) =>
      who.api.handovers.accept.mutate({ ...on, commandId: id() }),
    decline: (who: Person, on: { caseId: string; handover: string }) =>
      who.api.handovers.decline.mutate({ ...on, commandId: id(), reason: 'noCapacity', needed: 'Vi hinner inte' }),
  } as const;

  test.each([
    ['accept', 'decline', 'accepted'],
    ['decline', 'accept', 'declined'],
    ['accept', 'accept', 'accepted'],
    ['decline', 'decline', 'declined'],
  ] as const)(
    '%s wins over %s: the other is told who did it and when, and keeps the draft',
    async (won, lost, status) => {
      const caseId = await towardsHandover();
      const on = { caseId, handover: await send(caseId) };
      const draft = { form: 'declineHandover', caseId, subject: on.handover };
      await lisa.api.documents.saveDraft.mutate({ ...draft, fields: { needed: 'Vi hinner inte' } });

      const { isHeld, release } = holdNextAct();
      const first = answers[won](amir, on);
      await isHeld;
      // Amir's answer is decided and not yet written: to Lisa the handover is still open.
      const second = problemIn(answers[lost](lisa, on));
      release();
      await first;
      expect(await second).toMatchObject({
        code: 'handoverNotOpen',
        status: 409,
        facts: { status, unit: units.afRehab.unit, staff: amir.staff, at: expect.stringMatching(/Z$/) },
      });
      const { draft: kept } = await lisa.api.documents.loadDraft.query(draft);
      expect(kept?.fields).toEqual({ needed: 'Vi hinner inte' });
      expect(await handoverIn(petra, caseId)).toMatchObject({ status });
      // Once and for all, also for whoever tries when the unit sees the case no more; nobody else learns of it.
      expect(await problemIn(answers.decline(lisa, on))).toMatchObject({
        code: 'handoverNotOpen',
        facts: { status, staff: amir.staff },
      });
      expect(await problemIn(answers.decline(sara, on))).toMatchObject({ code: 'caseNotFound', facts: {} });
    },
  );

  test('taken back while it is accepted, the receiver is told by which unit, not by whom', async () => {
    const caseId = await towardsHandover();
    const on = { caseId, handover: await send(caseId) };
    const { isHeld, release } = holdNextAct();
    const back = petra.api.handovers.withdraw.mutate({ ...on, commandId: id(), reason: 'otherWay' });
    await isHeld;
    const accepted = problemIn(answers.accept(amir, on));
    await isKept(on.handover, 'accept', 1);
    release();
    await back;
    const { code, facts } = await accepted;
    expect([code, facts.status, facts.unit, facts.staff]).toEqual([
      'handoverNotOpen',
      'withdrawn',
      units.kommunSikta.unit,
      undefined,
    ]);
  });
});

test('two take the same task at once: one has it, and the other is told who', async () => {
  const caseId = await towardsHandover();
  await send(caseId);
  const task = (await see(amir, caseId)).tasks.find(({ kind }) => kind === 'answerHandover');
  const take = ({ api: one }: Person) =>
    one.tasks.claim.mutate({ commandId: id(), caseId, task: task?.id ?? '', version: task?.version ?? 0 });
  const { isHeld, release } = holdNextAct();
  const first = take(lisa);
  await isHeld;
  const second = problemIn(take(amir));
  await until(
    () => api.look(`SELECT 1 FROM inbox WHERE command ->> 'task' = $1`, task?.id),
    (rows) => rows.length === 2,
  );
  release();
  await first;
  expect(await second).toMatchObject({ code: 'staleVersion', status: 409, facts: { staff: lisa.staff } });
});
