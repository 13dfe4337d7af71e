import { createDb } from '@stafett/db';
import { deriveId, type Instant } from '@stafett/domain';
import { csrfToken, signed } from '../../../api/src/session/cookie.ts';
import { sessionsIn } from '../../../api/src/session/sessions.ts';
import type { KillableHouse } from './killable-house-under-test.ts';

/** What a person was told of an act; `silence` when the wire broke or something unforeseen came instead. */
export type Told =
  | { readonly type: 'saved'; readonly caseId: string }
  | { readonly type: 'received' }
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'silence' };

/** Somebody at a console: acts go over HTTP to the api, with a session's cookie and token. */
export type Person = {
  readonly staff: string;
  readonly tells: (
    procedure: string,
    input: { readonly commandId: string; readonly [field: string]: unknown },
  ) => Promise<Told>;
  /** The commandId as the ledger has it. */
  readonly own: (commandId: string) => string;
};

type Answer = {
  readonly result?: { readonly data: { readonly outcome: 'saved' | 'received'; readonly caseId: string } };
  readonly error?: { readonly data: { readonly problem: { readonly code: string } } };
};

/** The store or the api could not say: nothing is promised and nothing refused. */
const noVerdict = ['storeUnavailable', 'keyStoreUnavailable', 'unexpected'];

const told = ({ result, error }: Answer): Told => {
  if (result?.data.outcome === 'saved') return { type: 'saved', caseId: result.data.caseId };
  if (result) return { type: 'received' };
  const code = error?.data.problem.code ?? 'unexpected';
  return noVerdict.includes(code) ? { type: 'silence' } : { type: 'refused', code };
};

/** Its name where the address is plain http. */
const SESSION_COOKIE = 'stafett';

/** Signs a demo person in, by their OIDC subject. */
export const signIn = async (house: KillableHouse, subject: string): Promise<Person> => {
  const database = createDb({ url: house.database.urls.api, max: 1, connectionTimeoutMillis: 20_000 });
  const session = await sessionsIn(database).start(subject, undefined, new Date().toISOString() as Instant);
  await database.$disconnect();
  if (!session) throw new Error(`nobody signs in as ${subject}`);
  const headers = {
    'content-type': 'application/json',
    cookie: `${SESSION_COOKIE}=${signed(house.sessionSecret, session.secret)}`,
    'x-stafett-csrf': csrfToken(house.sessionSecret, session.secret),
  };
  return {
    staff: session.staff,
    own: (commandId) => deriveId(commandId, `by:${session.staff}`),
    tells: async (procedure, input) => {
      try {
        const url = `${house.apiUrl}/trpc/${procedure}`;
        const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
        return told((await response.json()) as Answer);
      } catch {
        return { type: 'silence' };
      }
    },
  };
};
