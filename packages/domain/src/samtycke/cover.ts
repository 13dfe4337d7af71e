import type { IsoDate } from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { DisclosureBasis, Handover } from '../handover/handover.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { AgencyId, UnitRef } from '../organisation/organisation.ts';
import type { Samtycke, SekretessReview, SharedCategory, SharingPurpose } from './samtycke.ts';

/** What is known of grounds; of a case that has not begun, nothing. */
export type Known = Pick<CaseFile, 'samtycken' | 'sekretessReviews'>;

const ofAgency = ({ samtycken = [] }: Known, agency: AgencyId): readonly Samtycke[] =>
  samtycken.filter(({ of }) => of.agency === agency);

/** Whether the samtycke lets them have that, for one of these purposes where it is asked; `case` goes with everything. */
const covers = (
  { status, receivers, terms }: Samtycke,
  to: AgencyId,
  category: SharedCategory,
  purposes?: readonly SharingPurpose[],
): boolean =>
  status === 'standing' &&
  receivers.includes(to) &&
  (category === 'case' || terms?.categories.includes(category) === true) &&
  (purposes === undefined || (terms !== undefined && purposes.includes(terms.purpose)));

/**
 * Whether the giver's samtycke for that receiver is known and does not, or no longer, cover this. Where none was ever recorded the giver
 * answers for the ground that it names. An agency's own is its own.
 */
export const lacksSamtycke = (
  state: Known,
  from: AgencyId,
  to: AgencyId,
  category: SharedCategory,
  purposes?: readonly SharingPurpose[],
): boolean => {
  if (from === to) return false;
  const known = ofAgency(state, from).filter(({ receivers }) => receivers.includes(to));
  return known.length > 0 && !known.some((samtycke) => covers(samtycke, to, category, purposes));
};

/**
 * Whether whoever coordinates the insats may work in the case: a samtycke that stands names it. Of a case from a list that the coordinator
 * keeps, on that list's word until the participant takes something back.
 */
export const isCoordinationNamed = ({ samtycken = [], origin }: Pick<CaseFile, 'samtycken' | 'origin'>): boolean =>
  samtycken.some(({ status, terms }) => status === 'standing' && terms?.coordination === true) ||
  (origin === 'imported' &&
    !samtycken.some(({ status, terms }) => status !== 'standing' && (!terms || terms.coordination === true)));

/** Whether something given on this ground is closed to the receiver; without a stated ground it rests on samtycke. */
export const isClosed = (
  state: Known,
  from: AgencyId,
  to: AgencyId,
  category: SharedCategory,
  basis: DisclosureBasis = 'samtycke',
  purposes?: readonly SharingPurpose[],
): boolean => basis === 'samtycke' && lacksSamtycke(state, from, to, category, purposes);

const asks = ({ status, to, answeredBy }: Handover, unit: UnitRef): boolean => {
  const asked = to.type === 'unit' ? [to] : to.members;
  if (status === 'accepted' || status === 'completed') return answeredBy?.unit === unit.unit;
  return (
    (status === 'sent' || status === 'acknowledged' || status === 'moreInfoRequested') &&
    asked.some((one) => one.unit === unit.unit)
  );
};

/** Whether the case is closed to the unit: the holder's samtycke is gone, and the holder handed nothing to it on another ground. */
export const isClosedTo = (state: CaseFile, unit: UnitRef): boolean =>
  lacksSamtycke(state, state.holder.agency, unit.agency, 'case') &&
  !state.handovers.some(
    (handover) => handover.basis !== 'samtycke' && handover.from.agency === state.holder.agency && asks(handover, unit),
  );

/** Whether a meeting may be known to the agency: by the samtycken of whoever holds the case and of whoever called it. */
export const mayKnowOfMeeting = (
  state: Known & Pick<CaseFile, 'holder'>,
  { bookedBy }: Pick<Meeting, 'bookedBy'>,
  agency: AgencyId,
): boolean =>
  !lacksSamtycke(state, state.holder.agency, agency, 'meetings') &&
  !lacksSamtycke(state, bookedBy.agency, agency, 'meetings');

/** Whether the agency's samtycken let it tell the receiver that for such a purpose today. */
export const mayRelyOnSamtycke = (
  state: Known,
  from: AgencyId,
  to: AgencyId,
  categories: readonly SharedCategory[],
  purposes: readonly SharingPurpose[],
  today: IsoDate,
): boolean => {
  const known = ofAgency(state, from);
  return (
    from === to ||
    categories.every((category) =>
      known.some(
        (samtycke) =>
          covers(samtycke, to, category, purposes) &&
          samtycke.terms !== undefined &&
          samtycke.terms.from <= today &&
          today <= samtycke.terms.until,
      ),
    )
  );
};

/** The sekretessprövning that lets the agency tell the receiver that for such a purpose today on this ground. */
export const reviewFor = (
  { sekretessReviews = [] }: Known,
  from: AgencyId,
  to: AgencyId,
  categories: readonly SharedCategory[],
  purposes: readonly SharingPurpose[],
  basis: DisclosureBasis,
  today: IsoDate,
): SekretessReview | undefined => {
  const reviews = sekretessReviews.filter(
    (review) =>
      review.of.agency === from &&
      review.receivers.includes(to) &&
      review.basis === basis &&
      purposes.includes(review.purpose) &&
      categories.every((category) => category === 'case' || review.categories.includes(category)) &&
      review.from <= today &&
      today <= review.until,
  );
  // The latest word counts: a later no undoes an earlier yes.
  const latest = reviews.at(-1);
  return latest?.outcome === 'mayBeGiven' ? latest : undefined;
};
