import { randomUUID } from 'node:crypto';
import { agencies } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, MACHINE_AUDIENCE, openApi, type Person } from '../api-under-test.ts';
import { procedures, send, wellFormed } from './attacker-under-test.ts';

// Somebody adds fields that the form does not have, and hopes that one of them is written down as it stands.

const AGENCY = '00000000-0000-4000-8000-000000000001';

let api: ApiUnderTest;
let petra: Person;
beforeAll(async () => {
  api = await openApi();
  petra = await api.signIn('kommun-petra');
});
afterAll(() => api.stop());

/** Names that stand for something in the core or the store. */
const wanted = {
  actor: { type: 'system', source: 'clock' },
  tenant: AGENCY,
  roles: ['administrator'],
  holder: { agency: AGENCY, unit: AGENCY },
  state: { phase: 'closed' },
  at: '2020-01-01T00:00:00.000Z',
  seq: 1,
  constructor: { prototype: { polluted: true } },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The input with one field too many, at each place that has fields. */
const withMore = (input: unknown, field: string, value: unknown): readonly unknown[] => {
  if (Array.isArray(input)) {
    const [first, ...rest] = input;
    return withMore(first, field, value).map((changed) => [changed, ...rest]);
  }
  if (!isObject(input)) return [];
  const inner = Object.entries(input).flatMap(([name, part]) =>
    withMore(part, field, value).map((changed) => ({ ...input, [name]: changed })),
  );
  return Object.hasOwn(input, field) ? inner : [{ ...input, [field]: value }, ...inner];
};

test('a field too many is refused, in every procedure and wherever in its input', async () => {
  const fields = Object.entries(wanted);
  const asked = procedures.filter(({ type }) => type !== 'subscription');
  let sent = 0;
  for (const [turn, procedure] of asked.entries()) {
    const input = wellFormed(procedure);
    if (!isObject(input)) continue;
    const changed = fields.flatMap(([field, value]) => withMore(input, field, value));
    const taken = changed.filter((one) => procedure.input?.safeParse(one).success);
    // A draft holds what its author typed, sealed, and nothing reads it but the form that it came from.
    if (procedure.path !== 'documents.saveDraft') expect([procedure.path, taken]).toEqual([procedure.path, []]);
    const refused = changed.filter((one) => !taken.includes(one));
    // What the schemas say is one thing; that they are asked, at the door, another.
    const { status, code } = await send(api.url, procedure.path, { as: petra, input: refused[turn % refused.length] });
    // Where their role is asked first they learn no more than that.
    const known = code === 'roleNotAllowed' ? [403, code] : [400, 'invalidInput'];
    expect([procedure.path, status, code]).toEqual([procedure.path, ...known]);
    sent += 1;
  }
  expect(sent).toBeGreaterThan(100);
});

test('a prototype in the input changes nothing for anybody', async () => {
  const body = '{"__proto__":{"roles":["administrator"],"polluted":true},"query":"Anna"}';
  const { code } = await send(api.url, 'cases.search', { as: petra, body });
  expect(code).toBe('invalidInput');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('who acts is the session’s to say: no header, address or cookie of one’s own adds to it', async () => {
  const headers = {
    'x-forwarded-user': 'kommun-admin',
    'x-stafett-roles': 'administrator',
    authorization: 'Bearer kommun-admin',
    cookie: `${petra.cookie}; roles=administrator; unit=${AGENCY}`,
  };
  const { status, code } = await send(api.url, 'organisation.ownAgency?roles=administrator', { as: petra, headers });
  expect([status, code]).toEqual([403, 'roleNotAllowed']);
});

const signals = [
  { type: 'meetingHeld', meeting: AGENCY, attended: [AGENCY], mode: 'physical' },
  { type: 'participantDied', on: '2026-11-20' },
  { type: 'moved', kommun: 'Flen', on: '2026-11-20' },
  { type: 'samtyckeWithdrawn' },
  { type: 'identityProtected', kind: 'none' },
] as const;
test.each(signals)('another system speaks for its own agency and by its own client: $type', async (signal) => {
  const claims = { aud: MACHINE_AUDIENCE, client_id: 'af-system', scope: 'stafett:signals' };
  const headers = { authorization: `Bearer ${await api.issuer.accessToken(claims)}` };
  const tell = (more: object) =>
    send(api.url, '/machine/signals', {
      input: { ...signal, messageId: randomUUID(), caseId: randomUUID(), ...more },
      headers,
    });
  expect((await tell({})).status).toBe(202);
  const before = await api.house.db.inboxCommand.count();
  const fields = { ...wanted, agency: AGENCY, client: 'fk-system', commandId: randomUUID(), staff: petra.staff };
  for (const [field, value] of Object.entries(fields))
    expect([field, (await tell({ [field]: value })).status]).toEqual([field, 400]);
  expect(await api.house.db.inboxCommand.count()).toBe(before);
  const [kept] = await api.look<{ actor: object }>(
    `SELECT command -> 'actor' AS actor FROM inbox WHERE command ->> 'type' = $1`,
    signal.type,
  );
  expect(kept?.actor).toEqual({ type: 'machine', client: 'af-system', agency: agencies.arbetsformedlingen.id });
});

test('a column too many in a list says nothing of whose the case is', async () => {
  const helena = await api.signIn('forbund-helena');
  const csv = `ref;insats;kommun;kon;fodelsear;aktualiserad_av;aktualiserad;start;forsorjning_start;forsorjning_nu;fas;avslutad;avslutsorsak;namn;personnummer;tenant;holder_unit;case_id
SA-1;sikta-arbetsmarknad;Flen;K;1985;region;2019-10-30;2020-01-12;aktivitetsersattning;;kartlaggning;;;;;${AGENCY};${AGENCY};${AGENCY}`;
  const { body } = await send(api.url, 'imports.run', {
    as: helena,
    input: { list: 'en-lista', asOf: '2020-12-09', csv },
  });
  expect(body).toContain('"accepted":false');
  expect(await api.look('SELECT 1 FROM import_row')).toEqual([]);
});
