import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();
const say = (words: string) => {
  said = words;
  for (const tell of listeners) tell();
};

/** Says it to screen readers, politely, without moving focus. The words are seen nowhere: what happened must also stand in the page. */
export const announce = (words: string): void => {
  // The same words twice in a row are read only if the region was empty between.
  say('');
  requestAnimationFrame(() => say(words));
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** One for the whole console; it must be there before anything is said. */
export const LiveRegion = () => {
  const words = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {words}
    </div>
  );
};
