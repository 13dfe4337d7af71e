import type { TargetModel } from './target.ts';

/** How many closed so who had started the insats: no identity. */
export type ClosedSo = { readonly reason: string; readonly cases: number };

export type TargetFigure = {
  readonly reportCode: string;
  readonly bound: TargetModel['bound'];
  readonly targetPercent: number;
  /** All who had started and were closed. */
  readonly measured: number;
  readonly reached: number;
  /** Whole percent of the measured; absent while there are none. */
  readonly percent?: number;
  readonly isMet?: boolean;
};

const sum = (closed: readonly ClosedSo[]): number => closed.reduce((all, { cases }) => all + cases, 0);

/** The closings against the targets. What is met is told by the share itself, not by the whole percent that is shown. */
export const targetFigures = (closed: readonly ClosedSo[], targets: readonly TargetModel[]): readonly TargetFigure[] =>
  targets.map(({ reportCode, reasons, bound, percent: targetPercent }) => {
    const measured = sum(closed);
    const reached = sum(closed.filter(({ reason }) => reasons.includes(reason)));
    const figure = { reportCode, bound, targetPercent, measured, reached };
    if (measured === 0) return figure;
    const share = (100 * reached) / measured;
    return {
      ...figure,
      percent: Math.round(share),
      isMet: bound === 'atMost' ? share <= targetPercent : share > targetPercent,
    };
  });
