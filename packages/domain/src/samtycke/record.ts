import { basisAllowed } from '../access/disclosure-basis.ts';
import { addDays, addWorkingDays, type IsoDate, workingDayBefore } from '../calendar/index.ts';
import { type Act, type Guard, given, no, record, type Step } from '../case/act.ts';
import type { CaseFile, DocumentRef } from '../case/case-file.ts';
import { laterOf, notAhead, onlyADayAhead } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { agencyKindOf, staffOf, unitOf } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import { setDeadline } from '../deadline/set.ts';
import type { DisclosureBasis } from '../handover/handover.ts';
import type { AgencyId, UnitRef } from '../organisation/organisation.ts';
import { finishTasks, isAbout } from '../task/open-task.ts';
import type { Task } from '../task/task.ts';
import { lacksSamtycke } from './cover.ts';
import {
  type ReviewOutcome,
  type Samtycke,
  type SamtyckeRequest,
  type SamtyckeTerms,
  type SekretessReview,
  type SharedCategory,
  type SharingPurpose,
  sharedCategories,
} from './samtycke.ts';

/** Working days before the last day: time to ask the participant again. */
const REMIND_WORKING_DAYS_BEFORE = 10;

/** The law names whose data may be told with samtycke: the förbund has none (lag 2003:1210 §§ 2, 7). */
export const onlyWhoMayTell = (agency: AgencyId, basis: DisclosureBasis, { today }: Act): Guard => {
  const kind = agencyKindOf(agency);
  return kind && basisAllowed(basis, kind, today) ? undefined : no('basisNotAllowed', { basis });
};
/** Named parties, each once: agencies that have cases, and not one's own. */
export const onlyNamedReceivers = (receivers: readonly AgencyId[], own: AgencyId): Guard =>
  receivers.length > 0 &&
  new Set(receivers).size === receivers.length &&
  receivers.every((agency) => agency !== own && (agencyKindOf(agency) ?? 'forbund') !== 'forbund')
    ? undefined
    : no('receiversWrong');
/** What is said aloud somebody else has heard. */
export const onlyWithAWitness = ({ form, witness }: Pick<SamtyckeTerms, 'form' | 'witness'>, { actor }: Act): Guard =>
  form === 'written' || (witness !== undefined && witness !== staffOf(actor)) ? undefined : no('witnessMissing');

/** Nothing is told without that there is a case; each category once, in the order that they are shown. */
export const withTheCase = (categories: readonly SharedCategory[]): readonly SharedCategory[] =>
  sharedCategories.filter((category) => category === 'case' || categories.includes(category));

const samtyckeTasks = (kind: Task['kind'], samtycke: string) => (task: Task) =>
  task.kind === kind && isAbout(task, 'samtycke', samtycke);

/** The participant has answered: nobody need follow it up. */
export const answerRequest = (act: Act, { id, of }: SamtyckeRequest, agrees: boolean): readonly Step[] => [
  record(act, { type: 'samtyckeAnswered', request: id, of, agrees }),
  finishTasks(act, samtyckeTasks('followUpSamtycke', id)),
];

export const openRequestsOf = ({ samtyckeRequests = [] }: CaseFile, agency: AgencyId): readonly SamtyckeRequest[] =>
  samtyckeRequests.filter(({ of, status }) => of.agency === agency && status === 'open');

/** What was asked for and is agreed to by this. */
const answeredBy = (state: CaseFile, { of, receivers }: Samtycke, purpose: SharingPurpose) =>
  openRequestsOf(state, of.agency).filter(
    (request) => request.purpose === purpose && request.receivers.every((receiver) => receivers.includes(receiver)),
  );

/** Reminds before it ends, and ends it on the morning after its last day. */
export const setSamtyckeClocks = (act: Act, id: string, { until }: SamtyckeTerms): readonly Step[] => [
  setDeadline(act, `samtycke nears its end:${id}`, (deadline, state) => ({
    id: deadline,
    type: 'samtyckeNearsEnd',
    samtycke: id,
    at: morningOf(laterOf(workingDayBefore(until, REMIND_WORKING_DAYS_BEFORE), addWorkingDays(act.today, 1)), state.id),
  })),
  setDeadline(act, `samtycke ends:${id}`, (deadline, state) => ({
    id: deadline,
    type: 'samtyckeEnds',
    samtycke: id,
    at: morningOf(addDays(until, 1), state.id),
  })),
];

/** Nothing that a samtycke has closed is closed any more. */
const isAllOpen = ({ samtycken = [], ...state }: CaseFile): boolean =>
  !samtycken.some(
    ({ of, receivers, status }) =>
      status !== 'standing' && receivers.some((to) => lacksSamtycke({ samtycken, ...state }, of.agency, to, 'case')),
  );
const goOnWhenAllIsOpen =
  (act: Act): Step =>
  (state) =>
    isAllOpen(state) ? finishTasks(act, ({ kind }) => kind === 'findGround')(state) : [];

/** What a unit records of a samtycke: whom it may tell, and what was agreed. */
export type SamtyckeRecord = { readonly receivers: readonly AgencyId[] } & SamtyckeTerms;

const onlyForSomebody = ({ receivers, coordination }: SamtyckeRecord, own: AgencyId): Guard =>
  receivers.length === 0 && coordination === true ? undefined : onlyNamedReceivers(receivers, own);

/** Refuses terms that name nobody, were heard by nobody, begin tomorrow or have passed. */
export const onlyWhatCanBeAgreed = ({ agency }: UnitRef, samtycke: SamtyckeRecord, act: Act): Guard =>
  onlyWhoMayTell(agency, 'samtycke', act) ??
  onlyForSomebody(samtycke, agency) ??
  onlyWithAWitness(samtycke, act) ??
  notAhead(samtycke.from, act) ??
  onlyADayAhead(samtycke.until, act);

/** The samtycke that this act records for that unit's agency. */
export const samtyckeOf = (
  of: UnitRef,
  { receivers, categories, purpose, coordination, form, witness, from, until }: SamtyckeRecord,
  act: Act,
): Samtycke & { readonly terms: SamtyckeTerms } => ({
  id: deriveId(act.commandId, 'samtycke'),
  of: unitOf(of),
  receivers,
  status: 'standing',
  recordedAt: act.at,
  ...given({ recordedBy: staffOf(act.actor) }),
  terms: {
    categories: withTheCase(categories),
    purpose,
    ...given({ coordination }),
    form,
    ...given({ witness: form === 'oral' ? witness : undefined }),
    from,
    until,
  },
});

/** Recorded, with its clocks; it answers what was asked of the participant, and opens what was closed. */
export const recordSamtycke = (act: Act, samtycke: Samtycke & { readonly terms: SamtyckeTerms }): readonly Step[] => [
  record(act, { type: 'samtyckeRecorded', samtycke }),
  ...setSamtyckeClocks(act, samtycke.id, samtycke.terms),
  (state) =>
    answeredBy(state, samtycke, samtycke.terms.purpose)
      .flatMap((request) => answerRequest(act, request, true))
      .flatMap((step) => step(state)),
  goOnWhenAllIsOpen(act),
];

/** What a unit records of a sekretessprövning: whom, what, on what ground, how it came out and how it was weighed. */
export type ReviewRecord = {
  readonly receivers: readonly AgencyId[];
  readonly categories: readonly SharedCategory[];
  readonly purpose: SharingPurpose;
  readonly basis: DisclosureBasis;
  readonly outcome: ReviewOutcome;
  readonly until: IsoDate;
  readonly why: DocumentRef;
};

/** Refuses a ground that the agency's data may not be told on, whoever is nobody, and days that have passed. */
export const onlyWhatCanBeReviewed = (
  { agency }: UnitRef,
  { basis, receivers, until }: ReviewRecord,
  act: Act,
): Guard =>
  onlyWhoMayTell(agency, basis, act) ??
  onlyNamedReceivers(receivers, agency) ??
  (until >= act.today ? undefined : no('dateNotAhead', { until }));

/** The prövning that this act records; a person has made it. Gives nothing where none did. */
export const reviewOf = (
  of: UnitRef,
  { categories, ...review }: ReviewRecord,
  act: Act,
): SekretessReview | undefined => {
  const reviewedBy = staffOf(act.actor);
  return reviewedBy === undefined
    ? undefined
    : {
        id: deriveId(act.commandId, 'sekretess review'),
        of: unitOf(of),
        receivers: review.receivers,
        categories: withTheCase(categories),
        purpose: review.purpose,
        basis: review.basis,
        outcome: review.outcome,
        from: act.today,
        until: review.until,
        why: review.why,
        reviewedBy,
        reviewedAt: act.at,
      };
};
