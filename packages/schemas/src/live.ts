import { z } from 'zod';
import { Id } from './wire.ts';

/** Something the subscriber may see has changed: fetch again under your own rights. After a reconnect, fetch everything. */
export const Hint = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('case'), id: Id }),
  z.object({ topic: z.literal('tasks') }),
  /** A kö of the subscriber's unit: who waits, who is called, which coach has room. */
  z.object({ topic: z.literal('waitingLists') }),
  /** A samverkansteam or a group that the subscriber's unit is in. */
  z.object({ topic: z.literal('gatherings') }),
  /** The subscription stands: whatever is read from now on, later changes will be told. */
  z.object({ topic: z.literal('ready') }),
]);
export type Hint = z.infer<typeof Hint>;
