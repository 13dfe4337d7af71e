import { dateColumn, foretell, timeColumn } from '@stafett/db';
import { decideGallring, evolveGallring, type Gallring, type GallringCommand, stockholmDate } from '@stafett/domain';
import type { GallringRow } from '@stafett/schemas';
import type { Clock } from '../clock.ts';
import type { Read, StaffActor } from '../context.ts';
import type { NameBook } from '../organisation/name-book.ts';
import { caseNotFound, Refused, refused } from '../problems/refuse.ts';
import { gallringOf, gallringRowOf } from './gallring-row.ts';
import { onlyWhoMayGallra } from './only-who-may-gallra.ts';

const columnsOf = ({ status, version, first, second, postponed, archived }: Gallring) => ({
  status,
  version,
  firstBy: first?.by ?? null,
  firstAt: first ? timeColumn(first.at) : null,
  secondBy: second?.by ?? null,
  secondAt: second ? timeColumn(second.at) : null,
  postponedBy: postponed?.by ?? null,
  postponedReason: postponed?.reason ?? null,
  postponedUntil: postponed ? dateColumn(postponed.until) : null,
  archivedBy: archived?.by ?? null,
  archivedAt: archived ? timeColumn(archived.at) : null,
  archiveHash: archived?.hash ?? null,
});

/** What the store writes into the agency's log of the change: see the function `log_gallring`. */
const loggedAs = (before: Gallring, after: Gallring): string | undefined => {
  if (after.archived?.hash !== before.archived?.hash) return 'gallring.archiveExported';
  if (after.status === 'postponed') return 'gallring.postponed';
  const isConfirmed = after.status === 'confirmedOnce' || after.status === 'confirmed';
  return isConfirmed && after.status !== before.status ? 'gallring.confirmed' : undefined;
};

type Session = {
  readonly actor: StaffActor;
  readonly read: Read;
  readonly clock: Clock;
  readonly names: NameBook;
};

/**
 * Has the core decide, and stores what it says; the store writes it into the agency's log.
 * Refuses `caseNotFound` for what the agency has none of, and `staleVersion` when somebody else came before.
 */
export const decideAndStore = async (
  { actor, read, clock, names }: Session,
  id: string,
  command: GallringCommand,
): Promise<GallringRow> => {
  onlyWhoMayGallra(actor);
  const now = clock();
  const today = stockholmDate(now);
  const done = await read(async (transaction) => {
    const row = await transaction.gallring.findUnique({ where: { id } });
    if (!row) return undefined;
    const gallring = gallringOf(row);
    const decision = decideGallring(gallring, command, actor, today);
    if (decision.type === 'refused') throw refused(decision.refusal);
    const after = decision.events.reduce((state, event) => evolveGallring(state, event, now), gallring);
    const action = loggedAs(gallring, after);
    if (action)
      await foretell(transaction, {
        action,
        case: row.caseId,
        reason: after.status === 'postponed' ? (after.postponed?.reason ?? null) : null,
      });
    const { count } = await transaction.gallring.updateMany({
      where: { id, version: gallring.version },
      data: columnsOf(after),
    });
    if (count === 0) throw new Refused('staleVersion');
    const opens = (await transaction.caseFile.count({ where: { id: row.caseId } })) > 0;
    return { row: { ...row, ...columnsOf(after) }, opens };
  });
  if (!done) throw caseNotFound();
  return gallringRowOf(done.row, { names: await names.read(), actor, today, opens: done.opens });
};
