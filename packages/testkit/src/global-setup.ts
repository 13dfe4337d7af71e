import type { TestProject } from 'vitest/node';
import { type ServersUnderTest, startServersUnderTest } from './servers-under-test.ts';

declare module 'vitest' {
  // Vitest's own way to type what `provide` hands to `inject`.
  export interface ProvidedContext {
    servers: Omit<ServersUnderTest, 'stop'>;
  }
}

// Two projects of one run share the servers; each loads this file anew, so the count lives on the process.
type Shared = { started: Promise<ServersUnderTest>; users: number };
const holder = globalThis as { stafettServersUnderTest?: Shared | undefined };

/** Starts the servers for the tests of one project, or joins those of another; the last to leave stops them. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  holder.stafettServersUnderTest ??= { started: startServersUnderTest(), users: 0 };
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
