import { randomUUID } from 'node:crypto';
import { addDays, agencies, type Command, stockholmDate, units } from '@stafett/domain';
import { importer, importOf } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let petra: Person;
let lisa: Person;
let anna: Person;
beforeAll(async () => {
  api = await openApi();
  [petra, lisa, anna] = (await Promise.all(
    (['kommun-petra', 'af-lisa', 'fk-anna'] as const).map((who) => api.signIn(who)),
  )) as [Person, Person, Person];
  lisa = await api.actFor(lisa, units.afRehab.unit);
});
afterAll(() => api.stop());

const id = randomUUID;
const today = () => stockholmDate(api.deps.clock());
const see = ({ api: one }: Person, caseId: string) => one.cases.get.query({ caseId });
const plan = { mainOccupation: 'Snickeri', weeklySchedule: 'Må–to', milestones: 'Fyra timmar', followUp: 'Var vecka' };

const towardsHandover = async (): Promise<string> => {
  const caseId = id();
  const read = { ...importOf({ caseId, phase: 'insats', startedOn: addDays(today(), -60), asOf: today() }) };
  const command = { ...read, participant: id(), actor: importer, commandId: id() } as unknown as Command;
  expect(await api.house.courier.toJourney(caseId, command)).toMatchObject({ type: 'saved' });
  const petras = petra.api.cases;
  await petras.savePlan.mutate({ commandId: id(), caseId, on: today(), text: plan });
  await petras.beginHandover.mutate({ commandId: id(), caseId });
  return caseId;
};
const recordFor = (caseId: string, receivers: string[], categories: ('case' | 'meetings' | 'documents')[]) =>
  petra.api.samtycke.record.mutate({
    commandId: id(),
    caseId,
    receivers,
    categories,
    purpose: 'handOver',
    form: 'written',
    from: today(),
    until: addDays(today(), 60),
  });
const sendTo = async (caseId: string) => {
  const { plan: written } = await see(petra, caseId);
  return petra.api.handovers.send.mutate({
    commandId: id(),
    caseId,
    route: 'unit',
    to: { type: 'unit', agency: units.afRehab.agency, unit: units.afRehab.unit },
    action: 'vocationalRehabilitation',
    basis: 'samtycke',
    answerBy: addDays(today(), 14),
    message: 'Vi lämnar över.',
    papers: written?.document ? [written.document] : [],
  });
};

test('each agency records, renews and withdraws its own; withdrawn, the other has no case, no message and no plan', async () => {
  const caseId = await towardsHandover();
  const af = agencies.arbetsformedlingen.id;
  await recordFor(caseId, [af], ['case']);
  // What is not named does not go along.
  expect(await problemIn(sendTo(caseId))).toMatchObject({ code: 'samtyckeMissing' });
  await recordFor(caseId, [af], ['case', 'documents']);
  await sendTo(caseId);

  const shown = await see(lisa, caseId);
  expect(shown.relations).toContain('receiver');
  // Of the kommun's samtycken nothing but what follows for the reader.
  expect(shown.samtycke).toMatchObject({ own: [], reviews: [], toUs: { meetings: false, documents: true } });
  expect(JSON.stringify(shown)).not.toMatch(/samtyckeRecorded|renewSamtycke/);
  const { handovers, history, samtycke } = await see(petra, caseId);
  expect(history?.map(({ type }) => type)).toContain('samtyckeRecorded');
  const [, standing] = samtycke?.own ?? [];
  if (!standing) throw new Error('nothing is recorded');
  expect(standing).toMatchObject({
    receivers: [{ agency: af }],
    status: 'standing',
    terms: { categories: ['case', 'documents'] },
  });
  const message = handovers?.at(-1)?.message?.document ?? '';
  expect((await lisa.api.documents.read.query({ caseId, document: message })).content).toMatchObject({
    text: 'Vi lämnar över.',
  });

  const until = addDays(today(), 120);
  await petra.api.samtycke.renew.mutate({ commandId: id(), caseId, samtycke: standing.id, form: 'written', until });
  expect(
    await problemIn(
      lisa.api.samtycke.renew.mutate({ commandId: id(), caseId, samtycke: standing.id, form: 'written', until }),
    ),
  ).toMatchObject({ code: 'samtyckeNotFound' });

  await petra.api.samtycke.withdraw.mutate({ commandId: id(), caseId });
  expect(await problemIn(see(lisa, caseId))).toMatchObject({ code: 'caseNotFound' });
  expect(await problemIn(lisa.api.documents.read.query({ caseId, document: message }))).toMatchObject({
    code: 'documentNotFound',
  });
  expect((await lisa.api.tasks.unitInbox.query({})).rows.filter((row) => row.caseId === caseId)).toEqual([]);
  const after = await see(petra, caseId);
  expect(after.waitingFor?.reason).toBe('missingGround');
  // The third is what the insats's coordinator had on the list's word.
  expect(after.samtycke?.own.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
  expect(after.handovers?.at(-1)).toMatchObject({ status: 'withdrawn' });
});

test('whoever coordinates the insats sees who it is where the samtycke names that; else how the case goes, and what they do about it', async () => {
  const helena = await api.signIn('forbund-helena');
  const { caseId } = await anna.api.cases.refer.mutate(aReferral({ participant: { name: 'Sandra Samordnad' } }));
  expect(await see(helena, caseId)).toMatchObject({
    relations: ['coordinator'],
    identity: { name: 'Sandra Samordnad' },
  });
  await anna.api.samtycke.withdraw.mutate({ commandId: id(), caseId });

  const shown = await see(helena, caseId);
  expect(shown).toMatchObject({ relations: ['processFollower'], categories: ['status'], phase: 'referral' });
  expect(JSON.stringify(shown)).not.toMatch(/Sandra|1985|Flen/);
  for (const part of ['identity', 'facts', 'handovers', 'meetings', 'history', 'samtycke'])
    expect(shown).not.toHaveProperty(part);
  const { rows } = await helena.api.cases.search.mutate({ query: 'Sandra Samordnad' });
  expect(rows).toEqual([]);
  // Nor does the förbund's own coordinator open what there is to see of it.
  expect(await problemIn(see(await api.signIn('forbund-mats'), caseId))).toMatchObject({ code: 'caseNotFound' });

  const [from, until] = [today(), addDays(today(), 60)];
  const named = { receivers: [], categories: ['case' as const], purpose: 'coordinateSupport' as const, from, until };
  const record = (about: { coordination?: true }) =>
    anna.api.samtycke.record.mutate({ commandId: id(), caseId, ...named, form: 'written', ...about });
  expect(await problemIn(record({}))).toMatchObject({ code: 'receiversWrong' });
  await record({ coordination: true });
  expect(await see(helena, caseId)).toMatchObject({
    relations: ['coordinator'],
    identity: { name: 'Sandra Samordnad' },
  });
});

test('after a no another ground needs a prövning and a second person; what was weighed is the agency’s own', async () => {
  const caseId = await towardsHandover();
  const af = agencies.arbetsformedlingen.id;
  await recordFor(caseId, [af], ['case', 'documents']);
  await petra.api.samtycke.withdraw.mutate({ commandId: id(), caseId });
  const review = {
    caseId,
    receivers: [af],
    categories: ['case' as const],
    purpose: 'handOver' as const,
    outcome: 'mayBeGiven' as const,
    until: addDays(today(), 30),
    why: 'Vi vägde det så här.',
  };
  const recordReview = petra.api.samtycke.recordReview;
  expect(await problemIn(recordReview.mutate({ ...review, commandId: id(), basis: 'generalklausulen' }))).toMatchObject(
    {
      code: 'basisNotAllowed',
    },
  );
  await recordReview.mutate({ ...review, commandId: id(), basis: 'statutoryDuty' });
  const { samtycke } = await see(petra, caseId);
  const made = samtycke?.reviews[0];
  if (!made) throw new Error('nothing was weighed');
  expect((await petra.api.documents.read.query({ caseId, document: made.why.document })).content).toMatchObject({
    text: 'Vi vägde det så här.',
  });
  expect(
    await problemIn(petra.api.samtycke.confirmReview.mutate({ commandId: id(), caseId, review: made.id })),
  ).toMatchObject({ code: 'secondPersonNeeded' });
});

test('an agency that another’s samtycke does not concern is told nothing of it', async () => {
  const caseId = await towardsHandover();
  await recordFor(caseId, [agencies.arbetsformedlingen.id], ['case']);
  expect(await problemIn(see(anna, caseId))).toMatchObject({ code: 'caseNotFound' });
  expect(await problemIn(anna.api.samtycke.withdraw.mutate({ commandId: id(), caseId }))).toMatchObject({
    code: 'caseNotFound',
  });
});

test('of a closed case the samtycke is taken back too: whoever still read it sees it no more', async () => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Stina Sluten' },
      birthYear: 1990,
      kommun: 'Katrineholm',
      income: 'sjukpenning',
    }),
  );
  const handover = (await see(petra, caseId)).handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover });
  await petra.api.cases.close.mutate({
    commandId: id(),
    caseId,
    reason: 'movedAway',
    explanation: 'Flyttade till Umeå.',
    income: 'lon',
  });
  expect((await see(anna, caseId)).phase).toBe('closed');
  expect((await see(petra, caseId)).acts).toEqual([{ type: 'withdrawSamtycke' }, { type: 'protectIdentity' }]);
  await petra.api.samtycke.withdraw.mutate({ commandId: id(), caseId });
  expect(await problemIn(see(anna, caseId))).toMatchObject({ code: 'caseNotFound' });
  const { phase, samtycke } = await see(petra, caseId);
  expect([phase, samtycke?.own.map(({ status }) => status)]).toEqual(['closed', ['withdrawn']]);
});

test('what an agency asks the participant is its own to know: it is followed up there, and told nobody else', async () => {
  const caseId = await towardsHandover();
  await recordFor(caseId, [agencies.arbetsformedlingen.id], ['case', 'documents']);
  await sendTo(caseId);
  const shared = {
    receivers: [agencies.forsakringskassan.id],
    categories: ['documents' as const],
    purpose: 'followUp' as const,
  };
  await petra.api.samtycke.ask.mutate({ commandId: id(), caseId, ...shared });
  const { samtycke, tasks } = await see(petra, caseId);
  expect(samtycke?.asked).toMatchObject([
    { receivers: [{ agency: agencies.forsakringskassan.id }], purpose: 'followUp' },
  ]);
  expect(tasks.map(({ kind }) => kind)).toContain('followUpSamtycke');
  const others = await see(lisa, caseId);
  expect(others.samtycke?.asked).toEqual([]);
  expect(JSON.stringify(others)).not.toMatch(/followUpSamtycke|samtyckeAskedFor/);
  const request = samtycke?.asked[0]?.id ?? '';
  await petra.api.samtycke.decline.mutate({ commandId: id(), caseId, request });
  const after = await see(petra, caseId);
  expect(after.samtycke?.asked).toEqual([]);
  expect(after.history?.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['samtyckeAskedFor', 'samtyckeAnswered']),
  );
  expect(await problemIn(petra.api.samtycke.decline.mutate({ commandId: id(), caseId, request }))).toMatchObject({
    code: 'samtyckeNotFound',
  });
});
