import { asActor, type Transaction } from '@stafett/db';
import type { Actor } from '@stafett/domain';
import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify';
import type { Logger } from 'pino';
import type { Gatherings } from './acts/gatherings.ts';
import type { Journeys } from './acts/journeys.ts';
import type { WaitingLists } from './acts/waiting-lists.ts';
import type { Dependencies } from './dependencies.ts';
import type { Documents } from './documents/documents.ts';
import type { Imports } from './imports/imports.ts';
import type { Hub } from './live/hub.ts';
import type { NameBook } from './organisation/name-book.ts';
import type { Participants } from './participants/participants.ts';
import type { Allowance } from './session/allowance.ts';
import { unsigned } from './session/cookie.ts';
import type { Session, Sessions } from './session/sessions.ts';
import { cookiesFor } from './session/sign-in-routes.ts';

export type StaffActor = Extract<Actor, { type: 'staff' }>;

/** Opens one transaction that shows what the actor may see, and nothing else. */
export type Read = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** The rooms of the api, built once over the dependencies. */
export type Rooms = {
  readonly sessions: Sessions;
  readonly names: NameBook;
  readonly documents: Documents;
  readonly participants: Participants;
  readonly journeys: Journeys;
  readonly waitingLists: WaitingLists;
  readonly gatherings: Gatherings;
  readonly imports: Imports;
  readonly hub: Hub;
  /** Searches that a person may still make. */
  readonly searches: Allowance;
};

/** What every procedure gets. */
export type Context = Dependencies &
  Rooms & {
    /** Who is signed in; asked of the store at the first need, once a request. */
    readonly findSession: () => Promise<Session | undefined>;
    /** The header that proves that the console, and no other site, sent the request. */
    readonly csrf: string | undefined;
    readonly readAs: (actor: Actor) => Read;
    /** Puts the session's cookie into the answer. */
    readonly setSessionCookie: (signedSecret: string) => void;
    readonly log: Logger;
  };

const readAs =
  ({ database, clock }: Dependencies) =>
  (actor: Actor): Read =>
  (work) =>
    asActor(database, actor, clock(), work);

/** Takes the rooms; gives what makes the context of one request. */
export const contextFactory =
  (deps: Dependencies, rooms: Rooms) =>
  ({ req, res }: CreateFastifyContextOptions): Context => {
    const cookie = cookiesFor(deps.settings.publicUrl).session;
    const secret = unsigned(
      deps.settings.sessionSecret,
      (req.cookies as Record<string, string | undefined>)[cookie.name],
    );
    const header = req.headers['x-stafett-csrf'];
    let session: Promise<Session | undefined> | undefined;
    return {
      ...deps,
      ...rooms,
      findSession: () => {
        session ??= rooms.sessions.find(secret, deps.clock());
        return session;
      },
      csrf: typeof header === 'string' ? header : undefined,
      readAs: readAs(deps),
      setSessionCookie: (value) => {
        res.setCookie(cookie.name, value, cookie.options);
      },
    };
  };
