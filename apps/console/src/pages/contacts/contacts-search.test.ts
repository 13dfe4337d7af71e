import { expect, test } from 'vitest';
import { contactsSearch } from './contacts-search.ts';

test('the address says which cases by code and agency, and nothing of a person comes through it', () => {
  const myndighet = '5a14b81a-2b55-452e-b462-1b8adad707c9';
  expect(contactsSearch({ okanda: true, myndighet })).toEqual({ okanda: true, myndighet });
  expect(contactsSearch({ okanda: 'yes', myndighet: '19850709-9805', namn: 'Sigrid' })).toEqual({});
});
