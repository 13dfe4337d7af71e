import { randomUUID } from 'node:crypto';
import { units } from '@stafett/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person } from './api-under-test.ts';
import { raise } from './gallring/world-under-test.ts';
import { inputFor, type Known, type Schema } from './input-under-test.ts';
import { aReferral } from './referral-under-test.ts';
import { appRouter } from './router.ts';

/** Planted: nobody but the parties may ever be told these. */
const NAME = 'Zarathustra Hemlig';
const NUMBER = '198507099805';
const TEXT = 'Planterad mening om sömn och värk';

type Procedure = { readonly _def: { readonly type: string; readonly inputs: readonly Schema[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).filter(
  ([, { _def }]) => _def.type !== 'subscription',
);

/** Everybody who has no part in the case, at every agency and in the parties' own, and those who see process data alone. */
const outsiders = ['af-amir', 'region-sara', 'kommun-lena', 'kommun-admin', 'fk-admin', 'af-team-ida'];
const processData = ['forbund-mats'];

let api: ApiUnderTest;
let people: Map<string, Person>;
let secret: Known;
let texts: readonly string[];

/** What the session itself writes and the directory's cache reads says nothing of a case. */
const aboutCases = (sql: string): boolean =>
  !/"public"\."(session|staff|staff_unit|unit|agency|joint_forum|joint_forum_member)"/.test(sql);

beforeAll(async () => {
  api = await openApi();
  const anna = await api.signIn('fk-anna');
  const petra = await api.signIn('kommun-petra');
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: NAME, personnummer: NUMBER },
      kommun: 'Vingåker',
      income: 'sjukpenning',
      insuranceQuestionOpen: true,
      message: TEXT,
    }),
  );
  const seen = await petra.api.cases.get.query({ caseId });
  const handover = seen.handovers?.[0];
  const meeting = randomUUID();
  secret = {
    caseId,
    handover: handover?.id,
    document: handover?.message?.document,
    task: seen.tasks[0]?.id,
    // Of an agency that none of those who ask answers for.
    gallring: await raise(api, caseId, { agency: units.forbundKansli.agency, archive: true, closes: false }),
    meeting,
    cursor: undefined,
    query: NAME,
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    kommun: 'Flen',
    agency: units.afPlattformen.agency,
    unit: units.afPlattformen.unit,
    members: units.afPlattformen.unit,
    list: 'a-list',
  };
  texts = [NAME, 'Zarathustra', NUMBER, '850709', TEXT, seen.caseCode];
  const signedIn = await Promise.all(
    [...outsiders, ...processData].map(async (who) => [who, await api.signIn(who)] as const),
  );
  people = new Map(signedIn);
});
afterAll(() => api.stop());

const post = async (who: Person, path: string, input: unknown) => {
  // A session keeps itself alive now and then, and a name is looked up when the directory has grown old.
  api.takeStatements();
  const answer = await fetch(`${api.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: who.cookie, 'x-stafett-csrf': who.csrf },
    body: JSON.stringify(input ?? null),
  });
  const body = await answer.text();
  // What a body is long depends on it alone; when it was sent, on neither.
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, body, headers, statements: api.takeStatements().filter(aboutCases) };
};

/** The same case, but unknown. */
const unknown = (): Known => ({
  ...secret,
  caseId: randomUUID(),
  handover: randomUUID(),
  document: randomUUID(),
  task: randomUUID(),
  gallring: randomUUID(),
});

/** Ids that were sent come back; what is compared is everything else. */
const withoutIds = (body: string, known: Known): string =>
  Object.values(known)
    .filter((value): value is string => typeof value === 'string' && value.length === 36)
    .reduce((text, id) => text.replaceAll(id, 'id'), body)
    .replaceAll(/"(commandId|savedAt|idleUntil|endsAt|reference)":"[^"]*"/g, '"$1":"…"')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id');

const inputOf = ({ _def }: Procedure, known: Known): unknown =>
  _def.inputs[0] === undefined ? undefined : inputFor(_def.inputs[0], known);

// These change the session or the agency of whoever calls; what they answer is looked at all the same, but last.
const changesTheCaller = /^(session\.chooseUnit|organisation\.)/;
const ordered = [...procedures].sort(([a], [b]) => Number(changesTheCaller.test(a)) - Number(changesTheCaller.test(b)));

describe.each(outsiders)('%s', (who) => {
  test.each(ordered)('learns nothing from %s', async (path, procedure) => {
    const person = people.get(who) as Person;
    const { body, status } = await post(person, path, inputOf(procedure, secret));
    for (const text of texts) expect(body).not.toContain(text);
    // Well-formed, or the test would prove nothing; and never a surprise.
    expect([path, body]).not.toEqual([path, expect.stringMatching(/"code":"(invalidInput|unexpected)"/)]);
    expect(status).not.toBe(500);
    if (!('caseId' in ((inputOf(procedure, secret) ?? {}) as object))) expect(body).not.toContain(secret.caseId);
  });

  test('is told the same, by the same statements, of this case and of one that does not exist', async () => {
    const person = people.get(who) as Person;
    for (const [path, procedure] of procedures) {
      const input = inputOf(procedure, secret) as { caseId?: string } | undefined;
      if (input?.caseId === undefined || (path.startsWith('documents.') === true && path !== 'documents.read'))
        continue;
      const there = await post(person, path, input);
      const other = unknown();
      const notThere = await post(person, path, inputOf(procedure, other));
      expect([path, there.status, withoutIds(there.body, secret)]).toEqual([
        path,
        notThere.status,
        withoutIds(notThere.body, other),
      ]);
      expect([path, there.headers]).toEqual([path, notThere.headers]);
      expect([path, there.statements]).toEqual([path, notThere.statements]);
      expect([path, there.status, there.body]).toEqual([path, 404, expect.any(String)]);
    }
  });
});

describe.each(processData)('%s', (who) => {
  test.each(ordered)('may not learn who it is from %s', async (path, procedure) => {
    const { body } = await post(people.get(who) as Person, path, inputOf(procedure, secret));
    for (const text of texts.slice(0, -1)) expect(body).not.toContain(text);
  });
  test('sees where the case stands, and can not open it', async () => {
    const { api: mats } = people.get(who) as Person;
    const { rows } = await mats.coordination.stalled.query({ stalledOnly: false });
    const row = rows.find(({ caseId }) => caseId === secret.caseId);
    expect(row).toMatchObject({ mayOpen: false });
    await expect(mats.cases.get.query({ caseId: String(secret.caseId) })).rejects.toThrow('caseNotFound');
  });
});

test('the log holds none of it', () => {
  for (const text of texts.slice(0, -1)) expect(api.logged()).not.toContain(text);
});
