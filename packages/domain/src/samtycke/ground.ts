import { needsReview } from '../access/disclosure-basis.ts';
import { type Act, type Guard, no } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { DisclosureBasis } from '../handover/handover.ts';
import type { MeetingKind } from '../meeting/meeting.ts';
import type { AgencyId, UnitRef } from '../organisation/organisation.ts';
import { lacksSamtycke, mayRelyOnSamtycke, reviewFor } from './cover.ts';
import { purposesOfMeeting } from './purpose.ts';
import type { SharingPurpose } from './samtycke.ts';

/**
 * On what ground the case is told to these: samtycke where it is recorded, for those that it names, for what it names, for this and today; another
 * ground after a prövning where the law asks for one, and confirmed by a second person where the participant has taken back the samtycke.
 */
export const onlyOnAGroundThatHolds = (
  state: CaseFile,
  basis: DisclosureBasis,
  from: UnitRef,
  to: readonly UnitRef[],
  purposes: readonly SharingPurpose[],
  withPapers: boolean,
  { today }: Act,
): Guard => {
  const categories = withPapers ? (['case', 'documents'] as const) : (['case'] as const);
  for (const { agency } of to.filter((unit) => unit.agency !== from.agency)) {
    if (basis === 'samtycke') {
      if (!mayRelyOnSamtycke(state, from.agency, agency, categories, purposes, today)) return no('samtyckeMissing');
      continue;
    }
    const overrides = lacksSamtycke(state, from.agency, agency, 'case');
    if (!overrides && !needsReview(basis, today)) continue;
    const found = reviewFor(state, from.agency, agency, categories, purposes, basis, today);
    if (!found) return no('reviewMissing', { basis });
    if (overrides && found.confirmedBy === undefined) return no('secondPersonNeeded', { basis });
  }
  return undefined;
};

/** Nobody is asked to a meeting that may not be told them for what it is: by whoever holds the case, and by whoever calls. */
export const onlyPartiesThatMayKnow = (
  state: CaseFile,
  caller: AgencyId,
  kind: MeetingKind,
  parties: readonly ({ readonly type: string } & Partial<UnitRef>)[],
): Guard =>
  parties.some(
    ({ type, agency }) =>
      type === 'unit' &&
      agency !== undefined &&
      [state.holder.agency, caller].some((teller) =>
        lacksSamtycke(state, teller, agency, 'meetings', purposesOfMeeting(kind)),
      ),
  )
    ? no('samtyckeMissing')
    : undefined;
