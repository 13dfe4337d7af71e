import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from './database.ts';

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

test('each role reaches its own fresh database under its own name', async () => {
  const database = await freshDatabase();
  for (const role of ['owner', 'api', 'worker'] as const) {
    const [row] = await ask(database.urls[role], 'select current_user::text as role, current_database()::text as name');
    expect(row).toEqual({ role: `stafett_${role}`, name: database.name });
  }
  await database.drop();
  await expect(ask(database.urls.owner, 'select 1')).rejects.toThrow('does not exist');
});

test('neither the api nor the worker can make tables', async () => {
  const database = await freshDatabase();
  await expect(ask(database.urls.api, 'create table public.t (id int)')).rejects.toThrow('permission denied');
  await expect(ask(database.urls.worker, 'create table public.t (id int)')).rejects.toThrow('permission denied');
  await database.drop();
});
