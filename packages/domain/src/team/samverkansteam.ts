import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type {
  GroupInterval,
  GroupMeetingCommand,
  GroupMeetingEvent,
  GroupSeries,
} from '../group-meeting/group-meeting.ts';
import type { Actor, CaseId, UnitRef } from '../organisation/organisation.ts';
import type { DeidentifiedCase } from './deidentified-case.ts';
import type { CaseToTeam } from './team.ts';

/** A samverkansteam meets three to four times a year (FINSAM Kävlinge-Lomma, 2018). */
export const teamInterval: GroupInterval = { atLeastDays: 60, atMostDays: 135 };

export const deferralReasons = ['timeRanOut', 'moreInformationNeeded', 'partyMissing', 'other'] as const;
export type DeferralReason = (typeof deferralReasons)[number];

/** A case on the team's list. The team talks of the code and the question; who it is, is not known here (OSL 26:1, 25:1). */
export type AgendaItem = {
  readonly caseId: CaseId;
  readonly code: string;
  /** The codes it had at the meetings that put it off; no member is told them. Absent while none has. */
  readonly earlierCodes?: readonly string[];
  readonly question: DocumentRef;
  /** Absent in what was raised before it was told. */
  readonly told?: DeidentifiedCase;
  readonly raisedBy: UnitRef;
  readonly raisedAt: Instant;
  readonly status: 'waiting' | 'recommended' | 'withdrawn';
  /** The meetings at which it was put off, and why. */
  readonly deferred: readonly { readonly meeting: string; readonly reason: DeferralReason }[];
  /** Whoever gave it, and the case's holder, read it as it was given; the other members what the holder has `shared`. */
  readonly recommendation?: {
    readonly meeting: string;
    readonly document: DocumentRef;
    readonly on: IsoDate;
    readonly shared?: DocumentRef;
  };
  /** It is in the team's figures. */
  readonly counted?: true;
};

/**
 * Cases that came into the team's figures together, when a meeting had ended: how many there were of each age band, as the team was told
 * it (`-` where it was not). Small counts stand here as they are, so they are for nobody to see before they have been guarded.
 */
export type TeamCohort = {
  readonly meeting: string;
  /** The meeting's day. */
  readonly on: IsoDate;
  readonly counts: readonly { readonly ageBand: string; readonly cases: number }[];
};

export type Samverkansteam = {
  readonly seq: number;
  readonly team: string;
  readonly series: GroupSeries;
  readonly agenda: readonly AgendaItem[];
  /** In order. Absent before the first. */
  readonly cohorts?: readonly TeamCohort[];
};

type By<Type extends string, Payload> = {
  readonly type: Type;
  readonly commandId: string;
  readonly actor: Actor;
} & Payload;
export type SamverkansteamCommand =
  | CaseToTeam
  /** The team's rekommendation, given at a meeting. It binds nobody: the holder decides (lag 2003:1210 §§ 2, 7). */
  | By<'recommend', { readonly code: string; readonly meeting: string; readonly document: DocumentRef }>
  | By<'deferCase', { readonly code: string; readonly meeting: string; readonly reason: DeferralReason }>
  | Exclude<GroupMeetingCommand, { type: 'planSeries' }>;
export type SamverkansteamCommandType = SamverkansteamCommand['type'];

type Happened<Type extends string, Payload> = {
  readonly type: Type;
  readonly version: 1;
  readonly at: Instant;
  readonly by: Actor;
} & Payload;
export type SamverkansteamEvent =
  | GroupMeetingEvent
  | Happened<
      'caseRaised',
      {
        readonly caseId: CaseId;
        readonly code: string;
        readonly question: DocumentRef;
        readonly told?: DeidentifiedCase;
        readonly raisedBy: UnitRef;
      }
    >
  | Happened<'raisedCaseWithdrawn', { readonly caseId: CaseId; readonly code: string }>
  | Happened<
      'caseDeferred',
      {
        readonly code: string;
        readonly meeting: string;
        readonly reason: DeferralReason;
        /** Its code from then on. Absent in what was put off before codes were each meeting's own. */
        readonly nextCode?: string;
      }
    >
  | Happened<
      'teamRecommended',
      {
        readonly caseId: CaseId;
        readonly code: string;
        readonly meeting: string;
        readonly document: DocumentRef;
        readonly on: IsoDate;
      }
    >
  /** The members may read this of what they recommended. */
  | Happened<
      'recommendationShared',
      { readonly caseId: CaseId; readonly code: string; readonly document: DocumentRef }
    >;
export type SamverkansteamEventType = SamverkansteamEvent['type'];
