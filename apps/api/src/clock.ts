import { type Instant, instant } from '@stafett/domain';

/** What time it is: sessions, logs and reads ask it. An act's own time comes from its workflow. */
export type Clock = () => Instant;

export const systemClock: Clock = () => instant(Date.now());
