import type {
  CaseEvent,
  CaseFile,
  CaseId,
  Command,
  GroupMeetingCommand,
  GroupMeetingEvent,
  GroupSeries,
  Instant,
  Refusal,
  Samverkansteam,
  SamverkansteamCommand,
  SamverkansteamEvent,
  StoredEvent,
  WaitingList,
  WaitingListCommand,
  WaitingListEvent,
  WaitingListName,
} from '@stafett/domain';

/** What a workflow asks the store to decide and keep. `seq` is how far the workflow's own state reaches. */
export type CommitRequest<Act> = { readonly seq: number; readonly command: Act; readonly at: Instant };

/**
 * What now stands: the events after the request's `seq`, oldest first and without gaps, up to `seq`, unless they were too
 * many to send; and the refusal, when the act was refused.
 */
export type CommitAnswer<Event> = {
  readonly seq: number;
  readonly events: readonly StoredEvent<Event>[];
  readonly refusal?: Refusal;
};

/** What the workflows need of the outside; packages/activities implements it. A store that gives no answer: `STORE_UNAVAILABLE`. */
export type WorkflowActivities = {
  /** The stored state, or nothing when there is no such case. */
  readonly loadJourney: (caseId: CaseId) => Promise<CaseFile | undefined>;
  readonly commit: (request: CommitRequest<Command> & { readonly caseId: CaseId }) => Promise<CommitAnswer<CaseEvent>>;
  readonly loadWaitingList: (list: WaitingListName) => Promise<WaitingList | undefined>;
  readonly commitWaitingList: (
    request: CommitRequest<WaitingListCommand> & WaitingListName,
  ) => Promise<CommitAnswer<WaitingListEvent>>;
  readonly loadSamverkansteam: (team: string) => Promise<Samverkansteam | undefined>;
  readonly commitSamverkansteam: (
    request: CommitRequest<SamverkansteamCommand> & { readonly team: string },
  ) => Promise<CommitAnswer<SamverkansteamEvent>>;
  readonly loadGroupMeeting: (series: string) => Promise<GroupSeries | undefined>;
  readonly commitGroupMeeting: (
    request: CommitRequest<GroupMeetingCommand> & { readonly series: string },
  ) => Promise<CommitAnswer<GroupMeetingEvent>>;
  /** Carries what the outbox holds to its workflows. Gives how many arrived. */
  readonly relayEffects: () => Promise<number>;
  /** Sends again what a person sent and nobody answered. Gives how many were. */
  readonly resendUnanswered: () => Promise<number>;
  /** Removes notices that were read long ago. Gives how many were. */
  readonly forgetReadNotices: () => Promise<number>;
  /** Raises the gallring of what has come due at each agency. Gives how many were raised. */
  readonly raiseGallring: () => Promise<number>;
  /** Destroys what two people have confirmed. Gives how many were carried out. */
  readonly carryOutGallring: () => Promise<number>;
};

/** The type of the failure with which an activity says that the store gave no answer. */
export const STORE_UNAVAILABLE = 'storeUnavailable';
/** The type of the failure that is a fault of ours; its message holds codes and a place in the code, no values. */
export const STORE_FAULT = 'storeFault';
