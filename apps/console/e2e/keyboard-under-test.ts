import { expect } from 'vitest';
import { expectText, type Page } from './person-under-test.ts';
import type { Case, Story } from './stages-under-test.ts';

type Focused = { readonly name: string; readonly described: string; readonly outlined: boolean };

/** What has focus, as one hears it and as one sees it. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: '', described: '', outlined: false };
    // A row that is one link shows the focus of the link.
    const shown = element.closest('li:has(:focus-visible)') ?? element;
    const outlined = [element, shown].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    });
    const text = (id: string) => document.getElementById(id)?.textContent ?? '';
    return {
      name: element.getAttribute('aria-label') ?? element.textContent ?? '',
      described: (element.getAttribute('aria-describedby') ?? '').split(' ').map(text).join(' '),
      outlined,
    };
  });

const MOST_STEPS = 150;

/** Tabs until something with that name has focus, which must be seen at every step. `about` is in what describes it. */
const tabTo = async (page: Page, name: string, about = ''): Promise<void> => {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    expect(at.outlined, `focus is seen on "${at.name}"`).toBe(true);
    if (at.name.includes(name) && `${at.name} ${at.described}`.includes(about)) return;
  }
  throw new Error(`${MOST_STEPS} steps did not lead to "${name}"`);
};

const pressOn = async (page: Page, name: string, about = ''): Promise<void> => {
  await tabTo(page, name, about);
  await page.keyboard.press('Enter');
};

/** What an act did has focus, so that one need not look for it. */
const expectFocusOn = (page: Page, words: string | RegExp): Promise<void> =>
  expect.poll(async () => (await focused(page)).name, { timeout: 30_000 }).toMatch(words);

/** Takes the task of a handover from the unit's inbox and takes the case over, with Tab and Enter alone. */
export const takeOverByKeyboard = async (page: Page, { code }: Case, { handover }: Story): Promise<void> => {
  await pressOn(page, 'Hoppa till innehållet');
  await expectFocusOn(page, 'Mina uppgifter');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await pressOn(page, 'Enhetens inkorg');
  await expectFocusOn(page, 'Enhetens inkorg');
  await expectText(page.getByRole('listitem'), code);
  await pressOn(page, 'Ta uppgiften: Svara på överlämning', code);
  await expectFocusOn(page, `Du har tagit uppgiften: Svara på överlämning, ärende ${code}`);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await pressOn(page, 'Mina uppgifter');
  await expectFocusOn(page, 'Mina uppgifter');
  await expectText(page.getByRole('listitem'), code);
  await pressOn(page, 'Svara på överlämning', code);
  await expectText(page, handover);
  await pressOn(page, 'Ta emot');
  // The button that opens the form has the heading's words: what has focus is told by the form being there.
  await page.getByLabel('Handläggare hos er').waitFor();
  await page.getByRole('heading', { name: 'Ta emot', exact: true }).and(page.locator(':focus')).waitFor();
  await pressOn(page, 'Ta emot');
  await expectFocusOn(page, 'Ni har tagit emot ärendet');
};
