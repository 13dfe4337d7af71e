import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { seedPeople, startApi } from './api-process.ts';
import { against, type Figure } from './figures.ts';
import type { Counts } from './options.ts';
import { interleave, p50, p99 } from './samples.ts';
import { seedCases } from './seed-cases.ts';
import type { Servers } from './servers.ts';
import { type SignedIn, signIn } from './sign-in.ts';

/** Works at a kommun's unit that has no part in any case of the bench. */
const STRANGER = 'kommun-lena';

const refused = async (call: Promise<unknown>): Promise<void> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && error.message === 'caseNotFound') return;
    throw error;
  }
  throw new Error('the stranger was shown the case');
};

const idsIn = async (adminUrl: string): Promise<readonly string[]> => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ id: string }>('SELECT id FROM case_file ORDER BY md5(id::text) LIMIT 1000');
  await admin.end();
  return rows.map(({ id }) => id);
};

/**
 * Measures how long the door takes to say that there is no such case: of one that exists and may not be seen, against one that does
 * not exist. The answers are the same to the byte; the ratio shows whether a clock could tell them apart.
 */
export const measureDoor = async (servers: Servers, counts: Counts['door']): Promise<readonly Figure[]> => {
  const database = await servers.newDatabase('door');
  await seedPeople(database);
  await seedCases(servers, database, [{ label: 'door', cases: counts.cases, units: 4, people: 2 }]);
  const ids = await idsIn(database.adminUrl);
  const api = await startApi(servers, 'api-door', database);
  try {
    const person: SignedIn = await signIn(api.publicUrl, STRANGER);
    const forbidden = (turn: number): string => ids[turn % ids.length] ?? '';
    const open = (caseId: string) => refused(person.api.cases.get.query({ caseId }));
    const act = (caseId: string) =>
      refused(person.api.cases.recordIncome.mutate({ commandId: randomUUID(), caseId, income: 'lon' }));
    const times = await interleave(
      [
        { name: 'openForbidden', call: (turn) => open(forbidden(turn)) },
        { name: 'openUnknown', call: () => open(randomUUID()) },
        { name: 'actForbidden', call: (turn) => act(forbidden(turn)) },
        { name: 'actUnknown', call: () => act(randomUUID()) },
      ],
      counts,
    );
    return (['open', 'act'] as const).flatMap((what) =>
      [['p50', p50] as const, ['p99', p99] as const].flatMap(([name, of]): Figure[] => {
        const baseline = of(times[`${what}Unknown`]);
        return [
          { name: `door.${what}.unknown.${name}`, value: baseline, unit: 'ms' },
          against({
            name: `door.${what}.forbidden.${name}`,
            value: of(times[`${what}Forbidden`]),
            unit: 'ms',
            baseline,
          }),
        ];
      }),
    );
  } finally {
    await api.stop();
  }
};
