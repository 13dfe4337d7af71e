import { parseArgs } from 'node:util';
import { agencyKinds, instant, stockholmDate } from '@stafett/domain';
import { processingRecord } from '../processing/record.ts';
import { CommandFailed, runCommand } from './machine-client.ts';

const USAGE = `Usage: npm run processing -- --agency NAME --kind ${agencyKinds.join('|')}   (prints the record of processing, GDPR art. 30)`;

/** `npm run processing`: prints an agency's record of processing, in Swedish. */
await runCommand(async () => {
  const read = () => {
    try {
      return parseArgs({ options: { agency: { type: 'string' }, kind: { type: 'string' } } }).values;
    } catch {
      throw new CommandFailed(USAGE);
    }
  };
  const { agency, kind: asked } = read();
  const kind = agencyKinds.find((one) => one === asked);
  if (!agency || !kind) throw new CommandFailed(USAGE);
  console.log(processingRecord({ name: agency, kind }, stockholmDate(instant(Date.now()))));
  return 0;
});
