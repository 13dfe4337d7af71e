import { addMonths, type IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';

/** Steg 1–5 of VUXAM: how near work somebody is. They measure and are never a gate. */
export const stepIds = [1, 2, 3, 4, 5] as const;
export type StepId = (typeof stepIds)[number];

/** How many of those who started should have reached the step, and how soon (Samverkan Ljusnarsberg's targets). */
export type StepModel = {
  readonly id: StepId;
  readonly reportCode: string;
  readonly targetPercent: number;
  readonly afterMonths: number;
};

export type StepMove = { readonly step: StepId; readonly on: IsoDate };

/** Utvärdering: of whoever missed a step, with a revised plan after it. */
export type StepReview = { readonly on: IsoDate; readonly document?: DocumentRef; readonly meeting?: string };

/** The last day on which the step counts as reached in time, for somebody who started that day. */
export const markOf = (startedOn: IsoDate, { afterMonths }: StepModel): IsoDate => addMonths(startedOn, afterMonths);

/** Whether somebody with these moves had come to the step, or beyond it, by that day. */
export const hadReached = (moves: readonly StepMove[], step: StepId, by: IsoDate): boolean =>
  moves.some((move) => move.step >= step && move.on <= by);
