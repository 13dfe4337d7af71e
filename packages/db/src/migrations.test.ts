import { accessTable } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccessCell, accessCells, accessRulesSql } from './access-rules.ts';
import { createDb } from './database.ts';
import { Prisma } from './generated/client.ts';

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const sorted = (cells: readonly AccessCell[]): string[] =>
  cells.map(({ relation, role, category, scope }) => `${relation} ${role} ${category} ${scope}`).sort();

test('the access rules that row-level security reads are the domain’s access table', async () => {
  const { rows } = await admin.query<AccessCell>('select relation, role, category, scope from access_rule');
  expect(sorted(rows), `Add a migration with:\n${accessRulesSql()}`).toEqual(sorted(accessCells(accessTable)));
});

test('where two rules give the same, all of a category goes before the unit’s own', () => {
  const rule = { relation: 'sender', roles: ['coach'], categories: ['meetings'] } as const;
  const rules = [{ ...rule, scope: 'whole' } as const, { ...rule, scope: 'own' } as const];
  const cell = { relation: 'sender', role: 'coach', category: 'meetings', scope: 'whole' };
  expect(accessCells(rules)).toEqual([cell]);
  expect(accessCells(rules.toReversed())).toEqual([cell]);
});

test('the tables have the columns that the Prisma schema names', async () => {
  const client = createDb({ url: database.adminUrl, max: 1, connectionTimeoutMillis: 5_000 });
  for (const model of Object.keys(Prisma.ModelName)) {
    const delegate = client[`${model[0]?.toLowerCase()}${model.slice(1)}` as 'caseFile'];
    await expect(delegate.findMany({ take: 1 }), model).resolves.toBeInstanceOf(Array);
  }
  await client.$disconnect();
});
