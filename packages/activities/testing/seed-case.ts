import type { Database } from '@stafett/db';
import { type CaseEvent, deriveId, evolve } from '@stafett/domain';
import { rebuildCase } from '../src/rebuild.ts';
import { json } from '../src/rows.ts';
import { stepsOf } from '../src/steps.ts';
import { write } from '../src/write.ts';

/** A case straight into the ledger, with the events that led to where it stands: it has no journey yet. */
export const seedCase = async (db: Database, caseId: string, events: readonly CaseEvent[]): Promise<void> => {
  const stored = events.map((event, index) => ({
    seq: index + 1,
    commandId: deriveId(caseId, 'seeded', index),
    event,
  }));
  const caseEvents = stepsOf(undefined, stored, evolve).map(({ seq, commandId, event, after }) => ({
    case_id: caseId,
    seq,
    command_id: commandId,
    ordinal: 0,
    type: event.type,
    version: event.version,
    at: event.at,
    tenant: after.holder.agency,
    actor: json(event.by),
    payload: json(event),
  }));
  await write(db, { caseEvents, tables: [], notify: [] });
  await rebuildCase(db, caseId);
};
