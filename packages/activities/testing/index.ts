import type { Database } from '@stafett/db';
import { type CaseEvent, type Command, type Decision, deriveId, type Instant } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { caseLedger } from '../src/case-ledger.ts';
import { commitAct } from '../src/commit.ts';

/** The first rung of every ladder that the act sets is reached at this instant, whatever the model says. */
const dueAt = (decision: Decision<CaseEvent>, at: Instant): Decision<CaseEvent> => {
  if (decision.type === 'refused') return decision;
  const events = decision.events.map((event): CaseEvent => {
    if (event.type !== 'deadlineSet' || event.deadline.type !== 'task') return event;
    const rungs = event.deadline.rungs.map((rung, index) => (index === 0 ? { ...rung, at } : rung));
    return { ...event, deadline: { ...event.deadline, rungs } };
  });
  return { ...decision, events };
};

/** FK aktualiserar, straight into the ledger: the case has no journey yet. The reminder of the one task is due at `due`. */
export const referDue = async (db: Database, caseId: string, at: Instant, due: Instant): Promise<void> => {
  const ledger = caseLedger(db, caseId, () => {});
  const command: Command = {
    ...(referral({ caseId, participant: deriveId(caseId, 'participant') }) as Extract<Command, { type: 'referCase' }>),
    actor: people.fk,
    commandId: deriveId(caseId, 'refer'),
  };
  const { refusal } = await commitAct(
    { ...ledger, decide: (state, act, now) => dueAt(ledger.decide(state, act, now), due) },
    { seq: 0, command, at },
    async () => {},
  );
  if (refusal) throw new Error(`a case could not be opened: ${refusal.code}`);
};
export { confirmGallring, type GallraOptions, gallraCase } from './gallra-case.ts';
export { seedCase } from './seed-case.ts';
