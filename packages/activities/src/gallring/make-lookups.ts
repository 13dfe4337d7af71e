import type { Database } from '@stafett/db';
import { isTombstone, participantScope, type Vault } from '@stafett/vault';

type Unfound = {
  readonly key: string;
  readonly participant: string;
  readonly version: number;
  readonly ciphertext: Uint8Array;
};
type Table = { readonly name: string; readonly key: string };

/** Where personnummer are kept, and what names a row. */
const tables: readonly Table[] = [
  { name: 'participant_identity', key: 'participant_id::text' },
  { name: 'identity_to_come', key: 'command_id' },
];
const PER_ROUND = 200;

const twelveDigits = (identity: string): string | undefined => {
  const found: unknown = (JSON.parse(identity) as { readonly personnummer?: unknown }).personnummer;
  return typeof found === 'string' ? found : undefined;
};

/**
 * Makes the keyed hashes that people are found by anew, where they are missing: a backup of data leaves them out, since the key that they are
 * made with outlives each participant, and with both in hand one could try all numbers on somebody who is erased. Somebody whose key is
 * destroyed gets none. Throws `KeyStoreUnavailable` as the vault does. Gives how many were made.
 */
export const makeLookups = async (db: Database, vault: Vault): Promise<number> => {
  let made = 0;
  for (const { name, key } of tables)
    for (let after = ''; ; ) {
      const rows = await db.$queryRawUnsafe<Unfound[]>(
        `select ${key} as key, participant_id::text as participant, version, ciphertext from ${name}
         where lookup is null and ${key} > $1 order by 1 limit ${PER_ROUND}`,
        after,
      );
      for (const { key: row, participant, version, ciphertext } of rows) {
        after = row;
        const plain = await vault.decryptText(
          participantScope(participant),
          ciphertext,
          `identity:${participant}:${version}`,
        );
        const personnummer = isTombstone(plain) ? undefined : twelveDigits(plain);
        if (personnummer === undefined) continue;
        made += await db.$executeRawUnsafe(
          `update ${name} set lookup = $1 where ${key} = $2 and version = $3 and lookup is null`,
          Buffer.from(await vault.lookupHash(personnummer)),
          row,
          version,
        );
      }
      if (rows.length < PER_ROUND) break;
    }
  return made;
};
