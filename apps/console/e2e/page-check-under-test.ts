import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findAxeFaults } from '@stafett/testkit';
import { expect } from 'vitest';
import type { Page, Person } from './person-under-test.ts';

const WIDE = 1280;
const PHONE = 375;
// 1280 px at 400 % zoom (WCAG 1.4.10).
const NARROWEST = 320;
const HEIGHT = 900;

/** An address without what differs from case to case: two with the same pattern are the same page. */
const patternOf = (address: string): string =>
  new URL(address, 'http://console').pathname.replace(/^\/[^/]+/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');

/** Waits until the page has its heading and nothing on it is being fetched. */
const settled = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect.poll(() => page.locator('.loading').count(), { timeout: 15_000 }).toBe(0);
};

/** What sticks out to the right of the window, by the words it holds; nothing when one need not scroll sideways. */
const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && element.childElementCount === 0,
    );
    return [
      `${scrollWidth - clientWidth} px`,
      ...out.slice(0, 5).map((element) => (element.textContent ?? '').slice(0, 40)),
    ];
  });

/** Keeps a picture of the page when somebody wants to look: `STAFETT_PICTURES=folder`. */
const keepPicture = async (page: Page, name: string, width: number): Promise<void> => {
  const folder = process.env.STAFETT_PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const file = `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${width}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true });
};

/**
 * Everything that is wrong with what the page shows now: axe's serious and critical findings (WCAG 2.2 AA) on a desk and on a phone,
 * one in the light and one in the dark, and whatever makes one scroll sideways.
 */
export const faultsOn = async (page: Page, name: string): Promise<readonly string[]> => {
  await settled(page);
  const faults: string[] = [];
  const look = async (width: number, colorScheme: 'light' | 'dark'): Promise<void> => {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await keepPicture(page, name, width);
    const found = width === NARROWEST ? [] : await findAxeFaults(page);
    faults.push(
      ...found.map(
        ({ rule, where }) => `${name}, ${width} px, ${colorScheme}: ${rule} at ${where.slice(0, 3).join(' | ')}`,
      ),
    );
    const beside = width === WIDE ? [] : await overflow(page);
    if (beside.length > 0) faults.push(`${name}, ${width} px: sticks out by ${beside.join(' | ')}`);
  };
  await look(WIDE, 'light');
  await look(PHONE, 'dark');
  await look(NARROWEST, 'light');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: WIDE, height: HEIGHT });
  return faults;
};

const linksOn = (page: Page, agency: string): Promise<readonly string[]> =>
  page
    .locator(`a[href^="/${agency}/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '').filter((href) => !href.includes('#')));

/** Goes wherever links lead, to each page once, and gives what is wrong and where it was. */
export const crawl = async (
  { page, go }: Person,
  agency: string,
  who: string,
  also: readonly string[] = [],
): Promise<readonly string[]> => {
  const faults: string[] = [];
  const seen = new Set<string>();
  await settled(page);
  const ahead = [...also.map((path) => `/${agency}${path}`), ...(await linksOn(page, agency))];
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    const pattern = patternOf(address);
    if (seen.has(pattern)) continue;
    seen.add(pattern);
    await go(address.slice(agency.length + 1));
    faults.push(...(await faultsOn(page, `${who} ${pattern}`)));
    ahead.push(...(await linksOn(page, agency)));
  }
  return faults;
};
