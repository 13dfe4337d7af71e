import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RESTORED } from './backup/restore.ts';
import { runQuietly } from './run-quietly.ts';
import { inHome, ROOT } from './running-stack.ts';
import type { Steps } from './steps.ts';

/** Temporal's store in a backup is some moments older than the database: what began in between is started again, once. */
export const rebuildAfterRestore = async (steps: Steps): Promise<void> => {
  const mark = inHome(RESTORED);
  if (!existsSync(mark)) return;
  await steps.run('What Temporal may lack after the restore', async (note) => {
    const command = join(ROOT, 'infra/dev/src/cli/rebuild.ts');
    const { code, output } = await runQuietly(process.execPath, ['--import', 'tsx', command]);
    for (const line of output.split('\n')) note(line);
    if (code === 0) await rm(mark);
    else note('The rebuild failed; the next start tries again. Everything else runs.');
  });
};
