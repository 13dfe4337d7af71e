import type {
  CaseFile,
  CaseId,
  Command,
  CommandOf,
  GroupMeetingCommand,
  GroupSeries,
  Refusal,
  Samverkansteam,
  SamverkansteamCommand,
  WaitingList,
  WaitingListCommand,
  WaitingListName,
} from '@stafett/domain';
import { ApplicationFailure } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

/** The one task queue that workers poll. */
export const TASK_QUEUE = 'stafett';

/** Names of the workflow types, for starting one without its code. */
export const workflowTypes = {
  journey: 'journey',
  waitingList: 'waitingList',
  samverkansteam: 'samverkansteam',
  groupMeeting: 'groupMeeting',
  sweep: 'sweep',
  gallring: 'gallring',
} as const;

export const journeyId = (caseId: CaseId): string => `journey-${caseId}`;
export const waitingListId = (list: WaitingListName): string => `waiting-list-${list.insats}-${list.place}`;
/** A team's id is its workflow's too: `samverkansteam-kfv`. */
export const samverkansteamId = (team: string): string => team;
export const groupMeetingId = (series: string): string => `group-meeting-${series}`;

/** `carried` is the state that continue-as-new hands on; without it the journey asks the store. */
export type JourneyInput = { readonly caseId: CaseId; readonly carried?: CaseFile };
export type SamverkansteamInput = { readonly team: string; readonly carried?: Samverkansteam };
export type GroupMeetingInput = { readonly series: string; readonly carried?: GroupSeries };
export type WaitingListInput = WaitingListName & { readonly carried?: WaitingList };

/**
 * An act to decide on. `unchecked` sends it past the validator's early no, straight to the store: for a sender who knows
 * that the store is ahead of the workflow.
 */
export type Submission<Act> = { readonly command: Act; readonly unchecked?: true };

/** The act is stored; `seq` is the last event that stands. */
export type Saved = { readonly seq: number };

/** Asks one case for an act. The Update's id is the commandId. Fails with a refusal, see `refusalOf`. */
export const submit = defineUpdate<Saved, [Submission<Command>], 'submit'>('submit');
/** The same of a kö. */
export const submitToList = defineUpdate<Saved, [Submission<WaitingListCommand>], 'submit'>('submit');
/** The same of a samverkansteam. */
export const submitToTeam = defineUpdate<Saved, [Submission<SamverkansteamCommand>], 'submit'>('submit');
/** The same of a group that meets without a case. */
export const submitToGroup = defineUpdate<Saved, [Submission<GroupMeetingCommand>], 'submit'>('submit');

/** Facts from other systems that can't be refused where they arise. What the ledger refuses becomes a coordinator's task. */
export const meetingHeld = defineSignal<[{ readonly command: CommandOf<'meetingHeld'> }], 'meetingHeld'>('meetingHeld');
export const participantDied = defineSignal<[{ readonly command: CommandOf<'participantDied'> }], 'participantDied'>(
  'participantDied',
);
export const moved = defineSignal<[{ readonly command: CommandOf<'moved'> }], 'moved'>('moved');
export const samtyckeWithdrawn = defineSignal<
  [{ readonly command: CommandOf<'samtyckeWithdrawn'> }],
  'samtyckeWithdrawn'
>('samtyckeWithdrawn');

export const identityProtected = defineSignal<
  [{ readonly command: CommandOf<'identityProtected'> }],
  'identityProtected'
>('identityProtected');

/** Ends a wait for the store at once and moves the workflow on to a fresh history, and so to the code of today. */
export const nudge = defineSignal<[], 'nudge'>('nudge');

/** The state as the workflow knows it: codes, ids and dates, no personal data. Undefined before it is loaded. */
export const journeyState = defineQuery<CaseFile | undefined, [], 'state'>('state');
export const samverkansteamState = defineQuery<Samverkansteam | undefined, [], 'state'>('state');
export const groupMeetingState = defineQuery<GroupSeries | undefined, [], 'state'>('state');
export const waitingListState = defineQuery<WaitingList | undefined, [], 'state'>('state');

const REFUSAL = 'refusal';

/** An early no comes from the workflow's own state; `seq` says how far that state reaches. */
export type EarlyNo = { readonly seq: number };

/** A refusal as Temporal carries it: the message is the code, the details are the refusal and, for an early no, its seq. */
export const refused = (refusal: Refusal, early?: EarlyNo): ApplicationFailure =>
  ApplicationFailure.nonRetryable(refusal.code, REFUSAL, refusal, ...(early ? [early] : []));

const refusalFailure = (error: unknown): ApplicationFailure | undefined => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof ApplicationFailure && cause.type === REFUSAL) return cause;
  return undefined;
};

/** The refusal in what an Update, Signal or activity failed with; undefined for every other failure. */
export const refusalOf = (error: unknown): Refusal | undefined =>
  refusalFailure(error)?.details?.[0] as Refusal | undefined;

/** How far the state reached that an early no stands on; undefined for a verdict of the store. */
export const earlyNoOf = (error: unknown): EarlyNo | undefined =>
  refusalFailure(error)?.details?.[1] as EarlyNo | undefined;
