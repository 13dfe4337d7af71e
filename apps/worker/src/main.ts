import { readEnvironment } from './environment.ts';
import { runWorker } from './run-worker.ts';

await runWorker(readEnvironment(process.env));
