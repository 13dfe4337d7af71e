import type { Delivery } from '@stafett/activities';
import type { Transaction } from '@stafett/db';
import {
  binderFor,
  type DocumentRef,
  decideGroupMeeting,
  decideSamverkansteam,
  type GroupMeetingCommand,
  type GroupSeries,
  type Instant,
  type Samverkansteam,
  type SamverkansteamCommand,
  stockholmDate,
  teamsOf,
} from '@stafett/domain';
import type { DocumentContent, GatheringAnswer } from '@stafett/schemas';
import { caseScope } from '@stafett/vault';
import { groupMeetingId, samverkansteamId } from '@stafett/workflows/messages';
import type { StaffActor } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Documents } from '../documents/documents.ts';
import { Refused } from '../problems/refuse.ts';
import { courierOver, type LedgerRows, noteDelivery } from './carry.ts';
import { ownCommandId } from './journeys.ts';
import { sendKept } from './send-kept.ts';

const GROUP = groupMeetingId('');

/** What a gathering is, as its members are shown it. A team that nobody has asked anything yet has no state. */
export type Found =
  | { readonly kind: 'samverkansteam'; readonly team: string; readonly state: Samverkansteam | undefined }
  | { readonly kind: 'groupMeeting'; readonly series: string; readonly state: GroupSeries | undefined };

/** Finds a gathering that the actor's unit is in. Refuses `groupMeetingNotFound`: unknown and not one's own are the same no. */
export const findGathering = async (transaction: Transaction, actor: StaffActor, gathering: string): Promise<Found> => {
  const row = await transaction.gathering.findUnique({ where: { id: gathering }, select: { kind: true, shown: true } });
  if (row?.kind === 'groupMeeting')
    return {
      kind: 'groupMeeting',
      series: gathering.slice(GROUP.length),
      state: row.shown as unknown as GroupSeries,
    };
  const team = teamsOf(actor).find(({ id }) => samverkansteamId(id) === gathering);
  if (!team || actor.roles.every((role) => role === 'administrator')) throw new Refused('groupMeetingNotFound');
  return { kind: 'samverkansteam', team: team.id, state: row?.shown as unknown as Samverkansteam | undefined };
};

/** A gathering's own texts belong to no case; they lie under a key of their own for each agency and year. */
const textsOfGathering = (gathering: string, at: Instant): string => binderFor(gathering, stockholmDate(at)).id;

type AnyCommand = SamverkansteamCommand | GroupMeetingCommand;
export type GatheringAct = {
  readonly gathering: string;
  /** As the console made it. */
  readonly commandId: string;
  /** The text of the act, and the case it is of where it is of one. */
  readonly text?: {
    readonly content: DocumentContent;
    readonly caseOf?: (transaction: Transaction, state: Found) => Promise<string>;
  };
  readonly command: (commandId: string, document: DocumentRef | undefined) => AnyCommand;
  /** Calls a new group together. */
  readonly opens?: true;
};

export type Gatherings = {
  /** Sends an act to a samverkansteam or a group. Refuses with the core's codes. */
  readonly submit: (actor: StaffActor, act: GatheringAct) => Promise<GatheringAnswer>;
};

const decideFor = (found: Found, command: AnyCommand, at: Instant) =>
  found.kind === 'samverkansteam'
    ? decideSamverkansteam(found.state, command as SamverkansteamCommand, at, found.team)
    : decideGroupMeeting(found.state, command as GroupMeetingCommand, at);

const gatheringRows: LedgerRows = {
  standing: (transaction, id) => transaction.gathering.findUnique({ where: { id }, select: { seq: true } }),
  event: (transaction, gatheringId, commandId) =>
    transaction.gatheringEvent.findFirst({ where: { gatheringId, commandId }, select: { seq: true } }),
};

/** The acts on a samverkansteam or a group: kept first, with their text, then decided by its workflow, then answered. */
export const gatheringsOver = (deps: Dependencies, documents: Documents): Gatherings => {
  const { clock } = deps;

  const deliver = async (actor: StaffActor, found: Found, command: AnyCommand): Promise<Delivery> => {
    const courier = courierOver(deps, actor, gatheringRows);
    const delivery =
      found.kind === 'samverkansteam'
        ? await courier.toTeam(found.team, command as SamverkansteamCommand)
        : await courier.toGroup(found.series, command as GroupMeetingCommand);
    return noteDelivery(deps, actor, command.commandId, delivery, { kind: found.kind });
  };

  return {
    submit: async (actor, { gathering, commandId, text, opens, command: build }) => {
      const own = ownCommandId(actor, commandId);
      const outcome = await sendKept<AnyCommand>(deps, actor, { own, target: gathering }, async (transaction, sent) => {
        // Whoever has called it together need not find it yet; whoever has left it finds it no more, and may ask again.
        const found: Found =
          opens || (sent && gathering.startsWith(GROUP))
            ? { kind: 'groupMeeting', series: gathering.slice(GROUP.length), state: undefined }
            : await findGathering(transaction, actor, gathering);
        const scopeId = (await text?.caseOf?.(transaction, found)) ?? textsOfGathering(gathering, clock());
        const scope = caseScope(scopeId, actor.agency);
        const prepared = text && (await documents.prepare(transaction, scope, own, 'text', { content: text.content }));
        const command = build(own, prepared?.ref);
        return {
          command,
          decide: () => decideFor(found, command, clock()),
          deliver: (act) => deliver(actor, found, act),
          ...(prepared && {
            alongside: async () => {
              const sealed = await documents.encrypt(scope, prepared);
              return (kept, at) => documents.write(kept, actor, scopeId, prepared, sealed, at);
            },
          }),
        };
      });
      return { outcome, gathering, commandId };
    },
  };
};
