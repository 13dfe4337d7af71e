// What start.mjs and test.mjs do before any dependency can be used. Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const OLDEST_NODE = [20, 19];

/** Ends the process with what to do when Node is too old. */
export const requireNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Stafett needs Node ${OLDEST_NODE.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
};

/** Runs `npm ci` when what is installed is not what package-lock.json says. Ends the process when that fails. */
export const ensureInstalled = () => {
  const fault = findInstallFault();
  if (fault === undefined) return;
  console.log(`Installing dependencies (${fault}) …`);
  const started = Date.now();
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, stdio: 'inherit' });
  if (npm.status !== 0) {
    console.error('npm ci failed: see above. Is the package registry reachable, and the disk not full?');
    process.exit(1);
  }
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
};

const findInstallFault = () => {
  const installed = readLock(join(ROOT, 'node_modules/.package-lock.json'));
  if (installed === undefined) return 'none are installed';
  const wanted = readLock(join(ROOT, 'package-lock.json')) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue;
    const found = installed[path];
    if (found === undefined && entry.optional) continue;
    if (found === undefined || found.version !== entry.version || !existsSync(join(ROOT, path))) {
      return `${path.split('node_modules/').at(-1)} is missing or of another version`;
    }
  }
  return undefined;
};

const readLock = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
};
