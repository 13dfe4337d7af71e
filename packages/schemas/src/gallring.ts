import { gallringStatuses, postponementReasons } from '@stafett/domain';
import { z } from 'zod';
import { StaffView } from './organisation.ts';
import { Id, Instant, IsoDate, ShortText } from './wire.ts';

export const GallringStatus = z.enum(gallringStatuses);
export const PostponementReason = z.enum(postponementReasons);

const Confirmation = z.object({ by: StaffView, at: Instant });

/** An agency's share of a closed case whose term is out: the task, and when it is carried out the line of the protocol. Never who it was. */
export const GallringRow = z.object({
  id: Id,
  /** A share of a case; or what the agency wrote at meetings of no case in a year. */
  of: z.enum(['case', 'teamMeetings', 'groupMeetings']),
  /** The case's code; of meetings the year. */
  caseCode: z.string(),
  /** Of meetings the samverkansteam; empty of a group's. */
  insatsName: z.string(),
  /** Of meetings the year's last day. */
  closedOn: IsoDate,
  dueOn: IsoDate,
  /** The rule that it follows: whole months from the closing, and where that is said. */
  months: z.int(),
  source: z.string(),
  /** It is to be exported to the archive before it is confirmed. */
  archive: z.boolean(),
  status: GallringStatus,
  version: z.int(),
  first: Confirmation.optional(),
  second: Confirmation.optional(),
  postponed: z.object({ reason: PostponementReason, until: IsoDate }).optional(),
  archived: Confirmation.extend({
    /** SHA-256 of the file, hex. */
    hash: z.string(),
  }).optional(),
  carriedOutAt: Instant.optional(),
  /** How many texts and how many keys were destroyed; once it is carried out. */
  texts: z.int().optional(),
  keys: z.int().optional(),
  /** What the viewer may do now. */
  may: z.array(z.enum(['confirm', 'postpone', 'export'])),
  /** The viewer is the one who has confirmed: somebody else must do it too. */
  confirmedByViewer: z.boolean(),
  /** The case, where the viewer's unit may open it. */
  caseId: Id.optional(),
});
export type GallringRow = z.infer<typeof GallringRow>;

/** gallring.list: the own agency's, for its managers and administrators: those that wait, the first due first, or (the protocol) those carried out, the last first; at most 200. */
export const ListGallringRequest = z.strictObject({ which: z.enum(['open', 'done']).default('open') });
export type ListGallringRequest = z.infer<typeof ListGallringRequest>;
export const GallringList = z.object({
  rows: z.array(GallringRow),
  /** How many somebody can do something about today. */
  open: z.int(),
  /** The first day on which another share falls due; absent when no case is closed. */
  nextOn: IsoDate.optional(),
});
export type GallringList = z.infer<typeof GallringList>;

/** gallring.get: one, or its line of the protocol. */
export const GetGallringRequest = z.strictObject({ gallring: Id });
export type GetGallringRequest = z.infer<typeof GetGallringRequest>;

/** gallring.ofCase: what the protocol says of a case that is gallrat, for whoever has its old address. */
export const GallradCaseRequest = z.strictObject({ caseId: Id });
export type GallradCaseRequest = z.infer<typeof GallradCaseRequest>;

const act = { gallring: Id, version: z.int() };

/** gallring.confirm: the first, or by somebody else the second time, after which it is carried out. */
export const ConfirmGallringRequest = z.strictObject(act);
export type ConfirmGallringRequest = z.infer<typeof ConfirmGallringRequest>;

/** gallring.postpone: takes what was confirmed away. */
export const PostponeGallringRequest = z.strictObject({ ...act, reason: PostponementReason, until: IsoDate });
export type PostponeGallringRequest = z.infer<typeof PostponeGallringRequest>;

/** gallring.exportArchive: the agency's share as a file; its hash stands in the protocol. */
export const ExportArchiveRequest = z.strictObject(act);
export type ExportArchiveRequest = z.infer<typeof ExportArchiveRequest>;
export const ArchiveFile = z.object({
  fileName: z.string(),
  /** JSON, to be kept in UTF-8 exactly as it is: the hash is of these bytes. */
  content: z.string(),
  hash: z.string(),
});
export type ArchiveFile = z.infer<typeof ArchiveFile>;

const months = z.int().min(1, 'monthsOutOfRange').max(1_200, 'monthsOutOfRange');

/** gallring.retention: for how long the agency keeps its share: its own decisions before the law's rule. */
export const RetentionView = z.object({
  from: IsoDate,
  months: z.int(),
  archive: z.boolean(),
  source: z.string(),
  /** Absent where it is no decision of the agency's, but what holds without one. */
  decided: Confirmation.optional(),
});
export type RetentionView = z.infer<typeof RetentionView>;
export const RetentionList = z.object({
  rows: z.array(RetentionView),
  /** Of what is written at meetings of no case: whole months from the end of the year. */
  meetings: z.object({ months: z.int(), source: z.string() }).optional(),
});
export type RetentionList = z.infer<typeof RetentionList>;

/** gallring.setRetention: a dated decision, with the reference that it is found by. Holds for cases closed from that day on. */
export const SetRetentionRequest = z.strictObject({ from: IsoDate, months, archive: z.boolean(), source: ShortText });
export type SetRetentionRequest = z.infer<typeof SetRetentionRequest>;
export const RetentionSet = z.object({ from: IsoDate });
export type RetentionSet = z.infer<typeof RetentionSet>;
