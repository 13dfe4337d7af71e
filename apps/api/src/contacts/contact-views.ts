import { dateColumn, dayOf, type Row, type Transaction } from '@stafett/db';
import {
  type CaseFile,
  type ContactPerson,
  type ContactRole,
  contactsOf,
  hasSomebody,
  type InsatsModel,
  type Instant,
  type IsoDate,
  isNamedAt,
  mayReadContact,
  partiesKnownTo,
  type Relation,
  senderAt,
  soughtAt,
  type UnitRef,
} from '@stafett/domain';
import type { ContactPersonView, ContactView, DocumentContent } from '@stafett/schemas';
import type { StaffActor } from '../context.ts';
import type { Documents } from '../documents/documents.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';

/** A case whose contacts somebody looks at, and how their unit stands to it. */
export type Looked = {
  readonly state: CaseFile;
  readonly model: InsatsModel;
  readonly relations: readonly Relation[];
};

/** Who has the participant at a unit, from the case's own handläggare and coach, its contacts, and the units of which nobody is known. */
type Entry = {
  readonly id?: string;
  readonly role: ContactRole | 'coach';
  readonly of: UnitRef;
  readonly person?: ContactPerson;
  readonly since?: Instant;
  readonly asked?: boolean;
  /** The person is known by what they sent alone: the unit may still be asked who its handläggare is. */
  readonly bySending?: true;
};

const sameUnit = (a: UnitRef, b: UnitRef): boolean => a.unit === b.unit;
const asStaff = (staff: string): ContactPerson => ({ type: 'staff', staff });

/** The unit has not said who it is: whoever sent its handover, or nobody; the contact is there once it has been asked. */
const unknownAt = ({ state, relations }: Looked, of: UnitRef, viewer: StaffActor): Entry => {
  const sought = soughtAt(state, of);
  const sender = sought ? undefined : senderAt(state, of, relations, viewer);
  if (sender !== undefined) return { role: 'caseworker', of, person: asStaff(sender), bySending: true };
  return { role: 'caseworker', of, asked: sought !== undefined, ...given({ id: sought?.id, since: sought?.since }) };
};

/** The case's own handläggare, who is assigned in the case; where there is none, whoever the unit has named otherwise. */
const ownCaseworker = (looked: Looked, viewer: StaffActor): readonly Entry[] => {
  const { state, model } = looked;
  const { holder } = state;
  if (holder.caseworker !== undefined) return [{ role: 'caseworker', of: holder, person: asStaff(holder.caseworker) }];
  if (isNamedAt(state, holder)) return [];
  // A case in which only a coach is named has somebody to turn to.
  return hasSomebody(state, holder, model) ? [] : [unknownAt(looked, holder, viewer)];
};

const coach = ({ state, model }: Looked): readonly Entry[] => {
  const place = model.places.find(({ id }) => id === state.place);
  return state.coach === undefined || place === undefined
    ? []
    : [{ role: 'coach', of: { agency: place.hostAgency, unit: place.unit }, person: asStaff(state.coach) }];
};

/** The contacts that the viewer is told of: the holder's first, then unit by unit. */
export const entriesOf = (looked: Looked, viewer: StaffActor): readonly Entry[] => {
  const { state, model, relations } = looked;
  const told = contactsOf(state).filter((contact) => mayReadContact(state, contact, relations, viewer));
  const named = told.filter(({ person, role, of }) => {
    const isTheCasesOwn = role === 'caseworker' && sameUnit(of, state.holder) && state.holder.caseworker !== undefined;
    return person !== undefined && !isTheCasesOwn;
  });
  const unknown = partiesKnownTo(state, relations, viewer, model)
    .filter((unit) => !sameUnit(unit, state.holder) && !hasSomebody(state, unit, model))
    .map((of) => unknownAt(looked, of, viewer));
  const entries: readonly Entry[] = [
    ...ownCaseworker(looked, viewer),
    ...coach(looked),
    ...named.map(({ id, role, of, person, since }) => ({ id, role, of, since, ...given({ person }) })),
    ...unknown,
  ];
  const units = [...new Set(entries.map(({ of }) => of.unit))];
  return entries.toSorted((a, b) => units.indexOf(a.of.unit) - units.indexOf(b.of.unit));
};

export type People = {
  readonly absences: ReadonlyMap<string, Row.Absence>;
  readonly cards: () => Promise<ReadonlyMap<string, DocumentContent>>;
};

/** What else must be known of the people: who is away today, and the cards of those outside that the actor may read. */
export const readPeople = async (
  transaction: Transaction,
  documents: Documents,
  entries: readonly Entry[],
  today: IsoDate,
): Promise<People> => {
  const persons = entries.flatMap(({ person }) => person ?? []);
  const staff = persons.flatMap((person) => (person.type === 'staff' ? person.staff : []));
  const day = dateColumn(today);
  const absences = await transaction.absence.findMany({
    where: { staffId: { in: staff }, from: { lte: day }, to: { gte: day } },
    orderBy: { to: 'asc' },
  });
  const cards = persons.flatMap((person) => (person.type === 'outside' ? person.document : []));
  return {
    absences: new Map(absences.map((absence) => [absence.staffId, absence] as const)),
    cards: await documents.contents(transaction, cards),
  };
};

const personView = (
  { person, asked = false }: Entry,
  { absences }: People,
  cards: ReadonlyMap<string, DocumentContent>,
  names: Names,
): ContactPersonView => {
  if (!person) return { type: 'unknown', asked };
  if (person.type === 'outside') {
    const content = cards.get(`${person.document.document} ${person.document.version}`);
    return { type: 'outside', ...(content?.kind === 'contact' ? { card: content.text } : {}) };
  }
  const absence = absences.get(person.staff);
  return {
    type: 'staff',
    staff: names.staff(person.staff),
    ...(absence ? { absent: { until: dayOf(absence.to), standIn: names.staff(absence.standInId) } } : {}),
  };
};

/** Stand-in and manager are the organisation's, as it is today. */
export const contactView = (
  entry: Entry,
  people: People,
  cards: ReadonlyMap<string, DocumentContent>,
  names: Names,
): ContactView => ({
  ...given({ id: entry.id, since: entry.since }),
  role: entry.role,
  party: names.party(entry.of),
  person: personView(entry, people, cards, names),
  managers: [...names.holding('manager', entry.of.unit)],
});
