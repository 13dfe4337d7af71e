import type { IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { StaffId } from '../organisation/organisation.ts';

/** A match: who the mentor is stands in the document; the daglig handledare has a named stand-in. */
export type Mentorship = {
  readonly mentor: DocumentRef;
  /** The same for all whom one mentor is matched with; says nothing of who it is. Absent in matches of before. */
  readonly mentorId?: string;
  readonly supervisor: StaffId;
  readonly standIn: StaffId;
  readonly matchedOn: IsoDate;
  /** When the mentor made the first contact. */
  readonly contactOn?: IsoDate;
  /** The handledare is away up to and including this day; until then the stand-in has the work. */
  readonly awayUntil?: IsoDate;
};

/** What the mentorship is to lead to, with the targets that the figures are held against. */
export type MentorshipModel = {
  /** Days from the match within which the mentor makes the first contact. */
  readonly contactWithinDays: number;
  readonly internship: { readonly atLeastMonths: number; readonly targetPercent: number };
  readonly employment: { readonly reasons: readonly string[]; readonly targetPercent: number };
};
