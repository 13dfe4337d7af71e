import { grantsOf, relationsOf } from '../access/grants.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, ContactCommand } from '../case/commands.ts';
import { deriveId } from '../case/derive-id.ts';
import {
  actsFor,
  agencyKindOf,
  onlyCaseworkers,
  onlyCaseworkersAndCoordinators,
  sameUnit,
  unitOf,
} from '../case/standing.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { cancelTasks, finishTasks } from '../task/open-task.ts';
import { agenciesOfRole, type Contact, type ContactPerson, type ContactRole } from './contact.ts';
import { contactsOf, findContact, partOf, soughtAt, unitsKnownTo } from './contacts.ts';
import { hasSomebody, naming, seekCaseworker } from './seek.ts';

type Named = Pick<Contact, 'role' | 'of'> & { readonly person: ContactPerson };

/** Whoever stands in the case may ask, the coordinator too. */
const onlyWhoStandsInIt = (state: CaseFile, { actor, model }: Act): Guard =>
  onlyCaseworkersAndCoordinators(actor) ??
  (actor.type === 'staff' && relationsOf(grantsOf(state, model), actor).length > 0
    ? undefined
    : no('notParty', { holder: state.holder.unit }));

/**
 * Only units that have a part in the case are asked, or the question would tell another that there is one; and only those that the asker
 * knows to have it, or the answer would tell the asker (OSL 8:1).
 */
const onlyOfUnitsInTheCase = (state: CaseFile, of: UnitRef, { actor, model }: Act): Guard => {
  const stands = actor.type === 'staff' ? relationsOf(grantsOf(state, model), actor) : [];
  const seesAll = stands.includes('holder') || stands.includes('coordinator');
  const known = seesAll || (actor.type === 'staff' && unitsKnownTo(state, actor).some((unit) => sameUnit(unit, of)));
  return known && partOf(state, of, model).length > 0 ? undefined : no('unitHasNoPart', { unit: of.unit });
};
const onlyWhatIsNotKnown = (state: CaseFile, of: UnitRef, { model }: Act): Guard =>
  hasSomebody(state, of, model) ? no('contactAlreadyNamed', { unit: of.unit }) : undefined;
const onlyOneQuestion = (state: CaseFile, of: UnitRef): Guard =>
  soughtAt(state, of) ? no('contactAlreadyAsked', { unit: of.unit }) : undefined;

/** A contact is the word of the agency that the person works for, or of the holder, who has been told. */
const onlyItsAgencyOrTheHolder = (state: CaseFile, of: UnitRef, { actor, model }: Act): Guard => {
  const not = onlyCaseworkers(actor);
  if (not || actsFor(actor, state.holder)) return not;
  const own = actor.type === 'staff' && actor.agency === of.agency;
  return own && partOf(state, actor, model).length > 0 ? undefined : no('notContactsAgency', { unit: of.unit });
};
const onlyRolesOfTheAgency = (role: ContactRole, of: UnitRef): Guard => {
  const kind = agencyKindOf(of.agency);
  return kind && agenciesOfRole[role].includes(kind) ? undefined : no('contactRoleNotAllowed', { role });
};
const isTheCasesOwn = (state: CaseFile, role: ContactRole, of: UnitRef): boolean =>
  role === 'caseworker' && sameUnit(of, state.holder);
/** The holder's handläggare is the case's own: one of its people, and assigned by the holder itself. */
const onlyAssignedByTheHolder = (state: CaseFile, actor: Actor, { role, of, person }: Named): Guard =>
  isTheCasesOwn(state, role, of) && (person.type !== 'staff' || !actsFor(actor, state.holder))
    ? no('holderAssignsCaseworker')
    : undefined;
/** Kept in one place: whoever is named so has the case. */
const asTheCasesOwn = (
  act: Act,
  { id, person: before }: Partial<Contact>,
  person: ContactPerson,
): Verdict | undefined =>
  person.type === 'staff'
    ? allow(
        record(act, { type: 'caseworkerAssigned', staff: person.staff }),
        ...(before && id !== undefined ? [record(act, { type: 'contactEnded', contact: id })] : []),
      )
    : undefined;
const sameRole = (state: CaseFile, role: ContactRole, of: UnitRef): Contact | undefined =>
  contactsOf(state).find((contact) => contact.role === role && sameUnit(contact.of, of));
/** One of each at a unit: two handläggare would be none. Who is something else stands beside the others. */
const onlyOneOfARole = (state: CaseFile, role: ContactRole, of: UnitRef): Guard => {
  const before = role === 'other' ? undefined : sameRole(state, role, of);
  return before?.person ? no('contactAlreadyNamed', { contact: before.id }) : undefined;
};

const ask = (state: CaseFile, { of }: CommandOf<'askForCaseworker'>, act: Act): Verdict => {
  const not =
    onlyWhoStandsInIt(state, act) ??
    onlyOfUnitsInTheCase(state, of, act) ??
    onlyWhatIsNotKnown(state, of, act) ??
    onlyOneQuestion(state, of);
  return not ? refused(not) : allow(seekCaseworker(act, of));
};

const name = (state: CaseFile, { role, of, person }: CommandOf<'nameContact'>, act: Act): Verdict => {
  const sought = role === 'caseworker' ? soughtAt(state, of) : undefined;
  const not =
    onlyItsAgencyOrTheHolder(state, of, act) ??
    onlyRolesOfTheAgency(role, of) ??
    onlyAssignedByTheHolder(state, act.actor, { role, of, person }) ??
    onlyOneOfARole(state, role, of) ??
    (sought && onlyWhoHoldsTheTask(state, act.actor, naming(sought.id)));
  if (not) return refused(not);
  const own = isTheCasesOwn(state, role, of) ? asTheCasesOwn(act, {}, person) : undefined;
  if (own) return own;
  const contact: Contact = {
    id: sought?.id ?? deriveId(act.commandId, 'contact'),
    role,
    of: unitOf(of),
    person,
    since: act.at,
    ...given({ by: act.actor.type === 'staff' ? unitOf(act.actor) : undefined }),
  };
  return allow(record(act, { type: 'contactNamed', contact }), finishTasks(act, naming(contact.id)));
};

const replace = (state: CaseFile, contact: Contact, command: CommandOf<'replaceContact'>, act: Act): Verdict => {
  const not =
    onlyItsAgencyOrTheHolder(state, contact.of, act) ??
    onlyAssignedByTheHolder(state, act.actor, { ...contact, person: command.person }) ??
    onlyWhoHoldsTheTask(state, act.actor, naming(contact.id));
  if (not) return refused(not);
  const own = isTheCasesOwn(state, contact.role, contact.of) ? asTheCasesOwn(act, contact, command.person) : undefined;
  if (own) return own;
  return allow(
    record(act, { type: 'contactReplaced', contact: contact.id, person: command.person }),
    finishTasks(act, naming(contact.id)),
  );
};

/** A unit that still works with the case and whose handläggare is no more is asked who it is now. */
const end = (state: CaseFile, contact: Contact, act: Act): Verdict => {
  const not = onlyItsAgencyOrTheHolder(state, contact.of, act);
  if (not) return refused(not);
  const leavesAGap =
    contact.role === 'caseworker' && contact.person !== undefined && partOf(state, contact.of, act.model).length > 0;
  return allow(
    record(act, { type: 'contactEnded', contact: contact.id }),
    cancelTasks(act, naming(contact.id)),
    ...(leavesAGap ? [seekCaseworker(act, contact.of)] : []),
  );
};

/**
 * Takes a question who the handläggare is, or the word that it is somebody, somebody else, or nobody any more. Refuses questions to units
 * that have no part in the case, roles that the agency does not have, and the word of any but the contact's own agency and the holder.
 */
export const decideContact = (state: CaseFile, command: ContactCommand, act: Act): Verdict => {
  if (command.type === 'askForCaseworker') return ask(state, command, act);
  if (command.type === 'nameContact') return name(state, command, act);
  const contact = findContact(state, command.contact);
  if (!contact) return refused(no('contactNotFound', { contact: command.contact }));
  return command.type === 'replaceContact' ? replace(state, contact, command, act) : end(state, contact, act);
};
