import { dateColumn, dayOf, type Row, type Transaction } from '@stafett/db';
import { canStandIn, type IsoDate, type StaffId, stockholmDate, type UnitId, type Works } from '@stafett/domain';
import type { AbsenceView, StaffAbsences } from '@stafett/schemas';
import type { Context, Read, StaffActor } from '../context.ts';
import { invalidField, Refused } from '../problems/refuse.ts';
import type { Session } from '../session/sessions.ts';
import { knownRoles } from './directory.ts';
import type { Names } from './name-book.ts';

type Asking = Pick<Context, 'names' | 'clock'> & {
  readonly actor: StaffActor;
  readonly session: Session;
  readonly read: Read;
};

export const absenceView = (absence: Row.Absence, names: Names): AbsenceView => ({
  id: absence.id,
  from: dayOf(absence.from),
  to: dayOf(absence.to),
  standIn: names.staff(absence.standInId),
});

/** The units of the agency that one acts for in which one is manager. */
export const managedUnits = ({ actor, session }: Pick<Asking, 'actor' | 'session'>): readonly UnitId[] =>
  session.units.filter(({ agency, roles }) => agency === actor.agency && roles.includes('manager')).map(({ id }) => id);

const workOf = async (transaction: Transaction, staff: StaffId): Promise<Works> => {
  const rows = await transaction.staffUnit.findMany({ where: { staffId: staff, unit: { active: true } } });
  return rows.map(({ unitId, roles }) => ({ unit: unitId, roles: knownRoles(roles) }));
};

/**
 * Refuses `notAllowed` for who is not the agency's own, and for a manager who is nobody's in the person's units: the administrator keeps all
 * of the agency, a manager their own units.
 */
const onlyOwnStaff = async (transaction: Transaction, ctx: Asking, staff: StaffId): Promise<void> => {
  const administers = ctx.actor.roles.includes('administrator');
  const found = await transaction.staff.count({
    where: {
      id: staff,
      agencyId: ctx.actor.agency,
      active: true,
      ...(administers ? {} : { units: { some: { unitId: { in: [...managedUnits(ctx)] } } } }),
    },
  });
  if (found === 0) throw new Refused('notAllowed');
};

/** Refuses, at the field, a stand-in who could not open the tasks. */
const onlyWhoCanStandIn = async (transaction: Transaction, staff: StaffId, standIn: StaffId): Promise<void> => {
  if (standIn === staff) throw invalidField('standIn', 'standInForSelf');
  const active = await transaction.staff.count({ where: { id: standIn, active: true } });
  if (active === 0 || !canStandIn(await workOf(transaction, staff), await workOf(transaction, standIn)))
    throw invalidField('standIn', 'cannotStandIn');
};

/** Carries a change of somebody's absences out under the rules of who may and who can stand in. Gives those that have not ended. */
export const changeAbsences = async (
  ctx: Asking,
  change: (
    transaction: Transaction,
    rules: {
      readonly own: (staff: StaffId) => Promise<void>;
      readonly standIn: (staff: StaffId, standIn: StaffId) => Promise<void>;
      readonly today: IsoDate;
    },
  ) => Promise<StaffId>,
): Promise<StaffAbsences> => {
  const today = stockholmDate(ctx.clock());
  const { staff, rows } = await ctx.read(async (transaction) => {
    const changed = await change(transaction, {
      own: (one) => onlyOwnStaff(transaction, ctx, one),
      standIn: (one, other) => onlyWhoCanStandIn(transaction, one, other),
      today,
    });
    const left = await transaction.absence.findMany({
      where: { staffId: changed, to: { gte: dateColumn(today) } },
      orderBy: { from: 'asc' },
    });
    return { staff: changed, rows: left };
  });
  const names = await ctx.names.read();
  return { staff, absences: rows.map((row) => absenceView(row, names)) };
};

/** An absence that is there. Refuses `notAllowed`. */
export const absenceOf = async (transaction: Transaction, id: string): Promise<Row.Absence> => {
  const found = await transaction.absence.findUnique({ where: { id } });
  if (!found) throw new Refused('notAllowed');
  return found;
};
