import { changeByHand } from '@stafett/testkit';
import { expect, test } from 'vitest';
import { expectText, fill, follow, type Page, press } from './person-under-test.ts';
import { KOMMUN } from './stages-under-test.ts';
import { superuserOf, wholeStack } from './whole-stack-under-test.ts';

const stack = wholeStack();
const { arrive } = stack;

const LONG = 'Har deltagit i rehabiliteringskoordineringen sedan i våras.';

const saved = (page: Page): Promise<void> => expectText(page, /^Sparat \d\d:\d\d$/);
const keptDraft = (page: Page): Promise<void> => expectText(page, /Ditt utkast från .* finns kvar/);

test('what is typed outlives the session: on the page, and as a draft', async () => {
  const { page, go } = await arrive('forsakringskassan', 'Anna Ek');
  const message = page.getByRole('textbox', { name: /Underlag till insatsen/ });
  await go('/aktualisera');
  await fill(page, 'Personens namn', 'Vilma Påhittsdotter');
  await message.fill(LONG);
  await saved(page);

  await page.context().clearCookies();
  await message.pressSequentially(' Ny rad.');
  const dialog = page.getByRole('alertdialog', { name: 'Du har loggats ut' });
  await dialog.waitFor();
  await expectText(dialog, /det du har skrivit på den här sidan finns kvar/);
  const opened = page.waitForEvent('popup');
  await follow(dialog, 'Logga in igen');
  const other = await opened;
  await other.getByRole('button', { name: 'Anna Ek' }).click();
  await other.getByRole('heading', { level: 1, name: 'Aktualisera' }).waitFor();
  await dialog.waitFor({ state: 'hidden' });
  expect(await message.inputValue()).toBe(`${LONG} Ny rad.`);
  await other.close();
  await page.bringToFront();
  await message.click();
  await page.keyboard.press('Control+End');
  await message.pressSequentially(' Mer.');
  expect(await message.inputValue()).toBe(`${LONG} Ny rad. Mer.`);
  await saved(page);

  await page.reload();
  await keptDraft(page);
  expect(await message.inputValue()).toBe(`${LONG} Ny rad. Mer.`);
  expect(await page.getByRole('textbox', { name: 'Personens namn' }).inputValue()).toBe('Vilma Påhittsdotter');
});

/** Has every session end so many seconds from now: for want of acts, or because it has lasted as long as any may. */
const endSessions = async (seconds: number, why: 'idle' | 'longest'): Promise<void> =>
  changeByHand(
    await superuserOf(stack),
    `update session set expires_at = now() + make_interval(secs => $1),
       absolute_expires_at = case when $2 then now() + make_interval(secs => $1) else absolute_expires_at end`,
    [seconds, why === 'longest'],
  );
/** Somebody comes back to the tab: then it asks how the session stands. */
const comeBack = (page: Page): Promise<boolean> =>
  page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));

/** Goes on writing, until it is saved. */
const write = async (page: Page, more: string): Promise<void> => {
  const kept = page.waitForResponse(async (answer) => /saveDraft/.test(answer.url()) && answer.status() === 200);
  await page.getByRole('textbox', { name: /Underlag till insatsen/ }).pressSequentially(more);
  await kept;
};

test('one is warned two minutes before the session ends, may stay while there is time, and loses no word when there is none', async () => {
  const { page, go } = await arrive('forsakringskassan', 'Erik Lindblom');
  const message = page.getByRole('textbox', { name: /Underlag till insatsen/ });
  const warning = page.getByRole('alertdialog', { name: 'Du loggas snart ut' });
  await go('/aktualisera');
  await message.fill(LONG);
  await saved(page);

  await endSessions(110, 'idle');
  await comeBack(page);
  await expectText(warning, /om 2 minuter eftersom du inte har varit aktiv. Det du har skrivit är sparat/);
  await press(warning, 'Fortsätt arbeta');
  await warning.waitFor({ state: 'hidden' });
  // It helped: the api says so too.
  await comeBack(page);
  await write(page, ' Ny rad.');
  expect(await warning.isVisible()).toBe(false);

  await endSessions(110, 'longest');
  await comeBack(page);
  await expectText(warning, /om 2 minuter eftersom du har varit inloggad så länge som är tillåtet/);
  await press(warning, 'Jag förstår');
  await warning.waitFor({ state: 'hidden' });
  await write(page, ' Sista raden.');

  await endSessions(-1, 'longest');
  await comeBack(page);
  await page.getByRole('alertdialog', { name: 'Du har loggats ut' }).waitFor();
  // The next morning: the provider has forgotten them too.
  await page.context().clearCookies();
  await page.goto('/auth/sign-in?agency=forsakringskassan&to=/forsakringskassan/aktualisera');
  await page.getByRole('button', { name: 'Erik Lindblom' }).click();
  await keptDraft(page);
  expect(await message.inputValue()).toBe(`${LONG} Ny rad. Sista raden.`);
});

test('what was typed when the browser crashed is in the form when it is opened again, on any machine', async () => {
  const before = await arrive(KOMMUN, 'Petra Lindqvist');
  await before.go('/inkorg?uppgift=completeParticipant');
  await follow(before.page.getByRole('main'), /Komplettera deltagarens uppgifter/);
  await before.page.waitForURL(/gor.komplettera/);
  const { pathname } = new URL(before.page.url());
  await fill(before.page, /namn/i, 'Vera Påhittsson');
  await saved(before.page);
  const crashed = before.page.waitForEvent('crash');
  const browser = await before.page.context().newCDPSession(before.page);
  // The page dies before it can answer.
  void browser.send('Page.crash').catch(() => undefined);
  await crashed;

  const after = await arrive(KOMMUN, 'Petra Lindqvist');
  await after.page.goto(pathname);
  await keptDraft(after.page);
  expect(await after.page.getByRole('textbox', { name: /namn/i }).inputValue()).toBe('Vera Påhittsson');
});

test('whoever writes on a task that a colleague takes is told who has it, is refused, and keeps the text', async () => {
  const hakan = await arrive(KOMMUN, 'Håkan Stolt');
  const petra = await arrive(KOMMUN, 'Petra Lindqvist');
  await hakan.go('/inkorg?uppgift=reviewImported');
  const first = hakan.page.getByRole('listitem').filter({ hasText: 'Gå igenom importerat ärende' }).first();
  const code = /Ärende ([A-Z0-9]{3}-[A-Z0-9]{3})/.exec((await first.textContent()) ?? '')?.[1] ?? '';
  await first.getByRole('link').click();
  const note = hakan.page.getByRole('textbox', { name: /Anteckning/ });
  await note.fill(LONG);
  await saved(hakan.page);

  await petra.go('/inkorg?uppgift=reviewImported');
  await press(petra.page, `Ta uppgiften: Gå igenom importerat ärende, ärende ${code}`);
  await petra.page.getByRole('group', { name: /Du har tagit uppgiften/ }).waitFor();

  // Without doing anything he sees who has it; the text stays where it was.
  const notice = hakan.page.getByRole('group', { name: /ändrats/ });
  await expectText(notice, /Petra Lindqvist har tagit uppgiften.* Det du har skrivit finns kvar/);
  expect(await note.inputValue()).toBe(LONG);
  await press(hakan.page, 'Markera som klar');
  await expectText(hakan.page.getByRole('alert'), /En kollega har tagit uppgiften. Det du skrev finns kvar som utkast/);
  expect(await note.inputValue()).toBe(LONG);
  await hakan.page.reload();
  await expectText(hakan.page, LONG);
  await keptDraft(hakan.page);
  await expectText(hakan.page, /Petra Lindqvist/);
});
