import pg from 'pg';

/** Runs one statement as whoever the address names: for what a test moves by hand past every policy, like the end of a session. */
export const changeByHand = async (url: string, sql: string, values: readonly unknown[] = []): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
};
