import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { applyMigrations } from '@stafett/schema-engine';

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings a Stafett database up to date. Takes the connection string of `stafett_owner`; gives the names of the
 * migrations it applied (none = it was up to date); with `only`, as far as a backup had come. Refuses (throws) when one fails: that one is then rolled back.
 */
export const migrate = (ownerUrl: string, only?: readonly string[]): Promise<string[]> =>
  applyMigrations(ownerUrl, FOLDER, only);

/** The names of the migrations that this version has, in order. */
export const knownMigrations = async (): Promise<string[]> =>
  (await readdir(FOLDER, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
