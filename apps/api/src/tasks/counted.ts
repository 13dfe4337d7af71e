import { Prisma, type Transaction } from '@stafett/db';

/** Counts stop here: nobody works off a thousand at a sight, and counting more would make every list slower. */
export const COUNTED = 1_000;

/** How many rows the condition finds among the open tasks, up to `COUNTED`. */
export const countTasks = async (transaction: Transaction, condition: Prisma.Sql): Promise<number> => {
  const [row] = await transaction.$queryRaw<{ found: number }[]>`
    SELECT count(*)::int AS found FROM (
      SELECT 1 FROM task WHERE status = 'open' AND ${condition} LIMIT ${COUNTED}) AS counted`;
  return row?.found ?? 0;
};

/** The kinds that there are among the open tasks of the condition: told apart in the store, which sends each once. */
export const kindsAmong = async (transaction: Transaction, condition: Prisma.Sql): Promise<readonly string[]> => {
  const rows = await transaction.$queryRaw<{ kind: string }[]>`
    SELECT DISTINCT kind FROM task WHERE status = 'open' AND ${condition}`;
  return rows.map(({ kind }) => kind);
};

/** Nobody in the unit has claimed it. */
export const unclaimedIn = (unit: string): Prisma.Sql => Prisma.sql`owner_unit = ${unit}::uuid AND claimed_by IS NULL`;

/** One of these people of the unit has claimed it. */
export const claimedBy = (unit: string, staff: readonly string[]): Prisma.Sql =>
  Prisma.sql`owner_unit = ${unit}::uuid AND claimed_by = ANY (${[...staff]}::uuid[])`;

export const dueBetween = (from: string | undefined, to: string | undefined): Prisma.Sql =>
  Prisma.sql`${from === undefined ? Prisma.sql`true` : Prisma.sql`due_on >= ${from}::date`}
    AND ${to === undefined ? Prisma.sql`true` : Prisma.sql`due_on <= ${to}::date`}`;
