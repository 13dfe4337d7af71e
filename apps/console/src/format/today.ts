import type { IsoDate } from '@stafett/domain';
import { useSyncExternalStore } from 'react';
import { dayOf } from './date.ts';

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

// A tab may stay open overnight: every minute is soon enough to turn "i dag" into "försenad".
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
};

/** The day it is in Stockholm; the component is drawn anew when it changes. */
export const useToday = (): IsoDate => useSyncExternalStore(subscribe, () => dayOf(new Date()));
