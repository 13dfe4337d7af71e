import { addDuration, type Instant, instant, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi } from '../api-under-test.ts';

let api: ApiUnderTest;
let ahead = 0;
const clock = (): Instant => addDuration(instant(Date.now()), { seconds: ahead });
beforeAll(async () => {
  api = await openApi({ clock, requiredAcr: ['level3', 'level4'] });
});
afterAll(() => api.stop());

const me = (cookie: string) => fetch(`${api.url}/trpc/session.me`, { headers: { cookie } });

test('somebody of the staff signs in at the agency and comes back to where they were going', async () => {
  const { cookie, location } = await api.goThroughSignIn(
    'fk-anna',
    '/auth/sign-in?agency=forsakringskassan&to=/arenden/1',
  );
  expect(location).toBe(`${api.url}/arenden/1`);
  expect((await me(cookie ?? '')).status).toBe(200);
  expect((await api.goThroughSignIn('fk-anna', '/auth/sign-in?agency=forsakringskassan')).location).toBe(
    `${api.url}/forsakringskassan`,
  );
});

test('before sign-in the question who one is has an answer, and no fault', async () => {
  const ask = async (cookie: string) => {
    const answer = await fetch(`${api.url}/trpc/session.find`, { headers: { cookie } });
    return [answer.status, await answer.json()];
  };
  expect(await ask('')).toEqual([200, { result: { data: {} } }]);
  const anna = await api.signIn('fk-anna');
  expect(await ask(anna.cookie)).toMatchObject([200, { result: { data: { me: { staff: { id: anna.staff } } } } }]);
});

test('nobody is led away to another site', async () => {
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'evil'])
    expect((await api.goThroughSignIn('fk-anna', `/auth/sign-in?to=${encodeURIComponent(to)}`)).location).toBe(
      `${api.url}/`,
    );
});

test('who is not on the staff, has left or works in no unit is not let in', async () => {
  expect((await api.goThroughSignIn('a-stranger')).location).toContain('signIn=notStaff');
  await api.house.db.$executeRaw`SELECT 1`;
});

test.each([
  ['the nonce', { nonce: 'another' }],
  ['the audience', { aud: 'another' }],
  ['the issuer', { iss: 'https://another.example' }],
])('an id token that is wrong about %s lets nobody in', async (_what, lies) => {
  api.issuer.lies = lies;
  const { cookie, location } = await api.goThroughSignIn('fk-anna');
  api.issuer.lies = {};
  expect(cookie).toBeUndefined();
  expect(location).toContain('signIn=signInRefused');
});

test('a sign-in of a lower level than is asked for lets nobody in', async () => {
  for (const acr of ['level1', 'level', '', 'level3 level4', 3, null]) {
    api.issuer.lies = { acr };
    const { cookie, location } = await api.goThroughSignIn('fk-anna');
    expect([acr, cookie]).toEqual([acr, undefined]);
    expect(location).toContain('signIn=signInTooWeak');
  }
  api.issuer.lies = { acr: 'level4' };
  expect((await api.goThroughSignIn('fk-anna')).cookie).toBeDefined();
  api.issuer.lies = {};
});

test('an answer of the provider that nobody asked for, or a second time, lets nobody in', async () => {
  const start = await fetch(`${api.url}/auth/sign-in`, { redirect: 'manual' });
  const waiting = start.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const atProvider = await fetch(`${start.headers.get('location')}&person=fk-anna`, { redirect: 'manual' });
  const back = atProvider.headers.get('location') ?? '';
  const come = (cookie: string, address = back) => fetch(address, { redirect: 'manual', headers: { cookie } });
  expect((await come('')).headers.get('location')).toContain('signInExpired');
  expect((await come(waiting, back.replace(/state=[^&]*/, 'state=other'))).headers.get('location')).toContain(
    'signInRefused',
  );
  // The attempt is used up, right or wrong.
  expect((await come(waiting)).headers.get('location')).toContain('signInExpired');
});

test('only the hash of the secret is stored, and the cookie is for this site alone', async () => {
  const start = await fetch(`${api.url}/auth/sign-in`, { redirect: 'manual' });
  expect(start.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
  const { cookie = '' } = await api.goThroughSignIn('fk-anna');
  const secret = cookie.split('=')[1]?.split('.')[0] ?? '';
  const rows = await api.deps.database.session.findMany();
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(rows.some(({ id }) => Buffer.from(id).toString('utf8').includes(secret))).toBe(false);
});

test('another unit means another secret and another csrf token; the old ones end', async () => {
  const lisa = await api.signIn('af-lisa');
  const answer = await fetch(`${api.url}/trpc/session.chooseUnit`, {
    method: 'POST',
    headers: { cookie: lisa.cookie, 'x-stafett-csrf': lisa.csrf, 'content-type': 'application/json' },
    body: JSON.stringify({ unit: units.afPlattformen.unit }),
  });
  const fresh = answer.headers.getSetCookie()[0] ?? '';
  expect(fresh).toMatch(/HttpOnly; SameSite=Strict/);
  const described = (await answer.json()) as { result: { data: { csrf: string; unit: { id: string } } } };
  expect(described.result.data.unit.id).toBe(units.afPlattformen.unit);
  expect(described.result.data.csrf).not.toBe(lisa.csrf);
  expect((await me(lisa.cookie)).status).toBe(401);
  expect((await me(fresh.split(';')[0] ?? '')).status).toBe(200);
});

test('whoever signs in anew has one session, though the old cookie does not come back from the provider', async () => {
  const before = await api.signIn('fk-anna');
  const start = await fetch(`${api.url}/auth/sign-in`, { redirect: 'manual', headers: { cookie: before.cookie } });
  const waiting = start.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  // Who has left and not come back is still signed in.
  expect((await me(before.cookie)).status).toBe(200);
  const atProvider = await fetch(`${start.headers.get('location')}&person=fk-anna`, { redirect: 'manual' });
  const back = await fetch(atProvider.headers.get('location') ?? '', {
    redirect: 'manual',
    headers: { cookie: waiting },
  });
  const fresh = back.headers.getSetCookie().find((line) => line.startsWith('stafett=')) ?? '';
  expect([(await me(before.cookie)).status, (await me(fresh.split(';')[0] ?? '')).status]).toEqual([401, 200]);
});

test('one begins in the unit that one chose last, as long as one works there', async () => {
  const karin = await api.signIn('af-karin');
  const [, second] = (await karin.api.session.me.query()).units;
  if (!second) throw new Error('Karin leads two units');
  await api.actFor(karin, second.id);
  const again = await api.signIn('af-karin');
  expect((await again.api.session.me.query()).unit.id).toBe(second.id);
  // Nobody else reads where.
  expect(await api.deps.database.lastUnit.findMany()).toEqual([]);

  await api.look('DELETE FROM staff_unit WHERE staff_id = $1 AND unit_id = $2', karin.staff, second.id);
  expect((await (await api.signIn('af-karin')).api.session.me.query()).unit.id).not.toBe(second.id);
});

test('a session ends when nobody is there, and at the latest after ten hours', async () => {
  const anna = await api.signIn('fk-anna');
  ahead = 29 * 60;
  await anna.api.session.extend.mutate();
  ahead = 58 * 60;
  expect((await me(anna.cookie)).status).toBe(200);
  // Reading does not keep it alive.
  ahead = 60 * 60;
  expect((await me(anna.cookie)).status).toBe(401);
  ahead = 0;
  const again = await api.signIn('fk-anna');
  for (let minutes = 25; minutes < 600; minutes += 25) {
    ahead = minutes * 60;
    await again.api.session.extend.mutate();
  }
  ahead = 601 * 60;
  expect((await me(again.cookie)).status).toBe(401);
  ahead = 0;
});

test('signing out ends the session here and leads on to the provider', async () => {
  const { cookie = '' } = await api.goThroughSignIn('fk-erik');
  const out = await fetch(`${api.url}/auth/sign-out`, { redirect: 'manual', headers: { cookie } });
  expect(out.headers.get('location')).toContain(`${api.issuer.url}/end`);
  expect(out.headers.get('location')).toContain('id_token_hint=');
  expect((await me(cookie)).status).toBe(401);
});

test('the button that signs out works, also from a page that sends no origin', async () => {
  const press = async (headers: Record<string, string>) => {
    const { cookie = '' } = await api.goThroughSignIn('fk-erik');
    const answer = await fetch(`${api.url}/auth/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
    return { answer, after: (await me(cookie)).status };
  };
  for (const headers of [
    { origin: api.url, 'sec-fetch-site': 'same-origin' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ]) {
    const { answer, after } = await press(headers);
    expect([answer.status, after]).toEqual([303, 401]);
  }
  // The browser says where the form stands; a page of our own may be asked not to say it in full.
  expect((await fetch(`${api.url}/health`)).headers.get('referrer-policy')).toBe('same-origin');

  for (const headers of [{ origin: 'null' }, { origin: 'null', 'sec-fetch-site': 'cross-site' }]) {
    const { answer, after } = await press(headers);
    expect([answer.status, after]).toEqual([403, 200]);
    expect(answer.headers.get('content-type')).toContain('text/html');
    const page = await answer.text();
    expect(page).toContain('Du är inte utloggad');
    expect(page).toContain('You are not signed out');
    expect(page).not.toContain('csrfRefused');
  }
});

test('a person is answered in words at every address of the sign-in', async () => {
  const nothing = await fetch(`${api.url}/auth/nothing`, { headers: { accept: 'text/html' } });
  expect(nothing.status).toBe(404);
  expect(nothing.headers.get('content-type')).toContain('text/html');
  expect(await nothing.text()).toContain('Sidan finns inte');
});

test('who leaves the staff is out at once', async () => {
  const erik = await api.signIn('fk-erik');
  const admin = await api.signIn('fk-admin');
  const { staff } = await admin.api.organisation.ownAgency.query();
  const person = staff.find(({ id }) => id === erik.staff);
  await admin.api.organisation.saveStaff.mutate({
    id: erik.staff,
    name: person?.name ?? '',
    subject: person?.subject ?? '',
    active: false,
  });
  expect((await me(erik.cookie)).status).toBe(401);
  expect((await api.goThroughSignIn('fk-erik')).location).toContain('notStaff');
});

test('coming, going and being turned away are in the agency’s log; a name that nobody has is in none', async () => {
  await api.look('delete from read_log');
  const rows = async () => {
    const kept = await api.look<{ action: string; reason: string | null; staff: string | null; about: string | null }>(
      `select action, reason, staff, about from read_log where action like 'session.%' order by at, action`,
    );
    await api.look('delete from read_log');
    return kept;
  };
  const { cookie = '' } = await api.goThroughSignIn('fk-anna');
  const [{ id: anna } = { id: '' }] = await api.look<{ id: string }>(`select id from staff where subject = 'fk-anna'`);
  const [{ id: erik } = { id: '' }] = await api.look<{ id: string }>(`select id from staff where subject = 'fk-erik'`);
  await fetch(`${api.url}/auth/sign-out`, { redirect: 'manual', headers: { cookie } });
  // Twice is once, and a session that has ended is nobody's.
  await fetch(`${api.url}/auth/sign-out`, { redirect: 'manual', headers: { cookie } });
  expect(await rows()).toEqual([
    { action: 'session.signIn', reason: null, staff: anna, about: null },
    { action: 'session.signOut', reason: null, staff: anna, about: null },
  ]);

  // Erik has left the staff; Anna's provider says a lower level; the third is nobody.
  await api.goThroughSignIn('fk-erik');
  api.issuer.lies = { acr: 'level1' };
  await api.goThroughSignIn('fk-anna');
  api.issuer.lies = {};
  await api.goThroughSignIn('a-stranger');
  expect(await rows()).toEqual([
    { action: 'session.signInRefused', reason: 'notStaff', staff: null, about: erik },
    { action: 'session.signInRefused', reason: 'signInTooWeak', staff: null, about: anna },
  ]);
});

test('whose absence is kept, who is on the staff and where their letters go is logged with who did it', async () => {
  const admin = await api.signIn('fk-admin');
  await api.look('delete from read_log');
  const { staff } = await admin.api.organisation.ownAgency.query();
  const anna = staff.find(({ subject }) => subject === 'fk-anna');
  const id = anna?.id ?? '';
  await admin.api.organisation.setMailAddress.mutate({ staff: id, address: 'anna@fk.example' });
  await admin.api.organisation.saveStaff.mutate({ id, name: 'Anna Ek', subject: 'fk-anna', active: true });
  const standIn = staff.find(({ subject }) => subject === 'fk-marie')?.id ?? '';
  const [from, to] = [stockholmDate(clock()), stockholmDate(addDuration(clock(), { hours: 48 }))];
  await admin.api.organisation.recordAbsence.mutate({ staff: id, standIn, from, to });
  const rows = await api.look<object>(
    `select action, staff, about, kind from read_log where action like 'organisation.%' order by at, action`,
  );
  expect(rows).toEqual(
    ['mailAddressSet', 'staffSaved', 'absenceKept'].map((what) => ({
      action: `organisation.${what}`,
      staff: admin.staff,
      about: id,
      kind: 'act',
    })),
  );
});
