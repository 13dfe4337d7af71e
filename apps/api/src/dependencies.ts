import type { Database } from '@stafett/db';
import type { Vault } from '@stafett/vault';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { IdentityProvider } from './session/identity-provider.ts';

export type Settings = {
  /** The address people type, without a trailing slash. */
  readonly publicUrl: string;
  /** Signs the cookies and csrf tokens. */
  readonly sessionSecret: string;
  /** The built console: a folder with index.html. Without it only the api is served. */
  readonly consoleDist?: string;
  /** Where anybody tells of something that is not accessible: `https:` or `mailto:`. */
  readonly accessibilityContact?: string;
  readonly machine: {
    /** The `aud` that an access token must carry. */
    readonly audience: string;
    /** Agency slug by client id. */
    readonly clients: Readonly<Record<string, string>>;
  };
  /** From one address, a minute. 120 unless set. */
  readonly signInsPerMinute?: number;
  /** By one person, a minute, whatever their sessions. 30 unless set. */
  readonly searchesPerMinute?: number;
  /** How long an act waits for its answer before the person is told that it is received. 8,000 ms unless set. */
  readonly answerWithinMs?: number;
  /** How often a line of hints makes sure of its session. 60,000 ms unless set. */
  readonly hintsCheckedMs?: number;
  /** The workflows' task queue; the workers' own unless a test has one to itself. */
  readonly taskQueue?: string;
};

/** What the api stands on. A test gives real ones of its own. */
export type Dependencies = {
  /** As the role stafett_api. */
  readonly database: Database;
  /** postgresql:// as the role stafett_api, for the one connection that listens. */
  readonly databaseUrl: string;
  readonly vault: Vault;
  readonly temporal: Client;
  readonly provider: IdentityProvider;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: Settings;
};
