import type { Database } from '@stafett/db';
import { type CaseEvent, type CaseFile, type CommandOf, deriveId } from '@stafett/domain';
import { json, type OutboxRow } from './rows.ts';
import type { Step } from './steps.ts';

type Fact = CommandOf<'participantDied' | 'moved'>;

/** The fact of an event that another system told of the participant, as a message to another case. */
const factOf = (event: CaseEvent, commandId: string): Fact | undefined => {
  if (event.by.type !== 'machine') return undefined;
  switch (event.type) {
    case 'participantDied':
      return { type: 'participantDied', commandId, actor: event.by, on: event.on };
    case 'participantMoved':
      return { type: 'moved', commandId, actor: event.by, kommun: event.kommun, on: event.on };
    default:
      return undefined;
  }
};

/** What came to this case from another one is not sent on: two that are told different things would tell each other for ever. */
const CAME_ALONG = `select exists (select 1 from outbox
  where effect #>> '{command,type}' in ('participantDied', 'moved') and effect #>> '{command,commandId}' = $1) as "cameAlong"`;

/**
 * A fact about a participant concerns each of their open cases, whichever it was told of: it goes to the others as a message that can't be
 * refused where it arose. What a case refuses becomes its coordinator's task; where the sender's agency has no part nothing is said.
 */
export const alsoTold = async (db: Database, caseId: string, steps: readonly Step[]): Promise<readonly OutboxRow[]> => {
  const rows: OutboxRow[] = [];
  for (const { seq, commandId, event, after } of steps) {
    if (!factOf(event, commandId)) continue;
    const [row] = await db.$queryRawUnsafe<{ cameAlong: boolean }[]>(CAME_ALONG, commandId);
    if (row?.cameAlong) continue;
    const { participant }: CaseFile = after;
    const others = await db.caseFile.findMany({
      where: { participantId: participant, id: { not: caseId }, phase: { not: 'closed' } },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    for (const other of others) {
      const command = factOf(event, deriveId(commandId, `also:${other.id}`));
      rows.push({
        id: deriveId(caseId, `also:${seq}:${other.id}`),
        case_id: caseId,
        list_id: null,
        seq,
        // After what the event itself asks.
        ordinal: 1_000 + rows.length,
        effect: json({ type: 'toJourney', caseId: other.id, command }),
        created_at: event.at,
        relayed_at: null,
        attempts: 0,
      });
    }
  }
  return rows;
};
