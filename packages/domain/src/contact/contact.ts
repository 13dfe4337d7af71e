import type { Instant } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { AgencyKind, StaffId, UnitRef } from '../organisation/organisation.ts';

/**
 * What somebody is to the participant. Rehabkoordinator: lag 2019:1297. Fast vårdkontakt: patientlagen 2014:821 6:2. Who leads a SIP: HSL
 * 16:4, SoL 2:7. Boendestödjare and personligt ombud are the kommun's (SoL 4:1, SFS 2013:522).
 */
export const contactRoles = [
  'caseworker',
  'rehabCoordinator',
  'vardcentral',
  'fastVardkontakt',
  'boendestodjare',
  'sipLead',
  'personligtOmbud',
  'other',
] as const;
export type ContactRole = (typeof contactRoles)[number];

/** The agencies where somebody may be that. The förbund has no contacts: it supports, and has no authority over individuals. */
export const agenciesOfRole: Readonly<Record<ContactRole, readonly AgencyKind[]>> = {
  caseworker: ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'],
  rehabCoordinator: ['region'],
  vardcentral: ['region'],
  fastVardkontakt: ['region'],
  boendestodjare: ['kommun'],
  sipLead: ['region', 'kommun'],
  personligtOmbud: ['kommun'],
  other: ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'],
};

/** Somebody with an account here, or somebody outside: whose name, phone and e-mail are personal data, and so in an encrypted document. */
export type ContactPerson =
  | { readonly type: 'staff'; readonly staff: StaffId }
  | { readonly type: 'outside'; readonly document: DocumentRef };

/**
 * Who has the participant at a unit, and as what. Stand-in and manager are the organisation's to say whenever it is read, and stand nowhere
 * here.
 */
export type Contact = {
  readonly id: string;
  readonly role: ContactRole;
  readonly of: UnitRef;
  /** Absent while nobody is named: the unit has been asked who it is. */
  readonly person?: ContactPerson;
  readonly since: Instant;
  /** The unit that asked or named; absent where the clock asked. */
  readonly by?: UnitRef;
  readonly endedAt?: Instant;
};
