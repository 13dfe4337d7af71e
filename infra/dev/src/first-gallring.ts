import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { inHome } from './running-stack.ts';
import type { Steps } from './steps.ts';

type At = { readonly address: string; readonly namespace: string };

/** What is raised each night, once at once: the first list's cases were closed long ago, and nobody should have to wait for the night to see them. */
export const raiseFirstGallring = async (steps: Steps, { address, namespace }: At): Promise<void> => {
  const done = inHome('gallring');
  if (existsSync(done) || !existsSync(inHome('imported'))) return;
  await steps.run('Gallring of what is due', async (note) => {
    const connection = await Connection.connect({ address });
    try {
      await new Client({ connection, namespace }).schedule.getHandle('gallring').trigger();
      await writeFile(done, '');
    } catch {
      note('It could not be started; it comes tonight. Everything else runs.');
    } finally {
      await connection.close();
    }
  });
};
