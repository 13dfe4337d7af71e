import { needsReview } from '../access/disclosure-basis.ts';
import { hasPart } from '../access/grants.ts';
import type { IsoDate } from '../calendar/index.ts';
import { type Act, type Guard, no, record, type Step } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { type DisclosureBasis, disclosureBases } from '../handover/handover.ts';
import type { MeetingKind } from '../meeting/meeting.ts';
import type { AgencyId, UnitRef } from '../organisation/organisation.ts';
import { type Known, lacksSamtycke, mayRelyOnSamtycke, reviewFor } from './cover.ts';
import { purposesOfMeeting } from './purpose.ts';
import { onlyWhatCanBeAgreed, onlyWhatCanBeReviewed, recordSamtycke, reviewOf, samtyckeOf } from './record.ts';
import type { GroundBrought, SamtyckeBrought, SharingPurpose } from './samtycke.ts';

/** Something of the case that a unit would tell others, and on what ground; `brought` is recorded by the same act. */
export type Telling = {
  readonly from: UnitRef;
  readonly to: readonly UnitRef[];
  readonly basis: DisclosureBasis;
  readonly purposes: readonly SharingPurpose[];
  readonly withPapers: boolean;
  readonly brought?: GroundBrought | undefined;
};

/** The other agencies that are told, each once: an agency tells itself without asking. */
const receiversOf = ({ from, to }: Telling): readonly AgencyId[] => [
  ...new Set(to.map(({ agency }) => agency).filter((agency) => agency !== from.agency)),
];

type Brought = { readonly not?: Guard; readonly known: Known; readonly steps: readonly Step[] };

/** What is known of grounds with what the act brings; refused as if it were recorded by itself. */
const withWhatIsBrought = (known: Known, telling: Telling, act: Act): Brought => {
  const { from, basis, brought } = telling;
  const receivers = receiversOf(telling);
  if (brought === undefined) return { known, steps: [] };
  if (brought.type === 'samtycke') {
    const samtycke = samtyckeOf(from, { ...brought, receivers }, act);
    return {
      not: onlyWhatCanBeAgreed(from, { ...brought, receivers }, act),
      known: { ...known, samtycken: [...(known.samtycken ?? []), samtycke] },
      steps: recordSamtycke(act, samtycke),
    };
  }
  const made = { ...brought, receivers, basis, outcome: 'mayBeGiven' } as const;
  const review = reviewOf(from, made, act);
  if (!review) return { not: no('roleNotAllowed'), known, steps: [] };
  return {
    not: onlyWhatCanBeReviewed(from, made, act),
    known: { ...known, sekretessReviews: [...(known.sekretessReviews ?? []), review] },
    steps: [record(act, { type: 'sekretessReviewed', review })],
  };
};

/** Samtycke: recorded, for those it names, for what it names, for this and today. Another ground: after a prövning where the law asks for one. */
const holdsTowards = (known: Known, telling: Telling, receiver: AgencyId, { today }: Pick<Act, 'today'>): Guard => {
  const { from, basis, purposes, withPapers } = telling;
  const categories = withPapers ? (['case', 'documents'] as const) : (['case'] as const);
  if (basis === 'samtycke')
    return mayRelyOnSamtycke(known, from.agency, receiver, categories, purposes, today)
      ? undefined
      : no('samtyckeMissing');
  const overrides = lacksSamtycke(known, from.agency, receiver, 'case');
  if (!overrides && !needsReview(basis, today)) return undefined;
  const found = reviewFor(known, from.agency, receiver, categories, purposes, basis, today);
  if (!found) return no('reviewMissing', { basis });
  // Against a samtycke that the participant has taken back, two people answer for it.
  return overrides && found.confirmedBy === undefined ? no('secondPersonNeeded', { basis }) : undefined;
};

/**
 * Whether the case may be told to these, and what the act records of the ground that it brings. Takes what is known of grounds, which is
 * nothing before a case has begun. Refuses where no ground holds towards each of them (OSL 8:1, 10:1, 12:2).
 */
export const groundFor = (
  known: Known,
  telling: Telling,
  act: Act,
): { readonly not: Guard; readonly steps: readonly Step[] } => {
  const brought = withWhatIsBrought(known, telling, act);
  const not =
    brought.not ??
    receiversOf(telling)
      .map((receiver) => holdsTowards(brought.known, telling, receiver, act))
      .find((refusal) => refusal !== undefined);
  return { not, steps: brought.steps };
};

/** What an act has to bring of a ground to be taken on that day; undefined: one stands already, or none is to be recorded. */
export const groundToBring = (
  known: Known,
  telling: Omit<Telling, 'brought'>,
  today: IsoDate,
): GroundBrought['type'] | undefined => {
  const codes = receiversOf(telling).map((receiver) => holdsTowards(known, telling, receiver, { today })?.code);
  if (codes.includes('samtyckeMissing')) return 'samtycke';
  return codes.includes('reviewMissing') ? 'review' : undefined;
};

/** A samtycke of the caller's for the agency and for what the meeting is for, or a prövning that came out so, on whatever ground. */
export const isGroundFor = (
  state: Known,
  caller: AgencyId,
  agency: AgencyId,
  kind: MeetingKind,
  today: IsoDate,
): boolean =>
  mayRelyOnSamtycke(state, caller, agency, ['case', 'meetings'], purposesOfMeeting(kind), today) ||
  disclosureBases.some(
    (basis) =>
      reviewFor(state, caller, agency, ['case', 'meetings'], purposesOfMeeting(kind), basis, today) !== undefined,
  );

/**
 * Whether an agency may be asked to a meeting, for what it is: by the samtycken of whoever holds the case and of whoever calls. Of one that has
 * no part in the case yet, the call itself tells that there is one: it needs a recorded ground.
 */
export const mayBeAsked = (
  state: CaseFile,
  caller: AgencyId,
  agency: AgencyId,
  kind: MeetingKind,
  { model, today }: Pick<Act, 'model' | 'today'>,
): boolean =>
  ![state.holder.agency, caller].some((teller) =>
    lacksSamtycke(state, teller, agency, 'meetings', purposesOfMeeting(kind)),
  ) &&
  (agency === caller || isGroundFor(state, caller, agency, kind, today) || hasPart(state, agency, model));

/**
 * Whether a meeting may be called with these, and what the call records of the samtycke that it brings, which is for those that could not be
 * asked without. Refuses where one of them may not be told of it.
 */
export const groundForMeeting = (
  state: CaseFile,
  {
    from,
    kind,
    parties,
    brought,
  }: {
    readonly from: UnitRef;
    readonly kind: MeetingKind;
    readonly parties: readonly ({ readonly type: string } & Partial<UnitRef>)[];
    readonly brought?: SamtyckeBrought | undefined;
  },
  act: Act,
): { readonly not: Guard; readonly steps: readonly Step[] } => {
  const agencies = parties.flatMap(({ type, agency }) => (type === 'unit' && agency !== undefined ? [agency] : []));
  const outside = (known: CaseFile): readonly AgencyId[] =>
    [...new Set(agencies)].filter((agency) => !mayBeAsked(known, from.agency, agency, kind, act));
  if (brought === undefined) return { not: outside(state).length > 0 ? no('samtyckeMissing') : undefined, steps: [] };
  const asked = { ...brought, receivers: outside(state) };
  const samtycke = samtyckeOf(from, asked, act);
  const known = { ...state, samtycken: [...(state.samtycken ?? []), samtycke] };
  const not = onlyWhatCanBeAgreed(from, asked, act) ?? (outside(known).length > 0 ? no('samtyckeMissing') : undefined);
  return { not, steps: recordSamtycke(act, samtycke) };
};
