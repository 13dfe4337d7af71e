import { atPointOfParent, tellParentReady } from '@stafett/testkit/fault-points';
import { readEnvironment } from './environment.ts';
import { runWorker } from './run-worker.ts';

// The worker as it runs in production, but that it stands still where the test has armed it.
await runWorker(readEnvironment(process.env), { atPoint: atPointOfParent(), onReady: tellParentReady });
