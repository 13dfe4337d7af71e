import {
  type CaseId,
  type Command,
  type CommandOf,
  type GroupMeetingCommand,
  mayFollowClosing,
  type Refusal,
  type SamverkansteamCommand,
  type WaitingListCommand,
  type WaitingListName,
} from '@stafett/domain';
import {
  earlyNoOf,
  groupMeetingId,
  identityProtected,
  journeyId,
  meetingHeld,
  moved,
  participantDied,
  refusalOf,
  type Saved,
  samtyckeWithdrawn,
  samverkansteamId,
  submit,
  submitToGroup,
  submitToList,
  submitToTeam,
  TASK_QUEUE,
  waitingListId,
  workflowTypes,
} from '@stafett/workflows/messages';
import {
  type Client,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition, WorkflowNotFoundError } from '@temporalio/common';

/** What became of an act that was carried to its workflow. */
export type Delivery =
  | { readonly type: 'saved'; readonly seq: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** A message to a journey: taken in; what the ledger refuses of it becomes a task there. */
  | { readonly type: 'taken' }
  /** No answer, or none that lasts: it may have been carried out, and carrying it again is harmless. */
  | { readonly type: 'noAnswer'; readonly cause: unknown };

/** What other systems tell of a case; it can't be refused where it arose. */
export type Message = CommandOf<
  'meetingHeld' | 'participantDied' | 'moved' | 'samtyckeWithdrawn' | 'identityProtected'
>;
const messageTypes: readonly string[] = [
  'meetingHeld',
  'participantDied',
  'moved',
  'samtyckeWithdrawn',
  'identityProtected',
] satisfies Message['type'][];

/** Whether a command is a message from another system, which goes as a Signal. */
export const isMessage = (command: Command | WaitingListCommand): command is Message =>
  command.actor.type === 'machine' && messageTypes.includes(command.type);

/** What the store knows of an act's destination; asked only when the workflow's own answer does not settle it. */
export type Stored = {
  readonly seq: number;
  readonly isClosed: boolean;
  /** The command has been carried out already. */
  readonly isKnown: boolean;
};

export type CourierOptions = {
  readonly client: Client;
  readonly findStored: (workflowId: string, commandId: string) => Promise<Stored | undefined>;
  readonly taskQueue?: string;
  /** How long to wait for one answer. 10,000 ms unless set. */
  readonly answerWithinMs?: number;
};

/**
 * Carries acts to their workflows, which it starts when they do not run. A closed case's journey is started again only for what may follow
 * its closing, and ends with that.
 */
export type Courier = {
  readonly toJourney: (caseId: CaseId, command: Command) => Promise<Delivery>;
  readonly toWaitingList: (list: WaitingListName, command: WaitingListCommand) => Promise<Delivery>;
  readonly toTeam: (team: string, command: SamverkansteamCommand) => Promise<Delivery>;
  readonly toGroup: (series: string, command: GroupMeetingCommand) => Promise<Delivery>;
};

type Target<Act> = {
  readonly update: UpdateDefinition<Saved, [{ readonly command: Act; readonly unchecked?: true }]>;
  readonly workflowType: string;
  readonly workflowId: string;
  readonly input: object;
  readonly opens: boolean;
};

const isSilence = (error: unknown): boolean =>
  isGrpcServiceError(error) || (error instanceof Error && error.name === 'WorkflowUpdateRPCTimeoutOrCancelledError');

/** The run ended, to go on as new, before it had looked at the Update: Temporal says so, and that nothing came of it. */
const isUnprocessed = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === 'UnprocessedUpdate';

export const openCourier = (options: CourierOptions): Courier => {
  const { client, findStored, taskQueue = TASK_QUEUE, answerWithinMs = 10_000 } = options;
  const within = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
    client.withDeadline(Date.now() + answerWithinMs, work);

  const startOf = <Act>({ workflowType, workflowId, input }: Target<Act>) => ({
    workflowType,
    options: { workflowId, taskQueue, args: [input], workflowIdConflictPolicy: 'USE_EXISTING' as const },
  });

  const executeWithStart = <Act>(target: Target<Act>, updateId: string, argument: { readonly command: Act }) => {
    const { workflowType, options: startOptions } = startOf(target);
    const startWorkflowOperation = new WithStartWorkflowOperation(workflowType, startOptions);
    return client.workflow.executeUpdateWithStart(target.update, {
      updateId,
      args: [argument],
      startWorkflowOperation,
    });
  };

  const execute = async <Act extends { readonly commandId: string; readonly type: string }>(
    target: Target<Act>,
    updateId: string,
    argument: { readonly command: Act; readonly unchecked?: true },
  ): Promise<Delivery> => {
    try {
      if (target.opens) return { type: 'saved', ...(await executeWithStart(target, updateId, argument)) };
      const handle = client.workflow.getHandle(target.workflowId);
      return { type: 'saved', ...(await handle.executeUpdate(target.update, { updateId, args: [argument] })) };
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    const stored = await findStored(target.workflowId, argument.command.commandId);
    if (stored?.isKnown) return { type: 'saved', seq: stored.seq };
    if (stored?.isClosed && !mayFollowClosing(argument.command))
      return { type: 'refused', refusal: { code: 'caseClosed', facts: {} } };
    return { type: 'saved', ...(await executeWithStart(target, updateId, argument)) };
  };

  const tryOnce = async <Act extends { readonly commandId: string; readonly type: string }>(
    target: Target<Act>,
    command: Act,
    updateId: string,
  ): Promise<Delivery> => {
    try {
      return await within(() => execute(target, updateId, { command }));
    } catch (error) {
      const early = earlyNoOf(error);
      const stored = early && (await findStored(target.workflowId, command.commandId));
      // A repeat, to a workflow that has had a fresh history since and so knows the act's id no more.
      if (stored?.isKnown) return { type: 'saved', seq: stored.seq };
      // The workflow has not seen all that is stored: its early no is none.
      if (early && stored && stored.seq > early.seq)
        return within(() => execute(target, updateId, { command, unchecked: true }));
      throw error;
    }
  };

  const deliver = async <Act extends { readonly commandId: string; readonly type: string }>(
    target: Target<Act>,
    command: Act,
    updateId = command.commandId,
  ): Promise<Delivery> => {
    try {
      return await tryOnce(target, command, updateId);
    } catch (error) {
      const refusal = error instanceof WorkflowUpdateFailedError ? refusalOf(error) : undefined;
      const mayGoBetterAgain = refusal?.code === 'storeUnavailable' || isUnprocessed(error);
      if (!mayGoBetterAgain) {
        if (refusal) return { type: 'refused', refusal };
        if (!isSilence(error)) throw error;
        return { type: 'noAnswer', cause: error };
      }
      // Temporal keeps the answer under the Update's id, so an earlier outage would answer for ever: ask once more under another.
      if (updateId !== command.commandId) return { type: 'noAnswer', cause: error };
      return deliver(target, command, `${command.commandId}.${Date.now()}`);
    }
  };

  const signal = async (caseId: CaseId, command: Message): Promise<Delivery> => {
    const workflowId = journeyId(caseId);
    const stored = await findStored(workflowId, command.commandId);
    if (stored?.isKnown) return { type: 'taken' };
    if (stored === undefined) return { type: 'refused', refusal: { code: 'caseNotFound', facts: {} } };
    if (stored.isClosed && !mayFollowClosing(command))
      return { type: 'refused', refusal: { code: 'caseClosed', facts: {} } };
    const start = { workflowId, taskQueue, args: [{ caseId }] };
    const send = (): Promise<unknown> => {
      switch (command.type) {
        case 'meetingHeld':
          return client.workflow.signalWithStart(workflowTypes.journey, {
            ...start,
            signal: meetingHeld,
            signalArgs: [{ command }],
          });
        case 'participantDied':
          return client.workflow.signalWithStart(workflowTypes.journey, {
            ...start,
            signal: participantDied,
            signalArgs: [{ command }],
          });
        case 'moved':
          return client.workflow.signalWithStart(workflowTypes.journey, {
            ...start,
            signal: moved,
            signalArgs: [{ command }],
          });
        case 'samtyckeWithdrawn':
          return client.workflow.signalWithStart(workflowTypes.journey, {
            ...start,
            signal: samtyckeWithdrawn,
            signalArgs: [{ command }],
          });
        case 'identityProtected':
          return client.workflow.signalWithStart(workflowTypes.journey, {
            ...start,
            signal: identityProtected,
            signalArgs: [{ command }],
          });
      }
    };
    try {
      await within(send);
      return { type: 'taken' };
    } catch (error) {
      if (!isSilence(error)) throw error;
      return { type: 'noAnswer', cause: error };
    }
  };

  return {
    toJourney: (caseId, command) =>
      isMessage(command)
        ? signal(caseId, command)
        : deliver(
            {
              update: submit,
              workflowType: workflowTypes.journey,
              workflowId: journeyId(caseId),
              input: { caseId },
              opens: command.type === 'referCase' || command.type === 'importCase',
            },
            command,
          ),
    toWaitingList: (list, command) =>
      deliver(
        {
          update: submitToList,
          workflowType: workflowTypes.waitingList,
          workflowId: waitingListId(list),
          input: { insats: list.insats, place: list.place },
          opens: false,
        },
        command,
      ),
    toTeam: (team, command) =>
      deliver(
        {
          update: submitToTeam,
          workflowType: workflowTypes.samverkansteam,
          workflowId: samverkansteamId(team),
          input: { team },
          opens: false,
        },
        command,
      ),
    toGroup: (series, command) =>
      deliver(
        {
          update: submitToGroup,
          workflowType: workflowTypes.groupMeeting,
          workflowId: groupMeetingId(series),
          input: { series },
          opens: command.type === 'planSeries',
        },
        command,
      ),
  };
};
