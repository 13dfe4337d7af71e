import { expect, test } from 'vitest';
import { onStore } from './store-errors.ts';

test('a fault says its codes and where in our code it was, and not a word of what the store said', async () => {
  const said = new TypeError('invalid input for type date\nlives at Storgatan 1 with Hemliga Hulda at home');
  const fault = await onStore(() => Promise.reject(Object.assign(said, { code: '22007' }))).catch((error) => error);
  expect(fault.message).toMatch(/^TypeError 22007 at .*store-errors\.test\.ts/);
  expect(fault.message).not.toContain('Hulda');
});
