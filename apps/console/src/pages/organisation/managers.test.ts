import type { OwnAgency } from '@stafett/schemas';
import { expect, test } from 'vitest';
import { managersOf, staffIn, withoutManager } from './managers.ts';

type Staff = OwnAgency['staff'][number];
const person = (id: string, units: Staff['units'], active = true): Staff => ({
  id,
  name: id,
  subject: id,
  active,
  units,
  absences: [],
});

test('a manager who can no longer sign in is nobody’s manager', () => {
  const staff = [
    person('kept', [{ unit: 'u1', roles: ['manager'] }]),
    person('left', [{ unit: 'u2', roles: ['manager'] }], false),
  ];
  expect(managersOf('u1', staff).map(({ id }) => id)).toEqual(['kept']);
  expect(managersOf('u2', staff)).toEqual([]);
});

test('units in use without a manager are told of; those no longer in use are not', () => {
  const units: OwnAgency['units'] = [
    { id: 'u1', name: 'Öst', active: true },
    { id: 'u2', name: 'Väst', active: true },
    { id: 'u3', name: 'Nord', active: false },
  ];
  const staff = [
    person('a', [{ unit: 'u1', roles: ['manager', 'caseworker'] }]),
    person('b', [{ unit: 'u2', roles: ['coach'] }]),
  ];
  expect(withoutManager({ units, staff }).map(({ id }) => id)).toEqual(['u2']);
});

test('somebody whose roles were all taken away works there no more', () => {
  expect(staffIn('u1', [person('a', [{ unit: 'u1', roles: [] }])])).toEqual([]);
});
