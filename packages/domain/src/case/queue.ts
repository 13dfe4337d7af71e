import type { AgencyId } from '../organisation/organisation.ts';
import type { NextStep, WaitingFor, WaitingReason } from './case-file.ts';
import type { StallCause } from './stall.ts';

/** The coordinator's queues of what stands still, each case in one. `waitsOn` is one queue for each agency. */
export const queueKinds = [
  'vacancy',
  'unknownCaseworker',
  'waitingList',
  'waitsForPlacement',
  'paused',
  'meetingNotBooked',
  'answerMissing',
  'waitsOn',
] as const;
export type QueueKind = (typeof queueKinds)[number];
export type Queue = Exclude<QueueKind, 'waitsOn'> | `waitsOn:${AgencyId}`;

/** What is answered rather than done. */
const answers: readonly WaitingReason[] = [
  'referralAnswer',
  'handoverAnswer',
  'handoverInformation',
  'meetingReply',
  'meetingTimes',
  'minutesConfirmation',
];
/** While the act itself is next, nobody is late. */
const notLate: readonly NextStep[] = ['act', 'meeting', 'summonsLapses'];

/**
 * The queue that a case stands in. Takes what it waits for and the cause that `stallOf` gives; the same fields are in the read model's
 * rows. First what an agency must mend (nobody there, nobody named), then what everybody waits for, then who has not answered in time; of
 * all else, whom it waits for.
 */
export const queueOf = (
  { agency, reason, nextStep }: Pick<WaitingFor, 'agency' | 'reason' | 'nextStep'>,
  cause: StallCause,
): Queue => {
  if (reason === 'wait') return 'paused';
  // A case of a list that nobody has gone through yet waits for its place all the same.
  if (reason === 'placeInInsats' || cause === 'waitingList') return 'waitingList';
  if (reason === 'placement' || cause === 'placement') return 'waitsForPlacement';
  if (cause === 'vacancy') return 'vacancy';
  if (reason === 'meetingToBook') return 'meetingNotBooked';
  if (answers.includes(reason) && !notLate.includes(nextStep)) return 'answerMissing';
  return cause === 'unknownCaseworker' ? 'unknownCaseworker' : `waitsOn:${agency}`;
};
