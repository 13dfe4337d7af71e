import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asWorker, type Database } from '@stafett/db';
import type { Instant } from '@stafett/domain';
import { KeyMissing, sealScope, type Vault } from '@stafett/vault';
import { isRefusedByStore } from '../store-errors.ts';

/** What stands in the protocol of one gallring: the case's code, days and people of the agency, never the participant. */
export type Protocol = {
  readonly row: { readonly id: string; readonly tenant: string; readonly case_id: string; readonly case_code: string };
  /** Names as they were when it was written, for who reads the file. */
  readonly agency: string | null;
  readonly confirmedBy: readonly (string | null)[];
};
type SealedProtocol = Protocol & { readonly seal: string };

export type ProtocolOptions = {
  /** As the role stafett_worker. */
  readonly db: Database;
  readonly vault: Vault;
  /** Outside of the database: one file for each protocol. */
  readonly folder: string;
};

const FILE = /^\d{4}-\d{2}-\d{2}-([0-9a-f-]{36})\.json$/;

const LACKING = `
  select to_jsonb(g) as row, (g.carried_out_at at time zone 'Europe/Stockholm')::date::text as day, a.name as agency,
    array(select s.name from unnest(array[g.first_by, g.second_by]) with ordinality as o(id, place)
      left join staff s on s.id = o.id order by o.place) as "confirmedBy"
  from gallring g left join agency a on a.id = g.tenant
  where g.carried_out_at is not null and not g.id = any ($1::uuid[])
  order by g.carried_out_at limit 500`;

// In an order of its own: PostgreSQL's is another's.
const sealedText = ({ row, agency, confirmedBy }: Protocol): string =>
  JSON.stringify([
    'gallring',
    1,
    Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)),
    agency,
    confirmedBy,
  ]);

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => FILE.test(name)).sort();

/**
 * Writes each protocol that the folder lacks into a file of its own, sealed under the key of its agency's log and whole or not at all. Gives
 * how many. None is ever changed: what is in the folder stays as it is.
 */
export const keepProtocols = async ({ db, vault, folder }: ProtocolOptions): Promise<number> => {
  const kept = (await filesIn(folder)).flatMap((name) => FILE.exec(name)?.[1] ?? []);
  const lacking = await db.$queryRawUnsafe<(Protocol & { readonly day: string })[]>(LACKING, kept);
  for (const { day, ...protocol } of lacking) {
    const scope = sealScope(protocol.row.tenant);
    await vault.createKey(scope);
    const sealed: SealedProtocol = { ...protocol, seal: await vault.fingerprint(scope, sealedText(protocol)) };
    const file = join(folder, `${day}-${protocol.row.id}.json`);
    await writeFile(`${file}.unfinished`, `${JSON.stringify(sealed, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.unfinished`, file);
  }
  return lacking.length;
};

const protocolIn = (text: string): SealedProtocol | undefined => {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('row' in read) || !('seal' in read)) return undefined;
    const { row, seal } = read;
    const isRow = typeof row === 'object' && row !== null && 'tenant' in row && typeof row.tenant === 'string';
    return isRow && typeof seal === 'string' ? (read as SealedProtocol) : undefined;
  } catch {
    return undefined;
  }
};

const isTrue = async (vault: Vault, { seal, ...protocol }: SealedProtocol): Promise<boolean> => {
  try {
    return (await vault.fingerprint(sealScope(protocol.row.tenant), sealedText(protocol))) === seal;
  } catch (error) {
    if (error instanceof KeyMissing) return false;
    throw error;
  }
};

/** What the folder has that the database lacked. */
export type PutBack = {
  readonly putBack: number;
  /** The keys are there still: carried out after the newest backup of keys, and to be carried out again. */
  readonly again: readonly Protocol[];
  /** Names of files that are not what was written, or not of this system. */
  readonly notTrue: readonly string[];
};

/**
 * After a restore: puts the protocols back that the database lacks, from the folder. It destroys nothing; a share whose key is there is told,
 * for two people to confirm anew.
 */
export const putBackProtocols = async ({ db, vault, folder }: ProtocolOptions, now: Instant): Promise<PutBack> => {
  let putBack = 0;
  const again: Protocol[] = [];
  const notTrue: string[] = [];
  for (const name of await filesIn(folder)) {
    const protocol = protocolIn(await readFile(join(folder, name), 'utf8'));
    if (!protocol || !(await isTrue(vault, protocol))) {
      notTrue.push(name);
      continue;
    }
    try {
      const [answer] = await asWorker(db, now, (transaction) =>
        transaction.$queryRawUnsafe<{ lacking: boolean }[]>(
          'select put_back_protocol($1::jsonb) as lacking',
          JSON.stringify(protocol.row),
        ),
      );
      if (answer?.lacking) putBack += 1;
    } catch (error) {
      if (!isRefusedByStore(error)) throw error;
      again.push(protocol);
    }
  }
  return { putBack, again, notTrue };
};
