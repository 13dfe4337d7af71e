import { openConsole } from '@stafett/testkit';
import { expect, test } from 'vitest';
import { chooseUnit, type Person, press } from './person-under-test.ts';
import { KOMMUN } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const SIKTA = 'SIKTA Katrineholm–Flen–Vingåker';

const stack = wholeStack();
let lars: Person;

test('a first visit leaves no fault in the browser’s console', async () => {
  const { page, close } = await openConsole({ baseUrl: stack.url });
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(`/${KOMMUN}`);
  await page.getByRole('heading', { level: 1, name: /^Logga in/ }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('a manager of three units sees where it waits, and a link leads on to the unit that may open the case', async () => {
  lars = await stack.arrive(KOMMUN, 'Lars Hedman');
  const { page, go } = lars;
  const unit = page.getByRole('banner').getByRole('combobox', { name: 'Enhet' });
  await unit.waitFor();
  expect((await unit.getByRole('option').allTextContents()).find((words) => words.startsWith(SIKTA))).toMatch(
    /, \d+ väntar$/,
  );
  await chooseUnit(page, SIKTA);
  await go('/arenden');
  await page.getByRole('table').getByRole('link').first().click();
  const code = page.getByRole('heading', { level: 1, name: /^Ärende .{3}-.{3}$/ });
  await code.waitFor();
  const [address, title] = [page.url(), await code.textContent()];

  await chooseUnit(page, 'Försörjningsstöd Katrineholm');
  await page.getByRole('group', { name: 'Ärendet finns hos en annan av dina enheter' }).waitFor();
  expect(await code.isVisible()).toBe(false);
  await press(page, `Byt till ${SIKTA}`);
  await code.waitFor();
  expect([page.url(), await code.textContent()]).toEqual([address, title]);
});

test('who presses Logga ut is signed out', async () => {
  const { page } = lars;
  const address = page.url();
  await page.getByRole('banner').getByRole('button', { name: 'Logga ut' }).click();
  await page.getByRole('heading', { level: 1, name: /^Logga in/ }).waitFor();
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: /^Logga in/ }).waitFor();
});
