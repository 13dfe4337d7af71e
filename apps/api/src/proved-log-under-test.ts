import { sealLog, verifyLogs } from '@stafett/activities';
import { createDb } from '@stafett/db';
import type { ApiUnderTest } from './api-under-test.ts';

/**
 * Ends the api, seals what it wrote and checks every agency's log. Gives what is wrong and how many rows there are: all that was read and
 * done must have the api's stamp, and every number must be there.
 */
export const provedLogs = async ({ app, house, deps }: ApiUnderTest): Promise<{ rows: number; wrong: object[] }> => {
  await app.close();
  await sealLog({ db: house.db, vault: house.vault }, deps.clock);
  const owner = createDb({ url: house.database.urls.owner, max: 1, connectionTimeoutMillis: 3_000 });
  const logs = await verifyLogs(owner, house.vault, new Map());
  await owner.$disconnect();
  return {
    rows: logs.reduce((sum, { rows }) => sum + rows, 0),
    wrong: logs.flatMap(({ faults, running }) => [...faults, ...running]),
  };
};
