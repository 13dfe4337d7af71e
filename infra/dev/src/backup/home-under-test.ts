import { randomBytes } from 'node:crypto';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withKommun } from '@stafett/db';
import type { CaseFile } from '@stafett/domain';
import {
  connectionString,
  freePort,
  type Postgres,
  startPostgres,
  startTemporal,
  type Temporal,
} from '@stafett/local-stack';
import { makeTemporaryFolder, prepareTemplate, randomRolePasswords, temporalCliForTests } from '@stafett/testkit';
import type { House, HouseOptions } from '../../../../apps/worker/src/house-under-test.ts';
import { openRestoredHouse, type RestoredHouse } from '../../../../apps/worker/src/restored-house-under-test.ts';
import { type BackedUp, backUp } from './backup.ts';
import { type Restored, restore } from './restore.ts';

/** A home that has been restored, and runs. */
export type StartedHome = RestoredHouse & {
  /** postgresql:// as the superuser. */
  readonly adminUrl: string;
  readonly stored: (caseId: string) => Promise<CaseFile>;
};

/** A home as `npm start` makes one, with a PostgreSQL and a Temporal of its own. */
export type HomeUnderTest = {
  /** Everything is below it, the home and what is made of it. */
  readonly folder: string;
  readonly home: string;
  readonly password: string;
  /** What a house in this home is opened with. */
  readonly houseOptions: HouseOptions;
  /** Takes the house that was opened, and puts its keys where a home has them. */
  readonly moveIn: (house: House) => Promise<void>;
  readonly backUp: (now: Date, more?: { dataTo?: string | undefined; keysTo?: string }) => Promise<BackedUp>;
  readonly restoreTo: (to: string, data: string, keys: string, now: Date) => Promise<Restored>;
  /** Starts what was restored; it is ended with the home. `look` sees the database before any program of Stafett does. */
  readonly startRestored: (where: string, look?: (adminUrl: string) => Promise<void>) => Promise<StartedHome>;
  readonly stopServers: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export const openHome = async (): Promise<HomeUnderTest> => {
  const folder = await makeTemporaryFolder();
  const home = join(folder, 'home');
  const password = randomBytes(16).toString('hex');
  const rolePasswords = randomRolePasswords();
  const toEnd: (() => Promise<unknown>)[] = [];
  const postgresIn = async (where: string): Promise<Postgres> =>
    startPostgres({
      dataDir: join(where, 'postgres'),
      port: await freePort(),
      password,
      logFile: join(where, 'logs', 'postgres.log'),
      maxConnections: 300,
      forTests: true,
    });
  const temporalIn = async (where: string): Promise<Temporal> =>
    startTemporal({
      cli: await temporalCliForTests(),
      port: await freePort(),
      namespaces: ['stafett'],
      dbFile: join(where, 'temporal', 'temporal.db'),
      logFile: join(where, 'logs', 'temporal.log'),
      timeSkipping: true,
    });

  await mkdir(join(home, 'keys'), { recursive: true, mode: 0o711 });
  const [postgres, temporal] = await Promise.all([postgresIn(home), temporalIn(home)]);
  await prepareTemplate(postgres.adminUrl, rolePasswords);
  let moved: House | undefined;
  const house = (): House => {
    if (!moved) throw new Error('nobody has moved in');
    return moved;
  };
  const stopServers = async (): Promise<void> => {
    await Promise.all([postgres.stop(), temporal.stop()]);
  };
  toEnd.push(stopServers);

  return {
    folder,
    home,
    password,
    houseOptions: {
      server: { postgresAdminUrl: postgres.adminUrl, rolePasswords },
      temporalAddress: temporal.address,
    },
    moveIn: async (opened) => {
      moved = opened;
      await cp(opened.kekFile, join(home, 'keys', 'kek.json'));
      const secrets = JSON.stringify({ postgresPassword: password, rolePasswords });
      await writeFile(join(home, 'keys', 'secrets.json'), secrets);
      await writeFile(join(home, 'imported'), '');
    },
    backUp: (now, more = {}) =>
      backUp({
        home,
        adminUrl: house().database.adminUrl,
        temporalPid: temporal.isRunning() ? temporal.pid : undefined,
        dataTo: join(folder, 'data'),
        keysTo: join(folder, 'keys'),
        keepKeysDays: 30,
        now,
        say: () => {},
        ...more,
      }),
    restoreTo: async (to, data, keys, now) => {
      // A restore closes what its process makes from then on to all others; the tests that come after share this process.
      const before = process.umask();
      try {
        return await restore({ home: to, data, keys, database: 'stafett', now, say: () => {} });
      } finally {
        process.umask(before);
      }
    },
    startRestored: async (where, look = async () => {}) => {
      const store = await postgresIn(where);
      toEnd.push(store.stop);
      const adminUrl = Object.assign(new URL(store.adminUrl), { pathname: '/stafett' }).href;
      await look(adminUrl);
      const flow = await temporalIn(where);
      toEnd.push(flow.stop);
      const restored = await openRestoredHouse({
        databaseUrl: connectionString(store.adminUrl, 'worker', rolePasswords, 'stafett'),
        kekFile: join(where, 'keys', 'kek.json'),
        temporalAddress: flow.address,
        namespace: house().client.options.namespace,
        taskQueue: house().taskQueue,
      });
      toEnd.push(restored.stop);
      return {
        ...restored,
        adminUrl,
        stored: async (caseId) => {
          const where = { where: { id: caseId }, include: { kommun: true } };
          const { state, kommun } = await restored.db.caseFile.findUniqueOrThrow(where);
          return withKommun(state, kommun);
        },
      };
    },
    stopServers,
    remove: async () => {
      for (const end of toEnd.reverse()) await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
