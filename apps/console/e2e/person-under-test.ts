import { type Console, openConsole } from '@stafett/testkit';
import { expect } from 'vitest';

export type Page = Console['page'];
type Scope = Page | ReturnType<Page['locator']>;

/** Somebody signed in at their own agency's console, in a browser of their own. */
export type Person = {
  readonly page: Page;
  /** Goes to an address of the agency's console: `/uppgifter`. */
  readonly go: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How long a person waits for what must come by itself, and for what an act leads to. */
const PATIENCE = 30_000;

/** Signs in as a person does: the agency's address, the provider's list, the name. `unit` for who works in several. */
export const signIn = async (
  baseUrl: string,
  agency: string,
  name: string,
  options: { readonly unit?: string; readonly width?: number } = {},
): Promise<Person> => {
  const { page, close } = await openConsole({ baseUrl, ...(options.width && { width: options.width }) });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`/auth/sign-in?agency=${agency}`);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(`${baseUrl}/${agency}/**`);
  const go = async (path: string): Promise<void> => {
    await page.goto(`/${agency}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  if (options.unit !== undefined) await chooseUnit(page, options.unit);
  return { page, go, close };
};

/** Chooses one of the person's units in the band, where it also says how much waits; nothing to do when it is chosen already. */
export const chooseUnit = async (page: Page, unit: string): Promise<void> => {
  const choice = page.getByRole('banner').getByRole('combobox', { name: 'Enhet' });
  const option = choice.getByRole('option', { name: new RegExp(`^${unit}(,|$)`) });
  const value = (await option.getAttribute('value')) ?? '';
  if ((await choice.inputValue()) === value) return;
  // The session gets a new cookie with the choice: it must have come before the next address is opened.
  const chosen = page.waitForResponse(/session\.chooseUnit/);
  await choice.selectOption(value);
  await (await chosen).finished();
};

/** Types into a field by its label. */
export const fill = async (scope: Scope, label: string | RegExp, text: string): Promise<void> =>
  scope.getByRole('textbox', { name: label }).fill(text);

/** Chooses one of a few, or ticks one of a few, in the group with that question. */
export const choose = async (scope: Scope, group: string | RegExp, choice: string | RegExp): Promise<void> =>
  scope.getByRole('group', { name: group }).getByLabel(choice).first().check();

/** Chooses in a list that opens. */
export const pick = async (scope: Scope, label: string | RegExp, choice: string): Promise<void> => {
  await scope.getByRole('combobox', { name: label }).selectOption({ label: choice });
};

export const press = async (scope: Scope, name: string | RegExp): Promise<void> =>
  scope
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

export const follow = async (scope: Scope, name: string | RegExp): Promise<void> =>
  scope
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click();

/** Opens a task of that case from a list of tasks. */
export const openTask = async (page: Page, task: string, caseCode: string): Promise<void> =>
  page.getByRole('listitem').filter({ hasText: caseCode }).getByRole('link', { name: task }).first().click();

/** "Fler åtgärder", then one of them. */
export const pressMore = async (page: Page, action: string): Promise<void> => {
  await press(page, 'Fler åtgärder');
  await page.getByRole('menuitem', { name: action, exact: true }).click();
};

/** Waits until the page tells what an act did. */
export const told = async (page: Page, title: string | RegExp): Promise<void> =>
  page.getByRole('group', { name: title }).first().waitFor();

/** The sentence on top of the case: waits until it says that. */
export const expectSentence = async (page: Page, words: RegExp): Promise<void> =>
  expect.poll(() => page.locator('.sentence').first().textContent(), { timeout: PATIENCE }).toMatch(words);

/** Waits until the page says that somewhere. */
export const expectText = async (scope: Scope, words: string | RegExp): Promise<void> =>
  scope.getByText(words).first().waitFor();
