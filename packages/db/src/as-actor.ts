import type { Actor, Instant } from '@stafett/domain';
import { beginWith } from './begin.ts';
import type { Database, Transaction } from './database.ts';
import { numbered, openBatch } from './log-source.ts';

type Who = { readonly staff: string; readonly agency: string; readonly unit: string; readonly roles: string };

const nobody: Who = { staff: '', agency: '', unit: '', roles: '' };

const whoIs = (actor: Actor): Who => {
  switch (actor.type) {
    case 'staff':
      return { staff: actor.staff, agency: actor.agency, unit: actor.unit, roles: actor.roles.join(',') };
    case 'machine':
      return { ...nobody, agency: actor.agency };
    case 'system':
      return nobody;
  }
};

/**
 * Runs `work` in one transaction as the actor: row-level security shows exactly what they may see, and nothing at all
 * outside of it. A machine sees what its agency sent, and no case; the system sees nothing (it is the worker's).
 * An answer of no rows means "unknown" and "may not be seen" alike.
 */
export const asActor = <T>(
  database: Database,
  actor: Actor,
  now: Instant,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => run(database, actor, now, 'off', work);

/**
 * As `asActor`, to count cases for figures: those that the actor's agency holds or follows as coordinator, whichever
 * unit the actor acts for. For machines, coordinators and managers; others see what they see as themselves.
 * Give out sums, never rows.
 */
export const asCounter = <T>(
  database: Database,
  actor: Actor,
  now: Instant,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => run(database, actor, now, 'on', work);

const run = async <T>(
  database: Database,
  actor: Actor,
  now: Instant,
  counts: 'on' | 'off',
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => {
  const { staff, agency, unit, roles } = whoIs(actor);
  const settings = {
    'app.staff': staff,
    'app.agency': agency,
    'app.unit': unit,
    'app.roles': roles,
    'app.now': now,
    'app.counts': counts,
  };
  const batch = await openBatch(database, { tenant: agency, unit: unit || null, staff: staff || null, now });
  let stands = false;
  try {
    const done = await beginWith(settings, (within) =>
      database.$transaction((transaction) => within(() => numbered(transaction, batch, work))),
    );
    stands = true;
    return done;
  } finally {
    batch?.close(stands);
  }
};

/** Runs `work` in one transaction of the worker, whose role sees the rows of every agency. */
export const asWorker = <T>(
  database: Database,
  now: Instant,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> =>
  beginWith({ 'app.now': now }, (within) => database.$transaction((transaction) => within(() => work(transaction))));
