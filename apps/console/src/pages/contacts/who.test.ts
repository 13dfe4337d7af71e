import { expect, test } from 'vitest';
import { nobody, personIn } from './who.ts';

test('somebody with an account is sent by id, and what was written of an outsider before is not', () => {
  expect(personIn({ ...nobody, kind: 'staff', staff: 'anna', name: 'Dorotea' })).toEqual({
    type: 'staff',
    staff: 'anna',
  });
});

test('somebody outside is sent by name, with the numbers that were given', () => {
  expect(personIn({ ...nobody, kind: 'outside', name: ' Dorotea Dahl ', phone: ' 0150-1 ', email: ' ' })).toEqual({
    type: 'outside',
    card: { name: 'Dorotea Dahl', phone: '0150-1' },
  });
});

test('nobody is nobody', () => {
  expect(personIn(nobody)).toBeUndefined();
  expect(personIn({ ...nobody, kind: 'staff' })).toBeUndefined();
  expect(personIn({ ...nobody, kind: 'outside', name: ' ' })).toBeUndefined();
});
