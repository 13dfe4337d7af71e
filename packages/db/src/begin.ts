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

/**
 * A connection that sends a transaction's settings along with its BEGIN: every read of the api is a transaction with an actor, and
 * each statement less is a round trip less. Should a BEGIN ever pass it by, no settings are made and nothing is seen.
 */
export class Connection extends pg.Client {
  override query = ((...parameters: unknown[]) => {
    const [query] = parameters;
    const settings = isBegin(query) ? given.getStore() : undefined;
    const send = super.query as (...any: unknown[]) => unknown;
    if (!settings) return send.apply(this, parameters);
    const made = Object.entries(settings).map(
      ([name, value]) => `set_config(${this.escapeLiteral(name)}, ${this.escapeLiteral(value)}, true)`,
    );
    return send.call(this, `BEGIN; SELECT ${made.join(', ')}`);
  }) as pg.Client['query'];
}
