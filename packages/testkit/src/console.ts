import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { makeTemporaryFolder } from './temporary-folders.ts';

/** Nothing in the browser may call out: the checks run on closed networks. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Console = {
  page: Page;
  context: BrowserContext;
  close: () => Promise<void>;
};

/**
 * Opens a real browser for one person: a fresh user folder, so that two consoles never share a session. Swedish, in
 * Stockholm's time, 1280 × 900 unless told.
 */
export const openConsole = async (
  options: { baseUrl: string; width?: number; height?: number; locale?: string } = { baseUrl: 'about:blank' },
): Promise<Console> => {
  const folder = await makeTemporaryFolder();
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: await findChromium(),
    headless: true,
    // Chromium's sandbox does not run as root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: FLAGS,
    // What the browser puts down beside its profile goes with it.
    env: { ...process.env, TMPDIR: folder },
    baseURL: options.baseUrl,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: options.locale ?? 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    context,
    close: async () => {
      await context.close();
      // It may still be writing its last when it says that it has ended.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** One thing that axe found: which rule, how bad, and where. */
export type AxeFault = { rule: string; impact: string; where: string[] };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What may come out another way on another screen with the same markup: colours, sizes, what scrolls. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

let source: Promise<string> | undefined;
const axeSource = (): Promise<string> => {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return source;
};

/** Runs axe (WCAG 2.2 A and AA) on what the page shows: every rule, or only how it `looks`. Gives only the serious and critical faults. */
export const findAxeFaults = async (page: Page, rules: 'all' | 'looks' = 'all'): Promise<AxeFault[]> => {
  // Evaluated by the debugger, so that the page's content security policy does not refuse it; once for each page that is loaded.
  if (!(await page.evaluate(`typeof axe === 'object'`))) await page.evaluate(await axeSource());
  const runOnly = rules === 'looks' ? { type: 'rule', values: LOOKS } : { type: 'tag', values: TAGS };
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const found = (await page.evaluate(`axe.run(document, ${options})`)) as {
    violations: { id: string; impact: string | null; nodes: { target: unknown[] }[] }[];
  };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      where: nodes.map(({ target }) => target.map(String).join(' ')),
    }));
};
