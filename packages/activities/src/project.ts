import { withoutKommun } from '@stafett/db';
import {
  addWorkingDays,
  atTime,
  type CaseFile,
  type Contact,
  currentModel,
  dueOf,
  grantsOf,
  type Handover,
  type InsatsModel,
  type IsoDate,
  isHeld,
  type Meeting,
  type Place,
  slotsHeldBy,
  stallOf,
  stockholmDate,
  type Task,
  taskAudience,
  toldOf,
  unitsShutOutOfMeeting,
  type WaitingList,
  type WaitingListName,
  waitingFor,
} from '@stafett/domain';
import { waitingListId } from '@stafett/workflows/messages';
import {
  type CaseContactRow,
  type CaseFileRow,
  type HandoverMemberRow,
  type HandoverRow,
  type IdentityAccessRow,
  json,
  type MeetingPartyRow,
  type MeetingRow,
  type ProtectedCaseRow,
  type RowSet,
  type TaskRow,
} from './rows.ts';

const waitingColumns = (state: CaseFile, model: InsatsModel) => {
  const waits = waitingFor(state, model);
  return {
    waiting_agency: waits?.agency ?? null,
    waiting_unit: waits?.unit ?? null,
    waiting_staff: waits?.staff ?? null,
    waiting_since: waits?.since ?? null,
    waiting_reason: waits?.reason ?? null,
    next_step: waits?.nextStep ?? null,
    next_on: waits?.nextOn ?? null,
  };
};

const noWaiting = {
  waiting_agency: null,
  waiting_unit: null,
  waiting_staff: null,
  waiting_since: null,
  waiting_reason: null,
  next_step: null,
  next_on: null,
};

/** The first day on which the case counts as stalled unless something happens, and why. */
const stallColumns = (
  state: CaseFile,
  model: InsatsModel,
): { stalls_on: IsoDate | null; stall_cause: string | null } => {
  const phase = model.phases.find(({ id }) => id === state.phase);
  if (phase === undefined || state.phase === 'closed') return { stalls_on: null, stall_cause: null };
  const since = stockholmDate(state.phaseSince);
  for (const days of [phase.stalledAfterWorkingDays, phase.stalledAfterWorkingDays + 1]) {
    const day = addWorkingDays(since, days);
    const stall = stallOf(state, model, atTime(day, '12:00'));
    if (stall?.stalled) return { stalls_on: day, stall_cause: stall.cause };
  }
  return { stalls_on: null, stall_cause: null };
};

const caseFileRow = (state: CaseFile, model: InsatsModel, code: string): CaseFileRow => ({
  id: state.id,
  code,
  participant_id: state.participant,
  tenant: state.holder.agency,
  insats: state.insats,
  place: state.place,
  model_hash: state.modelHash,
  origin: state.origin,
  phase: state.phase,
  phase_since: state.phaseSince,
  referred_on: state.facts.referredOn,
  started_on: state.startedOn ?? null,
  closed_on: state.closure?.on ?? null,
  closure_reason: state.closure?.reason ?? null,
  closure_meeting: state.closure?.meeting ?? null,
  imported_closed: state.closure?.by === 'import',
  sex: state.facts.sex,
  birth_year: state.facts.birthYear,
  referred_by: state.facts.referredBy,
  income_at_start: state.incomeAtStart,
  income_now: state.incomeNow,
  holder_agency: state.holder.agency,
  holder_unit: state.holder.unit,
  holder_staff: state.holder.caseworker ?? null,
  holder_since: state.holder.since,
  coach: state.coach ?? null,
  ...waitingColumns(state, model),
  ...stallColumns(state, model),
  name_missing: state.nameMissing,
  seq: state.seq,
  state: json(withoutKommun(state)),
});

const taskRow = (state: CaseFile, task: Task, of: CaseFileRow): TaskRow => ({
  id: task.id,
  case_id: state.id,
  tenant: task.owner.agency,
  owner_agency: task.owner.agency,
  owner_unit: task.owner.unit,
  kind: task.kind,
  audience: taskAudience(task.kind),
  claimed_by: task.claimedBy ?? null,
  due_on: task.dueOn,
  opened_at: task.openedAt,
  status: task.status,
  closed_at: task.closedAt ?? null,
  version: task.version,
  subject: json(task.subject),
  case_code: of.code,
  participant_id: of.participant_id,
  insats: of.insats,
  place: of.place,
  phase: of.phase,
  name_missing: of.name_missing,
  holder_agency: of.holder_agency,
  holder_unit: of.holder_unit,
  // Only an open task shows whom its case waits for; a done one need not be written again whenever that moves.
  ...noWaiting,
  ...(task.status === 'open' && {
    waiting_agency: of.waiting_agency,
    waiting_unit: of.waiting_unit,
    waiting_staff: of.waiting_staff,
    waiting_since: of.waiting_since,
    waiting_reason: of.waiting_reason,
    next_step: of.next_step,
    next_on: of.next_on,
  }),
});

const handoverRow = (state: CaseFile, handover: Handover): HandoverRow => ({
  id: handover.id,
  case_id: state.id,
  tenant: handover.from.agency,
  from_agency: handover.from.agency,
  from_unit: handover.from.unit,
  route: handover.route,
  to_type: handover.to.type,
  to_agency: handover.to.type === 'unit' ? handover.to.agency : null,
  to_unit: handover.to.type === 'unit' ? handover.to.unit : null,
  forum: handover.to.type === 'jointForum' ? handover.to.forum : null,
  action: handover.action,
  basis: handover.basis,
  status: handover.status,
  sent_at: handover.sentAt,
  acknowledge_by: handover.acknowledgeBy,
  answer_by: handover.answerBy,
  parallel_support_until: handover.parallelSupportUntil ?? null,
  acknowledged_at: handover.acknowledgedAt ?? null,
  answered_at: handover.answeredAt ?? null,
  answered_by_agency: handover.answeredBy?.agency ?? null,
  answered_by_unit: handover.answeredBy?.unit ?? null,
  outcome: handover.outcome ?? null,
  detail: json(handover),
});

const memberRows = (state: CaseFile, { id, to }: Handover): readonly HandoverMemberRow[] =>
  to.type === 'unit'
    ? []
    : to.members.map(({ agency, unit }) => ({ handover_id: id, unit, agency, case_id: state.id }));

const withShutOut = (state: CaseFile, meeting: Meeting) => {
  const shutOut = unitsShutOutOfMeeting(state, meeting).map(({ unit }) => unit);
  return shutOut.length > 0 ? { ...meeting, shutOut } : meeting;
};

const meetingRow = (state: CaseFile, meeting: Meeting): MeetingRow => ({
  id: meeting.id,
  case_id: state.id,
  tenant: meeting.bookedBy.agency,
  kind: meeting.kind,
  starts_at: meeting.startsAt,
  minutes_long: meeting.minutesLong,
  mode: meeting.mode,
  status: meeting.status,
  booked_by_unit: meeting.bookedBy.unit,
  handover_id: meeting.handover ?? null,
  held_at: meeting.heldAt ?? null,
  // Row-level security reads from the row whom the samtycken of the case keep from the meeting.
  detail: json(withShutOut(state, meeting)),
});

const partyRows = (state: CaseFile, meeting: Meeting): readonly MeetingPartyRow[] =>
  meeting.parties.map((party) => ({
    meeting_id: meeting.id,
    party_id: party.id,
    case_id: state.id,
    type: party.type,
    agency: party.type === 'unit' ? party.agency : null,
    unit: party.type === 'unit' ? party.unit : null,
    role: party.type === 'external' ? party.role : null,
    required: party.required,
    reply: party.reply ?? null,
    replied_at: party.repliedAt ?? null,
    attended: party.attended ?? null,
    confirmed_at: party.confirmedAt ?? null,
    starts_at: meeting.startsAt,
  }));

const contactRow = (state: CaseFile, contact: Contact): CaseContactRow => {
  const { id, of, role, person, since, endedAt } = contact;
  const document = person?.type === 'outside' ? person.document : undefined;
  return {
    id,
    case_id: state.id,
    tenant: of.agency,
    unit: of.unit,
    role,
    status: endedAt === undefined ? (person ? 'named' : 'sought') : 'ended',
    staff: person?.type === 'staff' ? person.staff : null,
    document_id: document?.document ?? null,
    document_version: document?.version ?? null,
    since,
    told: toldOf(state, contact).map(({ unit }) => unit),
  };
};

const protectionRows = ({ id, participant, identityProtection }: CaseFile): readonly ProtectedCaseRow[] =>
  identityProtection
    ? [{ case_id: id, participant_id: participant, kind: identityProtection.kind, since: identityProtection.since }]
    : [];

const accessRows = ({ id, participant, identityProtection }: CaseFile): readonly IdentityAccessRow[] =>
  (identityProtection?.access ?? []).map(({ agency, unit, staff }) => ({
    case_id: id,
    unit,
    staff,
    agency,
    participant_id: participant,
  }));

/**
 * The read model's rows of a case, but for its intervals. Takes the state, the model it runs on and the short code that it
 * has or gets; the same state gives the same rows, whether `commit` or `rebuild` asks.
 */
export const rowsOfCase = (state: CaseFile, model: InsatsModel, code: string): RowSet => {
  const file = caseFileRow(state, model, code);
  return {
    case_file: [file],
    task: state.tasks.map((task) => taskRow(state, task, file)),
    handover: state.handovers.map((handover) => handoverRow(state, handover)),
    handover_member: state.handovers.flatMap((handover) => memberRows(state, handover)),
    meeting: state.meetings.map((meeting) => meetingRow(state, meeting)),
    meeting_party: state.meetings.flatMap((meeting) => partyRows(state, meeting)),
    slot_booking: state.meetings.flatMap((meeting) =>
      slotsHeldBy(meeting).map(({ rule, on }) => ({
        meeting_id: meeting.id,
        rule_id: rule,
        on_day: on,
        case_id: state.id,
      })),
    ),
    placement: state.placements.map((placement) => ({
      id: placement.id,
      case_id: state.id,
      tenant: state.holder.agency,
      from_on: placement.from,
      to_on: placement.to ?? null,
      status: placement.status,
      document_id: placement.document?.document ?? null,
    })),
    case_contact: (state.contacts ?? []).map((contact) => contactRow(state, contact)),
    deadline: state.deadlines.flatMap((deadline) => {
      // A ladder that stands still while the case is parked has nothing due.
      const due = isHeld(state, deadline) ? undefined : dueOf(deadline);
      return due ? [{ case_id: state.id, id: due.id, type: deadline.type, at: due.at, rung: due.rung }] : [];
    }),
    case_grant: grantsOf(state, model).map(({ agency, unit, relation }) => ({
      case_id: state.id,
      unit,
      relation,
      agency,
      participant_id: state.participant,
    })),
    case_kommun: [{ case_id: state.id, kommun: state.facts.kommun }],
    protected_case: protectionRows(state),
    identity_access: accessRows(state),
  };
};

const placeOf = ({ insats, place }: WaitingListName): Place => {
  const found = currentModel(insats)?.places.find(({ id }) => id === place);
  if (found === undefined) throw new Error(`no such kö: ${insats} ${place}`);
  return found;
};

/** The agency that a kö belongs to. Throws for a place that the insats's current model does not have. */
export const tenantOfWaitingList = (key: WaitingListName): string => placeOf(key).hostAgency;

/** The read model's rows of a kö. Throws for a place that the insats's current model does not have. */
export const rowsOfWaitingList = (state: WaitingList): RowSet => {
  const id = waitingListId(state);
  const place = placeOf(state);
  return {
    waiting_list: [
      {
        id,
        insats: state.insats,
        place: state.place,
        tenant: place.hostAgency,
        unit: place.unit,
        coordinator_unit: place.coordinator.unit,
        seq: state.seq,
        state: json(state),
      },
    ],
    waiting_list_entry: state.entries.map(({ caseId, referredOn, enteredAt }) => ({
      list_id: id,
      case_id: caseId,
      referred_on: referredOn,
      entered_at: enteredAt,
    })),
    coach_seat: state.coaches.map(({ coach, seats, taken }) => ({ list_id: id, coach, seats, taken: taken.length })),
  };
};
