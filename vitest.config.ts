import { defineConfig } from 'vitest/config';

/**
 * Three projects; a file's path decides which one it belongs to:
 * - `unit`: `*.test.ts(x)` in packages/deidentification, packages/domain, packages/schemas and apps/console. Pure things, no servers.
 * - `integration`: every other `*.test.ts(x)`. One real PostgreSQL and one real Temporal server per run, from testkit.
 * - `e2e`: `*.e2e.test.ts` anywhere, after the others. Each file has a whole stack and a real browser of its own.
 */
const PURE = ['packages/{deidentification,domain,schemas}/**/*.test.ts', 'apps/console/**/*.test.{ts,tsx}'];
const END_TO_END = ['**/*.e2e.test.ts'];
const NEVER = ['**/node_modules/**', '**/dist/**', '**/generated/**'];
/** A browser and a whole stack can be late on a machine that does other things too; what is wrong is wrong twice. */
const SECOND_TRY = process.env.CI ? 1 : 0;
const SERVERS = ['packages/testkit/src/global-setup.ts'];
/**
 * The files of a project take turns in two processes, each of which reads Prisma, Temporal and the house once: to read them anew for every file
 * took a third of the time. So a test leaves nothing behind in a module.
 */
const ISOLATED = false;
const SEED = ['packages/testkit/src/seed.ts'];

export default defineConfig({
  test: {
    // The machines that run the checks have two cores, and PostgreSQL, Temporal and a browser need their share.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: PURE,
          exclude: [...NEVER, ...END_TO_END],
          setupFiles: SEED,
          isolate: ISOLATED,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{apps,packages,workflows,infra}/**/*.test.{ts,tsx}'],
          exclude: [...NEVER, ...END_TO_END, ...PURE],
          globalSetup: SERVERS,
          setupFiles: SEED,
          isolate: ISOLATED,
          pool: 'forks',
          // Twice what one wait in a test may take.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: END_TO_END,
          exclude: NEVER,
          globalSetup: SERVERS,
          pool: 'forks',
          sequence: { groupOrder: 1 },
          retry: SECOND_TRY,
          // Tests of a file that go on side by side: each has a browser.
          maxConcurrency: 3,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
