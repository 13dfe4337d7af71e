import type { TestProject } from 'vitest/node';
import { type ServersUnderTest, startServersUnderTest } from './servers-under-test.ts';
import { openRunFolder } from './temporary-folders.ts';

declare module 'vitest' {
  // Vitest's own way to type what `provide` hands to `inject`.
  export interface ProvidedContext {
    servers: Omit<ServersUnderTest, 'stop'>;
  }
}

// Two projects of one run share the servers; each loads this file anew, so the count lives on the process.
type Shared = { started: Promise<ServersUnderTest>; users: number };
const holder = globalThis as { stafettServersUnderTest?: Shared | undefined };

const startRun = async (): Promise<ServersUnderTest> => {
  const run = await openRunFolder();
  try {
    const servers = await startServersUnderTest();
    return { ...servers, stop: () => servers.stop().finally(run.close) };
  } catch (error) {
    await run.close();
    throw error;
  }
};

/** Starts the servers for the tests of one project, or joins those of another; the last to leave stops them. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  holder.stafettServersUnderTest ??= { started: startRun(), users: 0 };
  const shared = holder.stafettServersUnderTest;
  shared.users += 1;
  const { stop, ...servers } = await shared.started;
  project.provide('servers', servers);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    holder.stafettServersUnderTest = undefined;
    await stop();
  };
};
