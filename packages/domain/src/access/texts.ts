import type { CaseFile, DocumentRef } from '../case/case-file.ts';
import { toldOf } from '../contact/contacts.ts';
import type { DisclosureBasis, Handover } from '../handover/handover.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { AgencyId, Role, UnitRef } from '../organisation/organisation.ts';
import { isClosed } from '../samtycke/cover.ts';
import type { SharedCategory } from '../samtycke/samtycke.ts';
import type { Relation } from './access.ts';
import { caseworkRoles, mayRead } from './access-table.ts';
import { unitsOfHandover, unitsOfMeeting } from './grants.ts';

type Version = Pick<DocumentRef, 'document' | 'version'>;
/** A written text: `agency` is the one whose people wrote it. */
export type WrittenText = Version & { readonly agency: AgencyId };
type Reader = UnitRef & { readonly roles: readonly Role[] };

const isExactly = (ref: DocumentRef | undefined, { document, version }: Version): boolean =>
  ref?.document === document && ref.version === version;
/** Who is given a text that may be amended has been given what it was before. */
const isUpTo = (ref: DocumentRef | undefined, { document, version }: Version): boolean =>
  ref?.document === document && version <= ref.version;

const passesWith = ({ message, question, answerToQuestion, declined }: Handover, text: Version): boolean =>
  [message, question, answerToQuestion, declined?.needed].some((ref) => isExactly(ref, text));
const isSentAlong = ({ papers = [] }: Handover, text: Version): boolean => papers.some((ref) => isExactly(ref, text));

const standsIn = ({ where, minutes, parties }: Meeting, text: Version): boolean =>
  [where, minutes?.document, ...parties.map(({ objection }) => objection?.document)].some((ref) => isUpTo(ref, text));

/** Of the units that a text was given to in this way, those to which it is not closed since: what its author's samtycke covers. */
const stillOpen =
  (state: CaseFile, author: AgencyId | undefined, category: SharedCategory, basis?: DisclosureBasis) =>
  ({ agency }: UnitRef): boolean =>
    author === undefined || !isClosed(state, author, agency, category, basis);

/** The units that the text was given to, each act by which it was given apart. */
const givenTo = (state: CaseFile, text: Version & { readonly agency?: AgencyId }): readonly UnitRef[] => [
  ...state.handovers
    .filter((handover) => passesWith(handover, text))
    .flatMap((handover) => unitsOfHandover(handover).filter(stillOpen(state, text.agency, 'case', handover.basis))),
  ...state.handovers
    .filter((handover) => isSentAlong(handover, text))
    .flatMap((handover) =>
      unitsOfHandover(handover).filter(stillOpen(state, text.agency, 'documents', handover.basis)),
    ),
  ...state.meetings
    .filter((meeting) => standsIn(meeting, text))
    .flatMap(unitsOfMeeting)
    .filter(stillOpen(state, text.agency, 'meetings')),
  ...(state.textRequests ?? [])
    .filter(({ given }) => isExactly(given, text))
    .flatMap(({ askedBy, basis }) => [askedBy].filter(stillOpen(state, text.agency, 'documents', basis))),
  ...alongWithWork(state, text).filter(stillOpen(state, text.agency, 'case')),
];

/** What was asked or advised, and who has the participant. */
const alongWithWork = (state: CaseFile, text: Version): readonly UnitRef[] => [
  ...(state.recommendations ?? [])
    .filter(({ document }) => isExactly(document, text))
    .map(({ askedBy }) => askedBy ?? state.holder),
  ...(state.moveRequests ?? [])
    .filter(({ document }) => isExactly(document, text))
    .flatMap(({ from, askedBy }) => [from, askedBy]),
  ...(state.contacts ?? [])
    .filter(({ person }) => person?.type === 'outside' && isExactly(person.document, text))
    .flatMap((contact) => toldOf(state, contact)),
  ...(state.textRequests ?? [])
    .filter(({ why }) => isExactly(why, text))
    .flatMap(({ from, askedBy }) => [from, askedBy]),
];

/** Whether the text was given to the unit, or to another of its agency's while this one holds the case. */
export const isGiven = (state: CaseFile, text: Version & { readonly agency?: AgencyId }, unit: UnitRef): boolean =>
  givenTo(state, text).some(
    (party) =>
      party.agency === unit.agency &&
      (party.unit === unit.unit || (state.holder.agency === unit.agency && state.holder.unit === unit.unit)),
  );

/**
 * Whether somebody reads a text of a case that their unit stands in. A text belongs to the agency that wrote it (OSL 8:1–2): that agency's
 * units read it for as long as they stand in the case in any way, also when they no longer hold it. Others read what was given to them: the
 * handover's own texts and the papers sent along with it, what they asked its author for and got, the minutes of their meetings, what they
 * were asked or advised. To hold the case gives its dates, not what others have written. Row-level security says the same (`is_given_text`).
 */
export const mayReadText = (
  state: CaseFile,
  text: WrittenText,
  relations: readonly Relation[],
  reader: Reader,
): boolean =>
  mayRead('status', relations, reader.roles) &&
  caseworkRoles.some((role) => reader.roles.includes(role)) &&
  (text.agency === reader.agency || isGiven(state, text, reader));
