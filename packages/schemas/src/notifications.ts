import { z } from 'zod';
import { GroupTopic, NoticeKind, TaskKind } from './codes.ts';
import { PartyView } from './organisation.ts';
import { Id, Instant, Key } from './wire.ts';

const notice = {
  id: Id,
  kind: NoticeKind,
  at: Instant,
  readAt: Instant.optional(),
  /** It is told to this person, or to somebody they stand in for; else to everybody in the unit. */
  toMe: z.boolean(),
  meeting: Key.optional(),
};
/** Something that happened in a case which the person's unit has a part in. Codes alone: who it is stands in the case. */
export const CaseNotice = z.object({
  ...notice,
  about: z.literal('case'),
  caseId: Id,
  caseCode: z.string(),
  insats: Key,
  /** What there is to do; `task` only while it is open. */
  taskKind: TaskKind.optional(),
  task: Key.optional(),
  handover: Key.optional(),
});
export type CaseNotice = z.infer<typeof CaseNotice>;
/** Something that happened in a samverkansteam or a group that the person's unit is in. */
export const GatheringNotice = z.object({
  ...notice,
  about: z.literal('gathering'),
  gathering: Key,
  name: z.string().optional(),
  topic: GroupTopic,
  calledBy: PartyView,
  /** When the meeting that it tells of is. */
  startsAt: Instant.optional(),
});
export type GatheringNotice = z.infer<typeof GatheringNotice>;
export const NoticeRow = z.discriminatedUnion('about', [CaseNotice, GatheringNotice]);
export type NoticeRow = z.infer<typeof NoticeRow>;

/** notifications.list: the newest first, at most 100 unread ones and the 50 that were read last; `unreadTotal` counts all. */
export const Notices = z.object({
  unreadTotal: z.int(),
  unread: z.array(NoticeRow),
  read: z.array(NoticeRow),
});
export type Notices = z.infer<typeof Notices>;

/** notifications.markRead: those named, or all of them. What is told to a unit is read for all of it. */
export const MarkReadRequest = z.strictObject({ notices: z.array(Id).max(200).optional() });
export type MarkReadRequest = z.infer<typeof MarkReadRequest>;
export const MarkedRead = z.object({ unreadTotal: z.int() });
export type MarkedRead = z.infer<typeof MarkedRead>;

/** notifications.mail: where one's own notices go by e-mail. Without an address none do. */
export const MailChoice = z.object({
  address: z.string().optional(),
  wanted: z.boolean(),
  /** A server has said that the address does not exist; nothing is sent there. */
  refused: z.boolean(),
});
export type MailChoice = z.infer<typeof MailChoice>;
export const ChooseMailRequest = z.strictObject({ wanted: z.boolean() });
export type ChooseMailRequest = z.infer<typeof ChooseMailRequest>;

/** organisation.setMailAddress: an empty address takes it away. */
export const SetMailAddressRequest = z.strictObject({
  staff: Id,
  address: z
    .string()
    .trim()
    .max(254, 'tooLong')
    .refine((address) => address === '' || z.email().safeParse(address).success, 'invalidAddress'),
});
export type SetMailAddressRequest = z.infer<typeof SetMailAddressRequest>;
