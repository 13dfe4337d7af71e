import { randomUUID } from 'node:crypto';
import { instant, stockholmDate } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { faultsOn } from './page-check-under-test.ts';
import { choose, expectText, fill, follow, type Person, press, signIn } from './person-under-test.ts';
import { type Stack, startStack } from './stack-under-test.ts';

const FK = 'forsakringskassan';
const NAME = 'Vilma Påhittsson';
const numbers = ['198507099805', '199003072387', '198704122384'];

let stack: Stack;
const people: Person[] = [];
const arrive = async (name: string): Promise<Person> => {
  const person = await signIn(stack.url, FK, name);
  people.push(person);
  return person;
};
beforeAll(async () => {
  stack = await startStack();
});
afterAll(async () => {
  for (const { close } of people) await close();
  await stack?.stop();
  await stack?.remove();
});

/** Asks for the page anew until it says that: the log is sealed within seconds, and a day in it may be drawn before it is flagged. */
const untilSaid = async ({ page, go }: Person, path: string, words: string): Promise<void> => {
  for (let tries = 0; tries < 20; tries += 1) {
    await go(path);
    const said = page.getByText(words).first();
    const found = await said.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (found) return;
  }
  throw new Error(`${words} was never said`);
};

test('a colleague who opens cases that are none of theirs is found by who goes through the log, and stands in the participant’s extract', async () => {
  const [anna, erik, inger] = [await arrive('Anna Ek'), await arrive('Erik Lindblom'), await arrive('Inger Molin')];
  const api = await apiOf(anna, stack.url);
  const cases: string[] = [];
  for (const personnummer of numbers) {
    const { caseId } = await api.cases.refer.mutate({
      commandId: randomUUID(),
      insats: 'sikta-arbetsmarknad',
      place: 'kfv',
      participant: { name: NAME, personnummer },
      sex: 'K',
      birthYear: Number(personnummer.slice(0, 4)),
      kommun: 'Vingåker',
      referredOn: stockholmDate(instant(Date.now())),
      income: 'sjukpenning',
      insuranceQuestionOpen: true,
      basis: 'samtycke',
      message: 'Vill komma i gång.',
    });
    cases.push(caseId);
  }
  for (const caseId of cases) await erik.go(`/arenden/${caseId}`);

  await untilSaid(inger, '/loggkontroll', 'Ärenden som inte är personens egna');
  const { page } = inger;
  expect(await faultsOn(page, 'Loggkontroll')).toEqual([]);
  await follow(page, 'Erik Lindblom');
  await page.getByRole('table', { name: 'Dagen i loggen' }).waitFor();
  await expectText(page, 'Öppnade ett ärende');
  const told = (await page.getByRole('main').textContent()) ?? '';
  for (const hidden of [NAME, ...cases, ...numbers]) expect(told).not.toContain(hidden);
  await press(page, 'Spara');
  await page.getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
  await choose(page, 'Vad kom du fram till?', 'Ska utredas');
  await fill(page, /Anteckning/, 'Fråga chefen om Erik har vikarierat.');
  expect(await faultsOn(page, 'a day in the log')).toEqual([]);
  await press(page, 'Spara');
  await expectText(page, 'Granskningen är avslutad: Ska utredas');

  await anna.go(`/arenden/${cases[0]}`);
  await follow(anna.page, 'Registerutdrag till deltagaren');
  await press(anna.page, 'Ta fram utdraget');
  await anna.page.getByRole('table', { name: 'Vilka hos oss som har läst eller gjort något' }).waitFor();
  await expectText(anna.page, 'Erik Lindblom');
  await expectText(anna.page, NAME);
  expect(await faultsOn(anna.page, 'Registerutdrag')).toEqual([]);
});
