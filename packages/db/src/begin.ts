import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** PostgreSQL's settings by name, for one transaction. */
export type Settings = Readonly<Record<string, string>>;

const given = new AsyncLocalStorage<Settings>();

/**
 * Calls `start`, and gives the settings to the transaction that it starts. What the transaction does is called by `within`,
 * so that a transaction inside it begins bare.
 */
export const beginWith = <T>(settings: Settings, start: (within: <U>(work: () => U) => U) => Promise<T>): Promise<T> =>
  given.run(settings, () => start((work) => given.exit(work)));

const isBegin = (query: unknown): query is { readonly text: string } =>
  typeof query === 'object' && query !== null && 'text' in query && query.text === 'BEGIN';

const begun = { rows: [], fields: [], rowCount: 0 };

/**
 * A connection that sends a transaction's settings along with its BEGIN, and the first statement right behind it, without waiting to hear
 * that it has begun: every read of the api is a transaction with an actor, and each round trip less is felt. Should a BEGIN ever pass
 * it by, or fail, no settings are made and nothing is seen.
 */
export class Connection extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super({ ...(typeof config === 'string' ? { connectionString: config } : config), pipeline: true });
  }

  override query = ((...parameters: unknown[]) => {
    const [query] = parameters;
    const settings = isBegin(query) ? given.getStore() : undefined;
    const send = super.query as (...any: unknown[]) => unknown;
    if (!settings) return send.apply(this, parameters);
    const made = Object.entries(settings).map(
      ([name, value]) => `set_config(${this.escapeLiteral(name)}, ${this.escapeLiteral(value)}, true)`,
    );
    const sent = send.call(this, `BEGIN; SELECT ${made.join(', ')}`) as Promise<unknown>;
    // What comes next on a connection that broke is told so itself.
    sent.catch(() => {});
    return Promise.resolve(begun);
  }) as pg.Client['query'];
}
