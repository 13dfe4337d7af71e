import { randomUUID } from 'node:crypto';
import { agencies, type Role, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';
import { procedures, send, wellFormed } from './attacker-under-test.ts';

// Somebody with one role does what another role may, or gives themselves the other.

let api: ApiUnderTest;
const signedIn = new Map<string, Person>();
const person = (subject: string): Person => {
  const one = signedIn.get(subject);
  if (!one) throw new Error(`${subject} is not signed in`);
  return one;
};
beforeAll(async () => {
  api = await openApi();
  for (const subject of [
    'fk-anna',
    'fk-admin',
    'fk-marie',
    'kommun-admin',
    'kommun-petra',
    'kommun-lars',
    'af-team-ida',
    'forbund-mats',
    'forbund-helena',
  ])
    signedIn.set(subject, await api.signIn(subject));
});
afterAll(() => api.stop());

/** Whose the procedures are that a role alone opens. */
const restricted = [
  {
    of: 'administrator',
    by: /^(organisation\.(ownAgency|saveUnit|saveStaff|setUnitRoles)|gallring\.setRetention)$/,
    least: 5,
  },
  { of: 'manager', by: /^staffChange\.(people|work)$/, least: 2 },
] as const;
const others = {
  administrator: ['fk-anna', 'kommun-lars', 'kommun-petra', 'af-team-ida', 'forbund-mats', 'forbund-helena'],
  manager: ['fk-anna', 'kommun-admin', 'kommun-petra', 'af-team-ida', 'forbund-mats'],
} as const satisfies Partial<Record<Role, readonly string[]>>;

test.each(restricted)('what is the $of’s is nobody else’s', async ({ of, by, least }) => {
  const theirs = procedures.filter(({ path }) => by.test(path));
  expect(theirs.length).toBeGreaterThanOrEqual(least);
  for (const procedure of theirs)
    for (const who of others[of]) {
      const { status, code } = await send(api.url, procedure.path, { as: person(who), input: wellFormed(procedure) });
      expect([procedure.path, who, status, code]).toEqual([procedure.path, who, 403, 'roleNotAllowed']);
    }
});

test('an administrator makes themselves nothing more, nor gives a role that their agency has no use for', async () => {
  const admin = person('fk-admin');
  const unit = units.fkRehab.unit;
  const give = (staff: string, roles: Role[], at: string = unit) =>
    problemIn(admin.api.organisation.setUnitRoles.mutate({ unit: at, staff, roles }));
  for (const roles of [['administrator', 'manager'], []] as Role[][])
    expect(await give(admin.staff, roles)).toMatchObject({ status: 400, fields: [{ reason: 'ownRoles' }] });
  for (const role of ['insatsCoordinator', 'forbundCoordinator'] as const)
    expect(await give(person('fk-anna').staff, [role])).toMatchObject({
      status: 400,
      fields: [{ reason: 'roleNotHere' }],
    });
  const before = await api.look('SELECT * FROM staff_unit ORDER BY 1, 2');
  // Nor in another agency's unit, of which they are told no more than of one that does not exist.
  const other = await give(person('fk-anna').staff, ['caseworker'], units.kommunSikta.unit);
  expect(other).toEqual(await give(person('fk-anna').staff, ['caseworker'], randomUUID()));
  expect(await api.look('SELECT * FROM staff_unit ORDER BY 1, 2')).toEqual(before);
});

test('an administrator changes nobody of another agency', async () => {
  const admin = person('fk-admin');
  const take = (id: string, subject: string) =>
    problemIn(admin.api.organisation.saveStaff.mutate({ id, name: 'Tagen', subject, active: true }));
  const petra = await take(person('kommun-petra').staff, 'taken');
  expect(petra.code).not.toBe('unexpected');
  const rows = await api.look('SELECT name, subject, agency_id FROM staff WHERE id = $1', person('kommun-petra').staff);
  expect(rows).toEqual([{ name: 'Petra Lindqvist', subject: 'kommun-petra', agency_id: agencies.kommun.id }]);
});

test('whoever looks after staff, sits in a team or follows the figures opens no case of their own unit', async () => {
  const { caseId } = await person('fk-anna').api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Roll Rollsson' },
    }),
  );
  for (const who of ['fk-admin', 'kommun-admin', 'forbund-mats', 'af-team-ida'])
    for (const procedure of procedures.filter(({ path }) =>
      /^cases\.(get|revealIdentity|close|savePlan)$/.test(path),
    )) {
      const input = wellFormed(procedure, { caseId });
      const { status, code } = await send(api.url, procedure.path, { as: person(who), input });
      // Who follows where cases stand knows that there is one, and no more.
      const known = who === 'forbund-mats' && code === 'roleNotAllowed' ? [403, code] : [404, 'caseNotFound'];
      expect([who, procedure.path, status, code]).toEqual([who, procedure.path, ...known]);
    }
});

test('one acts for none but one’s own units, and a role in one counts in no other', async () => {
  for (const unit of [units.fkRehab.unit, units.forbundKansli.unit, randomUUID()])
    expect(await problemIn(person('kommun-petra').api.session.chooseUnit.mutate({ unit }))).toMatchObject({
      code: 'notAllowed',
      status: 403,
    });
  // A role that is added in the store behind them, in a unit where they do not act, opens nothing here.
  await api.look(
    'INSERT INTO staff_unit (staff_id, unit_id, roles) VALUES ($1, $2, $3)',
    person('kommun-petra').staff,
    units.kommunForsorjning.unit,
    ['administrator'],
  );
  const { code } = await send(api.url, 'organisation.ownAgency', { as: person('kommun-petra') });
  expect(code).toBe('roleNotAllowed');
});

test('a role that is taken away is gone at the next request', async () => {
  const marie = await api.signIn('fk-marie');
  await marie.api.staffChange.people.query();
  await api.look("UPDATE staff_unit SET roles = '{caseworker}' WHERE staff_id = $1", marie.staff);
  expect((await problemIn(marie.api.staffChange.people.query())).code).toBe('roleNotAllowed');
});
