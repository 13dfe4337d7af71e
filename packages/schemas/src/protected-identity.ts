import { protectionKinds } from '@stafett/domain';
import { z } from 'zod';
import { act } from './acts.ts';
import { StaffView } from './organisation.ts';
import { Id, Instant } from './wire.ts';

export const ProtectionKind = z.enum(protectionKinds);
export type ProtectionKind = z.infer<typeof ProtectionKind>;

/** protectedIdentity.protect: skyddade personuppgifter, from now on and in all of the person's cases. */
export const ProtectIdentityRequest = z.strictObject({ ...act, kind: ProtectionKind });
export type ProtectIdentityRequest = z.infer<typeof ProtectIdentityRequest>;
/** protectedIdentity.changeAccess: the whole list of the manager's unit. */
export const ChangeIdentityAccessRequest = z.strictObject({ ...act, staff: z.array(Id).max(100) });
export type ChangeIdentityAccessRequest = z.infer<typeof ChangeIdentityAccessRequest>;
/** protectedIdentity.askToLift: a second person answers. */
export const AskToLiftRequest = z.strictObject({ ...act });
export type AskToLiftRequest = z.infer<typeof AskToLiftRequest>;
export const AnswerLiftingRequest = z.strictObject({ ...act, answer: z.enum(['lifts', 'keeps']) });
export type AnswerLiftingRequest = z.infer<typeof AnswerLiftingRequest>;

/** That the participant is protected, as a case tells it. The rest is for who is on the list. */
export const ProtectionView = z.object({
  since: Instant,
  /** The reader is on nobody's list: they may not know who it is. */
  hidden: z.boolean(),
  /** The case itself is not marked: the reader's unit knows it from another case of the person. */
  knownHereAlone: z.literal(true).optional(),
  kind: ProtectionKind.optional(),
  lifting: z.object({ askedBy: StaffView, askedAt: Instant, own: z.boolean() }).optional(),
});
export type ProtectionView = z.infer<typeof ProtectionView>;

export const IdentityAccessRequest = z.strictObject({ caseId: Id });
export type IdentityAccessRequest = z.infer<typeof IdentityAccessRequest>;
/** protectedIdentity.access: whom the reader's own unit has put on its list, and whom to turn to. */
export const IdentityAccess = z.object({
  caseCode: z.string(),
  unitName: z.string(),
  onList: z.array(StaffView),
  /** They may know who it is, and answer for the list. */
  managers: z.array(StaffView),
  /** Whom the manager may put on it; nobody for others. */
  colleagues: z.array(StaffView),
  mayChange: z.boolean(),
});
export type IdentityAccess = z.infer<typeof IdentityAccess>;
