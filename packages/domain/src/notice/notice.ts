import type { Instant } from '../calendar/index.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';
import type { TaskKind } from '../task/task.ts';

/** What somebody is told of without having asked: codes alone, the words are the console's. */
export const noticeKinds = [
  'taskOpened',
  'taskAssigned',
  'taskReminder',
  'colleagueLate',
  'caseStuck',
  'raiseInTeam',
  'handoverAccepted',
  'handoverDeclined',
  'handoverExpired',
  'handoverCompleted',
  'meetingSettled',
  'meetingMoved',
  'meetingPlaceSet',
  'meetingCancelled',
  'waitEnded',
  'moveAccepted',
  'moveDeclined',
  'workTransferred',
  'workReturned',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One thing to tell: a person, or everybody who does such work in a unit (its managers alone when the audience says so). */
export type Notice = {
  readonly id: string;
  /** Of the event that it tells of. */
  readonly seq: number;
  readonly kind: NoticeKind;
  readonly to: UnitRef;
  readonly staff?: StaffId;
  readonly audience: 'unit' | 'manager';
  /** The open task to go to. */
  readonly task?: string;
  readonly taskKind?: TaskKind;
  readonly handover?: string;
  readonly meeting?: string;
  readonly at: Instant;
};

/** Tasks that no longer need telling of: `over` of nobody, `taken` of no more than the one who has it. */
export type Settled = { readonly over: readonly string[]; readonly taken: readonly string[] };
