import { fileURLToPath } from 'node:url';
import { applyMigrations } from '@stafett/schema-engine';

/**
 * Brings a Stafett database up to date. Takes the connection string of `stafett_owner`; gives the names of the
 * migrations it applied (none = it was up to date). Refuses (throws) when one fails: that one is then rolled back.
 */
export const migrate = (ownerUrl: string): Promise<string[]> =>
  applyMigrations(ownerUrl, fileURLToPath(new URL('./migrations', import.meta.url)));
