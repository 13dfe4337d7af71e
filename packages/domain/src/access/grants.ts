import type { CaseFile } from '../case/case-file.ts';
import type { Handover } from '../handover/handover.ts';
import type { InsatsModel } from '../insatser/model.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { AgencyId, UnitRef } from '../organisation/organisation.ts';
import { isClosed, isClosedTo, isCoordinationNamed, mayKnowOfMeeting } from '../samtycke/cover.ts';
import { isAbout, isOpen } from '../task/open-task.ts';
import { type Grant, isPart, type Relation, relations } from './access.ts';

type Unit = UnitRef;

const isSame = (a: Unit, b: Unit): boolean => a.unit === b.unit && a.agency === b.agency;

/** The units that a handover shows itself to, besides its sender: those still asked, and the one that accepted. */
const receiversOf = ({ status, to, answeredBy, declinedBy }: Handover): readonly Unit[] => {
  switch (status) {
    case 'sent':
    case 'acknowledged':
    case 'moreInfoRequested':
      return (to.type === 'unit' ? [to] : to.members).filter(
        (unit) => !declinedBy?.some((declined) => isSame(declined, unit)),
      );
    case 'accepted':
    case 'completed':
      return answeredBy === undefined ? [] : [answeredBy];
    // Who said no, or was never answered by, has no business with the case any more.
    case 'declined':
    case 'withdrawn':
    case 'expired':
      return [];
  }
};

const hasMoved = ({ route, status }: Handover): boolean =>
  route !== 'referral' && (status === 'accepted' || status === 'completed');

/** The units that a meeting is between, and whoever called it: they look after it, whether or not they are to be there. */
export const unitsOfMeeting = ({ status, bookedBy, parties }: Meeting): readonly Unit[] =>
  status === 'cancelled'
    ? []
    : [
        bookedBy,
        ...parties.filter((party) => party.type === 'unit').filter(({ withdrawn }) => withdrawn === undefined),
      ];

/** Whoever has work left about a meeting, also one that is off: a task can't be done unseen. */
const workingOn = ({ tasks }: Pick<CaseFile, 'tasks'>, { id }: Meeting): readonly Unit[] =>
  tasks.filter((task) => isOpen(task) && isAbout(task, 'meeting', id)).map(({ owner }) => owner);

type Knowing = Pick<CaseFile, 'tasks' | 'holder' | 'samtycken'>;
const unitsThatMayKnowOf = (state: Knowing, meeting: Meeting): readonly Unit[] =>
  [...unitsOfMeeting(meeting), ...workingOn(state, meeting)].filter(({ agency }) =>
    mayKnowOfMeeting(state, meeting, agency),
  );

/** Of those that a meeting is between, the units that may know of it no more: what row-level security is told of its row. */
export const unitsShutOutOfMeeting = (state: Knowing, meeting: Meeting): readonly Unit[] =>
  unitsOfMeeting(meeting).filter(({ agency }) => !mayKnowOfMeeting(state, meeting, agency));

/** The unit that the participant's coach works at; it follows the case for as long as there is a coach. */
const coachUnitOf = (state: CaseFile, model: InsatsModel): readonly Unit[] => {
  const place = model.places.find(({ id }) => id === state.place);
  if (place === undefined || state.coach === undefined) return [];
  const host = { agency: place.hostAgency, unit: place.unit };
  return isSame(host, state.holder) ? [] : [host];
};

/** What a unit sees of the case by standing beside it, the holder tells it. */
const toldByTheHolder =
  (state: CaseFile) =>
  (unit: Unit): boolean =>
    !isClosedTo(state, unit);
/** A handover shows itself to its receivers for as long as the ground that it was sent on holds. */
const receiversStill = (state: CaseFile, handover: Handover): readonly Unit[] =>
  receiversOf(handover)
    .filter(({ agency }) => !isClosed(state, handover.from.agency, agency, 'case', handover.basis))
    .filter(toldByTheHolder(state));
const coordinatorOf = (state: CaseFile, model: InsatsModel): readonly Unit[] =>
  model.places.filter(({ id }) => id === state.place).map(({ coordinator }) => coordinator);
const unitsBy = (state: CaseFile, model: InsatsModel): Readonly<Record<Relation, readonly Unit[]>> => ({
  holder: [state.holder],
  referrer: [state.referrer].filter((unit) => unit !== undefined).filter(toldByTheHolder(state)),
  sender: [...state.handovers.filter(hasMoved).map(({ from }) => from), ...coachUnitOf(state, model)].filter(
    toldByTheHolder(state),
  ),
  receiver: state.handovers.flatMap((handover) => receiversStill(state, handover)),
  meetingParty: state.meetings.flatMap((meeting) => unitsThatMayKnowOf(state, meeting)),
  taskOwner: state.tasks
    .filter(isOpen)
    .map(({ owner }) => owner)
    .filter(toldByTheHolder(state)),
  ...(isCoordinationNamed(state)
    ? { coordinator: coordinatorOf(state, model), processFollower: [] }
    : { coordinator: [], processFollower: coordinatorOf(state, model) }),
});

// Asked many times of one state, which never changes; forgotten with it.
const known = new WeakMap<CaseFile, { readonly model: InsatsModel; readonly grants: readonly Grant[] }>();

/**
 * Who may know of the case, and how they stand to it: each (unit, relation) once, in the order of `relations`. A unit without a grant
 * learns nothing, not even that there is a case (OSL 8:1–2, JO 3185-2017).
 */
export const grantsOf = (state: CaseFile, model: InsatsModel): readonly Grant[] => {
  const before = known.get(state);
  if (before?.model === model) return before.grants;
  const grants = workOut(state, model);
  known.set(state, { model, grants });
  return grants;
};

const workOut = (state: CaseFile, model: InsatsModel): readonly Grant[] => {
  const units = unitsBy(state, model);
  return relations.flatMap((relation) =>
    units[relation]
      .filter((unit, index, all) => all.findIndex((other) => isSame(other, unit)) === index)
      .map(({ agency, unit }): Grant => ({ agency, unit, relation })),
  );
};

/** How a unit stands to the case, by its grants. */
export const relationsOf = (grants: readonly Grant[], unit: Unit): readonly Relation[] =>
  grants.filter((grant) => isSame(grant, unit)).map(({ relation }) => relation);

/** Whether a unit of the agency works with the case, or is asked to. */
export const hasPart = (state: CaseFile, agency: AgencyId, model: InsatsModel): boolean =>
  grantsOf(state, model).some((grant) => grant.agency === agency && isPart(grant.relation));

/** The units that a handover is between: who sent it, and those it shows itself to. */
export const unitsOfHandover = (handover: Handover): readonly Unit[] => [handover.from, ...receiversOf(handover)];

/** Whether the unit sent the handover, is asked by it or took it on. */
export const isPartyToHandover = (handover: Handover, unit: Unit): boolean =>
  unitsOfHandover(handover).some((party) => isSame(party, unit));

/** Whether the unit called the meeting or is asked to it, and it was not cancelled; or has an open task about it. Not when it may not know of it. */
export const isPartyToMeeting = (state: Knowing, meeting: Meeting, unit: Unit): boolean =>
  unitsThatMayKnowOf(state, meeting).some((party) => isSame(party, unit));
