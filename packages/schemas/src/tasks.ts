import { z } from 'zod';
import { act } from './acts.ts';
import { MeetingKind, Phase, TaskKind } from './codes.ts';
import { PartyView, StaffView } from './organisation.ts';
import { Cursor, FreeText, Id, Instant, IsoDate, Key, PageSize } from './wire.ts';

export const TaskSubject = z.discriminatedUnion('type', [
  z.object({ type: z.literal('case') }),
  z.object({ type: z.literal('handover'), id: Key }),
  z.object({ type: z.literal('meeting'), id: Key, commitment: Key.optional() }),
  z.object({ type: z.literal('summons'), id: Key }),
  z.object({ type: z.literal('placement'), id: Key }),
  z.object({ type: z.literal('wish'), id: Key }),
  z.object({ type: z.literal('booking'), id: MeetingKind }),
  z.object({ type: z.literal('moveRequest'), id: Key }),
  z.object({ type: z.literal('contact'), id: Key }),
  z.object({ type: z.literal('textRequest'), id: Key }),
  z.object({ type: z.literal('samtycke'), id: Key }),
  z.object({ type: z.literal('task'), id: Key }),
]);
export type TaskSubject = z.infer<typeof TaskSubject>;

/** Inte påbörjad, Påbörjad, Väntar på annan part, Klar. */
export const TaskStatus = z.enum(['notStarted', 'started', 'waitingOnOther', 'done']);
export type TaskStatus = z.infer<typeof TaskStatus>;

/** One line of work: what, whose case, who waits for it, how long is left. */
export const TaskRow = z.object({
  id: Key,
  caseId: Id,
  /** What people call the case; says nothing of the person. */
  caseCode: z.string(),
  /** Present only when the actor may see who it is and the name is known. */
  participantName: z.string().optional(),
  participantProtected: z.literal(true).optional(),
  insats: Key,
  phase: Phase.optional(),
  kind: TaskKind,
  subject: TaskSubject,
  /** For `remindColleague` and the like: the kind of the task that is late. */
  about: TaskKind.optional(),
  status: TaskStatus,
  /** Of an answer that is due later than this: the due day is the one by which it is to be confirmed as received. */
  answerBy: IsoDate.optional(),
  dueOn: IsoDate,
  /** 0 on the due day, negative when working days have passed since. */
  workingDaysLeft: z.int(),
  openedAt: Instant,
  owner: PartyView,
  claimedBy: StaffView.optional(),
  /** Who waits for it to be done: another party, absent when it is the owner's own work. */
  awaitedBy: PartyView.optional(),
  /** Send it back with the act: whoever lost a race is told. */
  version: z.int(),
});
export type TaskRow = z.infer<typeof TaskRow>;

const TaskGroup = z.object({ total: z.int(), rows: z.array(TaskRow) });
/** tasks.mine: at most 100 rows in each group, the earliest first; `total` counts all. */
export const MyTasks = z.object({
  today: IsoDate,
  overdue: TaskGroup,
  dueToday: TaskGroup,
  thisWeek: TaskGroup,
  later: TaskGroup,
  /** What nobody in the unit has claimed: shown when nothing waits for oneself. */
  unitInbox: z.int(),
});
export type MyTasks = z.infer<typeof MyTasks>;

export const UnitInboxRequest = z.strictObject({
  kind: TaskKind.optional(),
  /** Also what colleagues have claimed. */
  claimedToo: z.boolean().default(false),
  cursor: Cursor.optional(),
  limit: PageSize,
});
export type UnitInboxRequest = z.infer<typeof UnitInboxRequest>;
export const UnitInbox = z.object({
  today: IsoDate,
  total: z.int(),
  /** The kinds there are among them, whichever kind is asked for. */
  kinds: z.array(TaskKind),
  rows: z.array(TaskRow),
  nextCursor: Cursor.optional(),
});
export type UnitInbox = z.infer<typeof UnitInbox>;

const onTask = { ...act, task: Key, version: z.int().min(0) };
export const ClaimTaskRequest = z.strictObject(onTask);
export type ClaimTaskRequest = z.infer<typeof ClaimTaskRequest>;
export const HandBackTaskRequest = z.strictObject(onTask);
export type HandBackTaskRequest = z.infer<typeof HandBackTaskRequest>;
export const AssignTaskRequest = z.strictObject({ ...onTask, staff: Id });
export type AssignTaskRequest = z.infer<typeof AssignTaskRequest>;
export const CompleteTaskRequest = z.strictObject({ ...onTask, note: FreeText.optional() });
export type CompleteTaskRequest = z.infer<typeof CompleteTaskRequest>;
