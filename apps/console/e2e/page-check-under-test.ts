import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AxeScope, findAxeFaults } from '@stafett/testkit';
import { type Amiss, amissOn } from './amiss-under-test.ts';
import type { Page, Person } from './person-under-test.ts';

const WIDE = 1280;
const PHONE = 375;
// 1280 px at 400 % zoom (WCAG 1.4.10).
const NARROWEST = 320;
const HEIGHT = 900;

/** What is opened on a page by a button, one at a time. */
const OPENED = 'dialog[open], [role=menu], .unfolded';

/**
 * An address without what differs from case to case: two with the same pattern are the same page. What is chosen in the address makes
 * another page of it; with which values does not.
 */
const patternOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address, 'http://console');
  const path = pathname.replace(/^\/[^/]+/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
  const chosen = [...new Set(searchParams.keys())].sort().join('&');
  return chosen === '' ? path : `${path}?${chosen}`;
};

/** Waits until the page has its heading and nothing on it is being fetched. */
const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'hidden' });
};

/** Shows the page in the other language without touching anything else on it, so that open forms and menus stay open. */
const speak = async (page: Page, language: 'sv' | 'en'): Promise<void> => {
  await page.locator(`button[lang=${language}]`).first().dispatchEvent('click');
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
};

/** Keeps a picture of the page when somebody wants to look: `STAFETT_SHOTS=folder`. */
const keepPicture = async (page: Page, name: string, width: number): Promise<void> => {
  const folder = process.env.STAFETT_SHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const file = `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${width}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true });
};

/**
 * Everything that is wrong with what the page shows now: axe's serious and critical findings (WCAG 2.2 AA) on a desk in the light and
 * on a phone in the dark, a heading or a title amiss, targets too small to hit, focus that can't be seen, words that are cut, squeezed
 * or no words at all, and whatever makes one scroll sideways; also in English. `within`: only that part of the page is new.
 * The phone shows the same markup, so that axe looks at its colours and measures there; `wholly`: at all of it.
 */
export const faultsOn = async (
  page: Page,
  name: string,
  { within, wholly = false }: { readonly within?: string; readonly wholly?: boolean } = {},
): Promise<readonly string[]> => {
  await settled(page);
  const faults: string[] = [];
  const found = (how: string, what: readonly string[]) =>
    faults.push(...what.map((fault) => `${name}, ${how}: ${fault}`));
  const view = async (width: number, colorScheme?: 'light' | 'dark'): Promise<void> => {
    await page.setViewportSize({ width, height: HEIGHT });
    if (colorScheme) await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  };
  const axe = async (scope: AxeScope = {}): Promise<readonly string[]> =>
    (await findAxeFaults(page, { ...(within !== undefined && { within }), ...scope })).map(
      ({ rule, where }) => `${rule} at ${where.slice(0, 3).join(' | ')}`,
    );
  const amiss = (...kinds: readonly Amiss[]) => amissOn(page, kinds, within);

  await view(WIDE, 'light');
  await keepPicture(page, name, WIDE);
  found('1280 px', [...(await amiss('naming', 'targets', 'overflow', 'words', 'room', 'focus')), ...(await axe())]);
  await view(PHONE, 'dark');
  await keepPicture(page, name, PHONE);
  found('375 px, dark', [
    ...(await amiss('targets', 'overflow', 'room')),
    ...(await axe(wholly ? {} : { only: 'looks' })),
  ]);
  await view(NARROWEST);
  found('320 px', await amiss('overflow'));
  await speak(page, 'en');
  found('320 px, English', await amiss('naming', 'overflow', 'words'));
  await speak(page, 'sv');
  await view(WIDE, 'light');
  return faults;
};

const linksOn = (page: Page, agency: string): Promise<readonly string[]> =>
  page
    .locator(`a[href^="/${agency}/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '').filter((href) => !href.includes('#')));

/** What the page is made of: two that are made of the same show the same faults. */
const shapeOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('main *')].map((part) =>
      [part.tagName, part.getAttribute('class'), part.getAttribute('role'), part.parentElement?.className].join(' '),
    );
    return [...new Set(parts)].sort().join('\n');
  });

/** From now on, until it is loaded anew, the page sends nothing that changes anything: any button may be pressed. */
const sendNothing = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const send = window.fetch;
    window.fetch = (to, options) =>
      options?.method === 'POST' ? Promise.reject(new TypeError('nothing is sent')) : send(to, options);
    window.print = () => {};
  });

/** What one presses in the page, each sort once: not what is in a form that is open already. */
const buttonsOn = (page: Page): Promise<readonly string[]> =>
  page.locator('main').evaluate((main) => {
    const words = [...main.querySelectorAll('button:not([type=submit])')]
      .filter((button) => button.checkVisibility() && !button.closest('.unfolded, form, .table-sort, [aria-disabled]'))
      .map((button) => (button.textContent ?? '').trim());
    return [...new Set(words)].filter((word) => word !== '');
  });

const focusIs = (page: Page, where: string): Promise<boolean> =>
  page.evaluate((selector) => document.activeElement?.closest(selector) !== null, where);

/** Waits for what should come soon, and gives whether it did. */
const soon = (wait: Promise<unknown>): Promise<boolean> =>
  wait.then(
    () => true,
    () => false,
  );

/** Closes what is open as a person does without the mouse, and gives what of it did not come off. What only shows something stays. */
const closeOpened = async (page: Page, name: string): Promise<readonly string[]> => {
  const opened = page.locator(OPENED).first();
  const faults = (await focusIs(page, OPENED)) ? [] : [`${name}: focus is not in what was opened`];
  const byEscape = (await page.locator('dialog[open], [role=menu]').count()) > 0;
  const cancel = opened.getByRole('button', { name: /^(Avbryt|Stäng)$/ });
  if (!byEscape && (await cancel.count()) === 0) return faults;
  if (byEscape) await page.keyboard.press('Escape');
  else await cancel.first().click();
  if (!(await soon(opened.waitFor({ state: 'detached', timeout: 5_000 }))))
    return [...faults, `${name}: is not closed by ${byEscape ? 'Escape' : 'its button'}`];
  const back = page.waitForFunction(() => document.activeElement?.closest('main') !== null, null, { timeout: 5_000 });
  return (await soon(back)) ? faults : [...faults, `${name}: gives no focus back when it is closed`];
};

/** Whether something has opened: a dialog, a menu, a form that unfolds. */
const hasOpened = (page: Page): Promise<boolean> => soon(page.locator(OPENED).first().waitFor({ timeout: 700 }));

/** Presses every sort of button on the page, looks at what it opens, and closes that again. Nothing is sent. */
const faultsOpened = async (page: Page, name: string, pattern: string, looked: Looked): Promise<readonly string[]> => {
  const faults: string[] = [];
  await sendNothing(page);
  for (const button of await buttonsOn(page)) {
    const key = `${pattern} ${button}`;
    if (looked.has(key)) continue;
    looked.add(key);
    const at = page.url();
    const pressed = page.locator('main').getByRole('button').filter({ hasText: button }).first();
    if (!(await pressed.isVisible())) continue;
    await pressed.click();
    if (page.url() !== at) {
      await page.goto(at);
      await settled(page);
      await sendNothing(page);
      continue;
    }
    if (!(await hasOpened(page))) continue;
    faults.push(...(await faultsOn(page, `${name} ${button}`, { within: OPENED })));
    // A part that was closed by a change of width (a menu) has been seen.
    if ((await page.locator(OPENED).count()) > 0) faults.push(...(await closeOpened(page, `${name} ${button}`)));
    if ((await page.locator(OPENED).count()) > 0) {
      await page.goto(at);
      await settled(page);
      await sendNothing(page);
    }
  }
  return faults;
};

/** Sends the page's form with nothing filled in: what it then says has focus, and the title says that it failed. */
const faultsEmpty = async (page: Page, name: string): Promise<readonly string[]> => {
  const send = page.locator('main form button[type=submit]');
  if ((await send.count()) !== 1 || !(await send.isVisible())) return [];
  await sendNothing(page);
  await send.click();
  const summary = page.locator('.error-summary').first();
  const said = await soon(summary.waitFor({ timeout: 1_000 }));
  if (!said) return [];
  return (await amissOn(page, ['naming', 'overflow', 'failed', 'words'])).map(
    (fault) => `${name}, sent empty: ${fault}`,
  );
};

/** What has been looked at already, by whomever: pages of the same make are looked at once. */
export type Looked = Set<string>;

/** Goes wherever links lead, to each page once, opens what opens there, and gives what is wrong and where it was. */
export const crawl = async (
  { page, go }: Person,
  agency: string,
  who: string,
  looked: Looked,
  also: readonly string[] = [],
): Promise<readonly string[]> => {
  const faults: string[] = [];
  const been = new Set<string>();
  const ahead = [`/${agency}/`, ...also.map((path) => `/${agency}${path}`)];
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    const known = patternOf(address);
    // A page of another case shows something else; a form that somebody has looked at does not.
    const asked = also.includes(address.slice(agency.length + 1));
    if ((been.has(known) && !asked) || (known.includes('/gor/') && looked.has(known))) continue;
    been.add(known);
    await go(address.slice(agency.length + 1));
    await settled(page);
    ahead.push(...(await linksOn(page, agency)));
    // The address may have led on to another.
    const pattern = patternOf(page.url());
    been.add(pattern);
    looked.add(pattern);
    const name = `${who} ${pattern}`;
    const make = `${pattern}\n${await shapeOf(page)}`;
    // The first page is looked at for its menu, which is another for every role.
    const first = been.size <= 2;
    if (!looked.has(make) || first) {
      looked.add(make);
      faults.push(...(await faultsOn(page, name, { wholly: first })));
      faults.push(...(await faultsEmpty(page, name)));
    }
    faults.push(...(await faultsOpened(page, name, pattern, looked)));
  }
  return faults;
};
