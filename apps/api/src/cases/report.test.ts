import { randomUUID } from 'node:crypto';
import { addDays, stockholmDate } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
beforeAll(async () => {
  api = await openApi();
  anna = await api.signIn('fk-anna');
  petra = await api.signIn('kommun-petra');
});
afterAll(() => api.stop());

const commandId = randomUUID;
const today = () => stockholmDate(api.deps.clock());

/** A case that Försäkringskassan holds until the host unit accepts it. */
const refer = async (): Promise<string> => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Ture Tur' },
      sex: 'M',
      birthYear: 1990,
    }),
  );
  return caseId;
};
const openKinds = async (caseId: string): Promise<readonly string[]> =>
  (await anna.api.cases.get.query({ caseId })).tasks.map(({ kind }) => kind);

test('a death that the holder’s staff report is to be confirmed before the case is closed', async () => {
  const caseId = await refer();
  const answer = await anna.api.cases.reportDeath.mutate({ commandId: commandId(), caseId, on: today() });
  expect(answer).toMatchObject({ outcome: 'saved', happened: expect.arrayContaining(['participantDied']) });
  expect(await openKinds(caseId)).toContain('confirmDeath');
});

test('a move that the holder’s staff report stands in the case, and somebody is to decide what it means', async () => {
  const caseId = await refer();
  await anna.api.cases.reportMove.mutate({ commandId: commandId(), caseId, kommun: 'Eskilstuna', on: today() });
  expect((await anna.api.cases.get.query({ caseId })).facts).toMatchObject({ kommun: 'Eskilstuna' });
  expect(await openKinds(caseId)).toContain('reviewMove');
});

test('nobody but the holder reports, nothing ahead of time, and no sentence as a kommun', async () => {
  const caseId = await refer();
  const tomorrow = addDays(today(), 1);
  const death = { commandId: commandId(), caseId, on: tomorrow };
  expect((await problemIn(anna.api.cases.reportDeath.mutate(death))).code).toBe('dateAhead');
  const move = { commandId: commandId(), caseId, kommun: 'Eskilstuna', on: today() };
  expect((await problemIn(petra.api.cases.reportMove.mutate(move))).code).toBe('notHolder');
  const sentence = { ...move, commandId: commandId(), kommun: 'Flyttade 1990 till en vän.' };
  expect(await problemIn(anna.api.cases.reportMove.mutate(sentence))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'kommun', reason: 'invalidKommun' }],
  });
});
