import { randomUUID } from 'node:crypto';
import { sealLog } from '@stafett/activities';
import { units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferralOf } from '../referral-under-test.ts';

const NOTE = 'Hon säger att hon vikarierade. Fråga chefen.';

let api: ApiUnderTest;
let anna: Person;
let erik: Person;
let reviewer: Person;
let cases: readonly string[];

const seal = () => sealLog({ db: api.house.db, vault: api.house.vault }, api.deps.clock);

const refer = async (by: Person, name: string, personnummer: string): Promise<string> => {
  const { caseId } = await by.api.cases.refer.mutate(aReferralOf(name, personnummer, 'Vill komma i gång.'));
  return caseId;
};

beforeAll(async () => {
  api = await openApi();
  [anna, erik, reviewer] = (await Promise.all(['fk-anna', 'fk-erik', 'fk-logg'].map(api.signIn))) as [
    Person,
    Person,
    Person,
  ];
  const numbers = ['198507099805', '199003072387', '199001189811'];
  const made: string[] = [];
  for (const [index, number] of numbers.entries()) made.push(await refer(anna, `Påhittad ${index}`, number));
  cases = made;
  for (const caseId of cases) await anna.api.cases.get.query({ caseId });
  await seal();
});
afterAll(() => api.stop());

const rowsOf = async (who: Person, of: Person) => {
  const { rows } = await who.api.accessReview.list.query({});
  return rows.filter(({ staff }) => staff.id === of.staff);
};

test('whoever works in the cases is at most drawn for a spot check; a snooper in the same unit is flagged', async () => {
  for (const caseId of cases) await erik.api.cases.get.query({ caseId });
  await erik.api.cases.revealIdentity.mutate({ caseId: cases[0] ?? '' });
  await seal();
  expect((await rowsOf(reviewer, anna)).filter(({ kind }) => kind !== 'spotCheck')).toEqual([]);
  const [flag] = await rowsOf(reviewer, erik);
  expect(flag).toMatchObject({ kind: 'outsideOwnCases', lookUps: 3, outside: 3, own: false });
  const seen = await reviewer.api.accessReview.get.query({ review: flag?.id ?? '' });
  expect(seen.lines.map(({ action }) => action)).toEqual([
    'session.signIn',
    'cases.get',
    'cases.get',
    'cases.get',
    'cases.revealIdentity',
  ]);
  expect(seen.lines.every(({ cases: shown }) => shown.every(({ outside }) => outside))).toBe(true);
  // The reviewer learns of nobody who it is.
  for (const hidden of [...cases, 'Påhittad', '8507099805']) expect(JSON.stringify(seen)).not.toContain(hidden);
});

test('every search is in the log, with how it was sought and never what for; a number that leads nowhere for them too', async () => {
  const [theirs = '', unknown] = ['198507099805', '196408233234'];
  const lena = await api.signIn('kommun-lena');
  for (const query of [unknown, theirs, 'Nobody Atall'].map(String)) await lena.api.cases.search.mutate({ query });
  await seal();
  const rows = await api.look<{ reason: string; cases: string[] }>(
    `select reason, cases from audit_entry where staff = $1 and action = 'cases.search' order by number`,
    lena.staff,
  );
  expect(rows.map(({ reason, cases: shown }) => [reason, shown.length])).toEqual([
    ['personnummer', 0],
    ['personnummer', 0],
    ['name', 0],
  ]);
});

test('a review is decided once, with a note that nobody else can read; and the log tells of the reviewer too', async () => {
  const [flag] = await rowsOf(reviewer, erik);
  const review = flag?.id ?? '';
  expect(
    await problemIn(reviewer.api.accessReview.decide.mutate({ review, decision: 'toBeLookedInto' })),
  ).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'note', reason: 'missing' }],
  });
  await reviewer.api.accessReview.decide.mutate({ review, decision: 'toBeLookedInto', note: NOTE });
  expect(await problemIn(reviewer.api.accessReview.decide.mutate({ review, decision: 'inOrder' }))).toMatchObject({
    code: 'staleVersion',
  });
  expect(await reviewer.api.accessReview.get.query({ review })).toMatchObject({
    decision: 'toBeLookedInto',
    note: NOTE,
  });
  const { rows } = await reviewer.api.accessReview.list.query({ decided: true });
  expect(rows).toMatchObject([{ id: review, decidedBy: { name: 'Inger Molin' } }]);
  const [stored] = await api.look<{ note: Buffer }>('select note from access_review where id = $1', review);
  expect(stored?.note.toString()).not.toContain('vikarierade');
  await seal();
  const [own] = await api.look<{ action: string; about: string }>(
    `select action, about from audit_entry where staff = $1 and kind = 'act' and action <> 'session.signIn'`,
    reviewer.staff,
  );
  expect(own).toEqual({ action: 'accessReview.decide', about: erik.staff });
});

test('nobody sees another agency’s log or reviews, and nobody without the role their own', async () => {
  const [other, admin] = await Promise.all([api.signIn('kommun-logg'), api.signIn('fk-admin')]);
  const [any] = await api.look<{ id: string }>('select id from access_review where tenant = $1', units.fkRehab.agency);
  const review = any?.id ?? '';
  const { rows } = await other.api.accessReview.list.query({});
  expect(rows.map(({ id }) => id)).not.toContain(review);
  expect(await problemIn(other.api.accessReview.get.query({ review }))).toMatchObject({ code: 'notAllowed' });
  expect(await problemIn(other.api.accessReview.get.query({ review: randomUUID() }))).toMatchObject({
    code: 'notAllowed',
  });
  expect(await problemIn(other.api.accessReview.decide.mutate({ review, decision: 'inOrder' }))).toMatchObject({
    code: 'notAllowed',
  });
  for (const who of [admin, anna]) {
    expect(await problemIn(who.api.accessReview.list.query({}))).toMatchObject({ code: 'roleNotAllowed' });
    expect(await problemIn(who.api.accessReview.get.query({ review }))).toMatchObject({ code: 'roleNotAllowed' });
  }
});

test('nobody reviews themselves', async () => {
  const review = randomUUID();
  await api.look(
    `insert into access_review (id, tenant, kind, staff, day, look_ups, outside, opened_at)
     values ($1, $2, 'spotCheck', $3, '2026-11-22', 1, 0, now())`,
    review,
    units.fkRehab.agency,
    reviewer.staff,
  );
  expect(await rowsOf(reviewer, reviewer)).toMatchObject([{ id: review, own: true }]);
  expect(await problemIn(reviewer.api.accessReview.decide.mutate({ review, decision: 'inOrder' }))).toMatchObject({
    code: 'notAllowed',
  });
});

test('the participant’s extract tells what is kept and who at the agency has looked, and of no other agency', async () => {
  const [caseId = ''] = cases;
  const petra = await api.signIn('kommun-petra');
  await petra.api.cases.get.query({ caseId });
  await seal();
  const extract = await anna.api.accessReview.extract.mutate({ caseId });
  expect(extract).toMatchObject({ name: 'Påhittad 0', agencyName: 'Försäkringskassan', cases: [{ handovers: 1 }] });
  const people = new Set(extract.looked.map(({ staff }) => staff?.id));
  expect(people).toEqual(new Set([anna.staff, erik.staff]));
  const actions = extract.looked.flatMap((row) => row.actions.map(({ action }) => action));
  expect(actions).toContain('cases.revealIdentity');
  expect(extract.looked.every(({ unit }) => unit?.unit === units.fkRehab.unit)).toBe(true);
  // That it was made is in the next one.
  await seal();
  const next = await anna.api.accessReview.extract.mutate({ caseId });
  expect(next.looked.flatMap((row) => row.actions.map(({ action }) => action))).toContain('accessReview.extract');
});

test('of whom one may not see there is no extract', async () => {
  const lena = await api.signIn('kommun-lena');
  for (const caseId of [cases[0] ?? '', randomUUID()])
    for (const who of [lena, reviewer])
      expect(await problemIn(who.api.accessReview.extract.mutate({ caseId }))).toMatchObject({ code: 'caseNotFound' });
});

test('whoever opens more cases than any work asks for is stopped with a code, for a while; that they were is in the log', async () => {
  const marie = await api.signIn('fk-marie');
  const { unit, agency } = await marie.api.session.me.query();
  const [caseId = ''] = cases;
  const opens = (count: number, ago: string) =>
    api.look(
      `insert into read_log (id, at, tenant, unit, staff, action, case_ids, participant_ids)
       select gen_random_uuid(), $5::timestamptz - $6::interval, $2, $3, $4, 'cases.get', array[gen_random_uuid()], '{}' from generate_series(1, $1)`,
      count,
      agency.id,
      unit.id,
      marie.staff,
      api.deps.clock(),
      ago,
    );
  await opens(149, '10 minutes');
  await marie.api.cases.get.query({ caseId });
  await seal();
  await opens(1, '5 minutes');
  expect(await problemIn(marie.api.cases.get.query({ caseId }))).toMatchObject({ code: 'tooManyCases', status: 429 });
  // Lists, and whatever else opens no case, are there as before.
  expect(await marie.api.tasks.mine.query()).toBeDefined();
  // What one may not see is still not there, and says nothing else.
  expect(await problemIn(marie.api.cases.get.query({ caseId: randomUUID() }))).toMatchObject({ code: 'caseNotFound' });
  await seal();
  const stopped = await api.look<{ kind: string }>(
    `select kind from audit_entry where staff = $1 and action = 'session.stopped'`,
    marie.staff,
  );
  expect(stopped).toEqual([{ kind: 'act' }]);
  expect(await rowsOf(reviewer, marie)).toContainEqual(expect.objectContaining({ kind: 'manyLookUps', lookUps: 151 }));
});
