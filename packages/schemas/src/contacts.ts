import { z } from 'zod';
import { act } from './acts.ts';
import { ContactRole, Phase } from './codes.ts';
import { ContactCard } from './contact-card.ts';
import { PartyView, StaffView } from './organisation.ts';
import { Cursor, Id, Instant, IsoDate, Key, PageSize } from './wire.ts';

/** Somebody in Stafett or outside; nobody while the unit has been asked who it is. */
export const ContactPersonView = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('staff'),
    staff: StaffView,
    /** Away today, until and including that day, and who has the work meanwhile. */
    absent: z.object({ until: IsoDate, standIn: StaffView }).optional(),
  }),
  /** `card` where the actor may read it. */
  z.object({ type: z.literal('outside'), card: ContactCard.optional() }),
  z.object({ type: z.literal('unknown'), asked: z.boolean() }),
]);
export type ContactPersonView = z.infer<typeof ContactPersonView>;

/** Who has the participant at a unit, and whom to turn to when that person is away or silent. */
export const ContactView = z.object({
  /** Absent for the case's own handläggare and coach, who are assigned in the case. */
  id: Key.optional(),
  role: z.union([ContactRole, z.literal('coach')]),
  party: PartyView,
  person: ContactPersonView,
  /** Absent where it is not kept. */
  since: Instant.optional(),
  managers: z.array(StaffView),
});
export type ContactView = z.infer<typeof ContactView>;

/** contacts.ofCase: the contacts that the actor is told of, the holder's first, and what may be done about them. */
export const CaseContactsRequest = z.strictObject({ caseId: Id });
export type CaseContactsRequest = z.infer<typeof CaseContactsRequest>;
export const CaseContacts = z.object({
  contacts: z.array(ContactView),
  /** Units that may be asked who their handläggare is. */
  mayAsk: z.array(PartyView),
  /** The actor may write in a contact: at any unit that is listed, or only at their own. */
  mayName: z.enum(['anyUnit', 'ownUnit']).optional(),
  /** Contacts that the actor may change or end. */
  mayChange: z.array(Key),
});
export type CaseContacts = z.infer<typeof CaseContacts>;

/** contacts.list: "Vem är handläggare?", case by case; only cases and contacts that the actor is told of. */
export const ListContactsRequest = z.strictObject({
  /** Only cases in which somebody is not known. */
  unknownOnly: z.boolean().default(false),
  /** Only cases with a contact at this agency. */
  agency: Id.optional(),
  cursor: Cursor.optional(),
  limit: PageSize,
});
export type ListContactsRequest = z.infer<typeof ListContactsRequest>;
export const ContactList = z.object({
  total: z.int(),
  rows: z.array(
    z.object({
      caseId: Id,
      caseCode: z.string(),
      participantName: z.string().optional(),
      participantProtected: z.literal(true).optional(),
      insatsName: z.string(),
      phase: Phase,
      contacts: z.array(ContactView),
    }),
  ),
  nextCursor: Cursor.optional(),
});
export type ContactList = z.infer<typeof ContactList>;

const unit = z.strictObject({ agency: Id, unit: Id });
/** Somebody with an account, or somebody outside by their card. */
const person = z.union([
  z.strictObject({ type: z.literal('staff'), staff: Id }),
  z.strictObject({ type: z.literal('outside'), card: ContactCard }),
]);

export const AskForCaseworkerRequest = z.strictObject({ ...act, of: unit });
export type AskForCaseworkerRequest = z.infer<typeof AskForCaseworkerRequest>;
export const NameContactRequest = z.strictObject({ ...act, role: ContactRole, of: unit, person });
export type NameContactRequest = z.infer<typeof NameContactRequest>;
export const ReplaceContactRequest = z.strictObject({ ...act, contact: Key, person });
export type ReplaceContactRequest = z.infer<typeof ReplaceContactRequest>;
export const EndContactRequest = z.strictObject({ ...act, contact: Key });
export type EndContactRequest = z.infer<typeof EndContactRequest>;

/** contacts.staffAt: who works with cases at a unit, to name one of them. Of the directory alone. */
export const StaffAtRequest = z.strictObject({ unit: Id });
export type StaffAtRequest = z.infer<typeof StaffAtRequest>;
export const StaffAt = z.object({ staff: z.array(StaffView) });
export type StaffAt = z.infer<typeof StaffAt>;
