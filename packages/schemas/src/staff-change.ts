import { z } from 'zod';
import { act } from './acts.ts';
import { MeetingKind, Phase, TaskKind } from './codes.ts';
import { StaffView } from './organisation.ts';
import { FreeText, Id, Instant, IsoDate, Key } from './wire.ts';

/** staffChange.people: everybody who has open work in the manager's unit, also who no longer works there. */
export const PeopleWithWork = z.object({
  people: z.array(z.object({ staff: StaffView, cases: z.int() })),
});
export type PeopleWithWork = z.infer<typeof PeopleWithWork>;

/** staffChange.work: what would move, case by case. */
export const OpenWorkRequest = z.strictObject({ staff: Id });
export type OpenWorkRequest = z.infer<typeof OpenWorkRequest>;
export const OpenWork = z.object({
  staff: StaffView,
  rows: z.array(
    z.object({
      caseId: Id,
      caseCode: z.string(),
      participantName: z.string().optional(),
      participantProtected: z.literal(true).optional(),
      insatsName: z.string(),
      phase: Phase,
      /** As what the participant knows the person. */
      caseworker: z.boolean(),
      coach: z.boolean(),
      tasks: z.array(z.object({ id: Key, kind: TaskKind, dueOn: IsoDate })),
      /** Meetings ahead where the participant will meet somebody new. */
      meetings: z.array(z.object({ id: Key, kind: MeetingKind, startsAt: Instant })),
    }),
  ),
});
export type OpenWork = z.infer<typeof OpenWork>;

/** staffChange.transfer: one case of a funktionsöverlämning. With `until` to a stand-in, else for good. */
export const TransferWorkRequest = z.strictObject({
  ...act,
  /** Whose work it is, and who takes it over. */
  staff: Id,
  successor: Id,
  until: IsoDate.optional(),
  note: FreeText.optional(),
});
export type TransferWorkRequest = z.infer<typeof TransferWorkRequest>;
