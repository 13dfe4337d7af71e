import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds a Chromium: CHROMIUM_PATH, then PATH, then (as root on Debian) `apt-get install chromium`. Gives its path.
 * Refuses with what to do when there is none.
 */
export const findChromium = async (): Promise<string> => {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const found = onPath();
  if (found !== undefined) return found;
  const fault = await installChromium();
  const installed = onPath();
  if (installed !== undefined) return installed;
  throw new Error(
    `No Chromium was found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH. ${fault}`,
  );
};

const onPath = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((candidate) => existsSync(candidate));

const installChromium = async (): Promise<string> => {
  if (process.getuid?.() !== 0) return '';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
  try {
    await run('apt-get', install, { env, timeout: 600_000 }).catch(async () => {
      await run('apt-get', ['update'], { env, timeout: 300_000 });
      await run('apt-get', install, { env, timeout: 600_000 });
    });
    return '';
  } catch (error) {
    return `apt-get could not install it: ${error instanceof Error ? error.message.split('\n').at(-1) : error}`;
  }
};
