import { addMonths, type IsoDate } from '../calendar/index.ts';
import type { MentorshipModel } from './mentor.ts';

/** One adept, as the outcomes of the mentorship count them: no identity. */
export type Adept = {
  readonly placements: readonly { readonly from: IsoDate; readonly to?: IsoDate; readonly throughMentor?: true }[];
  /** The closure reason's id, once the case is closed. */
  readonly closedAs?: string;
};

export type MentorFigures = {
  readonly adepts: number;
  readonly internship: OutcomeFigure;
  readonly employment: OutcomeFigure;
};
export type OutcomeFigure = {
  readonly reached: number;
  readonly targetPercent: number;
  readonly percent?: number;
  readonly isMet?: boolean;
};

/** Praktik through the mentor that had lasted so many months on that day. */
const hadInternship = ({ placements }: Adept, atLeastMonths: number, asOf: IsoDate): boolean =>
  placements.some(
    ({ from, to, throughMentor }) =>
      throughMentor === true && addMonths(from, atLeastMonths) <= (to !== undefined && to < asOf ? to : asOf),
  );

const outcome = (reached: number, of: number, targetPercent: number): OutcomeFigure => {
  if (of === 0) return { reached, targetPercent };
  const share = (100 * reached) / of;
  return { reached, targetPercent, percent: Math.round(share), isMet: share >= targetPercent };
};

/** How many of the adepts had praktik through their mentor for long enough, and how many came into anställning, against the targets. */
export const mentorFigures = (adepts: readonly Adept[], model: MentorshipModel, asOf: IsoDate): MentorFigures => ({
  adepts: adepts.length,
  internship: outcome(
    adepts.filter((adept) => hadInternship(adept, model.internship.atLeastMonths, asOf)).length,
    adepts.length,
    model.internship.targetPercent,
  ),
  employment: outcome(
    adepts.filter(({ closedAs }) => closedAs !== undefined && model.employment.reasons.includes(closedAs)).length,
    adepts.length,
    model.employment.targetPercent,
  ),
});
