import { z } from 'zod';
import { act, WaitingForView } from './acts.ts';
import {
  AgencyKind,
  Category,
  CodeName,
  DisclosureBasis,
  HandoverAction,
  HandoverRoute,
  IncomeSource,
  MeetingKind,
  MeetingMode,
  MoveDeclineReason,
  MoveReason,
  Phase,
  Relation,
  Sex,
  StallCause,
  TaskKind,
  WaitReason,
  WarningCode,
} from './codes.ts';
import { AssessmentText, DocumentContent, DocumentKind, PlacementText, PlanText } from './documents.ts';
import { HandoverView, TextRequestView, TextToAskFor } from './handovers.ts';
import { InsatsParts } from './insatser.ts';
import { MeetingView, WishView } from './meetings.ts';
import { JointForumView, PartyView, StaffView } from './organisation.ts';
import { ProtectionView } from './protected-identity.ts';
import { GroundBrought, SamtyckeOfCase } from './samtycke.ts';
import { SummonsView } from './summons.ts';
import { TaskRow } from './tasks.ts';
import {
  BirthYear,
  CommandId,
  Cursor,
  DocumentLink,
  FreeText,
  Id,
  Instant,
  IsoDate,
  Key,
  KommunName,
  PageSize,
  Personnummer,
  ShortText,
} from './wire.ts';

export const CaseRow = z.object({
  caseId: Id,
  caseCode: z.string(),
  participantName: z.string().optional(),
  participantProtected: z.literal(true).optional(),
  insats: Key,
  insatsName: z.string(),
  place: Key,
  phase: Phase,
  phaseSince: Instant,
  holder: PartyView,
  caseworker: StaffView.optional(),
  coach: StaffView.optional(),
  /** Absent when closed. */
  waitingFor: WaitingForView.optional(),
  /** How the actor's unit stands to it. */
  relations: z.array(Relation),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const ListCasesRequest = z.strictObject({
  which: z.enum(['held', 'followed', 'closed']).default('held'),
  insats: Key.optional(),
  phase: Phase.optional(),
  cursor: Cursor.optional(),
  limit: PageSize,
});
export type ListCasesRequest = z.infer<typeof ListCasesRequest>;
export const CaseList = z.object({ total: z.int(), rows: z.array(CaseRow), nextCursor: Cursor.optional() });
export type CaseList = z.infer<typeof CaseList>;

/** cases.search is a mutation (POST), so that what is sought never stands in an address. */
export const SearchCasesRequest = z.strictObject({ query: z.string().trim().min(2, 'tooShort').max(100, 'tooLong') });
export type SearchCasesRequest = z.infer<typeof SearchCasesRequest>;
export const SearchResult = z.object({
  soughtBy: z.enum(['code', 'personnummer', 'name']),
  rows: z.array(CaseRow),
  /** There are more hits than shown, or more cases than names can be sought among (5,000). */
  more: z.boolean(),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** cases.referralOptions: what the actor's agency may aktualisera to. */
export const ReferralOptions = z.object({
  /** Legal grounds that the actor's agency may tell the host agency under today. */
  bases: z.array(DisclosureBasis),
  insatser: z.array(
    z.object({
      insats: Key,
      name: z.string(),
      age: z.object({ from: z.int(), to: z.int() }).optional(),
      insuranceQuestionBlocksStart: z.boolean(),
      /** A rule turns on the birthday: the personnummer must be given, and the day is taken from it. */
      needsBirthDate: z.boolean(),
      /** What the actor's agency is warned of, by the income that the person has. */
      warnings: z.array(z.object({ code: WarningCode, income: IncomeSource })).optional(),
      places: z.array(z.object({ place: Key, kommuner: z.array(z.string()), host: PartyView })),
    }),
  ),
});
export type ReferralOptions = z.infer<typeof ReferralOptions>;

/** Aktualisering. The answer names the new case. The participant's name and number are kept under their own key. */
export const ReferCaseRequest = z.strictObject({
  commandId: CommandId,
  insats: Key,
  place: Key,
  participant: z.strictObject({ name: ShortText, personnummer: Personnummer.optional() }),
  sex: Sex,
  birthYear: BirthYear,
  kommun: ShortText,
  referredOn: IsoDate,
  income: IncomeSource,
  insuranceQuestionOpen: z.boolean(),
  basis: DisclosureBasis,
  ground: GroundBrought.optional(),
  message: FreeText.optional(),
  /** The model's warnings that the sender has seen (`warningNotAcknowledged`). */
  acknowledged: z.array(WarningCode).optional(),
  /** An age outside 16–70 is right all the same: somebody has looked. */
  ageChecked: z.boolean().optional(),
  /** The sender has been told that their unit already has an open case for the person, and wants another (`openCaseExists`). */
  another: z.boolean().optional(),
});
export type ReferCaseRequest = z.infer<typeof ReferCaseRequest>;

export const CaseFactsView = z.object({
  sex: Sex,
  birthYear: z.int(),
  /** Absent where it would tell whereabouts somebody lives who is protected. */
  kommun: z.string().optional(),
  referredBy: AgencyKind,
  referredOn: IsoDate,
  incomeAtStart: IncomeSource,
  incomeNow: IncomeSource,
  insuranceQuestionOpen: z.boolean(),
});
export type CaseFactsView = z.infer<typeof CaseFactsView>;

/** One line of Historik: when, which agency, what (an event type of the core) and its codes. */
export const HistoryLine = z.object({
  seq: z.int(),
  at: Instant,
  /** Absent: the clock, the import or another machine did it. */
  by: PartyView.optional(),
  /** Who there, when it is a colleague at the reader's own agency: who does what at another is that agency's own. */
  person: StaffView.optional(),
  type: CodeName,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** What the case's own insats model allows: fills the choices of the forms. */
export const CaseOptions = z.object({
  /** Legal grounds that the actor's agency may hand a case on under today. */
  bases: z.array(DisclosureBasis),
  closureReasons: z.array(
    z.object({
      id: Key,
      reportCode: z.string(),
      /** A coded exception needs no meeting, but words. */
      needsExplanation: z.boolean(),
      /** What may lie behind it; where there are any, one is chosen. */
      subReasons: z.array(z.object({ id: Key, reportCode: z.string() })).optional(),
      /** It may be chosen now. */
      open: z.boolean(),
    }),
  ),
  handoverRoutes: z.array(
    z.object({
      route: HandoverRoute,
      to: z.array(AgencyKind),
      actions: z.array(HandoverAction),
      forum: JointForumView.optional(),
      answerBy: IsoDate,
    }),
  ),
  meetings: z.array(
    z.object({
      kind: MeetingKind,
      modes: z.array(MeetingMode),
      mustAttend: z.array(z.enum(['holder', 'receiver', 'participant'])),
    }),
  ),
  /** For what and until when at most a case may be parked, and whether a wait may be made longer again. */
  wait: z.object({ reasons: z.array(WaitReason), latest: IsoDate, extensionsLeft: z.int() }),
  nextFollowUp: z.object({ earliest: IsoDate, latest: IsoDate }).optional(),
});
export type CaseOptions = z.infer<typeof CaseOptions>;

const writing = { document: DocumentLink.optional(), writtenBy: PartyView.optional() };
/** A case as the actor may see it: a part that the access table does not give is absent. */
export const CaseView = z.object({
  /** The same person's other open cases among those that the reader's unit may open; never what others have. */
  samePerson: z.array(z.object({ caseId: Id, caseCode: z.string(), insatsName: z.string(), phase: Phase })).optional(),
  caseId: Id,
  caseCode: z.string(),
  seq: z.int(),
  insats: Key,
  insatsName: z.string(),
  place: Key,
  phase: Phase,
  phaseSince: Instant,
  startedOn: IsoDate.optional(),
  origin: z.enum(['referred', 'imported']),
  holder: PartyView.extend({ caseworker: StaffView.optional(), since: Instant }),
  coach: StaffView.optional(),
  referrer: PartyView.optional(),
  waitingFor: WaitingForView.optional(),
  /** Who may give the coaches places, while it is one that the case waits for. */
  placeGivers: z.array(StaffView).optional(),
  stalled: z.object({ cause: StallCause, workingDays: z.int() }).optional(),
  /** The case stands still on purpose. */
  wait: z
    .object({
      reason: WaitReason,
      since: Instant,
      until: IsoDate,
      extensions: z.int(),
      document: DocumentLink.optional(),
    })
    .optional(),
  /** Whose work went to whom in the holder's unit, the latest last; without those that are over. */
  transfers: z
    .array(
      z.object({
        from: StaffView,
        to: StaffView,
        at: Instant,
        /** A stand-in's last day. */
        until: IsoDate.optional(),
        note: DocumentLink.optional(),
      }),
    )
    .optional(),
  /** Requests that somebody else do the work: to those who see the whole of the status, and to the unit that has the work. */
  moveRequests: z
    .array(
      z.object({
        id: Key,
        /** Absent: the case as a whole. */
        task: z.object({ id: Key, kind: TaskKind }).optional(),
        from: PartyView,
        toUnit: PartyView.optional(),
        toStaff: StaffView.optional(),
        reason: MoveReason,
        document: DocumentLink.optional(),
        askedAt: Instant,
        askedBy: PartyView,
        status: z.enum(['open', 'accepted', 'declined', 'lapsed']),
        answeredAt: Instant.optional(),
        declined: MoveDeclineReason.optional(),
      }),
    )
    .optional(),
  closure: z
    .object({
      reason: Key,
      reportCode: z.string(),
      on: IsoDate,
      /** `import`: avslutat före Stafett. */
      by: z.union([PartyView, z.literal('import')]),
      explanation: DocumentLink.optional(),
    })
    .optional(),
  relations: z.array(Relation),
  /** What of the case the actor may see. */
  categories: z.array(Category),
  /** `name` when it is known; the number stays masked until `cases.revealIdentity`. `erased`: the key is destroyed (gallring). */
  identity: z
    .object({
      name: z.string().optional(),
      missing: z.boolean(),
      numberKnown: z.boolean(),
      erased: z.boolean().optional(),
    })
    .optional(),
  /** Skyddade personuppgifter. Then `identity` holds no name: it is asked for, by who is on the list. */
  protection: ProtectionView.optional(),
  facts: CaseFactsView.optional(),
  tasks: z.array(TaskRow),
  summonses: z.array(SummonsView).optional(),
  /** A text is there where the actor may read it; `writtenBy` where it is another agency's, which may be asked for it. */
  assessment: z.object({ completedOn: IsoDate, ...writing }).optional(),
  plan: z.object({ revision: z.int(), on: IsoDate, ...writing }).optional(),
  followUps: z.array(z.object({ on: IsoDate, ...writing })).optional(),
  placements: z
    .array(
      z.object({
        id: Key,
        from: IsoDate,
        to: IsoDate.optional(),
        status: z.enum(['ongoing', 'ended']),
        ...writing,
      }),
    )
    .optional(),
  /** What the actor's agency has written in the case; to those who do not read the case's plan. */
  ownTexts: z.array(z.object({ ...DocumentLink.shape, kind: DocumentKind, writtenAt: Instant })).optional(),
  /** Texts that another agency wrote and the actor may ask for, and those that were asked for: to both sides. */
  textsToAskFor: z.array(TextToAskFor).optional(),
  textRequests: z.array(TextRequestView).optional(),
  /** To those who work in cases, of their own agency. */
  samtycke: SamtyckeOfCase.optional(),
  /** What only some insatser have: steps, an offer, a mentor, a samverkansteam, a next insats. */
  insatsParts: InsatsParts.optional(),
  handovers: z.array(HandoverView).optional(),
  meetings: z.array(MeetingView).optional(),
  /** The participant's wishes for a flerpartssamtal; to those who see all of the case's meetings. */
  wishes: z.array(WishView).optional(),
  history: z.array(HistoryLine).optional(),
  /** Which units can see what of the case now, and how each stands to it. Given to who sees the whole. */
  sharing: z
    .array(z.object({ party: PartyView, relations: z.array(Relation), categories: z.array(Category) }))
    .optional(),
  /** Command types of the core that the actor may send now. */
  allowed: z.array(CodeName),
  /** The same with what each may be done to: the id of a task, handover, meeting, summons or placement. */
  acts: z.array(z.object({ type: CodeName, target: Key.optional() })),
  options: CaseOptions,
});
export type CaseView = z.infer<typeof CaseView>;

/** handovers.preview: the case as each receiving unit will see it when the handover is sent, and not before. */
export const HandoverPreview = z.object({
  receivers: z.array(
    z.object({
      party: PartyView,
      view: CaseView,
      message: z.string().optional(),
      /** What else opens to the receiver when it accepts: its dates and codes, and no text but those sent along. */
      opensWhenAccepted: z.array(Category),
    }),
  ),
  /** What is sent along, as it is read now. */
  papers: z.array(z.object({ ...DocumentLink.shape, content: DocumentContent })),
});
export type HandoverPreview = z.infer<typeof HandoverPreview>;

/** cases.otherUnits: the person's other units that may open a case which the unit they act for may not. */
export const OtherUnits = z.object({ units: z.array(z.object({ id: Id, name: z.string() })) });
export type OtherUnits = z.infer<typeof OtherUnits>;

export const GetCaseRequest = z.strictObject({ caseId: Id });
export type GetCaseRequest = z.infer<typeof GetCaseRequest>;
export const RevealIdentityRequest = z.strictObject({ caseId: Id });
export type RevealIdentityRequest = z.infer<typeof RevealIdentityRequest>;
export const RevealedIdentity = z.object({
  name: z.string().optional(),
  personnummer: z.string().optional(),
  /** Of who is protected: it stands nowhere else. */
  kommun: z.string().optional(),
});
export type RevealedIdentity = z.infer<typeof RevealedIdentity>;

/** Komplettera: the name of an imported participant. */
export const NameParticipantRequest = z.strictObject({
  ...act,
  name: ShortText,
  personnummer: Personnummer.optional(),
});
export type NameParticipantRequest = z.infer<typeof NameParticipantRequest>;

export const CompleteAssessmentRequest = z.strictObject({ ...act, on: IsoDate, text: AssessmentText });
export type CompleteAssessmentRequest = z.infer<typeof CompleteAssessmentRequest>;
export const SavePlanRequest = z.strictObject({ ...act, on: IsoDate, text: PlanText });
export type SavePlanRequest = z.infer<typeof SavePlanRequest>;
export const RecordFollowUpRequest = z.strictObject({ ...act, on: IsoDate, text: FreeText.optional() });
export type RecordFollowUpRequest = z.infer<typeof RecordFollowUpRequest>;
export const RecordIncomeRequest = z.strictObject({ ...act, income: IncomeSource });
export type RecordIncomeRequest = z.infer<typeof RecordIncomeRequest>;
/** What has happened to the participant, as staff have heard of it; another system tells the same through the machine endpoint. */
export const ReportDeathRequest = z.strictObject({ ...act, on: IsoDate });
export type ReportDeathRequest = z.infer<typeof ReportDeathRequest>;
export const ReportMoveRequest = z.strictObject({ ...act, kommun: KommunName, on: IsoDate });
export type ReportMoveRequest = z.infer<typeof ReportMoveRequest>;
export const ResolveInsuranceQuestionRequest = z.strictObject(act);
export type ResolveInsuranceQuestionRequest = z.infer<typeof ResolveInsuranceQuestionRequest>;
export const StartPlacementRequest = z.strictObject({
  ...act,
  from: IsoDate,
  text: PlacementText.optional(),
  /** The mentor found it (Mentorsnätverket). */
  throughMentor: z.literal(true).optional(),
});
export type StartPlacementRequest = z.infer<typeof StartPlacementRequest>;
export const EndPlacementRequest = z.strictObject({ ...act, placement: Key, to: IsoDate });
export type EndPlacementRequest = z.infer<typeof EndPlacementRequest>;
/** The case stands still on purpose, for a reason and until a day. */
export const ParkCaseRequest = z.strictObject({
  ...act,
  /** What is waited for. */
  waitFor: WaitReason,
  until: IsoDate,
  text: FreeText.optional(),
});
export type ParkCaseRequest = z.infer<typeof ParkCaseRequest>;
export const ExtendWaitRequest = z.strictObject({ ...act, until: IsoDate, text: FreeText.optional() });
export type ExtendWaitRequest = z.infer<typeof ExtendWaitRequest>;
export const ResumeCaseRequest = z.strictObject(act);
export type ResumeCaseRequest = z.infer<typeof ResumeCaseRequest>;
export const BeginHandoverRequest = z.strictObject(act);
export type BeginHandoverRequest = z.infer<typeof BeginHandoverRequest>;
export const AssignCaseworkerRequest = z.strictObject({ ...act, staff: Id });
export type AssignCaseworkerRequest = z.infer<typeof AssignCaseworkerRequest>;
export const AssignCoachRequest = z.strictObject({ ...act, coach: Id });
export type AssignCoachRequest = z.infer<typeof AssignCoachRequest>;
export const CloseCaseRequest = z.strictObject({
  ...act,
  reason: Key,
  subReason: Key.optional(),
  explanation: FreeText.optional(),
  /** Försörjning at the closing. */
  income: IncomeSource.optional(),
});
export type CloseCaseRequest = z.infer<typeof CloseCaseRequest>;
