import { z } from 'zod';
import { AgencyKind, Role } from './codes.ts';
import { Id, IsoDate, Key, ShortText, Slug } from './wire.ts';

/** A unit with its names, so that a page never has to look one up. */
export const PartyView = z.object({ agency: Id, agencyName: z.string(), unit: Id, unitName: z.string() });
export type PartyView = z.infer<typeof PartyView>;
/** Somebody on the staff. */
export const StaffView = z.object({ id: Id, name: z.string() });
export type StaffView = z.infer<typeof StaffView>;

export const DirectoryUnit = z.object({ id: Id, name: z.string() });
export const DirectoryAgency = z.object({
  id: Id,
  name: z.string(),
  kind: AgencyKind,
  slug: Slug,
  units: z.array(DirectoryUnit),
});
export const JointForumView = z.object({ id: Key, name: z.string(), members: z.array(PartyView) });
export type JointForumView = z.infer<typeof JointForumView>;

/** organisation.directory: every agency with its units, the joint forums, and the staff of the actor's own unit (to assign to). */
export const Directory = z.object({
  agencies: z.array(DirectoryAgency),
  jointForums: z.array(JointForumView),
  ownUnitStaff: z.array(StaffView.extend({ roles: z.array(Role), absentUntil: IsoDate.optional() })),
});
export type Directory = z.infer<typeof Directory>;

/** Somebody is away; `to` is the last day. */
export const AbsenceView = z.object({ id: Id, from: IsoDate, to: IsoDate, standIn: StaffView });
export type AbsenceView = z.infer<typeof AbsenceView>;

/** organisation.recordAbsence, changeAbsence, endAbsence: the person's absences from now on that have not ended. */
export const StaffAbsences = z.object({ staff: Id, absences: z.array(AbsenceView) });
export type StaffAbsences = z.infer<typeof StaffAbsences>;

/** organisation.unitStaff: who works in the units that the signed-in manager is manager of, in the agency they act for. */
export const UnitStaff = z.object({
  units: z.array(z.object({ id: Id, name: z.string() })),
  staff: z.array(
    StaffView.extend({
      units: z.array(z.object({ unit: Id, roles: z.array(Role) })),
      absences: z.array(AbsenceView),
      /** Of this agency's own staff: only their employer says that they are away. */
      own: z.boolean(),
    }),
  ),
});
export type UnitStaff = z.infer<typeof UnitStaff>;

export const StaffRow = z.object({
  id: Id,
  name: z.string(),
  /** Names the person to the OIDC provider (`sub`). */
  subject: z.string(),
  active: z.boolean(),
  units: z.array(z.object({ unit: Id, roles: z.array(Role) })),
  /** Where their notices go by e-mail; `refused` when a server has said that the address does not exist. */
  mail: z.object({ address: z.string(), wanted: z.boolean(), refused: z.boolean() }).optional(),
  absences: z.array(AbsenceView),
});
export type StaffRow = z.infer<typeof StaffRow>;

/** organisation.ownAgency: what the administrator's page shows and edits. */
export const OwnAgency = z.object({
  agency: z.object({ id: Id, name: z.string(), kind: AgencyKind, slug: Slug }),
  units: z.array(z.object({ id: Id, name: z.string(), active: z.boolean() })),
  staff: z.array(StaffRow),
});
export type OwnAgency = z.infer<typeof OwnAgency>;

export const SaveUnitRequest = z.strictObject({
  id: Id.optional(),
  name: ShortText,
  active: z.boolean().default(true),
});
export type SaveUnitRequest = z.infer<typeof SaveUnitRequest>;
export const SaveStaffRequest = z.strictObject({
  id: Id.optional(),
  name: ShortText,
  subject: z.string().trim().min(1, 'missing').max(255, 'tooLong'),
  active: z.boolean().default(true),
});
export type SaveStaffRequest = z.infer<typeof SaveStaffRequest>;
/** An empty list takes the person out of the unit. */
export const SetUnitRolesRequest = z.strictObject({ staff: Id, unit: Id, roles: z.array(Role).max(7) });
export type SetUnitRolesRequest = z.infer<typeof SetUnitRolesRequest>;
const absence = { from: IsoDate, to: IsoDate, standIn: Id };
export const RecordAbsenceRequest = z
  .strictObject({ staff: Id, ...absence })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'dateOrder' })
  .refine(({ standIn, staff }) => standIn !== staff, { path: ['standIn'], message: 'standInForSelf' });
export type RecordAbsenceRequest = z.infer<typeof RecordAbsenceRequest>;
export const ChangeAbsenceRequest = z
  .strictObject({ absence: Id, ...absence })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'dateOrder' });
export type ChangeAbsenceRequest = z.infer<typeof ChangeAbsenceRequest>;
/** The person is back today; an absence that has not begun is taken away. */
export const EndAbsenceRequest = z.strictObject({ absence: Id });
export type EndAbsenceRequest = z.infer<typeof EndAbsenceRequest>;
