import type { IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';

/** A place for arbetsträning or praktik. Employer and handledare are named in the document. */
export type Placement = {
  readonly id: string;
  readonly document?: DocumentRef;
  readonly from: IsoDate;
  /** The mentor opened the door (Mentorsnätverket's outcome). */
  readonly throughMentor?: true;
  readonly to?: IsoDate;
  readonly status: 'ongoing' | 'ended';
};
