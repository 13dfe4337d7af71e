import { randomUUID } from 'node:crypto';
import { addDays, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';
import { mutations, procedures, send, wellFormed } from './attacker-under-test.ts';

// Somebody writes a script where a text belongs. The api keeps the text as it was written and gives it out as data; the console puts it on
// the page as text (`apps/console/src/no-markup.test.ts`), under a policy that runs no script of a page (`the-door.test.ts`).

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'`{{7*7}}</textarea>';

let api: ApiUnderTest;
let anna: Person;
beforeAll(async () => {
  api = await openApi();
  anna = await api.signIn('fk-anna');
});
afterAll(() => api.stop());

const isText =
  /^(name|message|text|note|reason|summary|question|why|title|where|place|address|query|what|need|goal|content|label|words|wish)$/i;

const withScript = (input: unknown, name = ''): unknown => {
  if (typeof input === 'string') return isText.test(name) || input === 'a text' ? SCRIPT : input;
  if (Array.isArray(input)) return input.map((part) => withScript(part, name));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).map(([field, part]) => [field, withScript(part, field)]));
};

test('no procedure answers with anything that a browser would run, whatever was written in its texts', async () => {
  let tried = 0;
  for (const procedure of procedures.filter(({ type }) => type !== 'subscription')) {
    const input = withScript(wellFormed(procedure));
    const { headers, body, status } = await send(api.url, procedure.path, { as: anna, input });
    expect([procedure.path, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      procedure.path,
      expect.stringMatching(/^application\/json/),
      'nosniff',
    ]);
    expect(status).not.toBe(500);
    // What is refused is not said again.
    if (status >= 400) expect([procedure.path, body.includes('alert(1)')]).toEqual([procedure.path, false]);
    if (JSON.stringify(input ?? '').includes('alert(1)')) tried += 1;
  }
  expect(mutations.length).toBeGreaterThan(80);
  expect(tried).toBeGreaterThan(20);
});

test('a name and a message come back as they were written, letter for letter, and as data', async () => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: SCRIPT },
      message: SCRIPT,
    }),
  );
  const petra = await api.signIn('kommun-petra');
  const { headers, body } = await send(api.url, 'cases.get', { as: petra, input: { caseId } });
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  const seen = (
    JSON.parse(body) as {
      result: { data: { participantName?: string; handovers: { message: { document: string } }[] } };
    }
  ).result.data;
  expect(body).toContain(JSON.stringify(SCRIPT).slice(1, -1));
  const document = seen.handovers[0]?.message.document;
  const text = await send(api.url, 'documents.read', { as: petra, input: { caseId, document, version: 1 } });
  expect(text.body).toContain(JSON.stringify(SCRIPT).slice(1, -1));
});

test('written as a name, a message, a question, an answer, a reason and a draft, a script comes back as data in every reading', async () => {
  const petra = await api.signIn('kommun-petra');
  const { caseId } = await anna.api.cases.refer.mutate(aReferral({ participant: { name: SCRIPT }, message: SCRIPT }));
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  const about = { commandId: randomUUID(), caseId, handover };
  await petra.api.handovers.requestInfo.mutate({ ...about, question: SCRIPT });
  await anna.api.handovers.supplyInfo.mutate({ ...about, answer: SCRIPT });
  await petra.api.handovers.accept.mutate({ ...about, commandId: randomUUID(), caseworker: petra.staff });
  const act = () => ({ commandId: randomUUID(), caseId });
  const today = stockholmDate(api.deps.clock());
  const { agency, unit } = units.kommunSikta;
  const of = { agency: units.fkRehab.agency, unit: units.fkRehab.unit };
  const person = { type: 'outside' as const, card: { name: SCRIPT, phone: '0150-00 00 00' } };
  await petra.api.contacts.name.mutate({ ...act(), role: 'caseworker', of, person });
  await petra.api.samtycke.recordReview.mutate({
    ...act(),
    ...{ receivers: [units.afRehab.agency], categories: ['case'], purpose: 'handOver', until: addDays(today, 60) },
    ...{ basis: 'statutoryDuty', outcome: 'mayBeGiven', why: SCRIPT },
  });
  await petra.api.documents.saveDraft.mutate({ form: 'savePlan', caseId, fields: { mainOccupation: SCRIPT } });
  await petra.api.cases.close.mutate({ ...act(), reason: 'declined', explanation: SCRIPT });
  const { contacts } = await petra.api.contacts.ofCase.query({ caseId });
  expect(JSON.stringify(contacts)).toContain('alert(1)');
  const view = await petra.api.cases.get.query({ caseId });
  const known = {
    ...{
      caseId,
      handover,
      document: view.closure?.explanation?.document,
      version: 1,
      staff: petra.staff,
      form: 'savePlan',
    },
    ...{ agency, unit, members: unit, insats: 'sikta-arbetsmarknad', place: 'kfv', kommun: 'Flen', query: SCRIPT },
    ...{ cursor: undefined, subject: undefined, which: 'closed' },
  };
  let shown = 0;
  for (const procedure of procedures.filter(({ type }) => type === 'query'))
    for (const who of [petra, anna]) {
      const { headers, body } = await send(api.url, procedure.path, {
        as: who,
        input: wellFormed(procedure, known),
      });
      expect([procedure.path, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
        procedure.path,
        expect.stringMatching(/^application\/json/),
        'nosniff',
      ]);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      // As data: the answer is JSON through and through, and the text in it whole.
      if (!body.includes('alert(1)')) continue;
      expect(JSON.stringify(JSON.parse(body))).toContain(JSON.stringify(SCRIPT).slice(1, -1));
      shown += 1;
    }
  expect(shown).toBeGreaterThan(3);
});

test('the pages that the api makes itself say nothing again of what was sent', async () => {
  const said = encodeURIComponent(SCRIPT);
  for (const path of [
    `/auth/${said}`,
    `/auth/sign-in?agency=${said}&to=${said}`,
    `/auth/callback?error=${said}&error_description=${said}&state=${said}`,
    `/auth/callback?code=${said}`,
    `/${said}`,
    `/trpc/${said}`,
    `/machine/${said}`,
  ]) {
    const answer = await send(api.url, path, {
      method: 'GET',
      headers: { accept: 'text/html', 'x-forwarded-host': SCRIPT.replace(/[^ -~]/g, '') },
    });
    for (const text of [answer.body, decodeURIComponent(answer.headers.get('location') ?? '')])
      expect([path, text.includes('alert(1)')]).toEqual([path, false]);
  }
});
