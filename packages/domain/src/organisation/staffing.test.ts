import { expect, test } from 'vitest';
import { type AgencyKind, agencyKinds } from './organisation.ts';
import { canStandIn, problemWithRoles, rolesAt } from './staffing.ts';

test('nobody gives themselves a role, nor takes one from themselves', () => {
  const own = { by: 'stina', staff: 'stina', kind: 'kommun' } as const;
  expect(problemWithRoles({ ...own, roles: ['caseworker'] })).toBe('ownRoles');
  expect(problemWithRoles({ ...own, roles: [] })).toBe('ownRoles');
  expect(problemWithRoles({ ...own, staff: 'nadia', roles: ['caseworker', 'coach'] })).toBeUndefined();
});

test('coordinators belong to the förbund; caseworkers, coaches and members of the samverkansteam to the parties', () => {
  const other = { by: 'stina', staff: 'nadia' };
  for (const kind of agencyKinds.filter((one): one is Exclude<AgencyKind, 'forbund'> => one !== 'forbund')) {
    for (const role of ['insatsCoordinator', 'forbundCoordinator'] as const)
      expect([kind, problemWithRoles({ ...other, kind, roles: ['caseworker', role] })]).toEqual([kind, 'roleNotHere']);
    expect(rolesAt(kind)).toEqual(['caseworker', 'coach', 'teamMember', 'manager', 'administrator', 'accessReviewer']);
  }
  for (const role of ['caseworker', 'teamMember'] as const)
    expect(problemWithRoles({ ...other, kind: 'forbund', roles: [role] })).toBe('roleNotHere');
  expect(problemWithRoles({ ...other, kind: 'forbund', roles: ['insatsCoordinator', 'manager'] })).toBeUndefined();
});

test('a stand-in works with cases in a unit of whoever is away', () => {
  const nadia = [{ unit: 'sikta', roles: ['caseworker'] }] as const;
  expect(canStandIn(nadia, [{ unit: 'sikta', roles: ['coach'] }])).toBe(true);
  expect(canStandIn(nadia, [{ unit: 'sikta', roles: ['administrator'] }])).toBe(false);
  expect(canStandIn(nadia, [{ unit: 'plattformen', roles: ['caseworker'] }])).toBe(false);
  expect(canStandIn([{ unit: 'sikta', roles: ['administrator'] }], nadia)).toBe(false);
});
