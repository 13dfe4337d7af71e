import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CLI_FILE } from '../environment.ts';
import { HOME, type RunningStack } from '../running-stack.ts';
import { CommandFailed, runCommand } from './machine-client.ts';
import { verifyAudit } from './verify-audit.ts';

const USAGE =
  'Usage: npm run audit:verify [-- --heads PLACE]   (PLACE keeps the ends of the logs until the next check: a file, or a folder with one for each day)';

const readArguments = (): { heads?: string } => {
  try {
    const { values } = parseArgs({ options: { heads: { type: 'string' } } });
    if (values.heads === '') throw new CommandFailed(USAGE);
    return values;
  } catch {
    throw new CommandFailed(USAGE);
  }
};

type Where = Pick<RunningStack, 'STAFETT_DATABASE_URL_OWNER' | 'STAFETT_KEK_FILE'>;

/** A deployment sets the variables; on one's own machine the stack that runs has written them down. */
const readWhere = async (): Promise<Where> => {
  const { STAFETT_DATABASE_URL_OWNER, STAFETT_KEK_FILE } = process.env;
  if (STAFETT_DATABASE_URL_OWNER && STAFETT_KEK_FILE) return { STAFETT_DATABASE_URL_OWNER, STAFETT_KEK_FILE };
  const text = await readFile(join(HOME, CLI_FILE), 'utf8').catch(() => {
    throw new CommandFailed(
      'Stafett does not run here. Start it first (npm start), or set STAFETT_DATABASE_URL_OWNER and STAFETT_KEK_FILE.',
    );
  });
  return JSON.parse(text) as RunningStack;
};

/** `npm run audit:verify`: 0 when every log is in order, 1 when one is not or can't be checked. */
await runCommand(async () => {
  const { heads } = readArguments();
  const { STAFETT_DATABASE_URL_OWNER: ownerUrl, STAFETT_KEK_FILE: kekFile } = await readWhere();
  const { lines, inOrder } = await verifyAudit({
    ownerUrl,
    kekFile,
    now: new Date(),
    ...(heads === undefined ? {} : { headsFile: heads }),
  });
  for (const line of lines) console.log(line);
  return inOrder ? 0 : 1;
});
