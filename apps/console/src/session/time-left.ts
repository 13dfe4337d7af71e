// Warned two minutes before; milliseconds.
const WARN_BEFORE = 2 * 60_000;

export type TimeLeft =
  | { readonly type: 'enough' }
  /** `minutes` is rounded up. `ends`: the session's longest time is reached, and being active does not help. */
  | { readonly type: 'warn'; readonly minutes: number; readonly why: 'idle' | 'ends' }
  | { readonly type: 'over' };

/** How the session stands. Takes instants as the api gives them, and now in milliseconds. */
export const timeLeft = (idleUntil: string, endsAt: string, now: number): TimeLeft => {
  const [idle, end] = [Date.parse(idleUntil), Date.parse(endsAt)];
  const left = Math.min(idle, end) - now;
  if (left <= 0) return { type: 'over' };
  if (left > WARN_BEFORE) return { type: 'enough' };
  return { type: 'warn', minutes: Math.ceil(left / 60_000), why: end <= idle ? 'ends' : 'idle' };
};
