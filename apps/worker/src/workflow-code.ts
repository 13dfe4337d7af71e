import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failureConverterPath } from '@stafett/vault';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';

const require = createRequire(import.meta.url);
const workflowsPath = fileURLToPath(import.meta.resolve('@stafett/workflows'));
const domainPath = fileURLToPath(import.meta.resolve('@stafett/domain'));

const filesUnder = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

/** Names the code that goes into the bundle, by its content; what comes from the registry, by its pinned version. */
const contentHash = async (): Promise<string> => {
  const files = [
    ...(await filesUnder(dirname(workflowsPath))),
    ...(await filesUnder(dirname(domainPath))),
    failureConverterPath,
    require.resolve('@temporalio/worker/package.json'),
    fileURLToPath(import.meta.url),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 32);
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * The workflows as one script for the worker's sandbox. Takes the folder where bundles are kept: the same code is bundled
 * once, which takes seconds, and read ever after.
 */
export const workflowCode = async (cacheFolder: string): Promise<WorkflowBundle> => {
  const file = join(cacheFolder, `workflows-${await contentHash()}.js`);
  try {
    return { code: await readFile(file, 'utf8') };
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    // The core is pure and keeps nothing of a case: one copy serves every journey in the worker's memory.
    preloadModules: [domainPath],
    // The core says of itself that it has no side effects, and webpack would drop what is loaded for its own sake.
    webpackConfigHook: (config) => ({ ...config, optimization: { ...config.optimization, sideEffects: false } }),
    logger: quiet,
  });
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, code);
  // Two workers that start at once write the same; the last one's file stands whole.
  await rename(unfinished, file);
  return { code };
};
