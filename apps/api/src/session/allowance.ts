import type { Instant } from '@stafett/domain';

/** How often somebody may do a thing. Kept in this process alone: with several of them each gives as much. */
export type Allowance = {
  /** Takes one for whoever it is; false when they have had all there is for now. What is refused is not counted. */
  readonly take: (who: string, now: Instant) => boolean;
};

const MINUTE_MS = 60_000;

/** Gives so many a minute to each, in any minute. */
export const perMinute = (most: number): Allowance => {
  const taken = new Map<string, readonly number[]>();
  let swept = 0;
  const sweep = (at: number): void => {
    if (at - swept < MINUTE_MS) return;
    swept = at;
    for (const [who, times] of taken) if ((times.at(-1) ?? 0) <= at - MINUTE_MS) taken.delete(who);
  };
  return {
    take: (who, now) => {
      const at = Date.parse(now);
      sweep(at);
      const recent = (taken.get(who) ?? []).filter((time) => time > at - MINUTE_MS);
      const isLeft = recent.length < most;
      taken.set(who, isLeft ? [...recent, at] : recent);
      return isLeft;
    },
  };
};
