import { parseArgs } from 'node:util';
import { machineScopes } from '@stafett/schemas';
import { CommandFailed, failureIn, openMachineClient, readCliEnvironment, runCommand } from './machine-client.ts';

const USAGE = 'Usage: npm run figures -- --insats ID --from YYYY-MM-DD --to YYYY-MM-DD';

const readArguments = (): { insats: string; from: string; to: string } => {
  try {
    const { values } = parseArgs({
      options: { insats: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
    });
    const { insats, from, to } = values;
    if (insats === undefined || from === undefined || to === undefined) throw new CommandFailed(USAGE);
    return { insats, from, to };
  } catch {
    throw new CommandFailed(USAGE);
  }
};

await runCommand(async () => {
  const query = new URLSearchParams(readArguments());
  const machine = await openMachineClient(await readCliEnvironment(), machineScopes.figures);
  const answer = await machine(`/machine/figures?${query}`);
  if (!answer.ok) throw await failureIn(answer);
  console.log(JSON.stringify(await answer.json(), null, 2));
  return 0;
});
