import type { Instant, IsoDate } from '../calendar/index.ts';
import type { AgencyId, CaseId, StaffId } from '../organisation/organisation.ts';

export const gallringStatuses = ['due', 'confirmedOnce', 'postponed', 'confirmed', 'carriedOut'] as const;
export type GallringStatus = (typeof gallringStatuses)[number];

/** Why a share is kept for longer: a court, a supervising authority, somebody who has asked for the records, research or the archive. */
export const postponementReasons = [
  'legalProceedings',
  'supervision',
  'recordsRequested',
  'researchOrArchive',
] as const;
export type PostponementReason = (typeof postponementReasons)[number];

/** So long at a time, in months: then somebody asks anew. */
export const longestPostponement = 24;

export type Confirmation = { readonly by: StaffId; readonly at: Instant };
export type Postponement = {
  readonly by: StaffId;
  readonly reason: PostponementReason;
  /** The first day on which it may be confirmed again. */
  readonly until: IsoDate;
};
export type ArchiveExport = {
  readonly by: StaffId;
  readonly at: Instant;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
};

/** That an agency's share of a closed case is to be destroyed: the task, and afterwards the protocol. */
export type Gallring = {
  readonly id: string;
  readonly caseId: CaseId;
  /** Whose share it is. */
  readonly agency: AgencyId;
  readonly closedOn: IsoDate;
  readonly dueOn: IsoDate;
  /** It is to be exported to the archive before it is confirmed. */
  readonly archive: boolean;
  readonly status: GallringStatus;
  readonly version: number;
  readonly first?: Confirmation;
  readonly second?: Confirmation;
  readonly postponed?: Postponement;
  readonly archived?: ArchiveExport;
};

export type GallringCommand = { readonly version: number } & (
  | { readonly type: 'confirmGallring' }
  | { readonly type: 'postponeGallring'; readonly reason: PostponementReason; readonly until: IsoDate }
  | { readonly type: 'recordArchiveExport'; readonly hash: string }
);

export type GallringEvent =
  | { readonly type: 'gallringConfirmed'; readonly by: StaffId }
  | {
      readonly type: 'gallringPostponed';
      readonly by: StaffId;
      readonly reason: PostponementReason;
      readonly until: IsoDate;
    }
  | { readonly type: 'archiveExported'; readonly by: StaffId; readonly hash: string };
