import { afterRecommendation, clockNames, mostCodesTold, recommendationDecisions } from '@stafett/domain';
import { z } from 'zod';
import { act } from './acts.ts';
import {
  AgencyKind,
  BandCode,
  DisclosureBasis,
  FirstContactParty,
  HandoverAction,
  HandoverRoute,
  IncomeSource,
  MeetingKind,
  MeetingMode,
  OfferAnswer,
  Phase,
  SmallGroupReason,
  StepId,
  TaskKind,
  TeamNeed,
  TeamObstacle,
  TriedMeasure,
  WarningCode,
} from './codes.ts';
import { PartyView, StaffView } from './organisation.ts';
import { DocumentLink, FreeText, Id, Instant, IsoDate, Key, ShortText } from './wire.ts';

// What only some insatser have: the acts, what the case's view says of them, and the models in codes and numbers.

/** VUXAM: who made the first contact, and when. */
export const RecordFirstContactRequest = z.strictObject({ ...act, on: IsoDate, by: FirstContactParty });
export type RecordFirstContactRequest = z.infer<typeof RecordFirstContactRequest>;
export const RecordStepMoveRequest = z.strictObject({ ...act, step: StepId, on: IsoDate });
export type RecordStepMoveRequest = z.infer<typeof RecordStepMoveRequest>;
/** Utvärdering without a meeting in Stafett; what was concluded, in words. */
export const RecordReviewRequest = z.strictObject({ ...act, on: IsoDate, text: FreeText });
export type RecordReviewRequest = z.infer<typeof RecordReviewRequest>;
export const RecordOfferRequest = z.strictObject({ ...act, on: IsoDate, answer: OfferAnswer });
export type RecordOfferRequest = z.infer<typeof RecordOfferRequest>;

/** Who the mentor is: kept encrypted, as what is known of a third person. */
export const MentorText = z.strictObject({
  name: ShortText,
  contact: ShortText.optional(),
  text: z.string().trim().max(20_000, 'tooLong').optional(),
});
export type MentorText = z.infer<typeof MentorText>;
export const MatchMentorRequest = z.strictObject({
  ...act,
  mentor: MentorText,
  /** The daglig handledare, and who has the work while that person is away: colleagues of the holder. */
  supervisor: Id,
  standIn: Id,
  on: IsoDate,
  /** A case of the unit's whose participant has the same mentor: so that mentors can be counted. */
  sameMentorAs: Id.optional(),
});
export type MatchMentorRequest = z.infer<typeof MatchMentorRequest>;
export const RecordMentorContactRequest = z.strictObject({ ...act, on: IsoDate });
export type RecordMentorContactRequest = z.infer<typeof RecordMentorContactRequest>;
export const RecordSupervisorAbsenceRequest = z.strictObject({ ...act, until: IsoDate });
export type RecordSupervisorAbsenceRequest = z.infer<typeof RecordSupervisorAbsenceRequest>;

/** DeidentifiedCase: what a samverkansteam is told of a case beside its code and the words of the question. */
export const DeidentifiedCase = z.object({
  ageBand: BandCode,
  weeksWaiting: BandCode,
  agencies: z.array(AgencyKind),
  needs: z.array(TeamNeed),
  tried: z.array(TriedMeasure),
  blocking: TeamObstacle,
});
export type DeidentifiedCase = z.infer<typeof DeidentifiedCase>;
const fewOf = <Code extends string>(code: z.ZodType<Code, Code>) =>
  z.array(code).min(1, 'missing').max(mostCodesTold, 'tooMany');
/**
 * The question goes to people of other agencies who are not to learn whom it is of: it is refused with `identifiesSomebody` while words in
 * it may tell. `smallGroup`: why the case is brought although fewer than five are alike; without it such a case is refused with `smallGroup`.
 */
export const BringToTeamRequest = z.strictObject({
  ...act,
  question: FreeText,
  needs: fewOf(TeamNeed),
  tried: fewOf(TriedMeasure),
  blocking: TeamObstacle,
  smallGroup: SmallGroupReason.optional(),
});
export type BringToTeamRequest = z.infer<typeof BringToTeamRequest>;
export const ToldToTeamRequest = z.strictObject({ caseId: Id });
export type ToldToTeamRequest = z.infer<typeof ToldToTeamRequest>;
/** What the team would be told of the case now, and whether fewer than five are alike even so. */
export const ToldToTeam = z.object({
  told: DeidentifiedCase.pick({ ageBand: true, weeksWaiting: true, agencies: true }),
  tooFew: z.boolean(),
});
export type ToldToTeam = z.infer<typeof ToldToTeam>;
export const RecommendationDecision = z.enum(recommendationDecisions);
export const AfterRecommendation = z.enum(afterRecommendation);
export const DecideOnRecommendationRequest = z.strictObject({
  ...act,
  recommendation: Key,
  decision: RecommendationDecision,
  /** What the holder does next. */
  next: AfterRecommendation,
  text: FreeText.optional(),
  /** What the whole team may read: the rekommendation as it was given, in these words instead, or nothing. Refused with `identifiesSomebody`. */
  forTeam: z.union([z.literal('asGiven'), z.strictObject({ text: FreeText })]).optional(),
});
export type DecideOnRecommendationRequest = z.infer<typeof DecideOnRecommendationRequest>;
/** The same participant's next insats begins before this case closes. The answer of the act names this case. */
export const StartFollowingCaseRequest = z.strictObject({
  ...act,
  insats: Key,
  place: Key,
  basis: DisclosureBasis,
  acknowledged: z.array(WarningCode).optional(),
});
export type StartFollowingCaseRequest = z.infer<typeof StartFollowingCaseRequest>;

/** What of a case only some insatser have. A part that the insats does not know is absent. */
export const InsatsParts = z.object({
  firstContact: z.object({ on: IsoDate.optional(), by: FirstContactParty.optional() }).optional(),
  steps: z
    .object({
      /** Every step of the model, with the last day on which it counts as reached in time. */
      marks: z.array(
        z.object({
          step: StepId,
          reportCode: z.string(),
          targetPercent: z.int(),
          afterMonths: z.int(),
          /** Absent until the insats has started. */
          by: IsoDate.optional(),
          /** The first day on which the participant stood on the step or beyond it. */
          reachedOn: IsoDate.optional(),
        }),
      ),
      moves: z.array(z.object({ step: StepId, on: IsoDate })),
      reviews: z.array(z.object({ on: IsoDate, document: DocumentLink.optional(), meeting: Key.optional() })),
    })
    .optional(),
  offer: z
    .object({
      /** The days on which the offer counts as made in time. */
      from: IsoDate.optional(),
      to: IsoDate.optional(),
      offers: z.array(z.object({ on: IsoDate, answer: OfferAnswer })),
    })
    .optional(),
  mentorship: z
    .object({
      matchedOn: IsoDate,
      supervisor: StaffView,
      standIn: StaffView,
      contactOn: IsoDate.optional(),
      awayUntil: IsoDate.optional(),
      mentor: DocumentLink.optional(),
    })
    .optional(),
  /** Placements can come through a mentor here. */
  hasMentors: z.boolean().optional(),
  team: z
    .object({
      question: z
        .object({
          code: z.string(),
          askedAt: Instant,
          document: DocumentLink.optional(),
          /** What the team is told beside it. */
          told: DeidentifiedCase.optional(),
        })
        .optional(),
      recommendations: z.array(
        z.object({
          id: Key,
          on: IsoDate,
          document: DocumentLink.optional(),
          question: DocumentLink.optional(),
          decided: z
            .object({ decision: RecommendationDecision, on: IsoDate, document: DocumentLink.optional() })
            .optional(),
        }),
      ),
    })
    .optional(),
  following: z
    .object({
      /** Where the participant may go on. */
      insatser: z.array(
        z.object({
          insats: Key,
          name: z.string(),
          warnings: z.array(z.object({ code: WarningCode, income: IncomeSource })),
          places: z.array(z.object({ place: Key, host: PartyView })),
        }),
      ),
      begun: z.array(z.object({ caseId: Id, insatsName: z.string(), on: IsoDate })),
    })
    .optional(),
});
export type InsatsParts = z.infer<typeof InsatsParts>;

export const ClockNameCode = z.enum(clockNames);
const Ladder = z.object({ remind: z.int(), manager: z.int(), coordinator: z.int(), raiseInTeam: z.int() });
const TaskTimes = z.object({ dueInWorkingDays: z.int(), ladder: Ladder });

/** What must be true before a case may close for the reason. */
const ClosingNeeds = z.object({
  type: z.enum(['handoverMeetingHeld', 'recommendationGiven', 'meetingHeld', 'explanation']),
  /** An accepted handover on this way besides, to an agency of this kind. */
  route: HandoverRoute.optional(),
  agencyKind: AgencyKind.optional(),
  recommendation: z.boolean().optional(),
  followingCase: z.boolean().optional(),
  meeting: MeetingKind.optional(),
});

/** One version of an insats model, in codes, days and dates; the words are the console's. */
export const InsatsModelView = z.object({
  insats: Key,
  name: z.string(),
  hash: Key,
  /** The first is 1. */
  version: z.int(),
  /** New cases begin on it. */
  current: z.boolean(),
  referrers: z.array(AgencyKind),
  age: z.object({ from: z.int(), to: z.int() }).optional(),
  needsBirthDate: z.boolean(),
  insuranceQuestionBlocksStart: z.boolean(),
  warnings: z.array(z.object({ code: WarningCode, referredBy: AgencyKind, income: IncomeSource })),
  places: z.array(z.object({ place: Key, kommuner: z.array(z.string()), host: PartyView, coordinator: PartyView })),
  phases: z.array(
    z.object({
      phase: Phase,
      next: z.array(Phase),
      reviewAfterDays: z.int(),
      stalledAfterWorkingDays: z.int(),
    }),
  ),
  clocks: z.array(z.object({ clock: ClockNameCode, value: z.int() })),
  steps: z.array(z.object({ step: StepId, reportCode: z.string(), targetPercent: z.int(), afterMonths: z.int() })),
  handovers: z.array(z.object({ route: HandoverRoute, to: z.array(AgencyKind), actions: z.array(HandoverAction) })),
  meetings: z.array(
    z.object({
      kind: MeetingKind,
      modes: z.array(MeetingMode),
      mustAttend: z.array(z.enum(['holder', 'receiver', 'participant'])),
    }),
  ),
  tasks: z.array(TaskTimes.extend({ kind: TaskKind })),
  closureReasons: z.array(
    z.object({
      id: Key,
      reportCode: z.string(),
      needs: ClosingNeeds,
      subReasons: z.array(z.object({ id: Key, reportCode: z.string() })),
    }),
  ),
  continuesInto: z.array(z.string()),
  hasTeam: z.boolean(),
});
export type InsatsModelView = z.infer<typeof InsatsModelView>;
export const InsatsModelList = z.object({ models: z.array(InsatsModelView) });
export type InsatsModelList = z.infer<typeof InsatsModelList>;

const days = z.object({ before: z.int(), after: z.int() });
/** What a newer version of the model would change for a case. Absent on one side: that version has no such thing. */
export const ModelChangeView = z.object({
  hash: Key,
  version: z.int(),
  tasks: z.array(z.object({ kind: TaskKind, before: TaskTimes, after: TaskTimes })),
  meetings: z.array(z.object({ kind: MeetingKind })),
  clocks: z.array(z.object({ clock: ClockNameCode, before: z.int().optional(), after: z.int().optional() })),
  onward: z.object({ before: z.array(Phase), after: z.array(Phase) }),
  closing: z.object({
    nowPossible: z.array(z.string()),
    nowImpossible: z.array(z.string()),
    added: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  review: z.object({ on: IsoDate.optional(), thenAfterDays: days }),
  stalled: z.object({ before: z.boolean(), after: z.boolean() }),
  /** Deadlines that run on as promised. */
  kept: z.array(z.object({ type: z.string(), on: IsoDate })),
});
export type ModelChangeView = z.infer<typeof ModelChangeView>;
export const ModelChangesRequest = z.strictObject({ caseId: Id });
export type ModelChangesRequest = z.infer<typeof ModelChangesRequest>;
/** `version`: the one that the case runs on. */
export const ModelChanges = z.object({ version: z.int(), newer: z.array(ModelChangeView) });
export type ModelChanges = z.infer<typeof ModelChanges>;
export const ChangeModelRequest = z.strictObject({ ...act, modelHash: Key });
export type ChangeModelRequest = z.infer<typeof ChangeModelRequest>;
