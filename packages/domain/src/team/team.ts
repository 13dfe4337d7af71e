import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { Actor, CaseId, UnitRef } from '../organisation/organisation.ts';
import type { DeidentifiedCase, SmallGroupReason } from './deidentified-case.ts';

/** What the holder asks the samverkansteam. The team sees the code and the question's document, never who it is. */
export type TeamQuestion = {
  readonly id: string;
  readonly team: string;
  readonly code: string;
  readonly question: DocumentRef;
  /** What else the team is told. Absent in what was brought before it was. */
  readonly told?: DeidentifiedCase;
  /** Fewer than five are alike, and why it was brought all the same. The team is not told. */
  readonly smallGroup?: SmallGroupReason;
  readonly askedBy: UnitRef;
  readonly askedAt: Instant;
};

export const recommendationDecisions = ['follows', 'followsInPart', 'departs'] as const;
export type RecommendationDecision = (typeof recommendationDecisions)[number];
/** What the holder does next: the avslut is prepared, or the insats goes on. */
export const afterRecommendation = ['close', 'continue'] as const;
export type AfterRecommendation = (typeof afterRecommendation)[number];

/** The team's rekommendation. It binds nobody: the holder decides, and says whether it follows it (lag 2003:1210 §§ 2, 7). */
export type Recommendation = {
  readonly id: string;
  readonly team: string;
  readonly question: DocumentRef;
  /** Whom it is given to. Absent in what was received before it was kept: then whoever holds the case. */
  readonly askedBy?: UnitRef;
  readonly document: DocumentRef;
  /** The meeting of the team at which it was given. */
  readonly meeting: string;
  readonly on: IsoDate;
  readonly receivedAt: Instant;
  readonly decided?: {
    readonly decision: RecommendationDecision;
    readonly on: IsoDate;
    readonly document?: DocumentRef;
    /** What the whole team may read: as it was given, or in words of the holder's own. Absent while the holder shares nothing. */
    readonly forTeam?: DocumentRef;
  };
};

type By<Type extends string, Payload> = {
  readonly type: Type;
  readonly commandId: string;
  readonly actor: Actor;
} & Payload;
/** What a case asks of its team's own list. */
export type CaseToTeam =
  | By<
      'raiseCase',
      {
        readonly caseId: CaseId;
        readonly code: string;
        readonly question: DocumentRef;
        readonly told?: DeidentifiedCase;
        readonly by: UnitRef;
      }
    >
  /** The case was closed before the team had come to it, or its participant is protected. */
  | By<'withdrawCase', { readonly caseId: CaseId }>
  /** The holder lets the whole team read it: `recommendation` is the document that was given, `document` what they may read. */
  | By<
      'shareRecommendation',
      { readonly caseId: CaseId; readonly recommendation: string; readonly document: DocumentRef }
    >;
