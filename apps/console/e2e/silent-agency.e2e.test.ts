import { expect, test } from 'vitest';
import { expectText, follow, press, told } from './person-under-test.ts';
import { KOMMUN, refer, SIKTA, type Story } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const { arrive } = wholeStack('empty');

const story = {
  name: 'Tyra Tystberga',
  personnummer: '198704122384',
  referral: 'Vill prova trädgårdsarbete',
} as Story;

test('a silent agency is reminded, then its manager is told, then the coordinator, with a click each', async () => {
  const anna = await arrive('forsakringskassan', 'Anna Ek');
  const { code, path } = await refer(anna, story);

  const helena = await arrive('samordningsforbundet', 'Helena Grahn');
  await helena.go('/stannade?all=true');
  // The queue of those whom nobody has taken on, found by its chip; the address keeps it.
  await helena.page.getByRole('link', { name: /Handläggare saknas/ }).click();
  await helena.page.waitForURL(/ko=unknownCaseworker/);
  const choose = async (): Promise<void> => {
    await helena.page.getByRole('checkbox', { name: `Markera ärende ${code}` }).check();
    await expectText(helena.page, '1 ärende markerat');
  };
  await choose();
  await press(helena.page, 'Påminn');
  await told(helena.page, '1 påminnelse är skickad');

  // Reminded and still silent: an answer is missing. A second reminder is refused, and the row says why.
  await helena.go('/stannade?all=true&ko=answerMissing');
  await choose();
  await press(helena.page, 'Påminn');
  await told(helena.page, '1 ärende gick inte');
  await expectText(helena.page, /redan påmind/);
  await choose();
  await press(helena.page, 'Eskalera');
  await told(helena.page, '1 ärende har gått vidare till nästa i tur');

  const lars = await arrive(KOMMUN, 'Lars Hedman', SIKTA);
  await lars.go('/inkorg?uppgift=remindColleague');
  await lars.page.getByRole('listitem').filter({ hasText: code }).first().waitFor();

  // The manager is silent too: the next in turn is the coordinator's own task.
  await helena.go('/stannade?all=true&ko=answerMissing');
  await choose();
  await press(helena.page, 'Eskalera');
  await told(helena.page, '1 ärende har gått vidare till nästa i tur');
  await helena.go('/inkorg?uppgift=unblockCase');
  await helena.page.getByRole('listitem').filter({ hasText: code }).first().waitFor();

  // Whoever may act asks the manager that somebody else do it; the manager answers.
  await helena.go(path);
  await follow(helena.page, /Be chefen flytta arbetet: Svara på aktualisering/);
  await helena.page.getByRole('group', { name: 'Varför' }).getByLabel('Ingen svarar').check();
  await press(helena.page, 'Skicka frågan');
  await told(helena.page, 'Chefen har fått frågan');
  await lars.go('/inkorg?uppgift=considerMove');
  await lars.page.getByRole('listitem').filter({ hasText: code }).getByRole('link').first().click();
  await lars.page.getByRole('group', { name: 'Ditt svar' }).getByLabel('Ja, någon annan gör arbetet').check();
  await lars.page.getByRole('combobox', { name: /Vem gör det/ }).selectOption({ label: 'Petra Lindqvist' });
  await press(lars.page, 'Svara');
  await told(lars.page, 'Arbetet är flyttat');
  await helena.go(path);
  await expect.poll(() => helena.page.locator('.sentence').first().textContent()).toContain('Petra Lindqvist');
});
