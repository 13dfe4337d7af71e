import type { IsoDate } from '../calendar/index.ts';
import { hadReached, markOf, type StepId, type StepModel, type StepMove } from './steps.ts';

/** One who started the insats, as stegförflyttning counts them: no identity. */
export type StepStart = { readonly startedOn: IsoDate; readonly moves: readonly StepMove[] };

export type StepFigure = {
  readonly step: StepId;
  readonly reportCode: string;
  readonly afterMonths: number;
  readonly targetPercent: number;
  /** Those whose time for the step has passed. */
  readonly measured: number;
  readonly reached: number;
  /** Whole percent of the measured; absent while there are none. */
  readonly percent?: number;
  readonly isMet?: boolean;
};

/** Stegförflyttning against the targets as of that day: for each step, of those whose time has come, how many had reached it in time. */
export const stepFigures = (
  cohort: readonly StepStart[],
  steps: readonly StepModel[],
  asOf: IsoDate,
): readonly StepFigure[] =>
  steps.map((step) => {
    const measured = cohort.filter(({ startedOn }) => markOf(startedOn, step) <= asOf);
    const reached = measured.filter(({ startedOn, moves }) => hadReached(moves, step.id, markOf(startedOn, step)));
    const share = measured.length === 0 ? undefined : (100 * reached.length) / measured.length;
    return {
      step: step.id,
      reportCode: step.reportCode,
      afterMonths: step.afterMonths,
      targetPercent: step.targetPercent,
      measured: measured.length,
      reached: reached.length,
      ...(share === undefined ? {} : { percent: Math.round(share), isMet: share >= step.targetPercent }),
    };
  });
