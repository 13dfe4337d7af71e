import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly } from './run-quietly.ts';
import { inHome, ROOT } from './running-stack.ts';
import type { Steps } from './steps.ts';

/** The list that a first start brings in, and the day it describes. */
const FIRST_LIST = { file: 'infra/dev/data/sikta-arbetsmarknad-201209.csv', asOf: '2020-12-09' };

/** The import itself can be repeated: rows that are there already change nothing, so a broken first start resumes. */
export const importFirstList = async (steps: Steps): Promise<void> => {
  const done = inHome('imported');
  if (existsSync(done)) return;
  await steps.run(`Import of ${FIRST_LIST.file} as of ${FIRST_LIST.asOf}`, async (note) => {
    const command = join(ROOT, 'infra/dev/src/cli/import.ts');
    const args = ['--import', 'tsx', command, join(ROOT, FIRST_LIST.file), '--as-of', FIRST_LIST.asOf];
    const { code, output } = await runQuietly(process.execPath, args);
    for (const line of output.split('\n')) note(line);
    if (code === 0) await writeFile(done, `${FIRST_LIST.file}\n`);
    else note('The import failed; the next start tries again. Everything else runs.');
  });
};
