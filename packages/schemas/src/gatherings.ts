import { z } from 'zod';
import {
  BandCode,
  CodeName,
  DeferralReason,
  GroupChangeReason,
  GroupReminder,
  GroupTopic,
  MeetingMode,
  MeetingReply,
  NoNextGroupMeetingReason,
} from './codes.ts';
import { ReadContent } from './documents.ts';
import { DeidentifiedCase } from './insatser.ts';
import { PartyView, StaffView } from './organisation.ts';
import { CommandId, FreeText, Id, Instant, IsoDate, Key } from './wire.ts';

/** A samverkansteam or a group that meets without a case, by the name it has in the address. */
const gathering = { gathering: Key };
const act = { ...gathering, commandId: CommandId };
export const GatheringRequest = z.strictObject(gathering);
export type GatheringRequest = z.infer<typeof GatheringRequest>;

/** Those that the unit is in; those that have ended come last. A team has a name; a group is known by its topic and who calls it. */
export const GatheringList = z.object({
  gatherings: z.array(
    z.object({
      ...gathering,
      name: z.string().optional(),
      topic: GroupTopic,
      calledBy: PartyView,
      ended: z.boolean(),
    }),
  ),
});
export type GatheringList = z.infer<typeof GatheringList>;

export const GatheringMeetingView = z.object({
  id: Key,
  startsAt: Instant,
  minutesLong: z.int(),
  mode: MeetingMode,
  status: z.enum(['planned', 'held', 'cancelled']),
  cancelled: GroupChangeReason.optional(),
  parties: z.array(
    z.object({
      unit: PartyView,
      reply: MeetingReply.optional(),
      repliedAt: Instant.optional(),
      attended: z.boolean().optional(),
    }),
  ),
  /** It has been written up. */
  written: z.boolean(),
  /** The document of its minutes: a group's for whoever is in it, a samverkansteam's for the agency that wrote them. */
  minutes: Id.optional(),
  noNext: NoNextGroupMeetingReason.optional(),
  /** The codes of the cases it is to talk of, in order. */
  agenda: z.array(z.string()),
});
export type GatheringMeetingView = z.infer<typeof GatheringMeetingView>;

/** A case as the team knows it: a code, a question, bands and codes; never who or which. */
export const AgendaItemView = z.object({
  code: z.string(),
  question: Id,
  told: DeidentifiedCase.optional(),
  raisedBy: PartyView,
  raisedAt: Instant,
  status: z.enum(['waiting', 'recommended', 'withdrawn']),
  deferred: z.array(z.object({ reason: DeferralReason })),
  /** `document`: for the agency that gave it; for the others once the holder of the case has shared it. */
  recommendation: z.object({ document: Id.optional(), meeting: Key, on: IsoDate }).optional(),
});
export type AgendaItemView = z.infer<typeof AgendaItemView>;

/**
 * The cases that the team has had by age band, as of the meeting of a day. They change when a meeting has ended and at least five more have
 * come, and an age band then by none or by at least five.
 */
export const TeamFigures = z.object({
  /** The day of the latest meeting whose cases are counted. */
  on: IsoDate,
  bands: z.array(z.object({ ageBand: BandCode, cases: z.int() })),
  /** Counted, and told by no age yet: too few of them are as old. */
  left: z.int(),
  total: z.int(),
});
export type TeamFigures = z.infer<typeof TeamFigures>;

export const GatheringView = z.object({
  ...gathering,
  name: z.string().optional(),
  topic: GroupTopic,
  calledBy: PartyView,
  members: z.array(PartyView),
  interval: z.object({ atLeastDays: z.int(), atMostDays: z.int() }),
  meetings: z.array(GatheringMeetingView),
  agenda: z.array(AgendaItemView),
  /** Of a samverkansteam that has had enough cases at a meeting that has ended. */
  figures: TeamFigures.optional(),
  /** Whom it waits for, for what, and when the clock speaks next; absent once it has ended. */
  waitingFor: z
    .object({ about: GroupReminder, units: z.array(PartyView), meeting: Key.optional(), nextOn: IsoDate })
    .optional(),
  endedOn: IsoDate.optional(),
  /** What the actor may do here now. */
  allowed: z.array(z.object({ type: CodeName, meeting: Key.optional(), code: z.string().optional() })),
  /** The actor may read the cases' questions and what the team recommended. */
  readsQuestions: z.boolean(),
});
export type GatheringView = z.infer<typeof GatheringView>;

export const GatheringTextRequest = z.strictObject({ ...gathering, document: Id });
export type GatheringTextRequest = z.infer<typeof GatheringTextRequest>;
export const GatheringText = z.object({
  document: Id,
  writtenAt: Instant,
  author: StaffView.optional(),
  content: ReadContent,
});
export type GatheringText = z.infer<typeof GatheringText>;

export const PlanGatheringRequest = z.strictObject({ ...act, startsAt: Instant, mode: MeetingMode.optional() });
export type PlanGatheringRequest = z.infer<typeof PlanGatheringRequest>;
export const ReplyToGatheringRequest = z.strictObject({ ...act, meeting: Key, reply: MeetingReply });
export type ReplyToGatheringRequest = z.infer<typeof ReplyToGatheringRequest>;
export const MoveGatheringRequest = z.strictObject({
  ...act,
  meeting: Key,
  startsAt: Instant,
  reason: GroupChangeReason,
});
export type MoveGatheringRequest = z.infer<typeof MoveGatheringRequest>;
export const CancelGatheringRequest = z.strictObject({ ...act, meeting: Key, reason: GroupChangeReason });
export type CancelGatheringRequest = z.infer<typeof CancelGatheringRequest>;
/** `attended`: the units that came. */
export const GatheringHeldRequest = z.strictObject({
  ...act,
  meeting: Key,
  attended: z.array(Id).max(60),
  mode: MeetingMode,
});
export type GatheringHeldRequest = z.infer<typeof GatheringHeldRequest>;
export const GatheringMinutesRequest = z.strictObject({
  ...act,
  meeting: Key,
  text: FreeText,
  /** The next is planned already, is planned with this, or it is said why not. */
  next: z.union([
    z.strictObject({ meeting: Key }),
    z.strictObject({ startsAt: Instant }),
    z.strictObject({ none: NoNextGroupMeetingReason }),
  ]),
});
export type GatheringMinutesRequest = z.infer<typeof GatheringMinutesRequest>;
const CaseCodeInTeam = z.string().regex(/^[0-9A-Za-z-]{1,20}$/, 'invalidKey');
export const RecommendRequest = z.strictObject({ ...act, meeting: Key, code: CaseCodeInTeam, text: FreeText });
export type RecommendRequest = z.infer<typeof RecommendRequest>;
export const DeferCaseRequest = z.strictObject({ ...act, meeting: Key, code: CaseCodeInTeam, reason: DeferralReason });
export type DeferCaseRequest = z.infer<typeof DeferCaseRequest>;

/** Why somebody finds out which case a code is of. */
export const whoseReasons = ['prepareMeeting', 'answerQuestion', 'followRecommendation'] as const;
/** Which case a samverkansteam's code is of: for the agency that raised it, with a reason that is logged. */
export const WhoseCodeRequest = z.strictObject({
  code: CaseCodeInTeam,
  reason: z.enum(whoseReasons),
  /** For whoever reviews the log; nobody else reads it. */
  why: z.string().trim().min(1, 'missing').max(300, 'tooLong'),
});
export type WhoseCodeRequest = z.infer<typeof WhoseCodeRequest>;
export const WhoseCode = z.object({ caseId: Id, code: z.string() });
export type WhoseCode = z.infer<typeof WhoseCode>;

/** Calls a new group together; it has a name of its own from its topic. */
export const StartGroupRequest = z.strictObject({
  commandId: CommandId,
  topic: GroupTopic,
  members: z.array(Id).min(1, 'missing').max(60),
  interval: z.strictObject({ atLeastDays: z.int().min(1).max(366), atMostDays: z.int().min(1).max(366) }),
  minutesLong: z.int().min(15).max(480),
  mode: MeetingMode,
  times: z.array(Instant).min(1, 'missing').max(12),
});
export type StartGroupRequest = z.infer<typeof StartGroupRequest>;

export const InviteUnitsRequest = z.strictObject({ ...act, members: z.array(Id).min(1, 'missing').max(60) });
export type InviteUnitsRequest = z.infer<typeof InviteUnitsRequest>;
/** `unit`: whom whoever calls the group takes out; without it, one's own unit leaves. */
export const LeaveGroupRequest = z.strictObject({ ...act, unit: Id.optional() });
export type LeaveGroupRequest = z.infer<typeof LeaveGroupRequest>;
export const EndGroupRequest = z.strictObject({ ...act, reason: GroupChangeReason });
export type EndGroupRequest = z.infer<typeof EndGroupRequest>;

export const GatheringAnswer = z.object({
  outcome: z.enum(['saved', 'received']),
  ...gathering,
  commandId: CommandId,
});
export type GatheringAnswer = z.infer<typeof GatheringAnswer>;
