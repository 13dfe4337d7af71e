import type { Instant, IsoDate } from '../calendar/index.ts';
import type { Happening } from '../case/act.ts';
import type { CaseFile, DocumentRef } from '../case/case-file.ts';
import { sameUnit } from '../case/standing.ts';
import type { DisclosureBasis } from '../handover/handover.ts';
import { isAccepted, isReferral } from '../handover/handovers.ts';
import type { DocumentId, StaffId, UnitRef } from '../organisation/organisation.ts';

/** Why who wrote a text does not give it. `harm`: the prövning found that somebody could be harmed (OSL 25:1, 26:1). */
export const textRefusalReasons = ['noGround', 'harm', 'notNeeded', 'outdated'] as const;
export type TextRefusalReason = (typeof textRefusalReasons)[number];

/** Whoever holds the case asks the unit that wrote one of its texts to give it: to hold the case gives its dates alone. */
export type TextRequest = {
  readonly id: string;
  readonly text: DocumentId;
  /** What it is needed for: without it nobody can tell whether it may be given. */
  readonly why: DocumentRef;
  /** Whose text it is: they say yes or no. */
  readonly from: UnitRef;
  readonly askedBy: UnitRef;
  readonly askedByStaff?: StaffId;
  readonly askedAt: Instant;
  /** `lapsed`: the case went to another unit, or closed, before anybody answered. */
  readonly status: 'open' | 'given' | 'refused' | 'lapsed';
  readonly answeredAt?: Instant;
  /** The version that was given, and on what ground. */
  readonly given?: DocumentRef;
  readonly basis?: DisclosureBasis;
  readonly refused?: TextRefusalReason;
};

/** One of the case's texts, as it may be told of without its words. */
export type TextOfCase = {
  readonly what: 'assessment' | 'plan' | 'followUp' | 'placement' | 'planReview';
  readonly ref: DocumentRef;
  /** Absent for a plan that another has replaced. */
  readonly on?: IsoDate;
  /** Of several of its kind, from 1. */
  readonly number: number;
};

/**
 * The case's kartläggning, plans, uppföljningar, placements and utvärderingar in words, those that another agency has replaced too. What an
 * utvärdering that was held as a meeting came to stands in its minutes: they are the meeting's.
 */
export const textsOf = ({ assessment, plan, followUps, placements, reviews = [] }: CaseFile): readonly TextOfCase[] => [
  ...(assessment?.document
    ? [{ what: 'assessment', ref: assessment.document, on: assessment.completedOn, number: 1 } as const]
    : []),
  ...(plan ? [{ what: 'plan', ref: plan.document, on: plan.on, number: 1 } as const] : []),
  ...(plan?.earlier ?? []).map((ref, index) => ({ what: 'plan', ref, number: index + 2 }) as const),
  ...followUps.flatMap(({ document, on }, index) =>
    document ? [{ what: 'followUp', ref: document, on, number: index + 1 } as const] : [],
  ),
  ...placements.flatMap(({ document, from }, index) =>
    document ? [{ what: 'placement', ref: document, on: from, number: index + 1 } as const] : [],
  ),
  ...reviews.flatMap(({ document, on, meeting }, index) =>
    document && meeting === undefined ? [{ what: 'planReview', ref: document, on, number: index + 1 } as const] : [],
  ),
];

/** The unit that wrote a text. Where the ledger did not keep it yet: who handed the case on to whoever holds it. */
export const authorOf = ({ authors, handovers, holder }: CaseFile, text: DocumentId): UnitRef | undefined =>
  authors?.find(({ document }) => document === text)?.unit ??
  handovers.findLast(
    (handover) =>
      isAccepted(handover) && !isReferral(handover) && !!handover.answeredBy && sameUnit(handover.answeredBy, holder),
  )?.from;

export const isUnansweredRequest = ({ status }: TextRequest): boolean => status === 'open';
export const lapseOf = ({ id }: TextRequest): Happening => ({ type: 'textRequestLapsed', request: id });

/** With the case every question in it ends. */
export const textRequestsThatEnd = ({ textRequests = [] }: CaseFile): readonly Happening[] =>
  textRequests.filter(isUnansweredRequest).map(lapseOf);
