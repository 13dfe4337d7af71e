import { referOnward } from '../following/refer-onward.ts';
import { modelByHash } from '../insatser/registry.ts';
import type { CaseId, StaffId } from '../organisation/organisation.ts';
import { effectsOnTeam, type ToTeam } from '../team/effects.ts';
import type { WaitingListCommand } from '../waiting-list/waiting-list.ts';
import type { CaseFile } from './case-file.ts';
import type { Command } from './commands.ts';
import { deriveId } from './derive-id.ts';
import type { CaseEvent } from './events.ts';

/** What a stored event asks of another workflow; written to the outbox in the same transaction and relayed at least once. */
export type Effect =
  | {
      readonly type: 'toWaitingList';
      readonly insats: string;
      readonly place: string;
      readonly command: WaitingListCommand;
    }
  | { readonly type: 'toJourney'; readonly caseId: CaseId; readonly command: Command }
  | ToTeam;

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
type Asked = Without<WaitingListCommand, 'commandId' | 'actor'>;

const relay = { type: 'system', source: 'relay' } as const;

/** A coach who is there by the call already has the seat: the kö gave it. */
const cameByCall = (before: CaseFile | undefined, coach: StaffId): boolean =>
  before?.coach === undefined &&
  before?.summonses.some(
    (summons) => summons.coach === coach && ['called', 'delivered', 'accepted'].includes(summons.status),
  ) === true;

/** Handed over, the case takes no seat of the insats's any more, whoever its new holder names as coach. */
const hasLeftTheInsats = ({ handovers }: CaseFile): boolean =>
  handovers.some(({ route, status }) => route !== 'referral' && (status === 'accepted' || status === 'completed'));

/** Some insatser take everybody up at once, or match each by itself: they have no kö to tell. */
const hasWaitingList = ({ modelHash }: CaseFile): boolean =>
  modelByHash(modelHash)?.phases.some(({ id }) => id === 'waitingList') !== false;

const asked = (before: CaseFile | undefined, event: CaseEvent, after: CaseFile): Asked | undefined => {
  const caseId = after.id;
  switch (event.type) {
    case 'caseImported':
    case 'phaseEntered':
      return event.phase === 'waitingList'
        ? { type: 'enterWaitingList', caseId, referredOn: after.facts.referredOn }
        : undefined;
    case 'summonsAccepted':
      return { type: 'callAccepted', caseId };
    case 'summonsDeclined':
    case 'summonsUnanswered':
    case 'summonsWithdrawn':
      return { type: 'callLapsed', caseId };
    case 'coachAssigned':
      return cameByCall(before, event.coach) || hasLeftTheInsats(after)
        ? undefined
        : { type: 'seatTaken', caseId, coach: event.coach };
    case 'holderChanged': {
      const handover = after.handovers.find(({ id }) => id === event.handover);
      if (handover === undefined || handover.route === 'referral') return undefined;
      if (before?.phase === 'waitingList') return { type: 'leaveWaitingList', caseId };
      return before?.coach === undefined ? undefined : { type: 'seatFreed', caseId };
    }
    case 'caseClosed':
      return before?.phase === 'referral' ? undefined : { type: 'leaveWaitingList', caseId };
    default:
      return undefined;
  }
};

/** The participant's next insats begins with an aktualisering of its own, made by the holder of this one. */
const onNextInsats = (event: CaseEvent, after: CaseFile, commandId: string): readonly Effect[] =>
  event.type === 'followingCaseStarted'
    ? [
        {
          type: 'toJourney',
          caseId: event.following.caseId,
          command: referOnward(after, event.following, event.by, deriveId(commandId, 'referCase')),
        },
      ]
    : [];

/**
 * What the event asks of other workflows: the kö follows what becomes of its cases. Takes the case before and after the event and the
 * commandId of the act; the same act always gives the same effects under the same commandIds, so that a repeat changes nothing.
 */
export const effectsOf = (
  before: CaseFile | undefined,
  event: CaseEvent,
  after: CaseFile,
  commandId: string,
): readonly Effect[] => {
  const others = [...effectsOnTeam(before, event, after, commandId), ...onNextInsats(event, after, commandId)];
  const command = hasWaitingList(after) ? asked(before, event, after) : undefined;
  if (command === undefined) return others;
  const { insats, place } = after;
  const named = { ...command, commandId: deriveId(commandId, command.type), actor: relay } as WaitingListCommand;
  return [{ type: 'toWaitingList', insats, place, command: named }, ...others];
};
