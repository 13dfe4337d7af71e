import { randomUUID } from 'node:crypto';
import { asActor, type Database, timeColumn, writeLogRow } from '@stafett/db';
import type { Instant } from '@stafett/domain';
import { logAct } from '../read-log.ts';
import { actorOf, type Session } from './sessions.ts';

/** Somebody came or went. A session that ends by itself is nobody's act. */
export const logSession = async (
  database: Database,
  session: Session,
  now: Instant,
  action: 'session.signIn' | 'session.signOut',
): Promise<void> => {
  const actor = actorOf(session);
  if (actor) await asActor(database, actor, now, (transaction) => logAct(transaction, actor, now, action));
};

/**
 * Somebody whom the provider calls by the name of one of the staff was not let in. Who it was that tried is not known, so the row is about
 * the colleague and by nobody. A name that nobody has is in no agency's log.
 */
export const logRefusedSignIn = async (
  database: Database,
  subject: string,
  now: Instant,
  reason: 'notStaff' | 'signInTooWeak',
): Promise<void> => {
  const person = await database.staff.findUnique({ where: { subject }, select: { id: true, agencyId: true } });
  if (!person) return;
  const tenant = person.agencyId;
  await asActor(database, { type: 'machine', client: 'sign-in', agency: tenant }, now, (transaction) =>
    writeLogRow(transaction, {
      id: randomUUID(),
      at: timeColumn(now),
      tenant,
      unit: null,
      staff: null,
      kind: 'act',
      action: 'session.signInRefused',
      reason,
      words: null,
      about: person.id,
      caseIds: [],
      participantIds: [],
    }),
  );
};
