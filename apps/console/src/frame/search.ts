import { useSyncExternalStore } from 'react';

// What is sought may be a name or a personnummer: it must not stand in the address or the history, so it lives here alone.
let sought = '';
const listeners = new Set<() => void>();

/** Takes what the person wants to find; the search page shows it. */
export const seek = (query: string): void => {
  sought = query.trim();
  for (const tell of listeners) tell();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
export const useSought = (): string => useSyncExternalStore(subscribe, () => sought);
