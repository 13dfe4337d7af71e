// `npm run reset`: removes everything that a local start has kept. Refuses while one runs.
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findRunningStart, HOME } from './home.mjs';

const running = findRunningStart();
if (running !== undefined) {
  console.error(`Stafett is running (process ${running}). Stop it with Ctrl-C, then reset.`);
  process.exit(1);
}
if (!existsSync(HOME)) {
  console.log('There is nothing to remove.');
  process.exit(0);
}
// STAFETT_HOME might name a folder that holds more than ours.
const OURS = [
  'keys',
  'postgres',
  'postgres.unfinished',
  'temporal',
  'tools',
  'logs',
  'run',
  'imported',
  'contacts',
  'restored',
  'cli.json',
];
for (const name of OURS) rmSync(join(HOME, name), { recursive: true, force: true });
if (basename(HOME) === '.stafett') rmSync(HOME, { recursive: true, force: true });
console.log(`Removed the local state in ${HOME}.`);
