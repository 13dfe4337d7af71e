import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly } from './run-quietly.ts';
import { inHome, ROOT } from './running-stack.ts';
import type { Steps } from './steps.ts';

/** A few contacts in the cases of the first list, once. Without them everything runs all the same. */
export const nameFirstContacts = async (steps: Steps): Promise<void> => {
  const done = inHome('contacts');
  if (existsSync(done) || !existsSync(inHome('imported'))) return;
  await steps.run('A few contacts in its cases', async (note) => {
    const command = join(ROOT, 'infra/dev/src/cli/demo-contacts.ts');
    const { code, output } = await runQuietly(process.execPath, ['--import', 'tsx', command]);
    if (code === 0) await writeFile(done, '');
    else for (const line of output.split('\n')) note(line);
  });
};
