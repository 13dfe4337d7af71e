import type { Hint } from '@stafett/schemas';
import { api, apiClient, queryClient } from '../trpc.ts';

const NAME = 'stafett.live';

const fetchAgain = (hint: Hint): void => {
  switch (hint.topic) {
    case 'case':
      void queryClient.invalidateQueries(api.cases.get.queryFilter({ caseId: hint.id }));
      // Where a case stands is told in every list.
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !isOneCase(queryKey) });
      return;
    case 'tasks':
      void queryClient.invalidateQueries(api.tasks.pathFilter());
      void queryClient.invalidateQueries(api.session.me.queryFilter());
      return;
    case 'waitingLists':
      void queryClient.invalidateQueries(api.waitingList.pathFilter());
      return;
    case 'gatherings':
      for (const { pathFilter } of [api.gatherings, api.notifications, api.session])
        void queryClient.invalidateQueries(pathFilter());
      return;
    case 'ready':
      // Whatever changed while the line was down was not told.
      void queryClient.invalidateQueries();
      return;
    default:
      hint satisfies never;
  }
};

const isOneCase = ([path]: readonly unknown[]): boolean =>
  Array.isArray(path) && (path.join('.') === 'cases.get' || path[0] === 'documents');

/**
 * Listens for hints that something has changed, and fetches it again. A browser allows few lines to one address, so one tab holds the
 * line and tells the others. Gives a function that stops it.
 */
export const startLive = (told: (connected: boolean) => void): (() => void) => {
  const stop = new AbortController();
  const tabs = new BroadcastChannel(NAME);
  tabs.onmessage = ({ data }: MessageEvent<Hint>) => fetchAgain(data);

  const listen = () =>
    new Promise<void>((done) => {
      // The lock may be given just as the page is left.
      if (stop.signal.aborted) return done();
      const line = apiClient.live.hints.subscribe(undefined, {
        onData: (hint) => {
          told(true);
          fetchAgain(hint);
          tabs.postMessage(hint);
        },
        onConnectionStateChange: ({ state, error }) => {
          if (state === 'connecting' && error) told(false);
        },
        onError: () => told(false),
      });
      stop.signal.addEventListener('abort', () => {
        line.unsubscribe();
        done();
      });
    });
  // Refused when aborted: the tab closed or somebody signed out.
  navigator.locks.request(NAME, { signal: stop.signal }, listen).catch(() => undefined);

  return () => {
    stop.abort();
    tabs.close();
  };
};
