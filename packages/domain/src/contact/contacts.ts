import { isPart, type Relation } from '../access/access.ts';
import { mayRead, mayReadWhole } from '../access/access-table.ts';
import { grantsOf, isPartyToHandover, relationsOf, unitsOfHandover, unitsOfMeeting } from '../access/grants.ts';
import type { CaseFile } from '../case/case-file.ts';
import { sameUnit, unitOf } from '../case/standing.ts';
import type { Handover } from '../handover/handover.ts';
import type { InsatsModel } from '../insatser/model.ts';
import type { Role, StaffId, UnitRef } from '../organisation/organisation.ts';
import { inTheirPlace } from '../staff-change/successor.ts';
import type { TaskKind } from '../task/task.ts';
import type { Contact } from './contact.ts';

export const contactsOf = ({ contacts = [] }: CaseFile): readonly Contact[] =>
  contacts.filter(({ endedAt }) => endedAt === undefined);
export const findContact = (state: CaseFile, id: string): Contact | undefined =>
  contactsOf(state).find((contact) => contact.id === id);

const caseworkerContact = (state: CaseFile, unit: UnitRef): Contact | undefined =>
  contactsOf(state).find(({ role, of }) => role === 'caseworker' && sameUnit(of, unit));

/** The question who the unit's handläggare is, while it is not answered. */
export const soughtAt = (state: CaseFile, unit: UnitRef): Contact | undefined => {
  const contact = caseworkerContact(state, unit);
  return contact?.person ? undefined : contact;
};
/** Whether the unit has said who its handläggare is; the holder says so of the case itself. */
export const isNamedAt = (state: CaseFile, unit: UnitRef): boolean =>
  (sameUnit(unit, state.holder) && state.holder.caseworker !== undefined) ||
  caseworkerContact(state, unit)?.person !== undefined;

/** The contacts that are this person at the unit. */
export const contactsWith = (state: CaseFile, staff: StaffId, unit: UnitRef): readonly string[] =>
  contactsOf(state)
    .filter(({ of, person }) => person?.type === 'staff' && person.staff === staff && sameUnit(of, unit))
    .map(({ id }) => id);

/** Work about other work, or about who does it, gives nobody a part in a case. */
const aboutWork: readonly TaskKind[] = [
  'nameCaseworker',
  'remindColleague',
  'considerMove',
  'unblockCase',
  'raiseInTeam',
];

/** How the unit stands in the case but for what follows from its being asked who it is. */
export const partOf = (state: CaseFile, unit: UnitRef, model: InsatsModel): readonly Relation[] =>
  relationsOf(
    grantsOf({ ...state, tasks: state.tasks.filter(({ kind }) => !aboutWork.includes(kind)) }, model),
    unit,
  ).filter(isPart);

/** Those who meet over the case: each handover's sides, each meeting's units. */
const gatherings = ({ handovers, meetings }: CaseFile): readonly (readonly UnitRef[])[] => [
  ...handovers.map(unitsOfHandover),
  ...meetings.map(unitsOfMeeting),
];
/** The holder, and the units that the unit meets in a handover or a meeting: whom it knows to be in the case anyway. */
export const unitsKnownTo = (state: CaseFile, unit: UnitRef): readonly UnitRef[] => [
  state.holder,
  unit,
  ...gatherings(state)
    .filter((units) => units.some((one) => sameUnit(one, unit)))
    .flat(),
];

/** The units that work with the case, the holder first: all of them to who sees the whole, else those that the unit meets in it. */
export const partiesKnownTo = (
  state: CaseFile,
  relations: readonly Relation[],
  reader: UnitRef & { readonly roles: readonly Role[] },
  model: InsatsModel,
): readonly UnitRef[] => {
  const whole = mayReadWhole('identity', relations, reader.roles);
  const units = [state.holder, ...(whole ? grantsOf(state, model) : unitsKnownTo(state, reader))];
  return units
    .filter((unit, index) => units.findIndex((other) => sameUnit(other, unit)) === index)
    .filter((unit) => partOf(state, unit, model).length > 0)
    .map(unitOf);
};

/**
 * The units that are told of the contact: the holder, its own and whoever named it; of a handläggare also those that meet the unit in a
 * handover or a meeting. That somebody has a boendestödjare or a vårdcentral is told nobody else (OSL 25:1, 26:1). Row-level security
 * says the same.
 */
export const toldOf = (state: CaseFile, { role, of, by, endedAt }: Contact): readonly UnitRef[] => {
  if (endedAt !== undefined) return [];
  const met = role === 'caseworker' ? unitsKnownTo(state, of) : [];
  const units = [state.holder, of, ...(by ? [by] : []), ...met];
  return units.filter((unit, index) => units.findIndex((other) => sameUnit(other, unit)) === index);
};

/** Whether somebody at a unit that stands so in the case is told of the contact: who it is goes with who the participant is. */
export const mayReadContact = (
  state: CaseFile,
  contact: Contact,
  relations: readonly Relation[],
  reader: UnitRef & { readonly roles: readonly Role[] },
): boolean =>
  contact.endedAt === undefined &&
  mayRead('identity', relations, reader.roles) &&
  (mayReadWhole('identity', relations, reader.roles) ||
    contact.of.agency === reader.agency ||
    toldOf(state, contact).some((unit) => sameUnit(unit, reader)));

/**
 * Who at the unit sent the latest of its handovers that the reader sees, or has that person's work now: somebody to turn to where the unit
 * has not said who its handläggare is.
 */
export const senderAt = (
  state: CaseFile,
  unit: UnitRef,
  relations: readonly Relation[],
  reader: UnitRef & { readonly roles: readonly Role[] },
): StaffId | undefined => {
  const sees = (handover: Handover): boolean =>
    mayReadWhole('handovers', relations, reader.roles) ||
    (mayRead('handovers', relations, reader.roles) && isPartyToHandover(handover, reader));
  const sentBy = state.handovers.findLast(
    (handover) => sameUnit(handover.from, unit) && handover.sentBy !== undefined && sees(handover),
  )?.sentBy;
  return sentBy === undefined ? undefined : inTheirPlace(state, sentBy, unit);
};
