import { findAxeFaults } from '@stafett/testkit';
import { expect, test } from 'vitest';
import { choose, expectText, fill, follow, openTask, pick, press, told } from './person-under-test.ts';
import { acceptReferral, KOMMUN, refer, type Story } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const { arrive } = wholeStack();

const story = {
  name: 'Disa Dunker',
  personnummer: '198704122384',
  referral: 'Vill ha en plats nära hemmet',
} as Story;

test('nobody knows who the handläggare is: the unit is asked, says who it is, and everybody in the case sees it', async () => {
  const anna = await arrive('forsakringskassan', 'Anna Ek');
  const referred = await refer(anna, story);
  const { code, path } = referred;
  const petra = await arrive(KOMMUN, 'Petra Lindqvist');
  await acceptReferral(petra, referred, story);
  await petra.go(path);
  const part = petra.page.locator('#kontakter');
  const row = (words: RegExp) => part.getByRole('row').filter({ hasText: words });
  await row(/Försäkringskassan/)
    .getByRole('button', { name: /^Be om besked om handläggare: Försäkringskassan/ })
    .click();
  await told(petra.page, /har fått frågan om vem som är handläggare/);
  await row(/Okänd handläggare\. Enheten har fått frågan/).waitFor();
  expect(await findAxeFaults(petra.page)).toEqual([]);

  await anna.go('/inkorg');
  await openTask(anna.page, 'Tala om vem som är handläggare', code);
  await expectText(anna.page, /vet inte vem som är handläggare på Försäkringskassan/);
  await pick(anna.page, 'Person', 'Anna Ek');
  await press(anna.page, 'Spara');
  await told(anna.page, 'Kontakten är sparad');

  await petra.go(path);
  await row(/Anna Ek/)
    .filter({ hasText: 'Marie Söderlund' })
    .waitFor();

  // The vårdcentral's contact has no account: a name and a number, which the referring agency is not told of.
  await follow(part, 'Skriv in en kontakt');
  await pick(petra.page, 'Hos vilken enhet', 'Region Sörmland, Vårdcentralen Linden, rehabkoordinatorer');
  await pick(petra.page, 'Vad är personen för deltagaren', 'Kontakt på vårdcentralen');
  await choose(petra.page, 'Har personen ett konto i Stafett', /Nej/);
  await fill(petra.page, 'Namn', 'Dorotea Dahl');
  await fill(petra.page, /Telefon/, '0150-12 34 56');
  expect(await findAxeFaults(petra.page)).toEqual([]);
  await press(petra.page, 'Spara kontakten');
  await told(petra.page, 'Kontakten är sparad');
  await row(/Kontakt på vårdcentralen/)
    .filter({ hasText: 'Telefon: 0150-12 34 56' })
    .waitFor();
  await anna.go(path);
  await anna.page.locator('#kontakter').getByRole('row').filter({ hasText: 'Anna Ek' }).waitFor();
  expect(await anna.page.getByText('Dorotea').count()).toBe(0);

  await petra.go('/arenden');
  await follow(petra.page, 'Vem är handläggare?');
  // The published list has more cases than a page shows.
  await press(petra.page, 'Visa fler');
  await petra.page.getByRole('row').filter({ hasText: code }).filter({ hasText: 'Dorotea Dahl' }).waitFor();
  // The list that a first start brings in has some too.
  await petra.page.getByText('Rehabkoordinator').first().waitFor();
  expect(await findAxeFaults(petra.page)).toEqual([]);

  await petra.go(path);
  await row(/Kontakt på vårdcentralen/)
    .getByRole('link', { name: /Byt eller ta bort/ })
    .click();
  await press(petra.page, 'Ta bort kontakten');
  await told(petra.page, 'Kontakten är borttagen');
  await part.getByText('Dorotea').first().waitFor({ state: 'detached' });
});
