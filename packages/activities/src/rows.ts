import type { Instant, IsoDate } from '@stafett/domain';

// The read model's rows as PostgreSQL names their columns, so that one statement writes them from JSON
// (`jsonb_populate_recordset`). packages/db/prisma/schema.prisma says what each column means.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The domain's types are JSON by contract; the type system can't see it through their optional fields. */
export const json = (value: object): Json => value as unknown as Json;

export type CaseEventRow = {
  readonly case_id: string;
  readonly seq: number;
  readonly command_id: string;
  readonly ordinal: number;
  readonly type: string;
  readonly version: number;
  readonly at: Instant;
  readonly tenant: string;
  readonly actor: Json;
  readonly payload: Json;
};

export type WaitingListEventRow = {
  readonly list_id: string;
  readonly seq: number;
  readonly command_id: string;
  readonly ordinal: number;
  readonly type: string;
  readonly version: number;
  readonly at: Instant;
  readonly tenant: string;
  readonly payload: Json;
};

export type GatheringEventRow = Omit<WaitingListEventRow, 'list_id'> & { readonly gathering_id: string };

export type OutboxRow = {
  readonly id: string;
  readonly case_id: string | null;
  readonly list_id: string | null;
  readonly gathering_id?: string;
  readonly seq: number;
  readonly ordinal: number;
  readonly effect: Json;
  readonly created_at: Instant;
  readonly relayed_at: null;
  readonly attempts: 0;
};

/** Of one case or of one gathering. */
export type NotificationRow = {
  readonly id: string;
  readonly case_id: string | null;
  readonly gathering_id: string | null;
  readonly seq: number;
  readonly tenant: string;
  readonly unit: string;
  readonly staff: string | null;
  readonly audience: string;
  readonly kind: string;
  readonly task: string | null;
  readonly task_kind: string | null;
  readonly handover: string | null;
  readonly meeting: string | null;
  readonly at: Instant;
};

type WaitingColumns = {
  readonly waiting_agency: string | null;
  readonly waiting_unit: string | null;
  readonly waiting_staff: string | null;
  readonly waiting_since: Instant | null;
  readonly waiting_reason: string | null;
  readonly next_step: string | null;
  readonly next_on: IsoDate | null;
};

export type CaseFileRow = WaitingColumns & {
  readonly id: string;
  readonly code: string;
  readonly participant_id: string;
  readonly tenant: string;
  readonly insats: string;
  readonly place: string;
  readonly model_hash: string;
  readonly origin: string;
  readonly phase: string;
  readonly phase_since: Instant;
  readonly referred_on: IsoDate;
  readonly started_on: IsoDate | null;
  readonly closed_on: IsoDate | null;
  readonly closure_reason: string | null;
  readonly closure_meeting: string | null;
  readonly imported_closed: boolean;
  readonly sex: string;
  readonly birth_year: number;
  readonly referred_by: string;
  readonly income_at_start: string;
  readonly income_now: string;
  readonly holder_agency: string;
  readonly holder_unit: string;
  readonly holder_staff: string | null;
  readonly holder_since: Instant;
  readonly coach: string | null;
  readonly stalls_on: IsoDate | null;
  readonly stall_cause: string | null;
  readonly name_missing: boolean;
  readonly seq: number;
  readonly state: Json;
};

export type TaskRow = WaitingColumns & {
  readonly id: string;
  readonly case_id: string;
  readonly tenant: string;
  readonly owner_agency: string;
  readonly owner_unit: string;
  readonly kind: string;
  readonly audience: string;
  readonly claimed_by: string | null;
  readonly due_on: IsoDate;
  readonly opened_at: Instant;
  readonly status: string;
  readonly closed_at: Instant | null;
  readonly version: number;
  readonly subject: Json;
  readonly case_code: string;
  readonly participant_id: string;
  readonly insats: string;
  readonly place: string;
  readonly phase: string;
  readonly name_missing: boolean;
  readonly holder_agency: string;
  readonly holder_unit: string;
};

export type HandoverRow = {
  readonly id: string;
  readonly case_id: string;
  readonly tenant: string;
  readonly from_agency: string;
  readonly from_unit: string;
  readonly route: string;
  readonly to_type: string;
  readonly to_agency: string | null;
  readonly to_unit: string | null;
  readonly forum: string | null;
  readonly action: string;
  readonly basis: string;
  readonly status: string;
  readonly sent_at: Instant;
  readonly acknowledge_by: IsoDate;
  readonly answer_by: IsoDate;
  readonly parallel_support_until: IsoDate | null;
  readonly acknowledged_at: Instant | null;
  readonly answered_at: Instant | null;
  readonly answered_by_agency: string | null;
  readonly answered_by_unit: string | null;
  readonly outcome: string | null;
  readonly detail: Json;
};

export type HandoverMemberRow = {
  readonly handover_id: string;
  readonly unit: string;
  readonly agency: string;
  readonly case_id: string;
};

export type MeetingRow = {
  readonly id: string;
  readonly case_id: string;
  readonly tenant: string;
  readonly kind: string;
  readonly starts_at: Instant;
  readonly minutes_long: number;
  readonly mode: string;
  readonly status: string;
  readonly booked_by_unit: string;
  readonly handover_id: string | null;
  readonly held_at: Instant | null;
  readonly detail: Json;
};

export type MeetingPartyRow = {
  readonly meeting_id: string;
  readonly party_id: string;
  readonly case_id: string;
  readonly type: string;
  readonly agency: string | null;
  readonly unit: string | null;
  readonly role: string | null;
  readonly required: boolean;
  readonly reply: string | null;
  readonly replied_at: Instant | null;
  readonly attended: boolean | null;
  readonly confirmed_at: Instant | null;
  readonly starts_at: Instant;
};

export type SlotBookingRow = {
  readonly meeting_id: string;
  readonly rule_id: string;
  readonly on_day: IsoDate;
  readonly case_id: string;
};

export type PlacementRow = {
  readonly id: string;
  readonly case_id: string;
  readonly tenant: string;
  readonly from_on: IsoDate;
  readonly to_on: IsoDate | null;
  readonly status: string;
  readonly document_id: string | null;
};

export type CaseContactRow = {
  readonly id: string;
  readonly case_id: string;
  readonly tenant: string;
  readonly unit: string;
  readonly role: string;
  readonly status: 'sought' | 'named' | 'ended';
  readonly staff: string | null;
  readonly document_id: string | null;
  readonly document_version: number | null;
  readonly since: Instant;
  readonly told: readonly string[];
};

export type DeadlineRow = {
  readonly case_id: string;
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly rung: number;
};

export type CaseGrantRow = {
  readonly case_id: string;
  readonly unit: string;
  readonly relation: string;
  readonly agency: string;
  readonly participant_id: string;
};

export type ProtectedCaseRow = {
  readonly case_id: string;
  readonly participant_id: string;
  readonly kind: string;
  readonly since: Instant;
};

/** Where the participant lives; see `withKommun`. */
export type CaseKommunRow = { readonly case_id: string; readonly kommun: string };

export type IdentityAccessRow = {
  readonly case_id: string;
  readonly unit: string;
  readonly staff: string;
  readonly agency: string;
  readonly participant_id: string;
};

export type WaitingListRow = {
  readonly id: string;
  readonly insats: string;
  readonly place: string;
  readonly tenant: string;
  readonly unit: string;
  readonly coordinator_unit: string;
  readonly seq: number;
  readonly state: Json;
};

export type WaitingListEntryRow = {
  readonly list_id: string;
  readonly case_id: string;
  readonly referred_on: IsoDate;
  readonly entered_at: Instant;
};

export type CoachSeatRow = {
  readonly list_id: string;
  readonly coach: string;
  readonly seats: number;
  readonly taken: number;
};

export type GatheringRow = {
  readonly id: string;
  readonly kind: 'samverkansteam' | 'groupMeeting';
  readonly tenant: string;
  readonly unit: string;
  readonly seq: number;
  readonly state: Json;
  readonly shown: Json;
};

export type GatheringMemberRow = { readonly gathering_id: string; readonly unit: string; readonly agency: string };

export type GatheringDocumentRow = {
  readonly gathering_id: string;
  readonly document_id: string;
  readonly part: 'question' | 'given' | 'recommendation' | 'notes' | 'minutes';
};

/** Which case a samverkansteam's code is of. */
export type GatheringCodeRow = {
  readonly gathering_id: string;
  readonly code: string;
  readonly case_id: string;
  /** The agency that raised it. */
  readonly tenant: string;
  readonly waits: boolean;
};

/** Rows that follow from a state alone, per table. */
export type StateRows = {
  readonly case_file: CaseFileRow;
  readonly task: TaskRow;
  readonly handover: HandoverRow;
  readonly handover_member: HandoverMemberRow;
  readonly meeting: MeetingRow;
  readonly meeting_party: MeetingPartyRow;
  readonly slot_booking: SlotBookingRow;
  readonly placement: PlacementRow;
  readonly case_contact: CaseContactRow;
  readonly deadline: DeadlineRow;
  readonly case_grant: CaseGrantRow;
  readonly case_kommun: CaseKommunRow;
  readonly protected_case: ProtectedCaseRow;
  readonly identity_access: IdentityAccessRow;
  readonly waiting_list: WaitingListRow;
  readonly waiting_list_entry: WaitingListEntryRow;
  readonly coach_seat: CoachSeatRow;
  readonly gathering: GatheringRow;
  readonly gathering_member: GatheringMemberRow;
  readonly gathering_document: GatheringDocumentRow;
  readonly gathering_code: GatheringCodeRow;
};
export type StateTable = keyof StateRows;

/** The key of each table, parents before children. */
export const keysOf: { readonly [Table in StateTable]: readonly (keyof StateRows[Table] & string)[] } = {
  case_file: ['id'],
  task: ['id'],
  handover: ['id'],
  handover_member: ['handover_id', 'unit'],
  meeting: ['id'],
  meeting_party: ['meeting_id', 'party_id'],
  // Not the rule and the day alone, which are unique too: who comes second must fail, and not take over.
  slot_booking: ['meeting_id', 'rule_id', 'on_day'],
  placement: ['id'],
  case_contact: ['id'],
  deadline: ['case_id', 'id'],
  case_grant: ['case_id', 'unit', 'relation'],
  case_kommun: ['case_id'],
  protected_case: ['case_id'],
  identity_access: ['case_id', 'unit', 'staff'],
  waiting_list: ['id'],
  waiting_list_entry: ['list_id', 'case_id'],
  coach_seat: ['list_id', 'coach'],
  gathering: ['id'],
  gathering_member: ['gathering_id', 'unit'],
  gathering_document: ['gathering_id', 'document_id'],
  gathering_code: ['gathering_id', 'code'],
};
export const stateTables = Object.keys(keysOf) as readonly StateTable[];

/** Some of the tables' rows. */
export type RowSet = { readonly [Table in StateTable]?: readonly StateRows[Table][] };

type Interval = {
  readonly case_id: string;
  /** Of the last event of the act that opened it; numbers before an import's for what it tells of the time before. */
  readonly seq: number;
  readonly valid_from: Instant;
  readonly valid_to: Instant | null;
  readonly tenant: string;
};
export type IntervalRows = {
  readonly case_phase: Interval & { readonly phase: string };
  readonly case_holder: Interval & { readonly agency: string; readonly unit: string; readonly staff: string | null };
  readonly case_waiting: Interval & {
    readonly agency: string;
    readonly unit: string;
    readonly staff: string | null;
    readonly reason: string;
  };
  readonly case_income: Interval & { readonly income: string };
};
export type IntervalTable = keyof IntervalRows;
export const intervalTables = [
  'case_phase',
  'case_holder',
  'case_waiting',
  'case_income',
] as const satisfies readonly IntervalTable[];
