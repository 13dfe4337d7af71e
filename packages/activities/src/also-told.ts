import type { Database } from '@stafett/db';
import {
  type CaseEvent,
  type CaseFile,
  type Command,
  type CommandOf,
  deriveId,
  hasPart,
  modelByHash,
} from '@stafett/domain';
import { json, type OutboxRow } from './rows.ts';
import type { Step } from './steps.ts';

type Fact = CommandOf<'participantDied' | 'moved' | 'identityProtected'>;

/** Whoever says so, the person's other cases hear it from none: that there is a case where it was said is told to nobody. */
const relay = { type: 'system', source: 'relay' } as const;

/** The fact of an event that another system told of the participant, as a message to another case. */
const factOf = (event: CaseEvent, commandId: string): Fact | undefined => {
  // What came along with another case's.
  if (event.by.type === 'system') return undefined;
  if (event.type === 'identityProtected')
    return { type: 'identityProtected', commandId, actor: relay, kind: event.kind };
  if (event.type === 'identityProtectionLifted')
    return { type: 'identityProtected', commandId, actor: relay, kind: 'none' };
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

const cameAlong = async (db: Database, commandId: string): Promise<boolean> => {
  const [row] = await db.$queryRawUnsafe<{ cameAlong: boolean }[]>(CAME_ALONG, commandId);
  return row?.cameAlong === true;
};

/** The participant's open cases but this one. A closed case is passed over: what is told of the participant changes nothing there. */
const otherOpenCases = (
  db: Database,
  participant: string,
  caseId: string,
): Promise<readonly { readonly id: string }[]> =>
  db.caseFile.findMany({
    where: { participantId: participant, id: { not: caseId }, phase: { not: 'closed' } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });

/** The person's cases but this one, by their number too: other agencies have them under ids of their own. */
const PERSONS_OTHER_CASES = `select f.id from case_file f
  where f.participant_id in (select same_person($1::uuid)) and f.id <> $2::uuid order by f.id`;

/**
 * The cases to tell of a protection: all that the person has, closed ones too, which are read until they are destroyed and have lists of their
 * own. That it is lifted only those hear in which whoever lifted it has a part: another
 * agency lifts its own.
 */
const otherCasesOfThePerson = async (
  db: Database,
  participant: string,
  caseId: string,
  lifter: string | undefined,
): Promise<readonly { readonly id: string }[]> => {
  const cases = await db.$queryRawUnsafe<{ id: string }[]>(PERSONS_OTHER_CASES, participant, caseId);
  if (lifter === undefined) return cases;
  const files = await db.caseFile.findMany({
    where: { id: { in: cases.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    select: { id: true, state: true },
  });
  return files.filter(({ state }) => {
    const other = state as unknown as CaseFile;
    const model = modelByHash(other.modelHash);
    return model !== undefined && hasPart(other, lifter, model);
  });
};

/** The agency that an event is of; nobody's where the system did it. */
const agencyOf = ({ by }: CaseEvent): string => (by.type === 'system' ? '' : by.agency);

/** The fact as the other case is told it, under an id that is the same whenever it is worked out again. */
const toOther = (fact: Fact, other: string): Fact => ({
  ...fact,
  commandId: deriveId(fact.commandId, `also:${other}`),
});

/**
 * A fact about a participant concerns each of their open cases, whichever it was told of: it goes to the others as a message that can't be
 * refused where it arose. What a case refuses becomes its coordinator's task; where the sender's agency has no part nothing is said.
 */
export const alsoTold = async (db: Database, caseId: string, steps: readonly Step[]): Promise<readonly OutboxRow[]> => {
  const rows: OutboxRow[] = [];
  for (const { seq, commandId, event, after } of steps) {
    const fact = factOf(event, commandId);
    if (!fact || (await cameAlong(db, commandId))) continue;
    const { participant }: CaseFile = after;
    const others =
      fact.type === 'identityProtected'
        ? await otherCasesOfThePerson(db, participant, caseId, fact.kind === 'none' ? agencyOf(event) : undefined)
        : await otherOpenCases(db, participant, caseId);
    for (const other of others)
      rows.push({
        id: deriveId(caseId, `also:${seq}:${other.id}`),
        case_id: caseId,
        list_id: null,
        seq,
        // After what the event itself asks.
        ordinal: 1_000 + rows.length,
        effect: json({ type: 'toJourney', caseId: other.id, command: toOther(fact, other.id) }),
        created_at: event.at,
        relayed_at: null,
        attempts: 0,
      });
  }
  return rows;
};

/**
 * A fact told of a case that is closed: its ledger stays as it is and nobody gets work of it, but the participant's open cases are told. Takes the command that the closed case refused; an agency that had no part in that case tells nobody. Gives how many cases are told;
 * asked again, they are told once all the same.
 */
export const tellTheOpenCases = async (
  db: Database,
  caseId: string,
  command: Command,
  now: number,
): Promise<number> => {
  const { actor } = command;
  if (actor.type !== 'machine' || (command.type !== 'participantDied' && command.type !== 'moved')) return 0;
  const file = await db.caseFile.findUnique({ where: { id: caseId }, select: { state: true } });
  const state = file?.state as CaseFile | undefined;
  const model = state && modelByHash(state.modelHash);
  if (!model || !hasPart(state, actor.agency, model) || (await cameAlong(db, command.commandId))) return 0;
  const others = await otherOpenCases(db, state.participant, caseId);
  await db.outboxEffect.createMany({
    data: others.map((other, ordinal) => ({
      id: deriveId(command.commandId, `of a closed case:${other.id}`),
      caseId,
      seq: state.seq,
      ordinal,
      effect: { type: 'toJourney', caseId: other.id, command: toOther(command, other.id) },
      createdAt: new Date(now),
    })),
    skipDuplicates: true,
  });
  return others.length;
};
