// `npm start`: checks what a fresh clone needs, then hands over to src/start.ts in this same process.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, ROOT, requireNode } from './checkout.mjs';
import { takeLock } from './home.mjs';

requireNode();
takeLock();
ensureInstalled();

// src/start.ts imports the generated database client; turbo makes it anew only when the schema has changed.
const turbo = spawnSync(join(ROOT, 'node_modules/.bin/turbo'), ['run', 'generate', '--output-logs=errors-only'], {
  cwd: ROOT,
  encoding: 'utf8',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
});
if (turbo.status !== 0) {
  console.error(`The database client could not be generated:\n${turbo.stdout}${turbo.stderr}`);
  process.exit(1);
}

const { register } = await import('tsx/esm/api');
register();
const { start } = await import('./src/start.ts');
await start();
