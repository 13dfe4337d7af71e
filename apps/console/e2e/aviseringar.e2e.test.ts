import { beforeAll, expect, test } from 'vitest';
import { faultsOn } from './page-check-under-test.ts';
import { expectText, fill, follow, type Page, type Person, press, told } from './person-under-test.ts';
import { type Case, KOMMUN, refer, type Story } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const written = 'Påhittat underlag';
const story: Story = {
  name: 'Alva Påhittsdotter',
  personnummer: '198704122384',
  phone: '0150-112233',
  address: 'Sagogatan 5, 641 00 Katrineholm',
  referral: written,
  assessment: written,
  plan: written,
  followUp: written,
  handover: written,
  situation: written,
  ownWords: written,
  commitment: written,
  fulfilled: written,
};

const { arrive } = wholeStack('empty');

let anna: Person;
let petra: Person;
beforeAll(async () => {
  anna = await arrive('forsakringskassan', 'Anna Ek');
  petra = await arrive(KOMMUN, 'Petra Lindqvist');
});

const bell = (page: Page, unread: number) =>
  page.getByRole('link', { name: unread === 0 ? 'Aviseringar' : `Aviseringar ${unread} oläst`, exact: true }).first();

test('what happens is told while one looks at something else, and is read when one goes there', async () => {
  const { page } = petra;
  await bell(page, 0).waitFor();
  const { code }: Case = await refer(anna, story);
  // Nobody has touched the page.
  await bell(page, 1).click();
  const row = page.getByRole('listitem').filter({ hasText: code });
  await row.getByText('Till hela enheten').waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain(story.name);
  expect(await faultsOn(page, 'Aviseringar')).toEqual([]);

  await follow(row, 'Ny uppgift: Svara på aktualisering');
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Svara på aktualisering' }).waitFor();
  await bell(page, 0).click();
  await expectText(page, 'Inget nytt har hänt');
  await row.getByText('Ny uppgift: Svara på aktualisering').waitFor();
});

test('the administrator enters an address, and one chooses oneself whether to get e-mail', async () => {
  const { page, go } = petra;
  await go('/aviseringar');
  await expectText(page, /Ingen e-postadress är inskriven för dig/);

  const stina = await arrive(KOMMUN, 'Stina Malmros');
  await stina.go('/organisation');
  await follow(stina.page, 'Petra Lindqvist');
  const post = stina.page.getByRole('region', { name: 'E-post' });
  await fill(post, /E-postadress/, 'petra');
  await press(post, 'Spara');
  await expectText(post, /måste vara en e-postadress/);
  await fill(post, /E-postadress/, 'petra@kommun.example');
  await press(post, 'Spara');
  await told(stina.page, 'Petra Lindqvist får mejl till petra@kommun.example');
  expect(await faultsOn(stina.page, 'Person')).toEqual([]);

  await go('/aviseringar');
  await press(page, 'Sluta få mejl');
  await told(page, 'Du får inga fler mejl från Stafett');
  await press(page, 'Få mejl');
  await told(page, 'Du får mejl när något nytt väntar på dig');
});
