import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { makeTemporaryFolder } from '@stafett/testkit/servers';
import type { Figure } from './figures.ts';
import { ROOT } from './servers.ts';

const run = promisify(execFile);

/** Of Vite's manifest, by source file or chunk. */
type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
};
type Manifest = Readonly<Record<string, Chunk>>;

/** A chunk and all that it needs before it runs. */
const neededBy = (manifest: Manifest, key: string, found = new Set<string>()): ReadonlySet<string> => {
  if (found.has(key)) return found;
  found.add(key);
  for (const needed of manifest[key]?.imports ?? []) neededBy(manifest, needed, found);
  return found;
};

/** Builds the console anew in a temporary folder and weighs, as gzip sends it, the JavaScript that a browser needs first. */
export const measureConsole = async (): Promise<readonly Figure[]> => {
  const folder = await makeTemporaryFolder();
  try {
    const vite = join(ROOT, 'node_modules/.bin/vite');
    const args = ['build', '--outDir', folder, '--emptyOutDir', '--manifest', '--logLevel', 'error'];
    await run(vite, args, { cwd: join(ROOT, 'apps/console'), timeout: 300_000 });
    const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
    const weights = new Map<string, number>();
    for (const [key, { file }] of Object.entries(manifest))
      if (file.endsWith('.js')) weights.set(key, gzipSync(await readFile(join(folder, file))).byteLength);
    const weigh = (keys: Iterable<string>): number =>
      [...new Set(keys)].reduce((sum, key) => sum + (weights.get(key) ?? 0), 0) / 1_000;

    const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
    if (entry === undefined) throw new Error('the built console has no entry');
    const first = neededBy(manifest, entry);
    const pages = Object.values(manifest).flatMap(({ dynamicImports = [] }) => dynamicImports);
    const withPages = pages.map((page) => weigh([...first, ...neededBy(manifest, page)]));
    return [
      {
        name: 'console.initialJavaScript.gzip',
        value: weigh(first),
        unit: 'kB',
        goal: { of: 'value', atMost: 200 },
      },
      { name: 'console.withHeaviestPage.gzip', value: Math.max(weigh(first), ...withPages), unit: 'kB' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
