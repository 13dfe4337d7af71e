import { randomUUID } from 'node:crypto';
import { caseScope, participantScope } from '@stafett/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

const NAME = 'Tuva Påhittsson';
const DESTROYED = '2026-11-21T22:30:00Z';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
let caseId: string;
let message: { readonly document: string; readonly version: number };

const destroy = (scope: string) =>
  api.look(`update vault.data_key set wrapped = null, destroyed_at = $2 where scope = $1`, scope, DESTROYED);
const agencyOf = async (document: string): Promise<string> => {
  const [row] = await api.look<{ tenant: string }>('select tenant from document where id = $1', document);
  return row?.tenant ?? '';
};

beforeAll(async () => {
  api = await openApi({ keysCachedMs: 0 });
  [anna, petra] = [await api.signIn('fk-anna'), await api.signIn('kommun-petra')];
  ({ caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: NAME, personnummer: '198507099805' },
      kommun: 'Vingåker',
      income: 'sjukpenning',
      insuranceQuestionOpen: true,
      message: 'Vill komma i gång.',
    }),
  ));
  const seen = await petra.api.cases.get.query({ caseId });
  message = seen.handovers?.[0]?.message ?? { document: '', version: 0 };
});
afterAll(() => api.stop());

test('a text whose key is destroyed says whose it was and since when it is gone, also to another agency', async () => {
  const before = await petra.api.documents.read.query({ caseId, ...message });
  expect(before.content).toEqual({ kind: 'referralMessage', text: 'Vill komma i gång.' });
  await destroy(caseScope(caseId, await agencyOf(message.document)));
  for (const who of [anna, petra]) {
    const { content, writtenAt } = await who.api.documents.read.query({ caseId, ...message });
    // The day is Stockholm's.
    expect(content).toEqual({
      kind: 'erased',
      of: 'referralMessage',
      agencyName: 'Försäkringskassan',
      on: '2026-11-21',
    });
    expect(writtenAt).toBe(before.writtenAt);
  }
  const { handovers } = await petra.api.cases.get.query({ caseId });
  expect(handovers?.[0]?.message).toEqual(message);
});

test('nothing more is written under it: who still has a form open is told that the case is none', async () => {
  const { handovers } = await anna.api.cases.get.query({ caseId });
  const handover = handovers?.[0]?.id ?? '';
  await petra.api.handovers.requestInfo.mutate({
    commandId: randomUUID(),
    caseId,
    handover,
    question: 'Finns det ett intyg?',
  });
  expect(
    await problemIn(
      anna.api.handovers.supplyInfo.mutate({
        commandId: randomUUID(),
        caseId,
        handover,
        answer: 'Ja, det kommer.',
      }),
    ),
  ).toMatchObject({ code: 'caseNotFound', status: 404 });
});

test('a participant whose key is destroyed is nobody: the case, the lists, the search and the extract stand', async () => {
  const [row] = await api.look<{ id: string }>('select participant_id as id from case_file where id = $1', caseId);
  await destroy(participantScope(row?.id ?? ''));
  const { identity, history } = await anna.api.cases.get.query({ caseId });
  expect(identity).toEqual({ missing: false, numberKnown: false, erased: true });
  expect(await anna.api.cases.revealIdentity.mutate({ caseId })).toEqual({});
  expect(history?.[0]).toMatchObject({ type: 'caseReferred' });
  const { rows } = await anna.api.cases.list.query({ which: 'held' });
  expect(rows.map(({ caseId: id, participantName }) => [id, participantName])).toEqual([[caseId, undefined]]);
  expect((await anna.api.cases.search.mutate({ query: 'Tuva' })).rows).toEqual([]);
  const [listed] = rows;
  const byCode = await anna.api.cases.search.mutate({ query: listed?.caseCode ?? '' });
  expect(byCode.rows.map(({ caseId: id }) => id)).toEqual([caseId]);
  for (const which of ['toUs', 'fromUs'] as const)
    for (const who of [anna, petra]) await who.api.handovers.list.query({ direction: which });
  for (const who of [anna, petra]) {
    await who.api.tasks.mine.query();
    await who.api.tasks.unitInbox.query({});
    await who.api.notifications.list.query();
    const extract = await who.api.accessReview.extract.mutate({ caseId });
    expect(extract).toMatchObject({ erased: true });
    expect(JSON.stringify(extract)).not.toContain(NAME);
  }
  expect(api.logged()).not.toContain('unexpected');
});
