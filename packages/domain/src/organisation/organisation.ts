/** Random, opaque ids (UUID text). They say nothing of a person or of a volume. */
export type AgencyId = string;
export type UnitId = string;
export type StaffId = string;
export type CaseId = string;
export type ParticipantId = string;
export type DocumentId = string;

/** The kinds of party of a Samordningsförbund; `forbund` supports and follows up but decides nothing (lag 2003:1210 §§ 2, 7). */
export const agencyKinds = ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun', 'forbund'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** The tenant: a myndighet or nämnd (socialnämnden, not "kommunen"), since sekretess runs between them (OSL 8:1–2). */
export type Agency = { readonly id: AgencyId; readonly kind: AgencyKind; readonly name: string; readonly slug: string };
export type UnitRef = { readonly agency: AgencyId; readonly unit: UnitId };

/** A joint forum (Plattformen) is an address, never a holder: the member whose unit accepts becomes holder. */
export type JointForum = { readonly id: string; readonly name: string; readonly members: readonly UnitRef[] };

export const roles = [
  'caseworker',
  'coach',
  'manager',
  'insatsCoordinator',
  'forbundCoordinator',
  'teamMember',
  'administrator',
  'accessReviewer',
] as const;
export type Role = (typeof roles)[number];

/** Who acts. A person acts for one unit at a time; a machine for one agency; the system for nobody but the clock and the ledger. */
export type Actor =
  | {
      readonly type: 'staff';
      readonly staff: StaffId;
      readonly agency: AgencyId;
      readonly unit: UnitId;
      readonly roles: readonly Role[];
    }
  | { readonly type: 'machine'; readonly client: string; readonly agency: AgencyId }
  | { readonly type: 'system'; readonly source: 'clock' | 'waitingList' | 'team' | 'import' | 'relay' };
