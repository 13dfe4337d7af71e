import { readEnvironment } from './environment.ts';
import { runWorker } from './run-worker.ts';
import { CannotBegin } from './wait-until-up.ts';

try {
  await runWorker(readEnvironment(process.env));
} catch (error) {
  // Messages of our own name variables and codes. Any other may hold an address or a value: its name and its code say enough.
  const isOwn = error instanceof CannotBegin || (error instanceof Error && error.message.startsWith('The environment'));
  const name = error instanceof Error ? error.name : 'unknown';
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const why = isOwn ? error.message : `${name}${code === undefined ? '' : ` ${String(code)}`}`;
  process.stderr.write(`The worker has ended. ${why}\n`);
  process.exit(1);
}
