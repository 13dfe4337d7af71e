import type { IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { InsatsModel } from '../insatser/model.ts';

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

const isForPlacements = (phase: string): boolean => phase === 'waitingForPlacement' || phase === 'workTraining';

/** Whether arbetsträning or praktik is part of the insats: as the model says, or else by its phases and its mentors. */
export const hasPlacements = ({ placements, phases, mentorship }: InsatsModel): boolean =>
  placements ?? (mentorship !== undefined || phases.some(({ id }) => isForPlacements(id)));
