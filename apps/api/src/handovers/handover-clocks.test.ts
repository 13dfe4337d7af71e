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
  [anna, petra] = await Promise.all([api.signIn('fk-anna'), api.signIn('kommun-petra')]);
});
afterAll(() => api.stop());

const id = randomUUID;
const today = () => stockholmDate(api.deps.clock());

test('a clock that stands still is seen from both sides, and what is sent instead of a no is linked to it', async () => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Klocka Klara' },
      birthYear: 1983,
    }),
  );
  const handoversOf = async ({ api: one }: Person) => (await one.cases.get.query({ caseId })).handovers ?? [];
  const [sent] = await handoversOf(petra);
  const on = { caseId, handover: sent?.id ?? '' };
  expect(sent).toMatchObject({ sentBy: { id: anna.staff } });

  await petra.api.handovers.requestInfo.mutate({ ...on, commandId: id(), question: 'Hur ser veckan ut?' });
  for (const side of [anna, petra])
    expect((await handoversOf(side))[0]).toMatchObject({
      status: 'moreInfoRequested',
      pausedAt: expect.stringMatching(/Z$/),
    });
  await anna.api.handovers.supplyInfo.mutate({ ...on, commandId: id(), answer: 'Två dagar i veckan' });
  expect((await handoversOf(petra))[0]?.pausedAt).toBeUndefined();

  const no = { ...on, reason: 'insufficientInformation' } as const;
  expect(await problemIn(petra.api.handovers.decline.mutate({ ...no, commandId: id() }))).toMatchObject({
    status: 422,
  });
  await petra.api.handovers.decline.mutate({ ...no, commandId: id(), needed: 'Ett läkarintyg' });
  const [declined] = await handoversOf(anna);
  expect(declined?.declined).toMatchObject({ reason: 'insufficientInformation', needed: { version: 1 } });

  await anna.api.handovers.resendReferral.mutate({ caseId, commandId: id(), basis: 'samtycke' });
  const [first, second] = await handoversOf(anna);
  expect(second).toMatchObject({ status: 'sent', replaces: first?.id });
  expect(first).toMatchObject({ status: 'declined', replacedBy: second?.id });

  // No support goes on beside an aktualisering that nobody has accepted.
  const support = { caseId, handover: second?.id ?? '', commandId: id() };
  const longer = anna.api.handovers.extendSupport.mutate({ ...support, until: addDays(today(), 7) });
  expect(await problemIn(longer)).toMatchObject({ code: 'supportNotOngoing' });
  const ended = anna.api.handovers.endSupport.mutate({ ...support, commandId: id(), on: today() });
  expect(await problemIn(ended)).toMatchObject({ code: 'supportNotOngoing' });
  const agreed = anna.api.handovers.answerSupport.mutate({ ...support, commandId: id(), agrees: true });
  expect(await problemIn(agreed)).toMatchObject({ code: 'supportNotOngoing' });
});
