import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findAxeFaults } from '@stafett/testkit';
import type { Page, Person } from './person-under-test.ts';

const WIDE = 1280;
const PHONE = 375;
// 1280 px at 400 % zoom (WCAG 1.4.10).
const NARROWEST = 320;
const HEIGHT = 900;

/** An address without what differs from case to case: two with the same pattern are the same page. */
const patternOf = (address: string): string =>
  new URL(address, 'http://console').pathname.replace(/^\/[^/]+/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');

/** Waits until the page has its heading and nothing on it is being fetched. */
const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'hidden' });
};

/** What sticks out to the right of the window, by the words it holds; nothing when one need not scroll sideways. */
const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && element.childElementCount === 0,
    );
    const words = out.slice(0, 5).map((element) => `"${(element.textContent ?? '').slice(0, 40)}"`);
    return [`sticks out by ${scrollWidth - clientWidth} px: ${words.join(', ')}`];
  });

/** Whether the page has one h1, and whether its title begins with it ("Fel: …" when a form failed). */
const naming = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const look = (): readonly string[] => {
      const headings = [...document.querySelectorAll('h1')].map((heading) => heading.textContent ?? '');
      const [heading = ''] = headings;
      const named = document.title.replace(/^(Fel|Error): /, '').startsWith(heading);
      return [
        ...(headings.length === 1 ? [] : [`${headings.length} h1: ${headings.join(', ')}`]),
        ...(named ? [] : [`the title "${document.title}" does not begin with "${heading}"`]),
      ];
    };
    // The title follows the heading a moment later.
    for (let frame = 0; frame < 300 && look().length > 0; frame += 1) await new Promise(requestAnimationFrame);
    return look();
  });

/** What one points at and is less than 24 px high or wide (WCAG 2.5.8); a link in a sentence is as high as its line. */
const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const inSentence = (element: Element): boolean =>
      getComputedStyle(element).display === 'inline' &&
      (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
    const onlyHeard = (element: Element | null): boolean =>
      element !== null && (element.getBoundingClientRect().width <= 1 || onlyHeard(element.parentElement));
    const targets = [
      ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role^=menuitem]'),
    ];
    return targets.flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      if (element.closest('.skip') || onlyHeard(element) || inSentence(element)) return [];
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const boxes = [element, ...labels].map((part) => part.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(...boxes.map((box) => box.height));
      // A link that wraps is measured line by line; half a pixel is rounding.
      if (Math.min(width, height) >= 23.5) return [];
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return [`"${name.slice(0, 40)}" is ${Math.round(width)} × ${Math.round(height)} px`];
    });
  });

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
 * on a phone in the dark (the same markup, so only how it looks there), a heading or a title amiss, targets too small to hit, and whatever makes one scroll sideways, also in English.
 */
export const faultsOn = async (page: Page, name: string): Promise<readonly string[]> => {
  await settled(page);
  const faults: string[] = [];
  const found = (how: string, what: readonly string[]) =>
    faults.push(...what.map((fault) => `${name}, ${how}: ${fault}`));
  const view = async (width: number, colorScheme: 'light' | 'dark'): Promise<void> => {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  };
  const axe = async (rules: 'all' | 'looks'): Promise<readonly string[]> =>
    (await findAxeFaults(page, rules)).map(({ rule, where }) => `${rule} at ${where.slice(0, 3).join(' | ')}`);

  await view(WIDE, 'light');
  await keepPicture(page, name, WIDE);
  found('1280 px', [
    ...(await naming(page)),
    ...(await smallTargets(page)),
    ...(await overflow(page)),
    ...(await axe('all')),
  ]);
  await view(PHONE, 'dark');
  await keepPicture(page, name, PHONE);
  found('375 px, dark', [...(await smallTargets(page)), ...(await overflow(page)), ...(await axe('looks'))]);
  await view(NARROWEST, 'light');
  found('320 px', await overflow(page));
  await speak(page, 'en');
  found('320 px, English', [...(await naming(page)), ...(await overflow(page))]);
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

/** What has been looked at already, by whomever: pages of the same make are looked at once. */
export type Looked = Set<string>;

/** Goes wherever links lead, to each page once, and gives what is wrong and where it was. */
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
    if (been.has(patternOf(address))) continue;
    been.add(patternOf(address));
    await go(address.slice(agency.length + 1));
    await settled(page);
    ahead.push(...(await linksOn(page, agency)));
    // The address may have led on to another.
    const pattern = patternOf(page.url());
    been.add(pattern);
    const make = `${pattern}\n${await shapeOf(page)}`;
    // The first page is looked at for its menu, which is another for every role.
    if (looked.has(make) && been.size > 2) continue;
    looked.add(make);
    faults.push(...(await faultsOn(page, `${who} ${pattern}`)));
  }
  return faults;
};
