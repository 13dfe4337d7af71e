import type pg from 'pg';

/** Says in the log of reading, of each agency that holds one of the cases, that an operator is about to read their journeys. */
export type LogDecoding = (cases: readonly string[], who: string) => Promise<void>;

/** Through the pool of the role stafett_codec; `now` in milliseconds since 1970. */
export const decodingsIn =
  (pool: Pick<pg.Pool, 'query'>, now: () => number): LogDecoding =>
  async (cases, who) => {
    if (cases.length > 0) await pool.query('select log_decoding($1::uuid[], $2, $3)', [cases, who, new Date(now())]);
  };
