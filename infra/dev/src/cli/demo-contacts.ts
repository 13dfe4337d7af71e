import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCourier } from '@stafett/activities';
import { createDb, type DemoPerson, demoPeople } from '@stafett/db';
import { dataConverter, loadKek, openVault } from '@stafett/vault';
import { Client, Connection } from '@temporalio/client';
import { CLI_FILE } from '../environment.ts';
import { HOME, type RunningStack } from '../running-stack.ts';

const PHASES = ['insats', 'handover'];

const person = (subject: string): DemoPerson => {
  const found = demoPeople.find((one) => one.subject === subject);
  if (!found) throw new Error(`no demo person ${subject}`);
  return found;
};
/** Where somebody works, and who they are: as a contact names them. */
const at = (subject: string) => {
  const { id, agency, works } = person(subject);
  return { of: { agency, unit: works[0]?.unit ?? '' }, person: { type: 'staff', staff: id } } as const;
};
const petra = at('kommun-petra');
const actor = { type: 'staff', staff: petra.person.staff, ...petra.of, roles: ['caseworker', 'coach'] } as const;

/** A few, in a few cases: the holder writes in whom it has been told of. */
const contacts = [
  [
    { role: 'caseworker', ...at('fk-anna') },
    { role: 'rehabCoordinator', ...at('region-sara') },
  ],
  [
    { role: 'caseworker', ...at('fk-erik') },
    { role: 'vardcentral', ...at('region-eva') },
  ],
] as const;

/** Names contacts in the first cases of the list, so that a page of them has something to show. Names that stand already are refused, and stay. */
const main = async (): Promise<void> => {
  const stack = JSON.parse(await readFile(join(HOME, CLI_FILE), 'utf8')) as RunningStack;
  const db = createDb({ url: stack.STAFETT_DATABASE_URL_WORKER, max: 2, connectionTimeoutMillis: 5_000 });
  const vault = openVault({
    kek: await loadKek(stack.STAFETT_KEK_FILE),
    pool: { query: async (sql, values) => ({ rows: await db.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });
  const connection = await Connection.connect({ address: stack.STAFETT_TEMPORAL_ADDRESS });
  const namespace = stack.STAFETT_TEMPORAL_NAMESPACE;
  const client = new Client({ connection, namespace, dataConverter: dataConverter(vault) });
  const courier = openCourier({ client, findStored: async () => undefined });
  try {
    const cases = await db.caseFile.findMany({
      where: { holderUnit: petra.of.unit, phase: { in: PHASES } },
      orderBy: { code: 'asc' },
      take: contacts.length,
      select: { id: true },
    });
    let named = 0;
    for (const [n, { id }] of cases.entries())
      for (const contact of contacts[n] ?? []) {
        const command = { type: 'nameContact', commandId: randomUUID(), actor, ...contact } as const;
        const { type } = await courier.toJourney(id, command);
        if (type === 'saved') named += 1;
      }
    console.log(`Named ${named} contacts in ${cases.length} cases.`);
  } finally {
    await connection.close();
    await db.$disconnect();
  }
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
