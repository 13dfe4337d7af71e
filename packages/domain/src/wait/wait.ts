import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';

/** What a case may be parked for, as the coordinator sorts what stands still. */
export const waitReasons = [
  'consent',
  'employer',
  'wageSubsidy',
  'insurance',
  'care',
  'placement',
  'participant',
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Somebody took it up; what was waited for happened; the case went on without it; its last day came. */
export const waitEndings = ['resumed', 'cameTrue', 'overtaken', 'timeUp'] as const;
export type WaitEnding = (typeof waitEndings)[number];

/** A bounded wait: the case stands still on purpose, for a reason and until a day. */
export type Wait = {
  readonly reason: WaitReason;
  readonly since: Instant;
  readonly until: IsoDate;
  readonly extensions: number;
  /** The holder's tasks whose ladders stand still meanwhile. */
  readonly held: readonly string[];
  readonly document?: DocumentRef;
};
