export { changeByHand } from './by-hand.ts';
export { findChromium } from './chromium.ts';
export { type Console, findAxeFaults, openConsole } from './console.ts';
export { freshDatabase, type TestDatabase } from './database.ts';
export {
  type AtPoint,
  createFaultPoints,
  type FaultPoints,
  type FaultyProcess,
  startFaultyProcess,
} from './fault-points.ts';
export { type ClockMode, connectWithClock, days, fastForward } from './journey-clock.ts';
export {
  makeTemporaryFolder,
  prepareTemplate,
  randomRolePasswords,
  startPostgresForTests,
  startTemporalForTests,
  temporalCliForTests,
} from './servers-under-test.ts';
export { recordsInSqlite } from './sqlite-pages.ts';
export { dumpDatabase, readFilesBelow, type StorePart } from './stores.ts';
export { freshNamespace, freshTaskQueue, startTestWorker, type TestWorker } from './test-worker.ts';
export { findTraces, type Trace } from './traces.ts';
