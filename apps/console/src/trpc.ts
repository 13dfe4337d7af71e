import type { AppRouter } from '@stafett/api';
import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client';
import { tap } from '@trpc/server/observable';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { noteServerTime } from './clock.ts';
import { problemOf } from './problem.ts';

const API = '/trpc';

let csrf = '';
/** The session's own word, sent with every mutation. `session.me` gives it. */
export const carryCsrf = (token: string): void => {
  csrf = token;
};

const signedOutListeners = new Set<() => void>();
/** Told when the api says that nobody is signed in any more. */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener);
  return () => {
    signedOutListeners.delete(listener);
  };
};

/** Every answer passes here, whoever asked. `session.me` is how one asks whether it is so. */
const noticeSignedOut: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    next(op).pipe(
      tap({
        error: (error) => {
          if (op.path !== 'session.me' && problemOf(error).code === 'notSignedIn')
            for (const tell of signedOutListeners) tell();
        },
      }),
    );

const client = createTRPCClient<AppRouter>({
  links: [
    noticeSignedOut,
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: API }),
      false: httpBatchLink({
        url: API,
        maxURLLength: 2000,
        headers: () => (csrf === '' ? {} : { 'x-stafett-csrf': csrf }),
        fetch: async (address, options) => {
          // A draft that is sent while the page closes must still arrive; a browser carries at most 64 kB so.
          const keepalive = typeof options?.body === 'string' && options.body.length < 16_000;
          const answer = await fetch(address, { ...options, keepalive, credentials: 'same-origin' } as RequestInit);
          noteServerTime(answer.headers.get('date'));
          return answer;
        },
      }),
    }),
  ],
});

/** What the api said no to will not become a yes; a network that was gone may come back. */
const mayRetry = (tries: number, error: unknown): boolean => tries < 2 && problemOf(error).code === 'offline';

export const queryClient = new QueryClient({
  defaultOptions: {
    // Hints over the live line tell of changes; a focused window asks again after half a minute all the same.
    queries: { retry: mayRetry, staleTime: 30_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** The api: `useQuery(api.tasks.mine.queryOptions())`, `useAct(api.handovers.accept.mutationOptions())`. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
/** For what is not drawn by React: drafts, the live line. */
export const apiClient = client;
