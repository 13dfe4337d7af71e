import { randomUUID } from 'node:crypto';
import { openVault } from '@stafett/vault';
import pg from 'pg';
import { seedPeople, startApi } from './api-process.ts';
import { against, type Figure } from './figures.ts';
import type { Counts } from './options.ts';
import { interleave, p50, p99 } from './samples.ts';
import { seedCases } from './seed-cases.ts';
import type { BenchDatabase, Servers } from './servers.ts';
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

/** A number that could be somebody's: twelve digits with their check digit, of a made-up day and birth number. */
export const numberAt = (year: number, turn: number): string => {
  const month = String(1 + (turn % 12)).padStart(2, '0');
  const day = String(1 + (Math.floor(turn / 12) % 28)).padStart(2, '0');
  const eleven = `${year}${month}${day}${String(1 + (Math.floor(turn / 336) % 999)).padStart(3, '0')}`;
  const sum = [...eleven.slice(2)].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${eleven}${(10 - (sum % 10)) % 10}`;
};

/** Of these years are the people of the bench, and of these nobody. */
const SOMEBODY = 1985;
const NOBODY = 1990;

/** Gives every participant a number, and takes the limit on searches away: each is still counted, and costs what it costs. */
const makeSearchable = async ({ kek }: Servers, { adminUrl, urls }: BenchDatabase): Promise<void> => {
  const [admin, keys] = [adminUrl, urls.api].map((connectionString) => new pg.Pool({ connectionString, max: 1 })) as [
    pg.Pool,
    pg.Pool,
  ];
  const vault = openVault({ pool: keys, kek });
  const { rows } = await admin.query<{ id: string }>(
    'SELECT participant_id AS id FROM participant_identity ORDER BY 1',
  );
  const hashes = await Promise.all(rows.map((_, turn) => vault.lookupHash(numberAt(SOMEBODY, turn))));
  await admin.query(
    `UPDATE participant_identity p SET lookup = g.hash
     FROM unnest($1::uuid[], $2::bytea[]) AS g(id, hash) WHERE p.participant_id = g.id`,
    [rows.map(({ id }) => id), hashes.map((hash) => Buffer.from(hash))],
  );
  await admin.query(`
    ALTER FUNCTION take_allowance(bytea, int, interval, timestamptz) RENAME TO count_allowance;
    CREATE FUNCTION take_allowance(bytea, int, interval, timestamptz) RETURNS boolean LANGUAGE sql SECURITY DEFINER
      AS 'SELECT count_allowance($1, $2, $3, $4) OR true'`);
  await Promise.all([admin.end(), keys.end()]);
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
 * not exist, by its id and by the participant's number. The answers are the same to the byte; the ratio shows whether a clock could tell them apart.
 */
export const measureDoor = async (servers: Servers, counts: Counts['door']): Promise<readonly Figure[]> => {
  const database = await servers.newDatabase('door');
  await seedPeople(database);
  await seedCases(servers, database, [{ label: 'door', cases: counts.cases, units: 4, people: 2 }]);
  await makeSearchable(servers, database);
  const ids = await idsIn(database.adminUrl);
  const api = await startApi(servers, 'api-door', database);
  try {
    const person: SignedIn = await signIn(api.publicUrl, STRANGER);
    const forbidden = (turn: number): string => ids[turn % ids.length] ?? '';
    const open = (caseId: string) => refused(person.api.cases.get.query({ caseId }));
    const act = (caseId: string) =>
      refused(person.api.cases.recordIncome.mutate({ commandId: randomUUID(), caseId, income: 'lon' }));
    const search = async (query: string): Promise<void> => {
      const { rows } = await person.api.cases.search.mutate({ query });
      if (rows.length > 0) throw new Error('the stranger was shown the case');
    };
    const times = await interleave(
      [
        { name: 'openForbidden', call: (turn) => open(forbidden(turn)) },
        { name: 'openUnknown', call: () => open(randomUUID()) },
        { name: 'actForbidden', call: (turn) => act(forbidden(turn)) },
        { name: 'actUnknown', call: () => act(randomUUID()) },
        { name: 'searchForbidden', call: (turn) => search(numberAt(SOMEBODY, turn % ids.length)) },
        { name: 'searchUnknown', call: (turn) => search(numberAt(NOBODY, turn % ids.length)) },
      ],
      counts,
    );
    return (['open', 'act', 'search'] as const).flatMap((what) =>
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
